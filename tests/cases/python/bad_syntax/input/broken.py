def good(a):
    return a

def broken(:
    x = (1,

class Still:
    def fine(self):
        return 1

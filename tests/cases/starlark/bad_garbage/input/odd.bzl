def ok():
    return 1

@@@ ??? (((

def after():
    return 2

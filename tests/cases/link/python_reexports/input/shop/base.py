class Container:
    def __init__(self):
        pass

    def describe(self):
        return ''

    def label(self):
        return self.describe()

    def shipping(self):
        return 0

from pkg._native import Guard


def use():
    g = Guard()
    import pkg._native
    pkg._native.open_it(1)

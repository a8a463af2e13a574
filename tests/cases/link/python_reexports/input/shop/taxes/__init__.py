from ..prices import price_of


def tax(item):
    return price_of(item) * 2

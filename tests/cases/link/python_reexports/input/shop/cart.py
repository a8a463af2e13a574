from shop.prices import price_of
from .base import Container


class Cart(Container):
    """What a customer takes."""

    def __init__(self):
        super().__init__()
        self.items = []

    def total(self):
        return sum(price_of(i) for i in self.items) + self.shipping()

    def describe(self):
        return self.label()


def add_item(cart: Cart, item):
    cart.total()
    return cart.describe()

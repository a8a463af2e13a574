import helpers
from shop.cart import Cart


def test_total():
    helpers.make()
    assert Cart().total() == 0

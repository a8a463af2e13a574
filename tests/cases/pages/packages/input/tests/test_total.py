from shop import Cart, total


def test_total():
    cart = Cart()
    cart.add("apple")
    assert total(cart, "de") > 1

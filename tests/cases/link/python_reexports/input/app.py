import shop
import shop.taxes as t
from shop import Cart, put, price_of
import os.path
import yaml


def run(price_of):
    return price_of(1)          # the parameter, not the function


def main():
    cart = Cart()
    put(cart, 1)
    shop.taxes.tax(1)
    t.tax(2)
    price_of(3)
    os.path.join('a')


if __name__ == '__main__':
    main()

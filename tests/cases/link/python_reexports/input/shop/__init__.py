"""A small shop."""
from .cart import Cart, add_item as put
from .prices import *
from . import taxes
__all__ = ['Cart', 'put', 'price_of', 'taxes']

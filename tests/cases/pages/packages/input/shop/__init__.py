"""Carts and what they cost."""
from .cart import Cart
from .pricing import total

__all__ = ["Cart", "total"]

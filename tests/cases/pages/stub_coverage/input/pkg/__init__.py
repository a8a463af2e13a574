from .shapes import area

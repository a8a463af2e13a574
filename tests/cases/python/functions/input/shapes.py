"""Areas of shapes.

Longer words.
"""
import math


def area(width: float, /, height: float = 1.0, *extra, unit: "Unit" = None, **options) -> float:
    """Multiplies.

    Args:
        width (float): how wide
        height: how high,
            in the same unit
        options: more

    Returns:
        float: the product

    Raises:
        ValueError: when negative
    """
    if width < 0 or height < 0:
        raise ValueError("negative")
    for part in extra:
        if part:
            width += part
    return width * height


async def wait(event):
    await event


def count(n):
    for i in range(n):
        yield i


def outer(x):
    def inner(y):
        return x + y
    square = lambda z: z * z
    return inner(square(x))


double = lambda value, by=2: value * by

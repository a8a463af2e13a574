"""The cart."""


class Cart:
    """Items with their quantities."""

    def __init__(self):
        self.items = {}

    def add(self, item, count=1):
        self.items[item] = self.items.get(item, 0) + count

from contextlib import contextmanager
from enum import Enum


class Lid:
    colour = "red"

    def lift(self):
        return self


class Base:
    weight = 1

    def close(self):
        pass


class Box(Base):
    def __init__(self, lid=None):
        self.lid = lid or Lid()
        self.name = "box"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def turned(self):
        return self

    @property
    def top(self):
        return self.lid

    @classmethod
    def small(cls):
        return cls()


class Crate(Box):
    def planks(self):
        return self.weight


class Size(Enum):
    SMALL = 1
    LARGE = 2

    def label(self):
        return self.name


def make_box():
    box = Box()
    return box


def find_box(name) -> "Box":
    ...


@contextmanager
def opened():
    box = make_box()
    yield box


default_box = make_box()

"""Patterns."""
import enum
import functools
from abc import ABC, abstractmethod
from collections import namedtuple
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

try:
    import numpy
except ImportError:
    numpy = None

__all__ = ["Resource", "opened"]
REGISTRY = {}
Point = namedtuple("Point", "x y")


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class Half:
    def __enter__(self):
        return self


@contextmanager
def opened(path):
    handle = Guard(path)
    try:
        yield handle
    finally:
        del handle


def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        return fn(*args)
    return wrapper


def register(fn):
    REGISTRY[fn.__name__] = fn
    return fn


def numbers():
    yield 1


async def later():
    return 1


@dataclass
class Data:
    x: int


class Reader(ABC):
    @abstractmethod
    def read(self): ...


class Color(enum.Enum):
    RED = 1


class Named(NamedTuple):
    x: int


class Sized(Protocol):
    def size(self): ...


class Only:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class Meta(type):
    pass


class LogMixin:
    __slots__ = ("x",)

    @property
    def area(self):
        return 1

    @classmethod
    def make(cls, x):
        return cls(x)

    def __getattr__(self, name):
        import json
        return json.loads(name)


class Walker:
    def visit_Name(self, node): ...
    def visit_Call(self, node): ...
    def visit_Add(self, node): ...


class Builder:
    def a(self):
        return self

    def b(self):
        return self

    def c(self):
        return self


class Vector:
    def __add__(self, other): ...
    def __sub__(self, other): ...
    def __mul__(self, other): ...
    def __len__(self): ...
    def __getitem__(self, i): ...
    def __iter__(self): ...
    def __next__(self): ...
    def __call__(self): ...


if __name__ == "__main__":
    numbers()

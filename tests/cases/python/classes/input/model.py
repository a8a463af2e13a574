from abc import ABC, abstractmethod
from enum import Enum
import dataclasses


class Base(ABC):
    """What all share."""

    limit: int = 3  #: at most
    _hidden = None

    def __init__(self, name):
        self.name = name
        self.left, self.right = 1, 2
        self.name = name.strip()

    @property
    def title(self):
        return self.name

    @title.setter
    def title(self, value):
        self.name = value

    @staticmethod
    def make():
        return Base("x")

    @abstractmethod
    def run(self): ...

    def __private(self):
        pass


@dataclasses.dataclass(frozen=True)
class Point(Base, metaclass=type):
    x: int
    y: int = 0
    "the other way"


class Color(Enum):
    RED = 1
    GREEN = 2


class TestPoint:
    def test_run(self):
        assert Point(1).run() is None

#!/usr/bin/env python3
# Settings of the service.
import os
from typing import TypeVar, Union

__all__ = ["LIMIT", "run"]
__all__ += ["Alias"]

LIMIT: int = 3
name = os.environ["SERVICE_NAME"]
first = second = os.getenv("OTHER", "x")
a, b = 1, 2
T = TypeVar("T")
Alias: "TypeAlias" = Union[int, str]
if LIMIT:
    conditional = 1
LIMIT = 4


def run(parser):
    parser.add_argument("-v", "--verbose", help="more words")
    value = os.environ.get("DEEP")
    return value


if __name__ == "__main__":
    run(None)

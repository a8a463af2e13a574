from __future__ import annotations
import os, sys as system
import xml.etree.ElementTree
from typing import TYPE_CHECKING
from . import sibling
from ..other.place import (
    first as one,
    second,
)
from .stars import *

try:
    import numpy as np
except ImportError:
    np = None

if TYPE_CHECKING:
    from .types import Only


def late():
    import json
    import importlib
    importlib.import_module("pkg.plugin")
    return json, np.load("x"), one()

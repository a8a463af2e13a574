from ........ import x
from . import *
from .a import a
import a
import
from a import (b, c

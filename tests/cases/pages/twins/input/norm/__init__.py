from .hook import scale
from . import fresh

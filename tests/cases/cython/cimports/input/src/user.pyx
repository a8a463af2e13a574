import os, sys
cimport numpy as np
cimport cython
from libc.stdlib cimport malloc, free as release
from . cimport near
from ..far cimport (
    Box,
    Lid as Cover,
)
from cpython.object cimport *
import numpy as np
include "part.pxi"

np.import_array()

cdef np.ndarray[np.float64_t, ndim=2] grid = np.zeros((2, 2))

def use(Box box, Cover cover):
    cdef near.Node node = near.Node()
    try:
        import fast
    except ImportError:
        fast = None
    box.open()
    node.walk()
    return malloc(3)

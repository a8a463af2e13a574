import os
from libc.string cimport strlen
from . import helpers

include "part.pxi"

cdef class Box:
    def __cinit__(self, str name):
        self.shape = Shape()
        raw_open(name)

    cpdef int fill(self, int n) except -1:
        if n > LIMIT:
            return inner(self)
        return area(self.shape) + self.shape.sides()

    def __dealloc__(self):
        c_close(self.raw)
        raw_hidden()
        raw_missing()
        raw_fast(1)

cdef Box make_box(str name):
    cdef Box made = Box(name)
    made.fill(1)
    helpers.log(made)
    return made

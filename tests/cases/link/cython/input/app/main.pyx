cimport numpy as np
cimport cython
cimport box.core as core
from box.core cimport Box, make_box
from box cimport shapes
from cpython.ref cimport PyObject
from posix.unistd cimport close
from nowhere cimport thing
import box.core

cdef extern from "math.h":
    double sqrt(double)
cdef extern from "gone.h":
    pass

def run():
    cdef Box one = make_box("a")
    one.fill(1)
    cdef core.Box two = core.make_box("b")
    two.shape.sides()
    cdef shapes.Shape shape = two.shape
    shapes.area(shape)
    thing(sqrt(2))
    return (<Box>get()).fill(3)

cdef extern from "vec.hpp":
    cdef cppclass Vec[T]:
        size_t size()
    ctypedef struct point:
        int x

cpdef enum Color:
    RED = 1

def must(list items, object any):
    cdef Box one = any
    cdef Vec[int]* many = new Vec[int]()
    cdef point* points = NULL
    one = None
    one.fill(RED)
    many.size()
    return points[0].x + Color.RED

def must_not(items, str name):
    cdef object one
    one.fill(1)
    name.size()
    strlen(name)
    return (<object>items).fill(LIMIT)

def casts(void* raw, object given):
    made = <Box>raw
    made.fill(4)
    same = <object>given
    same.fill(5)
    return (<point*>raw)[0].x

# What others may cimport.
from libc.stdint cimport uint8_t

DEF SIZE = 4

ctypedef unsigned int count_t
ctypedef double (*measure_t)(void* state, int n) except -1
ctypedef fused real:
    float
    double

cdef struct point:
    double x, y
    # the name, as bytes
    char name[16]
    int (*compare)(point*, point*)

ctypedef packed struct pixel_t:
    uint8_t red
    uint8_t green

cdef union value:
    int whole
    double real

cpdef enum Color:
    """Colours."""
    RED = 1  # like blood
    GREEN, BLUE = 1 << 2

cdef enum:
    LIMIT = SIZE * 2

cdef int total
cdef extern int from_c

cdef class Shape:
    cdef readonly double area
    cdef point* points
    cdef double scale(self, double by=*)
    @staticmethod
    cdef Shape of(point* points, count_t n)
    cpdef draw(self, int depth, object target)

cdef api int shape_area(Shape shape, int) except? -1
cdef inline double twice(double x) nogil:
    return 2 * x

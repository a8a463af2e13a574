cdef
cdef class
cdef class :
    pass
cdef struct
cdef enum Color
cdef extern from
ctypedef
cdef int
cdef int *
cdef (
cpdef )
property x:
DEF
IF
ELSE
for i from
< > <int
x = <int
y = <
cimport
from x cimport
cdef int f(:
    pass
cdef int f(,):
    pass
cdef int operator
cdef int x = , y =
def g(int, *, **, int[:], ...):
    pass
cdef:

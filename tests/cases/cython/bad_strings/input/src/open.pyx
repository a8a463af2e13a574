cdef char* s = "never closed
cdef int n = 3

include "part.pxi
cdef extern from "half.h
    int f()

def f(int x):
    '''also never closed
    return x

cdef int g(int y):
    return y

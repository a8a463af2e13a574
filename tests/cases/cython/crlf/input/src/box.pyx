cdef class Box:
    cdef int n
    cdef int f(self, \
        int x):
        return x

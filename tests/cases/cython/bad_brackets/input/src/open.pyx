cdef int first(int a, (int b:
    return a

cdef class Box:
    cdef int n)
    def close(self:
        pass

cdef extern from "x.h":
    int open_box(int
    struct s:
        int a

def last(int x):
    return x]

from box.shapes cimport Shape, area

cdef extern from "../clib/box.h":
    ctypedef struct raw_box:
        int size
    int raw_open(const char* name)
    void c_close "raw_close" (raw_box* box)
    int raw_hidden()
    int raw_missing()
    int raw_fast(int n)

cdef enum:
    LIMIT = 3

cdef class Box:
    cdef readonly Shape shape
    cdef raw_box* raw
    cpdef int fill(self, int n) except -1

cdef Box make_box(str name)

cimport cython
from base cimport Base

cdef class Forward

@cython.final
cdef class Box(Base) [object BoxObject, type BoxType]:
    """A box."""

    cdef public int width  # in millimetres
    cdef readonly Lid lid
    #: who holds it
    cdef Box holder
    cdef int *sizes, counts[3]
    cdef object __weakref__

    def __cinit__(self, int width, Lid lid=None):
        self.width = width
        self.lid = lid
        self.extra = 1

    def __dealloc__(self):
        pass

    property depth:
        """How deep it is."""
        def __get__(self):
            return self.lid.depth()
        def __set__(self, value):
            self.width = value

    @property
    def height(self):
        return self.width

    cpdef close(self):
        """Closes the lid."""
        return self.lid.shut(self)

    @staticmethod
    cdef Box make(int width):
        return Box.__new__(Box, width)

    cdef int _hidden(self) except? -1:
        cdef Box other = Box(3)
        cdef Lid lid
        lid.shut(other)
        return other.lid.depth()

cdef class Lid:
    cpdef int depth(self): return 1
    cdef shut(self, Box box): pass

class Plain(Box):
    limit = 3
    def close(self):
        return super().close()

cdef class Shape:
    cdef int sides(self):
        return self.count

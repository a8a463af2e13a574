cdef class Shape:
    cdef int count
    cdef int sides(self)

cdef inline int area(Shape shape):
    return shape.sides() * shape.count

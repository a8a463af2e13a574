cdef int inner(Box box):
    """Part of box.core: knows what that imports."""
    cdef size_t size = strlen("x")
    make_box("y").fill(2)
    return raw_open(os.name) + LIMIT + box.shape.sides()

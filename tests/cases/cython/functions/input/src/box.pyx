"""Functions as Cython writes them."""
import cython

cdef inline int area(int width, int height=1, *) except -1 nogil:
    """The area of a box."""
    return width * height

cpdef double mean(double[:, ::1] values not None, unsigned long n, bint deep=False):
    """The mean.

    :param values: a view of two dimensions
    :param n: how many
    """
    cdef unsigned int i
    cdef double total = 0, part
    for i from 0 <= i < n by 2:
        total += values[i, 0]
    return total / n

# Called from C.
cdef public api void log_line(const char *format, ...) noexcept:
    pass

cdef char** names(int (*compare)(const void*, const void*), char* argv[]): return NULL

def visit(object self_, list boxes or None, int depth = 3, *args, str name = "x", **rest) -> int:
    def inner(long x, y):
        return x
    return inner(depth, 1)

@cython.boundscheck(False)
@cython.locals(i=cython.int)
cdef object first(dict[str, int] table, (int, double) pair):
    return table

cdef _plain(x, y=None):
    return x

cdef long long \
        wide(long long x):
    return x

async def later(int n):
    return n

double = lambda x: x * 2

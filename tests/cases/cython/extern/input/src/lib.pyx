from libcpp.string cimport string

cdef extern from "lib.h":
    """
    #define LIB_SIZE 3
    """
    int LIB_SIZE
    const char* lib_version "LIB_VERSION"

    ctypedef struct lib_handle:
        pass
    ctypedef struct lib_options:
        int depth
    struct lib_plain:
        int n
    enum lib_mode:
        LIB_FAST
        LIB_SLOW = 4
    lib_handle* lib_open(const char* path, lib_options*) nogil
    int lib_printf "lib_print" (char* format, ...)
    void lib_close(lib_handle*)
    IF UNAME_SYSNAME == "Linux":
        int lib_linux()
    ELSE:
        int lib_other()

cdef extern from "<lib/vector.hpp>" namespace "lib" nogil:
    cdef cppclass vector[T, A=*](base[T]):
        ctypedef T value_type
        cppclass iterator:
            T& operator*()
            iterator operator++()
            bint operator==(iterator)
        vector() except +
        vector(size_t n, T& value) except +MemoryError
        T& operator[](size_t)
        iterator begin()
        size_t size "length"()
        @staticmethod
        vector[T] of(T)
    cdef cppclass opaque
    enum class level(int):
        low
        high

cdef extern from *:
    int errno_value

cdef extern int from_elsewhere(int)

def open_lib(path):
    cdef lib_options options
    cdef vector[int] *items = new vector[int](3, 4)
    del items
    return lib_open(path, &options) != NULL

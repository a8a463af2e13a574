import ctypes
from cffi import FFI
from ctypes import CDLL

lib = ctypes.CDLL("libstore.so")
lib.store_open.restype = ctypes.c_int
ffi = FFI()
other = ffi.dlopen("libstore.so")


class Store:
    def __init__(self):
        self.lib = CDLL("libstore.so")

    def open(self, path):
        self.lib.not_there(path)
        return self.lib.store_open(path)


def open_all(paths):
    lib.twice(2)
    return [lib.store_open(p) + other.store_open(p) for p in paths]

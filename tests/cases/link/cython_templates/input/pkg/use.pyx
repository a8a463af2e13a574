from ._list cimport Plain
from ._list import Plain as Other

def use(Plain plain):
    plain.run()
    return plain.size, Other()

// Cython: sources that a template engine (Tempita) makes files of: x.pyx.in, x.pxd.tp. In: the text. Out: the text as one
// of those files could be, byte for byte as long: lines of the template are blanks, values are names. Empty when the text
// is no template. O(bytes).
//
//   {{for name, dtype in dtypes}}                                            (blanks)
//   cdef class {{name}}Vector:             cdef class ________Vector:
#pragma once

#include <string>
#include <string_view>

namespace repodoc::cython {

std::string WithoutTemplate(std::string_view text);

}  // namespace repodoc::cython

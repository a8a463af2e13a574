// Cython: files that are one module. A .pxd declares what the .pyx or .py of its name defines; what `include "x.pxi"` names
// is text of the including file. In: files and their import rows. Out: whose scope a file shares. O(files + imports).
#pragma once

#include <vector>

#include "core/link/graph_data.h"

namespace repodoc {

// By file: the file whose scope it shares, itself where it has its own. A part that several modules include has its own.
std::vector<FileIndex> CythonModules(const LinkData& data);
// By entity of a scope: its files, where Cython makes one module of several. `file_root` of the data must stand.
Grouped<FileIndex> CythonParts(const LinkData& data);

}  // namespace repodoc

// Functions that one language declares and another defines: JNI (native methods of Java, Kotlin, Scala), extern "C" blocks
// and #[no_mangle] of Rust, DllImport of C#, cgo, extern blocks of Cython. In: entities with their primary symbols. Out: a declaration's primary is
// the definition in the other language, so that uses are counted there and the pages name each other.
// Rules: the Java Native Interface specification, "Resolving Native Method Names"; the Rust reference, "External blocks".
#pragma once

#include <string_view>

#include "core/link/graph_data.h"

namespace repodoc {

void LinkForeignDeclarations(LinkData* data);

// The only C function of the repository with this name outside of every scope, as a global symbol, its definition first;
// kNone when there is none or more than one.
uint32_t CFunctionNamed(const LinkData& data, std::string_view name);

}  // namespace repodoc

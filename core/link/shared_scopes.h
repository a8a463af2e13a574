// Scopes that files share. A C++ namespace, a Java package, a C# or PHP namespace, a Go package, a Perl package, a
// Ruby module or class and an Elixir or Haskell module are one scope, wherever their files lie; a path such as "com.example.util.Strings" walks
// from the root of its family down to what it names.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/link/graph_data.h"

namespace repodoc {

// What stands between the parts of a package's or namespace's name; empty: such names are not split, and the family's
// files share no root.
std::string_view ScopeSeparator(Family family);

// A symbol that only gives a scope its name.
inline bool IsScopeName(SymbolKind kind) {
  return kind == SymbolKind::kNamespace || kind == SymbolKind::kPackage || kind == SymbolKind::kModule;
}

// The package a file of a family with one package per file belongs to (Java, Kotlin, Scala, Go), as written.
std::string_view PackageOf(const FactsView& facts);

struct ScopePath {
  uint32_t entity = kNone;   // the deepest entity on the path that is known; kNone: not even the first part is
  size_t matched = 0;        // bytes of the path that lead there
  bool whole = false;        // the whole path is known
};
// Walks `path`, whose parts stand between `separator`s, from `scope`. O(parts).
ScopePath WalkScopes(const LinkData& data, uint32_t scope, std::string_view path, std::string_view separator);

// Of the symbols of an entity, the one nearest to a file: its own file, the nearest folder, the first by path.
// `*files`: how many files have one, at most kCrowd counted.
uint32_t NearestSymbol(const LinkData& data, uint32_t entity, FileIndex from, uint32_t* files);

}  // namespace repodoc

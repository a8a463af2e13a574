#include "core/link/shared_scopes.h"

#include "core/base/text.h"
#include "core/link/path_search.h"

namespace repodoc {

std::string_view ScopeSeparator(Family family) {
  switch (family) {
    case Family::kJvm: case Family::kDotNet: case Family::kElixir: case Family::kHaskell: case Family::kElm:
      return ".";
    case Family::kPhp: return "\\";
    case Family::kPerl: case Family::kRuby: return "::";
    default: return {};
  }
}

std::string_view PackageOf(const FactsView& facts) {
  for (const Symbol& symbol : facts.symbols) {
    if (symbol.kind == SymbolKind::kPackage && symbol.parent == kNone) return facts.str(symbol.name);
  }
  return {};
}

ScopePath WalkScopes(const LinkData& data, uint32_t scope, std::string_view path, std::string_view separator) {
  ScopePath out;
  size_t begin = 0;
  while (scope != kNone && begin <= path.size()) {
    size_t end = path.find(separator, begin);
    if (end == path.npos) end = path.size();
    uint32_t next = data.FindEntity(scope, data.names.Find(path.substr(begin, end - begin)));
    if (next == kNone) return out;
    scope = out.entity = next;
    out.matched = end;
    if (end == path.size()) {
      out.whole = true;
      return out;
    }
    begin = end + separator.size();
  }
  return out;
}

uint32_t NearestSymbol(const LinkData& data, uint32_t entity, FileIndex from, uint32_t* files) {
  uint32_t best = kNone, best_shared = 0, steps = 0;
  FileIndex last = kNone;
  *files = 0;
  for (uint32_t at = data.entities[entity].first_symbol; at != kNone && steps < kCrowd; at = data.next_symbol[at], ++steps) {
    uint32_t primary = data.primary[at];
    FileIndex file = data.Local(primary).file;
    if (file != last) ++*files;
    last = file;
    uint32_t shared = file == from ? kNone : 1 + SharedFolders(data.FolderPath(from), data.FolderPath(file));
    if (best != kNone && shared <= best_shared) continue;
    best = primary;
    best_shared = shared;
  }
  return best;
}

}  // namespace repodoc

#include "core/link/foreign_declarations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr size_t kMostScopes = 16;       // classes around a native method
constexpr uint32_t kMostLookedAt = 256;  // functions of one name

// "_1" for "_", "_00024" for "$", "_" between the parts of a class's name.
void AppendMangled(std::string_view name, std::string* out) {
  for (size_t at = 0; at < name.size();) {
    uint32_t code = NextCodePoint(name, &at);
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9')) {
      *out += static_cast<char>(code);
    } else if (code == '.') {
      *out += '_';
    } else if (code == '_') {
      *out += "_1";
    } else {
      constexpr char kHex[] = "0123456789abcdef";
      *out += "_0";
      for (int shift = 12; shift >= 0; shift -= 4) *out += kHex[(code >> shift) & 15];
    }
  }
}

bool HasWordBeforeParenthesis(std::string_view signature, std::string_view word) {
  for (std::string_view part : Split(signature.substr(0, signature.find('(')), ' ')) {
    if (part == word) return true;
  }
  return false;
}

// Java_com_example_Box_open; empty when the symbol is no native method.
std::string JniName(const FactsView& facts, const Symbol& symbol) {
  std::string_view signature = facts.str(symbol.signature);
  if (!HasWordBeforeParenthesis(signature, "native") && !HasWordBeforeParenthesis(signature, "external")) return {};
  std::vector<std::string_view> scopes;
  for (uint32_t at = symbol.parent; at != kNone && scopes.size() < kMostScopes; at = facts.symbols[at].parent) {
    if (IsType(facts.symbols[at].kind)) scopes.push_back(facts.str(facts.symbols[at].name));
  }
  if (scopes.empty()) return {};
  std::string out = "Java_";
  std::string_view package = PackageOf(facts);
  if (!package.empty()) {
    AppendMangled(package, &out);
    out += '_';
  }
  for (size_t i = scopes.size(); i-- > 0;) {
    AppendMangled(scopes[i], &out);
    if (i > 0) out += "_00024";
  }
  out += '_';
  AppendMangled(facts.str(symbol.name), &out);
  return out;
}

// EntryPoint = "name" of a DllImport or LibraryImport, else the method's own name; empty when there is no such attribute.
std::string DotNetName(const FactsView& facts, uint32_t index) {
  for (const Clause& clause : facts.ClausesOf(index)) {
    std::string_view text = facts.str(clause.text);
    if (clause.kind != ClauseKind::kAttribute || !(StartsWith(text, "DllImport") || StartsWith(text, "LibraryImport"))) continue;
    size_t entry = text.find("EntryPoint");
    size_t begin = entry == text.npos ? entry : text.find('"', entry), end = begin == text.npos ? begin : text.find('"', begin + 1);
    return std::string(end == text.npos ? facts.str(facts.symbols[index].name) : text.substr(begin + 1, end - begin - 1));
  }
  return {};
}

// What `cdef extern from` declares in Cython: the attribute `extern`, or `extern "name in C"`.
std::string CythonName(const FactsView& facts, uint32_t index) {
  for (const Clause& clause : facts.ClausesOf(index)) {
    std::string_view text = facts.str(clause.text);
    if (clause.kind != ClauseKind::kAttribute || !StartsWith(text, "extern")) continue;
    return std::string(text.size() > 9 ? text.substr(8, text.size() - 9) : facts.str(facts.symbols[index].name));
  }
  return {};
}

bool IsExportedRust(const FactsView& facts, uint32_t index) {
  for (const Clause& clause : facts.ClausesOf(index)) {
    if (clause.kind == ClauseKind::kAttribute && facts.str(clause.text).find("no_mangle") != std::string_view::npos) return true;
  }
  return false;
}

enum class Wanted : uint8_t { kFunction, kFunctionOrHeaders, kType };

bool IsHeader(std::string_view path) {
  std::string_view extension = Extension(path);
  return extension == ".h" || extension == ".hpp" || extension == ".hh" || extension == ".hxx";
}

uint32_t CSymbolNamed(const LinkData& data, std::string_view name, Wanted wanted) {
  uint32_t id = data.names.Find(name), found = kNone;
  if (id == kNone || id >= data.entities_by_name.keys()) return kNone;
  uint32_t looked = 0;
  for (uint32_t entity : data.entities_by_name[id]) {
    for (uint32_t at = data.entities[entity].first_symbol; at != kNone; at = data.next_symbol[at]) {
      FileIndex file = data.Local(at).file;
      if (data.families[file] != Family::kC) break;
      if (++looked > kMostLookedAt) return kNone;
      const Symbol& symbol = data.SymbolAt(at);
      bool kind = wanted == Wanted::kType ? IsType(symbol.kind) : IsCallable(symbol.kind);
      if (!kind || symbol.parent != kNone || (symbol.flags & kSymbolLocal) != 0) continue;
      // What is static is not to be had from outside, but by whoever includes it.
      bool header = wanted == Wanted::kFunctionOrHeaders && IsHeader(data.paths[file]);
      if ((symbol.flags & kSymbolStatic) != 0 && !header) continue;
      if (found != kNone && found != data.primary[at]) return kNone;
      found = data.primary[at];
    }
  }
  return found;
}

}  // namespace

uint32_t CFunctionNamed(const LinkData& data, std::string_view name) { return CSymbolNamed(data, name, Wanted::kFunction); }

void LinkForeignDeclarations(LinkData* data) {
  auto link = [&](FileIndex file, uint32_t index, uint32_t definition) {
    if (definition == kNone) return;
    uint32_t declaration = data->Global(file, index);
    if (data->primary[declaration] == definition) return;
    data->primary[declaration] = definition;
    data->foreign_declarations.emplace_back(definition, declaration);
  };
  std::vector<std::pair<FileIndex, uint32_t>> exported;  // functions of Rust that C declares
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    Family family = data->families[file];
    bool cython = family == Family::kPython && data->views[file].language() == "cython";
    if (family != Family::kJvm && family != Family::kRust && family != Family::kDotNet && !cython) continue;
    const FactsView& facts = data->views[file];
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      const Symbol& symbol = facts.symbols[i];
      bool c_type = cython && IsType(symbol.kind);  // cdef extern from "box.h": struct box_t
      if (!IsCallable(symbol.kind) && !c_type) continue;
      if ((symbol.flags & kSymbolDefinition) != 0) {
        if (family == Family::kRust && symbol.parent == kNone && IsExportedRust(facts, i)) exported.emplace_back(file, i);
        continue;
      }
      std::string name = family == Family::kJvm      ? JniName(facts, symbol)
                         : family == Family::kDotNet ? DotNetName(facts, i)
                         : cython                    ? (symbol.parent == kNone ? CythonName(facts, i) : std::string())
                         : symbol.parent == kNone    ? std::string(facts.str(symbol.name))
                                                     : std::string();
      Wanted wanted = c_type ? Wanted::kType : cython ? Wanted::kFunctionOrHeaders : Wanted::kFunction;
      if (!name.empty()) link(file, i, CSymbolNamed(*data, name, wanted));
    }
  }
  for (auto [file, index] : exported) {
    uint32_t declared = CFunctionNamed(*data, data->views[file].str(data->views[file].symbols[index].name));
    if (declared == kNone || (data->SymbolAt(declared).flags & kSymbolDefinition) != 0) continue;
    SymbolRef place = data->Local(declared);
    link(place.file, place.symbol, data->Global(file, index));
  }
  std::sort(data->foreign_declarations.begin(), data->foreign_declarations.end());
}

}  // namespace repodoc

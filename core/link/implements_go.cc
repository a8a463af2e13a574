// Which types of Go have all methods of an interface: the compiler decides it by their names and types, nobody writes it
// down. In: methods of types and interfaces, embedding. Out: bases; what follows from bases (overrides, callers) follows.
// Types of libraries are compared without the names of their packages. Interfaces that embed one from outside are left out.
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_go.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr size_t kMostMethods = 64;   // of an interface
constexpr size_t kMostOwners = 2000;  // types that have its rarest method
constexpr size_t kMostPairs = 1000000;  // of interfaces and types that are looked at

bool IsOfPackage(std::string_view name) { return !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || name[0] == '_'); }

uint32_t HashOfText(std::string_view text) { return static_cast<uint32_t>(HashBytes(text)) & 0x7fffffffu; }

}  // namespace

// "map[string]*storage.Series" -> "map[string]*#12": types of the repository by their entity, others without their package.
void GoNames::AppendType(Place place, std::string_view type, std::string* out) const {
  if (type == "interface{}" || type == "interface {}") type = "any";
  for (size_t at = 0; at < type.size();) {
    size_t end = at;
    while (end < type.size() && (go_types::IsNameByte(type[end]) || (type[end] == '.' && end > at))) ++end;
    if (end == at || type.substr(at, 3) == "...") {
      if (type[at] != ' ' && type[at] != '\t' && type[at] != '\n') out->push_back(type[at]);
      ++at;
      continue;
    }
    std::string_view name = type.substr(at, end - at);
    Value named = Named(place, name);
    if (named.kind == Value::kEntity) {
      *out += "#" + std::to_string(named.id);
    } else {
      *out += name.substr(name.rfind('.') == name.npos ? 0 : name.rfind('.') + 1);
    }
    at = end;
  }
  out->push_back(',');
}

// What a method takes and gives.
uint32_t GoNames::SignatureHash(uint32_t symbol) {
  if (signatures_.empty()) signatures_.assign(data_.symbol_base.back(), kNone);
  if (signatures_[symbol] != kNone) return signatures_[symbol];
  SymbolRef ref = data_.Local(symbol);
  const FactsView& facts = data_.views[ref.file];
  std::string text;
  for (const Parameter& row : facts.ParametersOf(ref.symbol)) {
    if (row.kind == ParameterKind::kTemplate) continue;
    if (row.kind == ParameterKind::kVarArgs) text += "...";
    AppendType({ref.file, ref.symbol}, facts.str(row.type), &text);
  }
  text += ")";
  std::string_view results = facts.str(facts.symbols[ref.symbol].type);
  for (size_t i = 0; i < 16; ++i) {
    std::string_view part = go_types::Part(results, i);
    if (part.empty()) break;
    AppendType({ref.file, ref.symbol}, part, &text);
  }
  return signatures_[symbol] = HashOfText(text);
}

// The methods of an interface and of those it embeds; false when they are not all known.
bool GoNames::MethodsOf(uint32_t entity, std::vector<std::pair<uint32_t, uint32_t>>* methods) {
  std::vector<uint32_t> queue{entity};
  for (size_t at = 0; at < queue.size(); ++at) {
    if (queue.size() > kMostMethods) return false;
    SymbolRef ref = SymbolOf(queue[at]);
    const FactsView& facts = data_.views[ref.file];
    if (facts.symbols[ref.symbol].kind != SymbolKind::kInterface) return false;
    size_t clauses = 0, known = 0;
    for (const Clause& clause : facts.ClausesOf(ref.symbol)) clauses += clause.kind == ClauseKind::kBase;
    auto row = std::lower_bound(embedded_.begin(), embedded_.end(), std::make_pair(queue[at], uint32_t{0}));
    for (; row != embedded_.end() && row->first == queue[at]; ++row, ++known) {
      if (std::find(queue.begin(), queue.end(), row->second) == queue.end()) queue.push_back(row->second);
    }
    if (known != clauses) return false;
    for (uint32_t i = ref.symbol + 1; i < facts.symbols.size() && facts.symbols[i].begin_row <= facts.symbols[ref.symbol].end_row; ++i) {
      if (facts.symbols[i].parent != ref.symbol || facts.symbols[i].kind != SymbolKind::kMethod) continue;
      uint32_t symbol = data_.Global(ref.file, i);
      methods->emplace_back(data_.entities[data_.symbol_entity[symbol]].name, SignatureHash(symbol));
      if (methods->size() > kMostMethods) return false;
    }
  }
  return !methods->empty();
}

bool GoNames::IsInterface(uint32_t entity) const {
  return data_.SymbolAt(data_.entities[entity].first_symbol).kind == SymbolKind::kInterface;
}

void GoNames::FindImplementations() {
  std::vector<uint32_t> interfaces;
  std::vector<std::pair<uint32_t, uint32_t>> owners;  // (name of a method, type that has it)
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kGo) continue;
    const FactsView& facts = data_.views[file];
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      const Symbol& symbol = facts.symbols[i];
      uint32_t entity = data_.symbol_entity[data_.Global(file, i)];
      if (entity == kNone || (symbol.flags & kSymbolLocal) != 0) continue;
      if (symbol.kind == SymbolKind::kInterface && symbol.parent == kNone) interfaces.push_back(entity);
      if (symbol.kind != SymbolKind::kMethod) continue;
      uint32_t owner = data_.entities[entity].parent;
      if (!Exists(owner) || IsInterface(owner)) continue;
      owners.emplace_back(data_.entities[entity].name, owner);
    }
  }
  // What a type embeds gives it its methods, too.
  size_t direct = owners.size();
  std::vector<std::pair<uint32_t, uint32_t>> embedding;  // (type that is embedded, type that embeds it)
  for (const auto& [type, part] : embedded_) embedding.emplace_back(part, type);
  std::sort(embedding.begin(), embedding.end());
  for (size_t at = 0; at < owners.size() && owners.size() < 8 * direct + 1000; ++at) {
    auto [name, owner] = owners[at];
    auto row = std::lower_bound(embedding.begin(), embedding.end(), std::make_pair(owner, uint32_t{0}));
    for (size_t levels = 0; row != embedding.end() && row->first == owner && levels < kMostMethods; ++row, ++levels) {
      if (IsInterface(row->second)) continue;
      owners.emplace_back(name, row->second);
    }
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  std::sort(interfaces.begin(), interfaces.end());
  interfaces.erase(std::unique(interfaces.begin(), interfaces.end()), interfaces.end());
  auto with = [&](uint32_t name) {
    return std::equal_range(owners.begin(), owners.end(), std::make_pair(name, uint32_t{0}),
                            [](const auto& a, const auto& b) { return a.first < b.first; });
  };
  std::vector<std::pair<uint32_t, uint32_t>> methods;
  size_t pairs = 0;
  for (uint32_t interface : interfaces) {
    methods.clear();
    if (!MethodsOf(interface, &methods)) continue;
    auto rarest = with(methods[0].first);
    for (const auto& method : methods) {
      auto range = with(method.first);
      if (range.second - range.first < rarest.second - rarest.first) rarest = range;
    }
    size_t owner_count = static_cast<size_t>(rarest.second - rarest.first);
    if (owner_count > kMostOwners || pairs + owner_count > kMostPairs) continue;
    pairs += owner_count;
    for (auto row = rarest.first; row != rarest.second; ++row) {
      // What begins with a small letter is of its package alone.
      bool one_package = data_.entities[row->second].parent == data_.entities[interface].parent;
      bool all = one_package || std::none_of(methods.begin(), methods.end(), [&](const auto& method) {
                   return IsOfPackage(data_.names.Get(method.first));
                 });
      for (size_t i = 0; i < methods.size() && all; ++i) {
        uint32_t found = MemberOf(row->second, methods[i].first);
        all = found != kNone && data_.SymbolAt(data_.entities[found].first_symbol).kind == SymbolKind::kMethod &&
              SignatureHash(data_.entities[found].first_symbol) == methods[i].second;
      }
      if (!all) continue;
      uint32_t type = data_.primary[data_.entities[row->second].first_symbol];
      FileIndex file = data_.Local(type).file;
      uint32_t files = 0;
      data_.base_links.push_back({type, NearestSymbol(data_, interface, file, &files), Confidence::kExact});
    }
  }
}

}  // namespace repodoc

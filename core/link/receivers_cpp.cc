// C++: the class that a receiver is an object of. In: the text that stands before a member, as extraction leaves it
// (core/extract/lang_cpp_receivers.cc): "this", "x", "Set()", "Regexp::Parse()", "prog_.inst()", "files_[]". Out: a class.
// Types are followed by their texts, from declaration to declaration; what needs template arguments deduced stays unknown.
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_cpp.h"

namespace repodoc {
namespace {

constexpr int kMaxAliases = 12;
constexpr int kMaxSteps = 12;  // members of members

std::string_view LastOfPath(std::string_view path) {
  size_t colons = path.rfind("::");
  return Trim(colons == path.npos ? path : path.substr(colons + 2));
}

// "vector<Foo>": what stands before the arguments, and the first of them; the latter empty when there are none.
struct Template {
  std::string_view head, first;
};
Template SplitTemplate(std::string_view type) {
  size_t open = type.find('<');
  if (open == type.npos) return {type, {}};
  Template out{Trim(type.substr(0, open)), {}};
  std::string_view inner = type.substr(open + 1);
  int depth = 0;
  size_t stop = 0;
  for (; stop < inner.size(); ++stop) {
    if (inner[stop] == '<' || inner[stop] == '(') ++depth;
    if (inner[stop] == ')') --depth;
    if (inner[stop] == '>' && depth-- == 0) break;
    if (inner[stop] == ',' && depth == 0) break;
  }
  out.first = Trim(inner.substr(0, stop));
  return out;
}

// Of the standard library and its like: an element is of the type of the first argument.
bool IsSequence(std::string_view name) {
  for (std::string_view known : {"vector", "array", "deque", "list", "forward_list", "set", "multiset", "unordered_set",
                                 "unordered_multiset", "span", "initializer_list", "ArrayRef", "SmallVector", "List", "QList",
                                 "QVector", "stack", "queue", "priority_queue", "valarray"}) {
    if (name == known) return true;
  }
  return false;
}

bool GivesElement(std::string_view member) {
  for (std::string_view known : {"front", "back", "at", "begin", "end", "rbegin", "rend", "cbegin", "cend", "find", "data", "top",
                                 "operator[]", "emplace_back"}) {
    if (member == known) return true;
  }
  return false;
}

bool GivesItself(std::string_view member) { return member == "get" || member == "lock" || member == "value" || member == "release"; }

// The end of the first step of "a.b()[]->c": steps are apart by "." and "->", outside of <> and ().
size_t EndOfStep(std::string_view text) {
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '<' || c == '(') ++depth;
    if ((c == '>' && (i == 0 || text[i - 1] != '-')) || c == ')') --depth;
    if (depth > 0) continue;
    if (c == '.' || (c == '-' && i + 1 < text.size() && text[i + 1] == '>')) return i;
  }
  return text.size();
}

}  // namespace

// Through type aliases, until the text names something else.
CNames::TypeText CNames::Unaliased(TypeText type) {
  for (int steps = 0; steps < kMaxAliases; ++steps) {
    uint32_t entity = ResolvePath(type.scope, SplitTemplate(BareType(type.text)).head, 0);
    if (entity == kNone || data_.entities[entity].first_symbol == kNone) return type;
    SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
    const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
    if (symbol.kind != SymbolKind::kTypeAlias || symbol.type.empty()) return type;
    TypeText next{data_.entities[entity].parent, data_.views[ref.file].str(symbol.type)};
    if (next.text == type.text && next.scope == type.scope) return type;
    type = next;
  }
  return type;
}

CNames::TypeText CNames::DeclaredType(uint32_t entity) const {
  SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if (symbol.kind == SymbolKind::kConstructor) return {data_.entities[entity].parent, facts.str(symbol.name)};
  return {data_.entities[entity].parent, facts.str(symbol.type)};
}

// What x[0], or the variable of a loop over x, is of; an empty text when that is not known.
CNames::TypeText CNames::ElementOf(TypeText type) {
  std::string_view text = Trim(type.text);
  if (EndsWith(text, "]")) return {type.scope, text.substr(0, text.rfind('['))};  // Foo[3]
  if (EndsWith(text, "*")) return {type.scope, text.substr(0, text.size() - 1)};  // Foo* rows
  type = Unaliased(type);
  Template parts = SplitTemplate(BareType(type.text));
  if (!parts.first.empty() && (IsSequence(LastOfPath(parts.head)) || IsHandle(LastOfPath(parts.head)))) {
    TypeText inner{type.scope, parts.first};
    return IsHandle(LastOfPath(parts.head)) && !IsSequence(LastOfPath(parts.head)) ? ElementOf(inner) : inner;
  }
  uint32_t owner = TypeEntity(type.scope, type.text, 0);
  uint32_t name = data_.names.Find("operator[]");
  uint32_t member = owner == kNone || name == kNone ? kNone : MemberOf(owner, name);
  if (member == kNone) return {};
  return DeclaredType(member);
}

// One step: a member of an object of this type.
CNames::TypeText CNames::MemberType(TypeText type, std::string_view name, bool call) {
  uint32_t owner = TypeEntity(type.scope, type.text, 0), id = data_.names.Find(name);
  uint32_t member = owner == kNone || id == kNone ? kNone : MemberOf(owner, id);
  if (member != kNone) {
    SymbolRef ref = data_.Local(data_.entities[member].first_symbol);
    SymbolKind kind = data_.views[ref.file].symbols[ref.symbol].kind;
    return (call ? IsCallable(kind) : IsData(kind)) ? DeclaredType(member) : TypeText{};
  }
  type = Unaliased(type);
  Template parts = SplitTemplate(BareType(type.text));
  if (parts.first.empty() || !call) return {};
  if (IsHandle(LastOfPath(parts.head)) && GivesItself(name)) return type;
  if (IsSequence(LastOfPath(parts.head)) && GivesElement(name)) return {type.scope, parts.first};
  return {};
}

// The first step: a name where it stands.
CNames::TypeText CNames::NamedType(FileIndex file, uint32_t symbol, uint32_t scope, std::string_view name, bool call) {
  const FactsView& facts = data_.views[file];
  if (!call) {
    for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
      if (!IsCallable(facts.symbols[at].kind)) continue;
      for (const Parameter& row : facts.ParametersOf(at)) {
        if (row.kind != ParameterKind::kTemplate && facts.str(row.name) == name) return {scope, facts.str(row.type)};
      }
    }
  }
  bool plain = name.find_first_of(":<") == name.npos;
  uint32_t entity = plain ? FindInScopes(scope, data_.names.Find(name)) : ResolvePath(scope, name, 0);
  if (entity != kNone && data_.entities[entity].first_symbol != kNone) {
    SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
    SymbolKind kind = data_.views[ref.file].symbols[ref.symbol].kind;
    if (IsData(kind) && !call) return DeclaredType(entity);
    if (IsCallable(kind) && call) return DeclaredType(entity);
    if (!IsType(kind)) return {};
  }
  if (call) return {scope, name};  // a type: Set()
  return {};
}

uint32_t CNames::ReceiverClass(FileIndex file, uint32_t symbol, uint32_t scope, std::string_view receiver) {
  if (receiver == "this" || receiver == "*this") return ClassAround(scope);
  TypeText type;
  bool first = true, own = false;  // own: a member of the class around
  for (int steps = 0; steps < kMaxSteps && !receiver.empty(); ++steps) {
    size_t end = EndOfStep(receiver);
    std::string_view step = receiver.substr(0, end);
    receiver.remove_prefix(std::min(receiver.size(), end == receiver.size() ? end : end + (receiver[end] == '-' ? 2 : 1)));
    int elements = 0;
    while (EndsWith(step, "[]")) {
      step.remove_suffix(2);
      ++elements;
    }
    bool call = EndsWith(step, "()");
    if (call) step.remove_suffix(2);
    if (step.empty()) return kNone;
    if (first && step == "this") {
      own = true;
      first = false;
      continue;
    }
    if (own) {
      uint32_t around = ClassAround(scope), id = data_.names.Find(step);
      uint32_t member = around == kNone || id == kNone ? kNone : MemberOf(around, id);
      if (member == kNone) return kNone;
      type = DeclaredType(member);
    } else {
      type = first ? NamedType(file, symbol, scope, step, call) : MemberType(type, step, call);
    }
    own = first = false;
    for (; elements > 0 && !type.text.empty(); --elements) type = ElementOf(type);
    if (type.text.empty()) return kNone;
  }
  return type.text.empty() ? kNone : TypeEntity(type.scope, type.text, 0);
}

}  // namespace repodoc

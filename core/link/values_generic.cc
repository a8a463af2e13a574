// What stands before a member: values, types and namespaces, followed from left to right.
//
//   this.cart.items[].price()    fields, elements and results have the types that their declarations say
//   <List<Item>>[]               an element of a value of that type, which extraction saw at a local variable
//   new Cart().add               what a call of a type gives
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_generic.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr int kMaxSteps = 24;  // of one receiver
constexpr int kMaxBounds = 4;  // T extends U, U extends V

bool IsSelf(std::string_view word) {
  return word == "this" || word == "self" || word == "@" || word == "$this" || word == "Self" || word == "static" ||
         word == "cls";
}
bool IsSuper(std::string_view word) { return word == "super" || word == "base" || word == "parent"; }

bool IsIdentifierByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '@' ||
         (c & 0x80) != 0;
}

// The next part of "a.b::c->d\\e", `*called` when "()" follows it; false at the end, or where something other than a name
// stands.
bool NextPart(std::string_view* path, std::string_view* part, bool* called) {
  *called = false;
  while (!path->empty() && !IsIdentifierByte((*path)[0])) {
    if (std::string_view(".:>-\\?!").find((*path)[0]) == std::string_view::npos) return false;
    path->remove_prefix(1);
  }
  size_t size = 0;
  while (size < path->size() && IsIdentifierByte((*path)[size])) ++size;
  *part = path->substr(0, size);
  path->remove_prefix(size);
  if (StartsWith(*path, "()")) {
    *called = true;
    path->remove_prefix(2);
  }
  return size > 0;
}

// Behind the ">" that ends "<Map<K, V>>"; npos: cut off.
size_t TypeEnd(std::string_view text) {
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<') ++depth;
    if (text[at] == '>' && (at == 0 || text[at - 1] != '-') && --depth == 0) return at + 1;
  }
  return text.npos;
}

// "final List<Foo>" -> "List", "*server.Server" -> "server.Server", "&mut Foo" -> "Foo"; empty for arrays, tuples and
// functions, whose members are not the element's.
std::string_view TypeCore(std::string_view type) {
  for (bool again = true; again;) {
    again = false;
    type = Trim(type);
    if (size_t space = type.find(' '); StartsWith(type, "&'") && space != type.npos) type.remove_prefix(space + 1);  // &'a T
    while (!type.empty() && (type[0] == '*' || type[0] == '&' || type[0] == '?' || type[0] == '\\')) type.remove_prefix(1);
    for (std::string_view word : {"mut ", "const ", "final ", "ref ", "out ", "in ", "readonly ", "inout ", "dyn ", "any ",
                                  "some ", "impl ", "params ", "var "}) {
      if (!StartsWith(type, word)) continue;
      type.remove_prefix(word.size());
      again = true;
    }
  }
  if (EndsWith(type, "|null")) type.remove_suffix(5);
  if (StartsWith(type, "null|")) type.remove_prefix(5);
  size_t generic = type.find_first_of("<");
  std::string_view rest = generic == type.npos ? std::string_view() : type.substr(type.rfind('>') + 1);
  type = Trim(type.substr(0, generic));
  while (!type.empty() && (type.back() == '?' || type.back() == '!' || type.back() == '*' || type.back() == '&')) {
    type.remove_suffix(1);
  }
  if (type.find_first_of("[]() ,|") != type.npos || rest.find('[') != rest.npos) return {};
  return type;
}

// The arguments of "Map<String, List<Foo>>" by number; empty when there is none.
std::string_view Argument(std::string_view type, size_t index, bool last = false) {
  size_t open = type.find('<');
  if (open == type.npos) return {};
  size_t begin = open + 1;
  int depth = 0;
  for (size_t at = open; at < type.size(); ++at) {
    char c = type[at];
    if (c == '<' || c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']' || c == '>') --depth;
    bool end = depth == 0;
    if (!end && !(c == ',' && depth == 1)) continue;
    if ((last && end) || (!last && index == 0)) {
      std::string_view found = Trim(type.substr(begin, at - begin));
      for (std::string_view bound : {"? extends ", "? super ", "out ", "in "}) {
        if (StartsWith(found, bound)) found.remove_prefix(bound.size());
      }
      return found;
    }
    if (end) break;
    --index;
    begin = at + 1;
  }
  return {};
}

// What a method of a container, an optional or a future of the class libraries gives: its last type argument (a value of a
// map, an element), its first (a key), itself with the same elements.
enum class Gives : uint8_t { kOther, kLast, kFirst, kSame };
Gives ContainerMethod(std::string_view name) {
  for (std::string_view own : {"get", "getOrDefault", "put", "putIfAbsent", "remove", "computeIfAbsent", "computeIfPresent", "compute",
                               "merge", "next", "previous", "poll", "pollFirst", "pollLast", "peekFirst", "peekLast", "pop",
                               "take", "element", "first", "last", "getFirst", "getLast", "removeFirst", "removeLast", "orElse",
                               "orElseGet", "orElseThrow", "join", "getValue", "firstOrNull", "lastOrNull", "single", "find",
                               "First", "Last", "FirstOrDefault", "LastOrDefault", "Single", "SingleOrDefault", "Dequeue", "Pop",
                               "Peek", "ceiling", "floor", "higher", "lower"}) {
    if (name == own) return Gives::kLast;
  }
  for (std::string_view own : {"getKey", "unwrap", "expect", "unwrap_or", "unwrap_or_default", "unwrap_or_else", "unwrap_unchecked"}) {
    if (name == own) return Gives::kFirst;  // a key; a result without its error
  }
  for (std::string_view own : {"iterator", "listIterator", "descendingIterator", "stream", "parallelStream", "filter", "sorted",
                               "distinct", "limit", "skip", "peek", "subList", "values", "findFirst", "findAny", "headSet", "tailSet",
                               "reversed", "toList", "ToList", "ToArray", "Where", "OrderBy", "iter", "iter_mut", "as_ref", "as_mut"}) {
    if (name == own) return Gives::kSame;
  }
  return Gives::kOther;
}

}  // namespace

namespace {

// Rust: what points to a value stands for it.
bool IsPointer(std::string_view type) {
  std::string_view core = TypeCore(type);
  size_t colons = core.rfind("::");
  if (colons != core.npos) core.remove_prefix(colons + 2);
  for (std::string_view own : {"Box", "Rc", "Arc", "Ref", "RefMut", "MutexGuard", "RwLockReadGuard", "RwLockWriteGuard", "Cow", "Pin"}) {
    if (core == own) return true;
  }
  return false;
}

// Methods that nearly every value has and that give it again.
bool GivesItself(std::string_view name) {
  for (std::string_view own : {"clone", "to_owned", "as_ref", "as_mut", "borrow", "borrow_mut", "by_ref", "unwrap", "expect", "lock",
                               "read", "write", "deref", "into_inner"}) {
    if (name == own) return true;
  }
  return false;
}

}  // namespace

// Languages whose extraction says of every local variable what it is, so that any other name is a declared one.
bool FollowsLocals(std::string_view language) { return language == "java" || language == "csharp"; }

// `type` as written at `place`.
uint32_t GenericNames::TypeNamed(Place place, std::string_view type) const {
  std::string_view path = TypeCore(type), part;
  bool called;
  if (path.empty() || !NextPart(&path, &part, &called)) return kNone;
  uint32_t scope = Lookup(place, data_.names.Find(part));
  if (scope == kNone && !path.empty()) scope = Module(place.file, data_.names.Find(part));
  if (scope == kNone && !path.empty()) {
    Family family = data_.families[place.file];
    if (ScopeSeparator(family).empty()) return kNone;
    ScopePath found = WalkScopes(data_, data_.family_root[static_cast<size_t>(family)], TypeCore(type), ScopeSeparator(family));
    scope = found.whole ? found.entity : kNone;
    path = {};
  }
  while (scope != kNone && !path.empty()) {
    if (!NextPart(&path, &part, &called)) break;
    scope = Member(scope, data_.names.Find(part));
  }
  return Exists(scope) && IsType(KindOf(scope)) ? scope : kNone;
}

GenericNames::Value GenericNames::Instance(uint32_t entity) const {
  Value value;
  value.kind = Exists(entity) ? Value::kInstance : Value::kUnknown;
  value.id = entity;
  return value;
}

// A value of a type as written at a place.
GenericNames::Value GenericNames::OfType(Place place, std::string_view type) const {
  Value value;
  bool followed = FollowsLocals(data_.views[place.file].language());
  for (int bounds = 0; bounds < kMaxBounds; ++bounds) {
    type = Trim(type);
    if (type.empty()) return value;
    if (TypeCore(type) == "Self") return Instance(EnclosingType(place));
    value.type = type;
    value.place = place;
    value.id = TypeNamed(place, type);
    if (value.id != kNone) {
      value.kind = Value::kInstance;
      return value;
    }
    std::string_view core = TypeCore(type), bound;
    const FactsView& facts = data_.views[place.file];
    bool parameter = false;
    uint32_t at = place.symbol;
    for (; !core.empty() && at != kNone && !parameter; at = facts.symbols[at].parent) {
      for (const Parameter& row : facts.ParametersOf(at)) {
        if (row.kind != ParameterKind::kTemplate || facts.str(row.name) != core) continue;
        parameter = true;
        bound = facts.str(row.type);
      }
    }
    if (!parameter) break;
    place.symbol = at;
    type = bound.substr(0, bound.find_first_of("&+"));
    if (type.empty() && followed) value.kind = Value::kOutside;
  }
  if (type.find('<') != type.npos || type.find('[') != type.npos) {
    value.kind = Value::kTyped;
  } else if (followed) {
    value.kind = Value::kOutside;
  }
  return value;
}

// "T get()" of "Box<Lid>": the argument that T stands for; kUnknown when `type` is no parameter of the receiver's.
GenericNames::Value GenericNames::Substituted(const Value& receiver, std::string_view type) const {
  if (receiver.kind != Value::kInstance || receiver.type.find('<') == receiver.type.npos) return {};
  SymbolRef ref = data_.Local(data_.entities[receiver.id].first_symbol);
  const FactsView& facts = data_.views[ref.file];
  size_t index = 0;
  for (const Parameter& row : facts.ParametersOf(ref.symbol)) {
    if (row.kind != ParameterKind::kTemplate) continue;
    if (facts.str(row.name) == TypeCore(type)) return OfType(receiver.place, Argument(receiver.type, index));
    ++index;
  }
  return {};
}

GenericNames::Value GenericNames::OfEntity(uint32_t entity, bool called, const Value& receiver) const {
  Value value;
  if (!Exists(entity)) {
    if (!called) value.kind = Value::kStatic, value.id = entity;
    return value;
  }
  // A field and a method may have one name: the one that fits.
  uint32_t first = data_.entities[entity].first_symbol, fitting = first;
  for (uint32_t at = first, steps = 0; at != kNone && steps < kCrowd; at = data_.next_symbol[at], ++steps) {
    SymbolKind kind = data_.SymbolAt(at).kind;
    if (!IsCallable(kind) && !IsData(kind)) break;
    if (IsCallable(kind) != called) continue;
    fitting = at;
    break;
  }
  SymbolRef ref = data_.Local(fitting);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if (symbol.kind == SymbolKind::kConstructor) return Instance(data_.entities[entity].parent);
  if (symbol.kind == SymbolKind::kEnumMember && symbol.type.empty()) return Instance(data_.entities[entity].parent);
  if (IsType(symbol.kind) || IsScopeName(symbol.kind)) {
    if (called) return IsType(symbol.kind) ? Instance(entity) : value;  // Point() is a Point
    value.kind = Value::kStatic;
    value.id = entity;
    return value;
  }
  if (called ? !IsCallable(symbol.kind) : !IsData(symbol.kind) && symbol.kind != SymbolKind::kProperty) return value;
  std::string_view type = facts.str(symbol.type);
  if (type.empty() && depth_ < kMaxBounds) {
    for (const Clause& clause : facts.ClausesOf(ref.symbol)) {
      if (clause.kind != ClauseKind::kMadeOf) continue;
      ++depth_;
      value = ValueAt({ref.file, ref.symbol}, facts.str(clause.text));
      --depth_;
      return value;
    }
  }
  Value argument = Substituted(receiver, type);
  return argument.kind != Value::kUnknown ? argument : OfType({ref.file, ref.symbol}, type);
}

// An element of an array or a container.
GenericNames::Value GenericNames::ElementOf(const Value& value) const {
  if (value.kind == Value::kOutside) return value;
  if (value.kind != Value::kTyped) return {};
  std::string_view type = value.type;
  size_t bracket = type.rfind('[');
  if (bracket != type.npos && bracket > 0 && type.back() == ']') return OfType(value.place, type.substr(0, bracket));
  if (type[0] == '[' && type.back() == ']') return OfType(value.place, type.substr(1, type.find_first_of(";]") - 1));  // [Foo], [Foo; 3]
  return OfType(value.place, Argument(type, 0, true));
}

GenericNames::Value GenericNames::MemberValue(const Value& of, std::string_view name, bool called, FileIndex asking) const {
  Value none;
  if (of.kind == Value::kUnknown) return none;
  if (of.kind == Value::kOutside) return of;
  std::string_view language = data_.views[asking].language();
  bool followed = FollowsLocals(language), rust = language == "rust" && of.kind != Value::kStatic;
  if (of.kind == Value::kTyped) {
    std::string_view core = TypeCore(of.type);
    bool cell = EndsWith(core, "Cell") || EndsWith(core, "Mutex") || EndsWith(core, "RwLock");
    if (rust && cell && called && GivesItself(name)) return OfType(of.place, Argument(of.type, 0, true));
    if (rust && IsPointer(of.type)) return MemberValue(OfType(of.place, Argument(of.type, 0, true)), name, called, asking);
    Gives gives = called ? ContainerMethod(name) : Gives::kOther;
    if (gives == Gives::kSame) return of;
    if (gives == Gives::kLast || gives == Gives::kFirst) return OfType(of.place, Argument(of.type, 0, gives == Gives::kLast));
    if (name == "entrySet" || name == "keySet" || name == "map" || name == "flatMap" || name == "collect") return none;
    if (followed) none.kind = Value::kOutside;
    return none;
  }
  uint32_t member = Member(of.id, data_.names.Find(name));
  if (member != kNone) return OfEntity(member, called, of);
  if (rust && called && GivesItself(name)) return of;
  if (language == "ruby" && name == "new" && of.kind == Value::kStatic && Exists(of.id) && IsType(KindOf(of.id))) return Instance(of.id);  // Box.new of Ruby
  if (followed) none.kind = Value::kOutside;
  return none;
}

GenericNames::Value GenericNames::RootOf(Place place, std::string_view qualifier, std::string_view* path) const {
  Value value;
  Family family = data_.families[place.file];
  const FactsView& facts = data_.views[place.file];
  *path = qualifier;
  if (qualifier[0] == '<') {
    size_t end = TypeEnd(qualifier);
    *path = end == qualifier.npos ? std::string_view() : qualifier.substr(end);
    return end == qualifier.npos ? value : OfType(place, qualifier.substr(1, end - 2));
  }
  if (StartsWith(*path, "new ")) path->remove_prefix(4);  // new Foo().bar()
  std::string_view part;
  bool called;
  if (!NextPart(path, &part, &called)) return value;
  if (IsSelf(part) && !(family == Family::kRust && part == "self" && StartsWith(*path, "::"))) return Instance(EnclosingType(place));
  if (IsSuper(part) && family != Family::kRust) return Instance(EnclosingType(place));
  // A parameter hides what else has its name, even when its type says nothing.
  for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {
    for (const Parameter& row : facts.ParametersOf(at)) {
      if (facts.str(row.name) != part || row.kind == ParameterKind::kTemplate) continue;
      return called ? value : OfType({place.file, at}, facts.str(row.type));
    }
  }
  uint32_t id = data_.names.Find(part);
  uint32_t found = Lookup(place, id);
  if (found != kNone) return OfEntity(found, called, Instance(EnclosingType(place)));
  if (!called) {
    value.id = Module(place.file, id);
    std::string_view separator = ScopeSeparator(family);
    if (value.id == kNone && !separator.empty()) {
      std::string_view whole = StartsWith(qualifier, separator) ? qualifier.substr(separator.size()) : qualifier;
      ScopePath walked = WalkScopes(data_, data_.family_root[static_cast<size_t>(family)], whole, separator);
      if (walked.whole) value.id = walked.entity, *path = {};
    }
    if (value.id != kNone) {
      value.kind = Value::kStatic;
      return value;
    }
  }
  // What an import binds without leading to a file, and, where locals are known, every other name.
  bool imported = id != kNone && data_.first_binding.Find(place.file, id) != kNone;
  if (imported || FollowsLocals(facts.language())) value.kind = Value::kOutside;
  return value;
}

GenericNames::Value GenericNames::ValueAt(Place place, std::string_view text) const {
  if (text.empty() || StartsWith(text, "(.")) return {};
  std::string_view path, part;
  Value value = RootOf(place, text, &path);
  for (int steps = 0; !path.empty(); ++steps) {
    if (steps == kMaxSteps) return {};
    if (StartsWith(path, "[]")) {
      value = ElementOf(value);
      path.remove_prefix(2);
      continue;
    }
    bool called;
    if (!NextPart(&path, &part, &called)) return {};
    value = MemberValue(value, part, called, place.file);
  }
  bool rust = data_.views[place.file].language() == "rust";
  for (int steps = 0; rust && value.kind == Value::kTyped && IsPointer(value.type) && steps < kMaxBounds; ++steps) {
    value = OfType(value.place, Argument(value.type, 0, true));
  }
  return value;
}

uint32_t GenericNames::Qualified(Place place, std::string_view qualifier, uint32_t name, bool* outside) const {
  bool above = IsSuper(qualifier) && data_.families[place.file] != Family::kRust;
  Value value = ValueAt(place, qualifier);
  uint32_t member = kNone;
  if (value.kind == Value::kStatic || value.kind == Value::kInstance) member = above ? Inherited(value.id, name) : Member(value.id, name);
  bool followed = value.kind != Value::kUnknown && FollowsLocals(data_.views[place.file].language());
  *outside = member == kNone && (followed || value.kind == Value::kOutside);
  return member;
}

}  // namespace repodoc

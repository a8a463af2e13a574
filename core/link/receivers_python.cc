// Python: what an expression gives. In: the text that stands before a member, as extraction leaves it
// (core/extract/lang_python_receivers.cc): "self.box", "make().lid", "(mod.box).lid"; annotations; what variables are set to
// and functions return. Out: a module, a class, a function, an object of a class. Followed from definition to definition;
// each definition is looked at once per class it is taken of.
#include "core/link/receivers_python.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_python.h"

namespace repodoc {
namespace python {
namespace {

bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Behind the bracket that closes the one at `open`; npos when none does.
size_t EndOfBrackets(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\'' || c == '"') {
      size_t close = i + 1;
      while (close < text.size() && text[close] != c) close += text[close] == '\\' ? 2 : 1;
      i = close;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i + 1;
  }
  return text.npos;
}

}  // namespace

// "torch.nn.Module[T]" -> "torch.nn.Module"; "Optional['Foo']" -> "Foo"; empty when it is no plain path.
std::string_view PathOfAnnotation(std::string_view text) {
  for (int rounds = 0; rounds < 4; ++rounds) {
    text = Trim(text);
    // Cython: what a pointer leads to, const Box*
    while (!text.empty() && (text.back() == '*' || text.back() == '&' || text.back() == ' ')) text.remove_suffix(1);
    if (StartsWith(text, "const ")) text.remove_prefix(6);
    if (text.size() >= 2 && (text[0] == '\'' || text[0] == '"') && text.back() == text[0]) {
      text = text.substr(1, text.size() - 2);
      continue;
    }
    size_t open = text.find('[');
    if (open == text.npos) break;
    std::string_view head = text.substr(0, open);
    if (text.back() != ']') return {};
    if (head == "Optional" || head == "typing.Optional" || head == "Final" || head == "ClassVar" || head == "Annotated") {
      text = text.substr(open + 1, text.size() - open - 2);
      size_t comma = text.find(',');
      if (comma != text.npos && head == "Annotated") text = text.substr(0, comma);
      continue;
    }
    text = head;
  }
  size_t bar = text.find(" | None");
  if (bar != text.npos) text = Trim(text.substr(0, bar));
  for (char c : text) {
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                static_cast<unsigned char>(c) >= 0x80;
    if (!word) return {};
  }
  return text;
}

std::string_view RootOfReceiver(std::string_view receiver) {
  receiver.remove_prefix(std::min(receiver.find_first_not_of('('), receiver.size()));
  return receiver.substr(0, receiver.find_first_of(".([)"));
}

std::string ReceiverOfSource(std::string_view source) {
  std::string out;
  source = Trim(source);
  if (StartsWith(source, "await ")) source = Trim(source.substr(6));
  bool name = true;  // a name must come next
  for (size_t at = 0; at < source.size();) {
    if (name) {
      size_t end = at;
      while (end < source.size() && IsWord(source[end])) ++end;
      if (end == at || (source[at] >= '0' && source[at] <= '9')) return {};
      out += source.substr(at, end - at);
      at = end;
      name = false;
    } else if (source[at] == '.') {
      out += '.';
      ++at;
      name = true;
    } else if (source[at] == '(' || source[at] == '[') {
      out += source[at] == '(' ? "()" : "[]";
      at = EndOfBrackets(source, at);
      if (at == source.npos) return EndsWith(source, "\xe2\x80\xa6") ? out : std::string();  // cut off
    } else {
      return {};
    }
  }
  return name ? std::string() : out;
}

}  // namespace python

namespace {

constexpr int kMaxDepth = 24;               // of values that are made of each other
constexpr int kMaxSteps = 24;               // members of members
constexpr uint32_t kValueOf = kNone - 1;    // key: the value of a variable
constexpr uint32_t kMaxRowsLookedAt = 256;  // from a field back to the method that sets it

// "a or b", "a if c else b": the parts that may be the value.
void SplitAlternatives(std::string_view source, std::vector<std::string_view>* parts) {
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i < source.size(); ++i) {
    char c = source[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (depth != 0 || c != ' ') continue;
    for (std::string_view word : {" or ", " if ", " else "}) {
      if (!StartsWith(source.substr(i), word)) continue;
      parts->push_back(source.substr(begin, i - begin));
      // The condition is no value.
      begin = i + word.size();
      if (word == " if ") {
        size_t otherwise = source.find(" else ", begin);
        if (otherwise == source.npos) return;
        begin = otherwise + 6;
      }
      i = begin - 1;
      break;
    }
    if (parts->size() > 4) return;
  }
  parts->push_back(source.substr(std::min(begin, source.size())));
}

// "ctypes.CDLL().f": where what loads a shared library ends, ctypes' or cffi's way; npos when nothing does.
size_t EndOfLoad(std::string_view text) {
  for (std::string_view word : {"CDLL()", "PyDLL()", "WinDLL()", "OleDLL()", "LoadLibrary()", "dlopen()"}) {
    size_t at = text.find(word);
    if (at != text.npos && (at == 0 || text[at - 1] == '.')) return at + word.size();
  }
  return text.npos;
}

}  // namespace

PythonNames::Value PythonNames::TypeAt(FileIndex file, uint32_t symbol, std::string_view annotation, uint32_t owner) {
  std::string_view path = python::PathOfAnnotation(annotation);
  if (path.empty()) return {};
  std::string_view last = path.substr(path.rfind('.') == path.npos ? 0 : path.rfind('.') + 1);
  if (last == "Self") return owner == kNone ? Value{} : Value{Value::kInstance, owner};
  Value value = ValueAt(file, symbol, path, kNone);
  if (value.kind == Value::kEntity && !IsClass(value.id)) value = Got(value);  // Box = boxes.Box
  if (value.kind == Value::kEntity && IsClass(value.id)) return {Value::kInstance, value.id};
  return value.kind == Value::kExternal ? value : Value{};
}

PythonNames::Value PythonNames::ValueAt(FileIndex file, uint32_t symbol, std::string_view text, uint32_t owner) {
  while (StartsWith(text, "(")) {  // another name for a place
    text.remove_prefix(1);
    if (StartsWith(text, "...")) return {};
  }
  Value value;
  std::string_view whole = text;
  for (int steps = 0; !text.empty(); ++steps) {
    if (steps == kMaxSteps) return {};
    size_t end = std::min(text.find_first_of(".([)"), text.size());
    std::string_view name = text.substr(0, end);
    text.remove_prefix(end);
    if (name.empty()) return {};
    if (steps == 0 && (name == "self" || name == "cls")) {
      uint32_t around = owner != kNone ? owner : ClassAround(file, symbol);
      if (around == kNone) return {};
      value = {name == "self" ? Value::kInstance : Value::kEntity, around};
    } else if (steps == 0 && name == "super" && StartsWith(text, "().")) {
      uint32_t around = ClassAround(file, symbol);
      text.remove_prefix(3);
      end = std::min(text.find_first_of(".([)"), text.size());
      if (around == kNone) return {};
      value = ClassMember(around, text.substr(0, end), true);
      if (value.kind == Value::kEntity) value.owner = owner != kNone ? owner : around;
      text.remove_prefix(end);
    } else if (steps == 0) {
      value = Root(file, symbol, name);
    } else if (name == "__enter__" && StartsWith(text, "()")) {
      value = Entered(value);
      text.remove_prefix(2);
    } else {
      value = Member(value, name);
    }
    while (!text.empty() && text[0] != '.') {
      if (text[0] == ')') {
        text.remove_prefix(1);
        continue;
      }
      bool call = text[0] == '(';
      if (text.size() < 2 || text[1] != (call ? ')' : ']')) return {};
      text.remove_prefix(2);
      // `with opened() as x`: what is yielded, not what the call gives.
      if (call && StartsWith(text, ".__enter__()") && value.kind == Value::kEntity && IsContextManager(value.id)) continue;
      value = call ? Called(value) : Element(value);
    }
    if (!text.empty()) text.remove_prefix(1);
    if (value.kind == Value::kExternal && EndOfLoad(whole) != whole.npos) {
      text = whole.substr(EndOfLoad(whole));
      whole = {};
      value = {Value::kLibrary};
      if (!text.empty() && text[0] != '.') return {};
      if (!text.empty()) text.remove_prefix(1);
      continue;
    }
    if (value.kind == Value::kUnknown || value.kind == Value::kExternal) return value;
  }
  return value;
}

PythonNames::Value PythonNames::ValueOfSource(FileIndex file, uint32_t symbol, std::string_view source) {
  std::vector<std::string_view> parts;
  SplitAlternatives(source, &parts);
  Value external;
  for (std::string_view part : parts) {
    std::string text = python::ReceiverOfSource(part);
    if (text.empty()) continue;
    Value value = Got(ValueAt(file, symbol, text, kNone));
    if (value.kind == Value::kExternal) external = value;
    if (value.kind != Value::kUnknown && value.kind != Value::kExternal) return value;
  }
  return external;
}

PythonNames::Value PythonNames::Got(Value value) {
  for (int steps = 0; steps < kMaxDepth && value.kind == Value::kEntity; ++steps) {
    uint32_t first = data_.entities[value.id].first_symbol;
    if (first == kNone) return {};
    SymbolKind kind = data_.SymbolAt(first).kind;
    if (kind == SymbolKind::kProperty) return Returned(value.id, value.owner);
    if (!IsData(kind) && kind != SymbolKind::kTypeAlias) return value;
    value = ValueOf(value.id);
  }
  return value;
}

PythonNames::Value PythonNames::Called(Value value) {
  value = Got(value);
  if (value.kind == Value::kExternal) return value;
  if (value.kind == Value::kInstance) value = ClassMember(value.id, "__call__", false);
  if (value.kind != Value::kEntity) return {};
  if (IsClass(value.id)) return {Value::kInstance, value.id};
  return Returned(value.id, value.owner);
}

PythonNames::Value PythonNames::Entered(Value value) {
  value = Got(value);
  if (value.kind == Value::kExternal) return value;
  if (value.kind == Value::kEntity && IsContextManager(value.id)) return Returned(value.id, value.owner);
  if (value.kind != Value::kInstance) return {};
  Value enter = ClassMember(value.id, "__enter__", false);
  if (enter.kind == Value::kUnknown) enter = ClassMember(value.id, "__aenter__", false);
  return enter.kind == Value::kEntity ? Returned(enter.id, enter.owner) : Value{};
}

// x[0], and the variable of a loop over x: a class that takes arguments (Box[int]) is that class, of an enumeration a member.
PythonNames::Value PythonNames::Element(Value value) {
  value = Got(value);
  if (value.kind == Value::kExternal) return value;
  if (value.kind == Value::kEntity && IsClass(value.id)) {
    return IsEnumeration(value.id) ? Value{Value::kInstance, value.id} : value;
  }
  if (value.kind != Value::kInstance) return {};
  // point[0].x of Cython: what a pointer to a struct leads to
  SymbolKind kind = data_.SymbolAt(data_.entities[value.id].first_symbol).kind;
  if (kind == SymbolKind::kStruct || kind == SymbolKind::kUnion) return value;
  Value item = ClassMember(value.id, "__getitem__", false);
  return item.kind == Value::kEntity ? Called(item) : Value{};
}

bool PythonNames::IsEnumeration(uint32_t entity) {
  for (uint32_t at : BasesOf(entity)) {
    if (data_.SymbolAt(data_.entities[at].first_symbol).kind == SymbolKind::kEnum) return true;
  }
  return false;
}

bool PythonNames::IsContextManager(uint32_t entity) const {
  SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
  const FactsView& facts = data_.views[ref.file];
  if (!IsCallable(facts.symbols[ref.symbol].kind)) return false;
  for (const Clause& clause : facts.ClausesOf(ref.symbol)) {
    if (clause.kind == ClauseKind::kDecorator && EndsWith(facts.str(clause.text), "contextmanager")) return true;
  }
  return false;
}

// Once per entity: `a = b(); b = a()` must end.
PythonNames::Value PythonNames::ValueOf(uint32_t entity) {
  uint32_t row = value_memo_.Find(entity, kValueOf);
  if (row != kNone) return known_values_[row];
  if (depth_ >= kMaxDepth) return {};
  row = static_cast<uint32_t>(known_values_.size());
  value_memo_.At(entity, kValueOf, row);
  known_values_.push_back({});
  ++depth_;
  Value value = FindValueOf(entity);
  --depth_;
  known_values_[row] = value;
  return value;
}

PythonNames::Value PythonNames::FindValueOf(uint32_t entity) {
  SymbolRef ref = data_.Local(data_.primary[data_.entities[entity].first_symbol]);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  uint32_t parent = symbol.parent;
  bool field = parent != kNone && IsType(facts.symbols[parent].kind);
  uint32_t owner = field ? data_.symbol_entity[data_.symbol_base[ref.file] + parent] : kNone;
  // A member of an enumeration is one of its objects, also where only a base says that it is one.
  if (owner != kNone && (symbol.kind == SymbolKind::kEnumMember || IsEnumeration(owner))) return {Value::kInstance, owner};
  uint32_t scope = parent;
  if (field) {  // self.x = x: the parameter of that method
    for (uint32_t at = ref.symbol, looked = 0; at-- > parent + 1 && looked < kMaxRowsLookedAt; ++looked) {
      const Symbol& before = facts.symbols[at];
      if (before.parent != parent || !IsCallable(before.kind)) continue;
      if (before.end_row >= symbol.row) scope = at;
      break;
    }
  }
  if (!symbol.type.empty() && symbol.kind != SymbolKind::kTypeAlias) {
    return TypeAt(ref.file, parent, facts.str(symbol.type), owner);
  }
  return ValueOfSource(ref.file, scope, facts.str(symbol.value));
}

PythonNames::Value PythonNames::Returned(uint32_t entity, uint32_t owner) {
  uint32_t row = value_memo_.Find(entity, owner);
  if (row != kNone) return known_values_[row];
  if (depth_ >= kMaxDepth) return {};
  row = static_cast<uint32_t>(known_values_.size());
  value_memo_.At(entity, owner, row);
  known_values_.push_back({});
  ++depth_;
  Value value = FindReturned(entity, owner);
  --depth_;
  known_values_[row] = value;
  return value;
}

PythonNames::Value PythonNames::FindReturned(uint32_t entity, uint32_t owner) {
  SymbolRef ref = data_.Local(data_.primary[data_.entities[entity].first_symbol]);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if ((symbol.flags & kSymbolGenerator) != 0 && !IsContextManager(entity)) return {};
  if (!symbol.type.empty()) return TypeAt(ref.file, symbol.parent, facts.str(symbol.type), owner);
  if (symbol.value.empty()) return {};
  return Got(ValueAt(ref.file, ref.symbol, facts.str(symbol.value), owner));
}

}  // namespace repodoc

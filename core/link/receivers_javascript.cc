// JavaScript and TypeScript: what an expression gives. In: the text that stands before a member, as extraction leaves it
// (core/extract/lang_javascript_receivers.cc): "this.box", "make().lid", "<Box>", "operate{0}{1}"; what variables are set to
// and functions return. Out: a module, a definition, an object. Followed from definition to definition; what is known of one
// is kept.
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_javascript.h"
#include "core/link/type_text_javascript.h"

namespace repodoc {

using javascript::EndOfBracket;
using javascript::FindOutside;
using javascript::SplitOutside;

namespace {

constexpr int kMaxDepth = 32;
constexpr int kMaxSteps = 24;               // members of members
constexpr uint32_t kMaxOverloads = 16;
constexpr uint32_t kMaxRowsLookedAt = 256;  // from a field back to the method that sets it

}  // namespace

std::string_view JavaScriptNames::MadeOf(SymbolRef ref) const {
  const FactsView& facts = data_.views[ref.file];
  for (const Clause& clause : facts.ClausesOf(ref.symbol)) {
    if (clause.kind == ClauseKind::kMadeOf) return facts.str(clause.text);
  }
  return {};
}

// The first name of a receiver; `*text` is what follows.
JavaScriptNames::Value JavaScriptNames::RootAt(FileIndex file, uint32_t symbol, std::string_view* text) {
  if (StartsWith(*text, "<")) {
    size_t end = EndOfBracket(*text, 0);
    if (end == text->npos) return {};
    std::string_view type = text->substr(1, end - 2), path, arguments;
    text->remove_prefix(end);
    Value value = TypeAt(file, symbol, type, kNone);
    if (value.known() || !javascript::PathOfType(type, &path, &arguments)) return value;
    // new Box(), where Box is a variable
    Value made = ValueAt(file, symbol, path);
    return made.known() ? Called(made) : value;
  }
  size_t end = std::min(text->find_first_of(".([{)<:"), text->size());
  std::string_view name = text->substr(0, end);
  text->remove_prefix(end);
  if (name == "this") return ThisAt(file, symbol);
  if (name == "super") {
    Value self = ThisAt(file, symbol);
    if (self.kind != Value::kInstance || !StartsWith(*text, ".")) return {};
    text->remove_prefix(1);
    end = std::min(text->find_first_of(".([{)<:"), text->size());
    name = text->substr(0, end);
    text->remove_prefix(end);
    return ClassMember(self.id, self.environment, name, true);
  }
  if (name.empty()) return {};
  if (name[0] == '"') {
    Value value;
    value.kind = Value::kExternal;
    return value;
  }
  return Root(file, symbol, name, false);
}

JavaScriptNames::Value JavaScriptNames::ValueAt(FileIndex file, uint32_t symbol, std::string_view text) {
  while (StartsWith(text, "(")) {  // another name for a place
    text.remove_prefix(1);
    if (StartsWith(text, "...")) return {};
  }
  if (depth_ >= kMaxDepth || !Spend()) return {};
  ++depth_;
  Value value = RootAt(file, symbol, &text);
  for (int steps = 0; !text.empty() && value.known(); ++steps) {
    char c = text[0];
    if (steps == kMaxSteps) value = {};
    if (c == ')') {
      text.remove_prefix(1);
    } else if (c == '.') {
      size_t end = std::min(text.find_first_of(".([{)<:", 1), text.size());
      value = Member(value, text.substr(1, end - 1));
      text.remove_prefix(end);
    } else if (StartsWith(text, "()")) {
      value = Called(value);
      text.remove_prefix(2);
    } else if (c == '<' || c == ':') {  // make<Lid>(), and what the place asks for
      size_t close = EndOfBracket(text, c == '<' ? 0 : 1);
      if (close == text.npos) {
        value = {};
        break;
      }
      value = WithArguments(value, file, symbol, text.substr(0, close));
      text.remove_prefix(close);
    } else if (c == '[' || c == '{') {
      size_t close = text.find(c == '[' ? ']' : '}');
      if (close == text.npos || close > 2) {
        value = {};
        break;
      }
      size_t index = close == 2 && text[1] >= '0' && text[1] <= '9' ? static_cast<size_t>(text[1] - '0') : 0;
      value = c == '[' ? Element(value, index) : Parameter(value, index);
      text.remove_prefix(close + 1);
    } else {
      value = {};
    }
  }
  --depth_;
  return value;
}

// A variable whose members are those written at its declaration.
bool JavaScriptNames::IsLiteral(SymbolRef ref) const {
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  std::string_view type = facts.str(symbol.type), value = facts.str(symbol.value);
  if (!type.empty()) return type[0] == '{';
  for (std::string_view begin : {"{", "Object.freeze(", "/* @__PURE__ */ Object.freeze(", "/*#__PURE__*/Object.freeze("}) {
    if (StartsWith(value, begin)) return true;
  }
  return value.empty();
}

JavaScriptNames::Value JavaScriptNames::Got(Value value) {
  for (int steps = 0; steps < 8 && value.kind == Value::kEntity; ++steps) {
    uint32_t at = SymbolOf(value.id, false);
    if (at == kNone) return value;
    SymbolKind kind = data_.SymbolAt(at).kind;
    if (!IsData(kind) && kind != SymbolKind::kProperty) return value;
    Value next = ValueOf(value);
    if (next.kind == Value::kEntity && next.id == value.id) return value;
    value = next;
  }
  return value;
}

// Once per entity and what its type parameters stand for: `a = b(); b = a()` must end.
JavaScriptNames::Value JavaScriptNames::ValueOf(const Value& value) {
  if (depth_ >= kMaxDepth || !Spend()) return {};
  uint64_t key = uint64_t{value.id} << 32 | value.environment;
  auto [found, added] = value_memo_.try_emplace(key, static_cast<uint32_t>(known_values_.size()));
  uint32_t row = found->second;
  if (!added) {
    upper_bound_ = upper_bound_ || value_is_bound_[row];
    return known_values_[row];
  }
  known_values_.push_back({});
  value_is_bound_.push_back(false);
  bool before = upper_bound_;
  upper_bound_ = false;
  ++depth_;
  Value result = FindValueOf(value);
  --depth_;
  known_values_[row] = result;
  value_is_bound_[row] = upper_bound_;
  upper_bound_ = upper_bound_ || before;
  return result;
}

JavaScriptNames::Value JavaScriptNames::FindValueOf(const Value& value) {
  uint32_t at = SymbolOf(value.id, false);
  if (at == kNone) return {};
  SymbolRef ref = data_.Local(at);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if (symbol.kind == SymbolKind::kProperty) return Returned(value);
  if (IsEnumMember(symbol.kind)) {
    Value member;
    member.kind = Value::kInstance;
    member.id = symbol.parent == kNone ? kNone : data_.symbol_entity[data_.Global(ref.file, symbol.parent)];
    return member.id == kNone ? Value{} : member;
  }
  if (!symbol.type.empty()) return TypeAt(ref.file, ref.symbol, facts.str(symbol.type), value.environment);
  std::string_view made_of = MadeOf(ref);
  if (made_of.empty()) return value;  // a literal: its members are its own
  uint32_t scope = symbol.parent;
  if (scope != kNone && IsType(facts.symbols[scope].kind)) {  // this.x = x: the parameter of that method
    for (uint32_t before = ref.symbol, looked = 0; before-- > scope + 1 && looked < kMaxRowsLookedAt; ++looked) {
      const Symbol& row = facts.symbols[before];
      if (row.parent != symbol.parent || !IsCallable(row.kind)) continue;
      if (row.end >= symbol.end) scope = before;
      break;
    }
  }
  return Got(ValueAt(ref.file, scope, made_of));
}

JavaScriptNames::Value JavaScriptNames::Called(const Value& callee) {
  if (callee.kind == Value::kBuiltin) {
    Value value = callee;
    value.kind = Value::kType;
    if (callee.gives == Value::kElement) return Element(value, 0);
    if (callee.gives == Value::kSame) return value;
    value.kind = Value::kExternal;
    return value;
  }
  Value value = CallableType(callee);
  if (value.kind == Value::kExternal) return value;
  if (value.kind == Value::kType) {
    javascript::FunctionText function;
    if (!javascript::FunctionOf(value.text, &function)) return {};
    return TypeAt(value.file, value.symbol, function.result, value.environment);
  }
  if (value.kind != Value::kEntity) return {};
  uint32_t at = SymbolOf(value.id, false);
  if (at == kNone) return {};
  if (IsType(data_.SymbolAt(at).kind)) {  // new Box()
    Value object;
    object.kind = Value::kInstance;
    object.id = value.id;
    return object;
  }
  return Returned(value);
}

// Of overloads, those that are known must say the same.
JavaScriptNames::Value JavaScriptNames::Returned(const Value& value) {
  if (depth_ >= kMaxDepth) return {};
  ++depth_;
  Value result;
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[value.id].first_symbol; at != kNone && looked < kMaxOverloads; at = data_.next_symbol[at], ++looked) {
    SymbolRef ref = data_.Local(at);
    const FactsView& facts = data_.views[ref.file];
    const Symbol& symbol = facts.symbols[ref.symbol];
    if (!IsCallable(symbol.kind) || !Spend()) continue;
    Value given;
    if (facts.str(symbol.type) == "this") {
      given.kind = value.owner == kNone ? Value::kUnknown : Value::kInstance;
      given.id = value.owner;
      given.environment = value.owner_environment;
    } else if (!symbol.type.empty()) {
      given = TypeAt(ref.file, ref.symbol, facts.str(symbol.type), value.environment);
    } else if (std::string_view made_of = MadeOf(ref); made_of == "{}") {  // the methods of the literal are its own
      upper_bound_ = true;
      given = value;
    } else if (!made_of.empty()) {
      given = made_of == "this" && value.owner != kNone ? Value{} : Got(ValueAt(ref.file, ref.symbol, made_of));
      if (made_of == "this" && value.owner != kNone) {
        given.kind = Value::kInstance;
        given.id = value.owner;
        given.environment = value.owner_environment;
      }
    }
    if (!given.known()) {
      if (result.kind == Value::kUnknown) result = given;
      continue;
    }
    if (result.known() && (result.kind != given.kind || result.id != given.id)) {
      --depth_;
      return {};
    }
    if (!result.known()) result = given;
  }
  --depth_;
  return result;
}

// x[0], and the variable of a loop over x.
JavaScriptNames::Value JavaScriptNames::Element(const Value& of, size_t index) {
  if (depth_ >= kMaxDepth || !Spend()) return {};
  ++depth_;
  Value value = Got(of), result;
  for (int steps = 0; steps < 8 && value.kind == Value::kInstance; ++steps) {
    uint32_t at = SymbolOf(value.id, true);
    SymbolRef ref = data_.Local(at);
    const FactsView& facts = data_.views[ref.file];
    // { [key: string]: Box }
    for (uint32_t member = ref.symbol + 1; member < facts.symbols.size() && member < ref.symbol + 8; ++member) {
      const Symbol& row = facts.symbols[member];
      if (row.parent != ref.symbol || !StartsWith(facts.str(row.name), "[") || row.type.empty()) continue;
      result = TypeAt(ref.file, member, facts.str(row.type), value.environment);
    }
    if (result.known()) break;
    value = AliasOf(value);
  }
  std::string_view type;
  std::vector<std::string_view> arguments;
  if (!result.known() && ArgumentsOf(value, &type, &arguments)) {
    size_t held = type == "[]" ? std::min(index, arguments.size() - 1) : javascript::HeldArgument(type);
    if (held < arguments.size()) {
      std::string_view text = arguments[held];
      if (size_t colon = FindOutside(text, ':'); type == "[]" && colon != text.npos) text = text.substr(colon + 1);  // [box: Box]
      result = TypeAt(value.file, value.symbol, text, value.environment);
    }
  } else if (!result.known() && value.kind == Value::kType) {
    char separator = FindOutside(value.text, '|') != value.text.npos ? '|' : '&';
    std::vector<std::string_view> parts = SplitOutside(value.text, separator);
    for (size_t i = 0; parts.size() > 1 && i < parts.size() && !result.known(); ++i) {
      if (!javascript::IsNothing(parts[i])) {
        result = Element(TypeAt(value.file, value.symbol, parts[i], value.environment), index);
      }
    }
  }
  if (value.kind == Value::kExternal) result = value;
  --depth_;
  return result;
}

// The object that is given as the parameter at `index`.
JavaScriptNames::Value JavaScriptNames::Parameter(const Value& of, size_t index) {
  if (of.kind == Value::kBuiltin) {
    Value value = of;
    if (of.gives != Value::kCallback) {  // boxes.map((box) => ...): of its first parameter ...
      value.gives = Value::kCallback;
      return index == 0 ? value : Value{};
    }
    value.kind = Value::kType;
    return index == 0 ? Element(value, 0) : Value{};  // ... the first
  }
  Value value = CallableType(of);
  if (value.kind == Value::kType) {
    javascript::FunctionText function;
    if (!javascript::FunctionOf(value.text, &function)) return {};
    return TypeAt(value.file, value.symbol, javascript::ParameterType(function.parameters, index), value.environment);
  }
  if (value.kind != Value::kEntity) return value.kind == Value::kExternal ? value : Value{};
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[value.id].first_symbol; at != kNone && looked < kMaxOverloads; at = data_.next_symbol[at], ++looked) {
    SymbolRef ref = data_.Local(at);
    const FactsView& facts = data_.views[ref.file];
    size_t left = index;
    for (const repodoc::Parameter& row : facts.ParametersOf(ref.symbol)) {
      if (row.kind == ParameterKind::kTemplate || facts.str(row.name) == "this") continue;
      if (left-- > 0 && row.kind != ParameterKind::kVarArgs) continue;
      if (row.type.empty()) break;
      Value given = TypeAt(ref.file, ref.symbol, facts.str(row.type), value.environment);
      if (row.kind == ParameterKind::kVarArgs) given = Element(given, 0);
      if (given.known()) return given;
      break;
    }
  }
  return {};
}

}  // namespace repodoc

// TypeScript: what a type says. In: its text as facts hold it, the place where it stands, what type parameters stand for
// there. Out: an object of a class, an interface or an alias; the text itself where it is a union, an array or a function.
// Conditional types, and mapped ones that do more than change modifiers, are not known.
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_javascript.h"
#include "core/link/type_text_javascript.h"

namespace repodoc {

using javascript::BareType;
using javascript::EndOfBracket;
using javascript::FindOutside;
using javascript::SplitOutside;

namespace {

constexpr int kMaxDepth = 40;
constexpr size_t kMaxEnvironments = 1u << 20;
constexpr uint32_t kMaxImportsSearched = 1024;

bool IsTransparent(std::string_view name) {
  for (std::string_view known : {"Partial", "Required", "Readonly", "NonNullable", "Awaited", "Pick", "Omit", "Exclude", "Extract",
                                 "NoInfer", "Promise", "PromiseLike"}) {
    if (name == known) return true;
  }
  return false;
}

bool IsCut(std::string_view text) { return EndsWith(text, "\xe2\x80\xa6"); }

}  // namespace

uint32_t JavaScriptNames::SymbolOf(uint32_t entity, bool type) const {
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[entity].first_symbol; at != kNone && looked < kCrowd; at = data_.next_symbol[at], ++looked) {
    SymbolKind kind = data_.SymbolAt(at).kind;
    if (type ? IsType(kind) : !IsType(kind) || kind == SymbolKind::kClass || kind == SymbolKind::kEnum) return at;
  }
  return kNone;
}

uint32_t JavaScriptNames::EnvironmentOf(uint32_t entity, FileIndex file, uint32_t symbol, std::string_view arguments,
                                        uint32_t outer) {
  if (arguments.empty() || environments_.size() >= kMaxEnvironments) return kNone;
  uint64_t place = static_cast<uint64_t>(arguments.data() - data_.views[file].strings.data());
  uint64_t hash = (uint64_t{entity} << 32 | file) * 0x9e3779b97f4a7c15u;
  hash = (hash ^ (hash >> 29) ^ (place << 8 | arguments.size())) * 0xd6e8feb86659fd93u;
  hash = (hash ^ (hash >> 31) ^ (uint64_t{symbol} << 32 | outer)) * 0x9e3779b97f4a7c15u;
  for (;; ++hash) {  // open addressing by the next key
    auto [found, added] = environment_ids_.try_emplace(hash, static_cast<uint32_t>(environments_.size()));
    if (added) {
      environments_.push_back({entity, file, symbol, arguments, outer});
      return found->second;
    }
    const Environment& row = environments_[found->second];
    if (row.entity == entity && row.file == file && row.symbol == symbol && row.outer == outer &&
        row.arguments.data() == arguments.data() && row.arguments.size() == arguments.size()) {
      return found->second;
    }
  }
}

// The type parameter in `row`, the `index`th of the entity: its argument, else its default, else its constraint.
JavaScriptNames::Value JavaScriptNames::ArgumentOf(uint32_t entity, FileIndex file, uint32_t symbol, uint32_t row, size_t index,
                                                   uint32_t environment) {
  if (environment != kNone && environments_[environment].entity == entity) {
    Environment given = environments_[environment];
    std::vector<std::string_view> arguments = SplitOutside(given.arguments, ',');
    if (index < arguments.size()) return TypeAt(given.file, given.symbol, arguments[index], given.outer);
  }
  const FactsView& facts = data_.views[file];
  const repodoc::Parameter& parameter = facts.parameters[row];
  // What is called elsewhere may well be given more than its constraint says.
  bool around = false;
  for (uint32_t at = file == site_file_ ? site_symbol_ : kNone; at != kNone && !around; at = facts.symbols[at].parent) around = at == symbol;
  if (!around && IsCallable(facts.symbols[symbol].kind)) upper_bound_ = true;
  Text given[2] = {around ? parameter.type : parameter.default_value, around ? parameter.default_value : parameter.type};
  for (Text text : given) {
    Value value = text.empty() ? Value{} : TypeAt(file, symbol, facts.str(text), environment);
    if (value.known()) return value;
  }
  return {};
}

JavaScriptNames::Value JavaScriptNames::NamedType(FileIndex file, uint32_t symbol, std::string_view path,
                                                  std::string_view arguments, uint32_t environment) {
  size_t dot = path.find('.');
  std::string_view name = path.substr(0, dot);
  const FactsView& facts = data_.views[file];
  for (uint32_t at = symbol; at != kNone && dot == path.npos; at = facts.symbols[at].parent) {
    size_t index = 0;
    for (const repodoc::Parameter& row : facts.ParametersOf(at)) {
      if (row.kind != ParameterKind::kTemplate) continue;
      if (facts.str(row.name) == name) {
        return ArgumentOf(data_.symbol_entity[data_.Global(file, at)], file, at, static_cast<uint32_t>(&row - facts.parameters.data()), index, environment);
      }
      ++index;
    }
  }
  Value value = Root(file, symbol, name, true);
  while (dot != path.npos && value.known()) {
    path.remove_prefix(dot + 1);
    dot = path.find('.');
    value = Member(value, path.substr(0, dot));
  }
  if (value.kind == Value::kUnknown) {  // of the language or the platform
    if (dot == path.npos && arguments.empty()) return {};
    value.kind = Value::kExternal;
    return value;
  }
  if (value.kind != Value::kEntity) return value;
  uint32_t type = SymbolOf(value.id, true);
  if (type == kNone) return {};
  Value object;
  object.kind = Value::kInstance;
  object.id = value.id;
  object.environment = EnvironmentOf(value.id, file, symbol, arguments, environment);
  return object;
}

JavaScriptNames::Value JavaScriptNames::TypeAt(FileIndex file, uint32_t symbol, std::string_view text, uint32_t environment) {
  text = BareType(text);
  if (text.empty() || depth_ >= kMaxDepth || !Spend()) return {};
  Value whole;  // the text as it is
  whole.kind = Value::kType;
  whole.environment = environment;
  whole.file = file;
  whole.symbol = symbol;
  whole.text = text;
  javascript::FunctionText function;
  if (javascript::FunctionOf(text, &function)) return whole;
  ++depth_;
  Value value;
  std::string_view path, arguments;
  if (size_t question = FindOutside(text, '?'); question != text.npos) {  // T extends U ? A : B
    size_t colon = FindOutside(text, ':', question + 1);
    value = TypeAt(file, symbol, text.substr(question + 1, colon == text.npos ? colon : colon - question - 1), environment);
    if (!value.known() && colon != text.npos) value = TypeAt(file, symbol, text.substr(colon + 1), environment);
    if (colon == text.npos || BareType(text.substr(colon + 1)) != "never") upper_bound_ = true;
  } else if (FindOutside(text, '|') != text.npos) {
    std::string_view only;
    size_t count = 0;
    for (std::string_view part : SplitOutside(text, '|')) {
      if (javascript::IsNothing(part)) continue;
      only = part;
      ++count;
    }
    value = count == 1 ? TypeAt(file, symbol, only, environment) : whole;
    if (count == 0) value.kind = Value::kExternal;
  } else if (FindOutside(text, '&') != text.npos) {
    value = whole;
  } else if (StartsWith(text, "typeof import(")) {
    value = ImportedType(file, text.substr(7));
  } else if (StartsWith(text, "typeof ")) {
    value = ValueAt(file, symbol, Trim(text.substr(7)));
  } else if (StartsWith(text, "import(")) {
    value = ImportedType(file, text);
  } else if (StartsWith(text, "keyof ") || StartsWith(text, "infer ") || StartsWith(text, "unique ")) {
    value.kind = Value::kExternal;
  } else if (EndsWith(text, "[]")) {
    value = whole;
  } else if (text[0] == '{') {
    std::string_view source = javascript::MappedSource(text);
    value = source.empty() ? whole : TypeAt(file, symbol, source, environment);
  } else if (text[0] == '[') {
    value = whole;
  } else if (text.back() == ']') {  // Box["lid"], Parameters<F>[0]
    size_t open = text.rfind('[');
    std::string_view key = text.substr(open + 1, text.size() - open - 2);
    Value object = open == 0 || open == text.npos || key.empty() ? Value{} : TypeAt(file, symbol, text.substr(0, open), environment);
    if (key.size() > 2 && (key[0] == '\'' || key[0] == '"')) {
      value = Got(Member(object, key.substr(1, key.size() - 2)));
    } else if (object.kind == Value::kInstance && key != "number" && (key[0] < '0' || key[0] > '9')) {
      value = whole;  // Modules[Name]
    } else {
      value = Element(object, key.size() == 1 && key[0] >= '0' && key[0] <= '9' ? static_cast<size_t>(key[0] - '0') : 0);
    }
  } else if (javascript::PathOfType(text, &path, &arguments)) {
    if (javascript::IsPrimitive(path)) {
      value.kind = Value::kExternal;
    } else {
      value = NamedType(file, symbol, path, arguments, environment);
    }
    if (value.kind == Value::kExternal && !arguments.empty() && path.find('.') == path.npos) {
      std::vector<std::string_view> parts = SplitOutside(arguments, ',');
      if (parts.empty()) {
        value = {};
      } else if (path == "ReturnType") {
        value = Called(TypeAt(file, symbol, parts[0], environment));
      } else if (path == "InstanceType") {
        value = Called(TypeAt(file, symbol, parts[0], environment));
      } else if (IsTransparent(path) && path != "Promise" && path != "PromiseLike") {
        value = TypeAt(file, symbol, parts[0], environment);
      } else {
        value = whole;  // Array<Box>, Map<string, Box>, Promise<Box>
      }
    }
  }
  --depth_;
  return value;
}

// import('./box').Box<Lid>
JavaScriptNames::Value JavaScriptNames::ImportedType(FileIndex file, std::string_view text) {
  size_t close = EndOfBracket(text, 6);
  if (close == text.npos || close < 10) return {};
  std::string_view module = text.substr(8, close - 10), path, arguments;
  const FactsView& facts = data_.views[file];
  Value value;
  uint32_t count = std::min(static_cast<uint32_t>(facts.imports.size()), kMaxImportsSearched);
  for (uint32_t i = 0; i < count && value.kind == Value::kUnknown; ++i) {
    if (facts.str(facts.imports[i].module) != module) continue;
    value.id = data_.imports[data_.import_base[file] + i].target;
    value.kind = value.id == kNone ? Value::kExternal : Value::kModule;
  }
  text.remove_prefix(close);
  if (text.empty() || !value.known()) return value;
  if (text[0] != '.' || !javascript::PathOfType(text.substr(1), &path, &arguments)) return {};
  for (std::string_view part : Split(path, '.')) value = Member(value, part);
  if (value.kind != Value::kEntity || SymbolOf(value.id, true) == kNone) return value.kind == Value::kModule ? value : Value{};
  Value object;
  object.kind = Value::kInstance;
  object.id = value.id;
  object.environment = EnvironmentOf(value.id, file, kNone, arguments, kNone);
  return object;
}

// "<Lid>": what is called is given these arguments. ":<Maker<Lid>>": the place asks for such an object, and what is called
// says that it gives a Maker of its own type parameters.
JavaScriptNames::Value JavaScriptNames::WithArguments(Value value, FileIndex file, uint32_t symbol, std::string_view text) {
  if (value.kind != Value::kEntity) return value;
  uint32_t at = SymbolOf(value.id, false);
  if (at == kNone || !IsCallable(data_.SymbolAt(at).kind)) return value;
  if (text[0] == '<') {
    value.environment = EnvironmentOf(value.id, file, symbol, text.substr(1, text.size() - 2), kNone);
    return value;
  }
  SymbolRef ref = data_.Local(at);
  const FactsView& facts = data_.views[ref.file];
  std::string_view path, arguments, wanted, given;
  if (!javascript::PathOfType(BareType(facts.str(facts.symbols[ref.symbol].type)), &path, &arguments)) return value;
  if (!javascript::PathOfType(text.substr(2, text.size() - 3), &wanted, &given) || given.empty()) return value;
  std::vector<std::string_view> own = SplitOutside(arguments, ',');
  size_t index = 0;
  for (const repodoc::Parameter& row : facts.ParametersOf(ref.symbol)) {
    if (row.kind != ParameterKind::kTemplate) continue;
    if (index >= own.size() || own[index] != facts.str(row.name)) return value;
    ++index;
  }
  Value result = NamedType(ref.file, ref.symbol, path, {}, kNone), asked = NamedType(file, symbol, wanted, {}, kNone);
  if (result.kind != Value::kInstance || asked.kind != Value::kInstance || result.id != asked.id) return value;
  value.environment = EnvironmentOf(value.id, file, symbol, given, kNone);
  return value;
}

bool JavaScriptNames::ArgumentsOf(const Value& value, std::string_view* name, std::vector<std::string_view>* arguments) const {
  arguments->clear();
  if (value.kind != Value::kType && value.kind != Value::kBuiltin) return false;
  std::string_view text = value.text, inner;
  if (EndsWith(text, "[]")) {
    *name = "Array";
    arguments->push_back(text.substr(0, text.size() - 2));
    return true;
  }
  if (text.size() > 1 && text[0] == '[' && text.back() == ']') {
    *name = "[]";
    *arguments = SplitOutside(text.substr(1, text.size() - 2), ',');
    return true;
  }
  if (!javascript::PathOfType(text, name, &inner)) return false;
  *arguments = SplitOutside(inner, ',');
  return !arguments->empty();
}

// What an alias stands for, where it is no object with members of its own.
JavaScriptNames::Value JavaScriptNames::AliasOf(const Value& value) {
  if (value.kind != Value::kInstance) return {};
  uint32_t at = SymbolOf(value.id, true);
  if (at == kNone || data_.SymbolAt(at).kind != SymbolKind::kTypeAlias || !Spend()) return {};
  SymbolRef ref = data_.Local(at);
  const FactsView& facts = data_.views[ref.file];
  std::string_view text = facts.str(facts.symbols[ref.symbol].type);
  if (IsCut(text) && text[0] == '{') return {};
  Value stands = TypeAt(ref.file, ref.symbol, text, value.environment);
  if (stands.known() || value.environment == kNone) return stands;
  // Compute<Box>, Intersection<A | B>: what cannot be computed mostly has the members of what it is given.
  Environment given = environments_[value.environment];
  std::vector<std::string_view> arguments = SplitOutside(given.arguments, ',');
  if (given.entity != value.id || arguments.size() != 1) return stands;
  upper_bound_ = true;
  return TypeAt(given.file, given.symbol, arguments[0], given.outer);
}

JavaScriptNames::Value JavaScriptNames::CallableType(Value value) {
  for (int steps = 0; steps < 8 && Spend(); ++steps) {
    if (value.kind == Value::kEntity) {
      uint32_t at = SymbolOf(value.id, false);
      if (at != kNone && !IsData(data_.SymbolAt(at).kind) && data_.SymbolAt(at).kind != SymbolKind::kProperty) return value;
      value = Got(value);
      if (value.kind == Value::kEntity) return value;
    } else if (value.kind == Value::kInstance) {
      Value call = ClassMember(value.id, value.environment, "()", false);
      if (call.kind == Value::kEntity) return call;
      Value alias = AliasOf(value);
      if (!alias.known()) {
        call = ClassMember(value.id, value.environment, "new()", false);
        return call.kind == Value::kEntity ? call : Value{};
      }
      value = alias;
    } else if (value.kind == Value::kType) {
      javascript::FunctionText function;
      if (javascript::FunctionOf(value.text, &function)) return value;
      char separator = FindOutside(value.text, '|') != value.text.npos ? '|' : '&';
      std::vector<std::string_view> parts = SplitOutside(value.text, separator);
      if (parts.size() < 2 || depth_ >= kMaxDepth) return value;
      ++depth_;
      Value found;
      for (std::string_view part : parts) {
        if (javascript::IsNothing(part)) continue;
        found = CallableType(TypeAt(value.file, value.symbol, part, value.environment));
        if (found.known() && (found.kind != Value::kType || javascript::FunctionOf(found.text, &function))) break;
        found = {};
      }
      --depth_;
      return found;
    } else {
      return value;
    }
  }
  return {};
}

}  // namespace repodoc

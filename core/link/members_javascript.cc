// JavaScript and TypeScript: members of what an expression gives: of modules, classes and their bases, literals, types. In: a
// value, a name. Out: the definition, or an object where only a type says something.
#include <algorithm>

#include "core/base/text.h"
#include "core/link/names_javascript.h"
#include "core/link/type_text_javascript.h"

namespace repodoc {

using javascript::FindOutside;
using javascript::HeldArgument;
using javascript::SplitOutside;

namespace {

constexpr int kMaxDepth = 32;
constexpr size_t kMaxClasses = 64;          // that a class has above it
constexpr uint32_t kMaxRowsLookedAt = 256;  // members of a type whose members are asked for

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool IsPromise(std::string_view type) { return type == "Promise" || type == "PromiseLike"; }

}  // namespace

JavaScriptNames::Value JavaScriptNames::OwnMember(uint32_t entity, uint32_t name) const {
  Value value;
  uint32_t member = data_.FindEntity(entity, name);
  uint32_t row = IsDefined(member) ? kNone : augmentation_row_.Find(entity, 0);
  size_t looked = 0;
  for (uint32_t added : row == kNone ? std::span<const uint32_t>() : augmentations_[row]) {
    if (++looked > kMaxClasses || IsDefined(member)) break;
    member = data_.FindEntity(added, name);
  }
  if (!IsDefined(member)) return value;
  value.kind = Value::kEntity;
  value.id = member;
  return value;
}

// "Modules[Name]": a member of one of the members, whichever Name says.
JavaScriptNames::Value JavaScriptNames::MemberOfAny(const Value& value, std::string_view name) {
  Value object = TypeAt(value.file, value.symbol, value.text.substr(0, value.text.rfind('[')), value.environment);
  if (object.kind != Value::kInstance) return {};
  std::vector<uint32_t> types = {object.id};
  if (uint32_t row = augmentation_row_.Find(object.id, 0); row != kNone) {
    for (uint32_t added : augmentations_[row]) types.push_back(added);
  }
  upper_bound_ = true;
  for (size_t i = 0; i < types.size() && i < kMaxClasses; ++i) {
    uint32_t at = SymbolOf(types[i], true);
    if (at == kNone) continue;
    SymbolRef ref = data_.Local(at);
    const FactsView& facts = data_.views[ref.file];
    uint32_t end = std::min(static_cast<uint32_t>(facts.symbols.size()), ref.symbol + kMaxRowsLookedAt);
    for (uint32_t child = ref.symbol + 1; child < end && Spend(); ++child) {
      if (facts.symbols[child].begin >= facts.symbols[ref.symbol].end) break;
      if (facts.symbols[child].parent != ref.symbol) continue;
      Value member;
      member.kind = Value::kEntity;
      member.id = data_.symbol_entity[data_.Global(ref.file, child)];
      Value found = member.id == kNone ? Value{} : Member(member, name);
      if (found.known()) return found;
    }
  }
  return {};
}

// Depth first in the order of the text: the class itself, then what it extends and implements.
JavaScriptNames::Value JavaScriptNames::ClassMember(uint32_t entity, uint32_t environment, std::string_view name, bool bases_only) {
  uint32_t id = data_.names.Find(name);
  if (id == kNone || depth_ >= kMaxDepth) return {};
  std::vector<std::pair<uint32_t, uint32_t>> open = {{entity, environment}};
  std::vector<uint32_t> seen = {entity};
  ++depth_;
  Value found;
  for (size_t looked = 0; !open.empty() && looked < kMaxClasses && Spend(); ++looked) {
    auto [type, given] = open.back();
    open.pop_back();
    Value own = bases_only && looked == 0 ? Value{} : OwnMember(type, id);
    if (own.known()) {
      found = own;
      found.environment = given;
      found.owner = entity;
      found.owner_environment = environment;
      break;
    }
    uint32_t row = base_row_.Find(type, 0);
    if (row == kNone) continue;
    size_t first = open.size();
    for (const auto& [file, clause] : base_clauses_[row]) {
      const FactsView& facts = data_.views[file];
      const Clause& base = facts.clauses[clause];
      Value value = TypeAt(file, base.symbol, facts.str(base.text), given);
      if (value.kind == Value::kType) {  // Omit<Box, "lid">, A & B
        value = MemberOfType(value, name);
        if (value.kind == Value::kEntity && !found.known()) found = value;
        continue;
      }
      if (value.kind != Value::kInstance) continue;
      if (std::find(seen.begin(), seen.end(), value.id) != seen.end()) continue;
      seen.push_back(value.id);
      open.push_back({value.id, value.environment});
    }
    if (found.known()) break;
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
  }
  --depth_;
  return found;
}

JavaScriptNames::Value JavaScriptNames::Member(const Value& value, std::string_view name) {
  if (name.empty() || !Spend()) return {};
  switch (value.kind) {
    case Value::kModule:
      return ModuleMember(value.id, name);
    case Value::kInstance: {
      Value found = ClassMember(value.id, value.environment, name, false);
      if (found.known() || depth_ >= kMaxDepth) return found;
      Value alias = AliasOf(value);
      if (!alias.known() || (alias.kind == Value::kInstance && alias.id == value.id)) return {};
      ++depth_;
      found = Member(alias, name);
      --depth_;
      return found;
    }
    case Value::kEntity: {
      uint32_t at = SymbolOf(value.id, false);
      Value found;
      // const box: Box = { lid: ... } has the members of Box, const box = make({ lid: ... }) those of what make() gives.
      if (at != kNone && IsData(data_.SymbolAt(at).kind) && !IsLiteral(data_.Local(at)) && depth_ < kMaxDepth) {
        Value got = Got(value);
        ++depth_;
        if (got.kind != Value::kEntity || got.id != value.id) found = Member(got, name);
        --depth_;
        if (found.known()) return found;
        upper_bound_ = true;  // of an object that something was given
      }
      found = ClassMember(value.id, value.environment, name, false);
      if (found.known()) return found;
      if (at != kNone && name == "prototype" && data_.SymbolAt(at).kind == SymbolKind::kClass) {
        found.kind = Value::kInstance;
        found.id = value.id;
        return found;
      }
      Value got = Got(value);
      if (got.kind == Value::kEntity || depth_ >= kMaxDepth) return {};
      ++depth_;
      found = Member(got, name);
      --depth_;
      return found;
    }
    case Value::kType:
      return MemberOfType(value, name);
    case Value::kExternal:
    case Value::kUnknown:
    case Value::kBuiltin:
      return value.kind == Value::kExternal ? value : Value{};
  }
  return {};
}

JavaScriptNames::Value JavaScriptNames::MemberOfType(const Value& value, std::string_view name) {
  std::string_view text = value.text, type;
  if (depth_ >= kMaxDepth || !Spend()) return {};
  Value external;
  external.kind = Value::kExternal;
  char separator = FindOutside(text, '|') != text.npos ? '|' : '&';
  std::vector<std::string_view> parts = SplitOutside(text, separator), arguments;
  javascript::FunctionText function;
  if (javascript::FunctionOf(text, &function)) return external;
  ++depth_;
  Value found;
  if (parts.size() > 1) {
    for (std::string_view part : parts) {
      if (javascript::IsNothing(part)) continue;
      Value other = Member(TypeAt(value.file, value.symbol, part, value.environment), name);
      if (!other.known()) continue;
      // Conditions around the place may leave one of the alternatives only.
      if (found.known() && separator == '|' && (other.kind != found.kind || other.id != found.id)) upper_bound_ = true;
      if (!found.known()) found = other;
      if (separator == '&') break;
    }
  } else if (ArgumentsOf(value, &type, &arguments)) {
    found = value;
    found.kind = Value::kBuiltin;
    found.gives = Value::kOther;
    if (IsPromise(type)) {
      if (!IsOneOf(name, {"then", "catch", "finally"})) {  // awaited
        found = arguments.empty() ? Value{} : Member(TypeAt(value.file, value.symbol, arguments[0], value.environment), name);
      } else if (name != "then") {
        found.gives = Value::kSame;
      }
    } else if (IsOneOf(name, {"find", "at", "pop", "shift", "get", "findLast", "deref"})) {
      found.gives = Value::kElement;
    } else if (IsOneOf(name, {"filter", "slice", "concat", "reverse", "sort", "splice", "values", "add", "set", "with", "toSorted"})) {
      found.gives = Value::kSame;
    } else if (type == "Record") {
      found = Element(value, 0);
    }
    if (found.kind == Value::kBuiltin && HeldArgument(type) == std::string_view::npos) found = external;
  } else if (text.back() == ']' && text[0] != '[') {
    found = MemberOfAny(value, name);
  } else if (text[0] == '{') {
    std::string_view member = javascript::MemberType(text, name);
    if (!member.empty()) found = TypeAt(value.file, value.symbol, member, value.environment);
  }
  --depth_;
  return found;
}

}  // namespace repodoc

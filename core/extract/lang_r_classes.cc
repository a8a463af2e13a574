// R: calls that define things. S4 (setClass, setGeneric, setMethod), reference classes, R6, ggproto.
//
//   setClass("Person", representation(name = "character"), contains = "Being")
//   Stack <- R6Class("Stack", inherit = List, public = list(items = NULL, push = function(x) ...), active =
//   list(...))
#include "core/base/text.h"
#include "core/extract/lang_r.h"

namespace repodoc::r {
namespace {

// list(a = 1, f = function() ...), c(a = "numeric"), representation(a = "numeric"): its arguments are
// members.
void NoteMembers(Walk& walk, NodeIndex list, Role role, uint32_t owner, std::string_view scope = {}) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode || tree.KindOf(list) != Kind::call) return;
  NodeIndex arguments = tree.Child(list, Field::arguments);
  if (arguments == kNoNode) return;
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree.KindOf(child) == Kind::argument) StateOf(walk).members[child] = {role, owner, scope};
  }
}

// "Base", c("A", "B"), Base, pkg::Base: the bases named there.
void AddBases(Walk& walk, uint32_t symbol, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  if (value == kNoNode) return;
  auto add = [&](NodeIndex node) {
    std::string_view name = LiteralText(tree, node), qualifier;
    if (tree.KindOf(node) == Kind::namespace_operator) {
      name = PlainName(tree.FieldText(node, Field::rhs));
      qualifier = tree.FieldText(node, Field::lhs);
    }
    if (name.empty()) return;
    if (name == "VIRTUAL") {  // no class, but a word of setClass
      walk.symbol(symbol).flags |= kSymbolAbstract;
      return;
    }
    walk.AddClause(symbol, ClauseKind::kBase,
                   qualifier.empty() ? std::string(name) : std::string(tree.TextOf(node)), tree[node].row);
    walk.AddReference(ReferenceKind::kBase, node, qualifier, name);
  };
  if (tree.KindOf(value) == Kind::call) {
    for (const Argument& row : ArgumentsOf(tree, value)) {
      if (row.value != kNoNode) add(row.value);
    }
    return;
  }
  if (tree.KindOf(value) != Kind::null) add(value);
}

// The class itself. `text` is its name; where it is bound to a name of another spelling, that name is its
// too.
uint32_t AddClass(Walk& walk, NodeIndex call, NodeIndex whole, NodeIndex assigned, NodeIndex title,
                  std::string_view name, SymbolKind kind) {
  const SyntaxTree& tree = walk.tree();
  bool same = assigned != kNoNode && PlainName(tree.TextOf(assigned)) == name;
  NodeIndex name_node = same ? assigned : title;
  uint32_t symbol =
      walk.AddSymbol(kind, name, whole, name_node == kNoNode ? assigned : name_node, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  NodeIndex function = tree.Child(call, Field::function);
  std::string signature = walk.OneLine(function, 80) + "(\"" + std::string(name) + "\")";
  if (assigned != kNoNode) signature = std::string(tree.TextOf(assigned)) + " <- " + signature;
  walk.SetSignature(symbol, signature);
  walk.symbol(symbol).body_begin_row = tree[call].row;
  SetDocAbove(walk, symbol, whole);
  if (assigned != kNoNode && !same) {
    // Person <- setClass("person"): the generator.
    std::string_view generator = PlainName(tree.TextOf(assigned));
    if (StateOf(walk).variables.emplace(generator).second) {
      uint32_t variable =
          walk.AddSymbol(SymbolKind::kVariable, generator, assigned, assigned, kSymbolDefinition);
      walk.symbol(variable).visibility = VisibilityOf(generator);
      walk.SetValue(variable, call);
    }
  } else if (same) {
    StateOf(walk).variables.emplace(name);
  }
  return symbol;
}

void OpenClass(Walk& walk, uint32_t symbol, NodeIndex whole) {
  walk.Defined(symbol, whole);
  walk.OpenScope(symbol, whole);
}

// setMethod("show", "Person", function(object) ...), setReplaceMethod, setGeneric("area", function(shape)
// ...)
bool DefineMethod(Walk& walk, NodeIndex call, NodeIndex whole, std::string_view called,
                  const std::vector<Argument>& arguments) {
  const SyntaxTree& tree = walk.tree();
  bool generic = called == "setGeneric", validity = called == "setValidity";
  NodeIndex title = FindArgument(arguments, generic ? "name" : validity ? "Class" : "f", 0);
  if (title == kNoNode || tree.KindOf(title) != Kind::string) return false;
  std::string name(LiteralText(tree, title));
  if (name.empty()) return false;
  if (called == "setReplaceMethod") name += "<-";
  NodeIndex types = generic || validity ? kNoNode : FindArgument(arguments, "signature", 1);
  NodeIndex function = kNoNode;
  for (const Argument& row : arguments) {
    if (row.value != kNoNode && tree.KindOf(row.value) == Kind::function_definition) function = row.value;
  }
  std::string head = std::string(called) + "(" + walk.OneLine(title, 200);
  if (types != kNoNode && types != function) head += ", " + walk.OneLine(types, 200);
  if (generic) StateOf(walk).generics.insert(name);
  SymbolKind kind = generic ? SymbolKind::kFunction : SymbolKind::kMethod;
  if (validity) name = "validity";
  uint32_t symbol = kNone;
  if (function == kNoNode) {
    symbol =
        walk.AddSymbol(kind, name, whole, title, generic ? 0u : static_cast<uint32_t>(kSymbolDefinition));
    walk.SetSignature(symbol, head + ")");
    SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, whole);
  } else {
    symbol = AddFunction(walk, kind, name, whole, title, function, head + ", ");
    walk.SetSignature(symbol, std::string(walk.facts().strings.Get(walk.symbol(symbol).signature)) + ")");
  }
  uint32_t row = tree[title].row;
  if (generic) walk.AddClause(symbol, ClauseKind::kAttribute, "generic", row);
  if (validity) walk.AddClause(symbol, ClauseKind::kScope, LiteralText(tree, title), row);
  if (types == kNoNode || types == function) return true;
  // The class of the first argument is what the method belongs to.
  NodeIndex first = types;
  if (tree.KindOf(types) == Kind::call) {
    const std::vector<Argument> inner = ArgumentsOf(tree, types);
    first = inner.empty() ? kNoNode : inner[0].value;
    for (const Argument& argument : inner) {
      std::string_view type = LiteralText(tree, argument.value);
      if (!type.empty()) walk.AddReference(ReferenceKind::kType, argument.value, {}, type);
    }
  } else if (!LiteralText(tree, types).empty()) {
    walk.AddReference(ReferenceKind::kType, types, {}, LiteralText(tree, types));
  }
  std::string_view type = LiteralText(tree, first);
  if (!type.empty() && tree.KindOf(first) == Kind::string)
    walk.AddClause(symbol, ClauseKind::kScope, type, row);
  return true;
}

}  // namespace

bool DefineByCall(Walk& walk, NodeIndex call, NodeIndex whole, NodeIndex assigned) {
  const SyntaxTree& tree = walk.tree();
  std::string_view called = CalledName(tree, call);
  bool s4 = called == "setClass" || called == "setClassUnion";
  bool reference = called == "setRefClass", r6 = called == "R6Class", ggproto = called == "ggproto";
  bool method = called == "setMethod" || called == "setGeneric" || called == "setReplaceMethod" ||
                called == "setValidity";
  bool assign = called == "assign" || called == "makeActiveBinding",
       more = called == "methods" || called == "set";
  if (!s4 && !reference && !r6 && !ggproto && !method && !assign && !more) return false;
  std::vector<Argument> arguments = ArgumentsOf(tree, call);
  if (more) {
    // Account$methods(list(deposit = function(x) ...)), Account$methods(deposit = function(x) ...)
    NodeIndex function = tree.Child(call, Field::function);
    if (called != "methods" || tree.KindOf(function) != Kind::extract_operator || assigned != kNoNode)
      return false;
    bool listed = arguments.size() == 1 && arguments[0].name_node == kNoNode;
    NoteMembers(walk, listed ? arguments[0].value : call, Role::kPublic, kNone,
                tree.FieldText(function, Field::lhs));
    return false;
  }
  StateOf(walk).defined_calls.insert(call);
  if (method) return DefineMethod(walk, call, whole, called, arguments);
  if (assign) {
    NodeIndex title = FindArgument(arguments, called == "assign" ? "x" : "sym", 0);
    NodeIndex value = FindArgument(arguments, called == "assign" ? "value" : "fun", 1);
    if (title == kNoNode || value == kNoNode || tree.KindOf(title) != Kind::string) return false;
    std::string_view name = LiteralText(tree, title);
    if (name.empty() || assigned != kNoNode) return false;
    if (tree.KindOf(value) == Kind::function_definition) {
      uint32_t symbol = AddFunction(walk, SymbolKind::kFunction, name, whole, title, value,
                                    std::string(called) + "(" + walk.OneLine(title, 100) + ", ");
      walk.SetSignature(symbol, std::string(walk.facts().strings.Get(walk.symbol(symbol).signature)) + ")");
      return true;
    }
    if ((walk.context().language_bits & kInCall) || !StateOf(walk).variables.emplace(name).second)
      return false;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kVariable, name, whole, title, kSymbolDefinition);
    walk.SetValue(symbol, value);
    SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, whole);
    return true;
  }
  NodeIndex title = FindArgument(arguments,
                                 s4          ? (called == "setClass" ? "Class" : "name")
                                 : reference ? "Class"
                                 : r6        ? "classname"
                                             : "_class",
                                 0);
  std::string_view name =
      title != kNoNode && tree.KindOf(title) == Kind::string ? LiteralText(tree, title) : std::string_view();
  if (name.empty() && (s4 || reference || assigned == kNoNode)) return false;
  if (name.empty()) {
    name = PlainName(tree.TextOf(assigned));
    title = assigned;
  }
  uint32_t symbol = AddClass(walk, call, whole, assigned, title, name,
                             called == "setClassUnion" ? SymbolKind::kUnion : SymbolKind::kClass);
  if (s4) {
    bool is_union = called == "setClassUnion";
    NodeIndex slots = FindArgument(arguments, "representation", is_union ? 99 : 1);
    NodeIndex named_slots = FindArgument(arguments, "slots", 99);
    NoteMembers(walk, named_slots != kNoNode ? named_slots : slots, Role::kSlot, symbol);
    AddBases(walk, symbol, is_union ? kNoNode : FindArgument(arguments, "contains", 99));
    NodeIndex virtual_slots = named_slots != kNoNode ? named_slots : slots;
    if (virtual_slots != kNoNode &&
        tree.TextOf(virtual_slots).substr(0, 400).find("\"VIRTUAL\"") != std::string_view::npos) {
      walk.symbol(symbol).flags |= kSymbolAbstract;
    }
  } else if (reference) {
    NoteMembers(walk, FindArgument(arguments, "fields", 99), Role::kField, symbol);
    NoteMembers(walk, FindArgument(arguments, "methods", 99), Role::kPublic, symbol);
    AddBases(walk, symbol, FindArgument(arguments, "contains", 99));
  } else if (r6) {
    NoteMembers(walk, FindArgument(arguments, "public", 1), Role::kPublic, symbol);
    NoteMembers(walk, FindArgument(arguments, "private", 2), Role::kPrivate, symbol);
    NoteMembers(walk, FindArgument(arguments, "active", 3), Role::kActive, symbol);
    AddBases(walk, symbol, FindArgument(arguments, "inherit", 99));
  } else {
    AddBases(walk, symbol, FindArgument(arguments, "_inherit", 1));
    NoteMembers(walk, call, Role::kPublic, symbol);
  }
  OpenClass(walk, symbol, whole);
  return true;
}

void EnterArgument(Walk& walk, NodeIndex node) {
  auto found = StateOf(walk).members.find(node);
  if (found == StateOf(walk).members.end()) return;
  const SyntaxTree& tree = walk.tree();
  Member member = found->second;
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode) {
    // fields = c("name", "age"): names without a type
    if (value == kNoNode || tree.KindOf(value) != Kind::string || member.role != Role::kField) return;
    name_node = value;
    value = kNoNode;
  }
  std::string_view name = PlainName(tree.TextOf(name_node));
  if (name.empty() || name == "." || StartsWith(name, "_")) return;
  Visibility visibility = member.role == Role::kPrivate ? Visibility::kPrivate : VisibilityOf(name);
  bool function =
      value != kNoNode && tree.KindOf(value) == Kind::function_definition && member.role != Role::kField;
  if (function) {
    SymbolKind kind = member.role == Role::kActive ? SymbolKind::kProperty
                      : name == "initialize"       ? SymbolKind::kConstructor
                      : name == "finalize"         ? SymbolKind::kDestructor
                                                   : SymbolKind::kMethod;
    uint32_t symbol = AddFunction(walk, kind, name, node, name_node, value, std::string(name) + " = ");
    walk.symbol(symbol).visibility = visibility;
    if (!member.scope.empty())
      walk.AddClause(symbol, ClauseKind::kScope, Utf8Prefix(member.scope, 200), tree[node].row);
    return;
  }
  if (member.owner == kNone) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, name_node, kSymbolDefinition);
  walk.symbol(symbol).visibility = visibility;
  bool typed = member.role == Role::kSlot || member.role == Role::kField;
  if (typed && value != kNoNode && tree.KindOf(value) == Kind::string) {
    std::string_view type = LiteralText(tree, value);
    walk.symbol(symbol).type = walk.facts().Add(type);
    walk.AddReference(ReferenceKind::kType, value, {}, type);
  } else if (value != kNoNode) {
    walk.SetValue(symbol, value);
  }
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

}  // namespace repodoc::r

// Names that C++ code gives to other languages, as "binding" properties "what<TAB>name<TAB>target":
//
//   py::class_<T>(m, "Name").def("kind", &T::kind)      class  Name  T            method  Name.kind  T::kind
//   m.def("f", &g)                                      function  f  g
//   static PyMethodDef methods[] = {{"f", g, ...}}      function  f  g
//   TORCH_LIBRARY(ns, m) { m.def("op(Tensor x) -> Tensor"); m.impl("op", f); }
//                                                       operator  ns::op  -       kernel  ns::op  f
//   PYBIND11_MODULE(name, m)                            module  name  -
//   REGISTER_CPU_OPERATOR(Add, AddOp<float>)            REGISTER_CPU_OPERATOR  Add  AddOp<float>
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"
#include "core/base/properties.h"

namespace repodoc::cpp {
namespace {

constexpr uint32_t kNoOwner = kNone;

// The characters of a string literal (adjacent literals: of the first).
std::string_view Literal(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode) return {};
  if (tree.KindOf(node) == Kind::concatenated_string) node = tree.FirstNamedChild(node);
  if (node == kNoNode ||
      (tree.KindOf(node) != Kind::string_literal && tree.KindOf(node) != Kind::raw_string_literal))
    return {};
  std::string_view text = tree.TextOf(node);
  size_t open = text.find('"');
  if (open == std::string_view::npos || text.back() != '"' || text.size() < open + 2) return {};
  if (tree.KindOf(node) == Kind::raw_string_literal) {
    size_t begin = text.find('('), end = text.rfind(')');
    if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return {};
    return Trim(text.substr(begin + 1, end - begin - 1));
  }
  return text.substr(open + 1, text.size() - open - 2);
}

NodeIndex Argument(const SyntaxTree& tree, NodeIndex call, uint32_t index) {
  NodeIndex list = tree.Child(call, Field::arguments);
  if (list == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
    if (index-- == 0) return child;
  }
  return kNoNode;
}

// &Foo::bar -> "Foo::bar"; [](...) {...} -> "lambda"; cast<T>(f), (PyCFunction)f, TORCH_FN(f) -> "f".
std::string Target(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; node != kNoNode && steps < 6; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::pointer_expression:
        node = tree.Child(node, Field::argument);
        continue;
      case Kind::cast_expression:
        node = tree.Child(node, Field::value);
        continue;
      case Kind::parenthesized_expression:
        node = tree.FirstNamedChild(node);
        continue;
      case Kind::lambda_expression:
        return "lambda";
      case Kind::identifier:
      case Kind::qualified_identifier:
      case Kind::template_function: {
        std::string_view text = tree.TextOf(node);
        if (StartsWith(text, "::")) text.remove_prefix(2);
        return PlainLine(text, 120);
      }
      case Kind::call_expression: {
        NodeIndex list = tree.Child(node, Field::arguments);
        NodeIndex first = list == kNoNode ? kNoNode : tree.FirstNamedChild(list);
        if (first == kNoNode) return {};
        node = first;
        continue;
      }
      default:
        return {};
    }
  }
  return {};
}

void Add(Walk& walk, std::string_view what, std::string_view name, std::string_view target, uint32_t row) {
  std::string value;
  value.append(what).append("\t");
  for (char c : name) value += c == '\t' || c == '\n' ? ' ' : c;
  value += '\t';
  for (char c : target) value += c == '\t' || c == '\n' ? ' ' : c;
  walk.AddProperty(property::kBinding, value, row);
}

bool IsClassBinder(std::string_view name) {
  return name == "class_" || name == "enum_" || name == "shared_ptr_class_" ||
         name == "intrusive_ptr_class_" || name == "exception" || name == "register_exception";
}

// The callee of a call: its name and, for f<T>, the text of the first template argument.
struct Callee {
  std::string_view name;
  std::string target;
};
Callee CalleeOf(const SyntaxTree& tree, NodeIndex function) {
  Callee out;
  SplitName split = SplitQualified(tree, function);
  if (split.name == kNoNode) return out;
  out.name = tree.TextOf(split.name);
  NodeIndex holder = tree.Parent(split.name);
  NodeIndex arguments = holder == kNoNode ? kNoNode : tree.Child(holder, Field::arguments);
  if (arguments != kNoNode && tree.KindOf(arguments) == Kind::template_argument_list) {
    NodeIndex first = tree.FirstNamedChild(arguments);
    if (first != kNoNode) out.target = PlainLine(tree.TextOf(first), 120);
  }
  return out;
}

uint32_t AddOwner(State& state, std::string name, bool is_class) {
  state.owner_is_class.push_back(is_class);
  state.owner_names.push_back(std::move(name));
  return static_cast<uint32_t>(state.owner_names.size() - 1);
}
std::string Qualified(const State& state, uint32_t owner, std::string_view name) {
  if (owner == kNoOwner || state.owner_names[owner].empty()) return std::string(name);
  return state.owner_names[owner] + "." + std::string(name);
}

// The receiver at the root of a chain a.def().def(): a variable or py::class_<T>(m, "Name"). Walks down once
// per chain and remembers the answer for every call on the way.
uint32_t OwnerOfChain(Walk& walk, NodeIndex call) {
  State& state = StateOf(walk);
  auto known = state.chain_owners.find(call);
  if (known != state.chain_owners.end()) return known->second;
  const SyntaxTree& tree = walk.tree();
  std::vector<NodeIndex> calls;
  uint32_t owner = kNoOwner;
  NodeIndex at = call;
  while (at != kNoNode) {
    if (tree.KindOf(at) == Kind::call_expression) {
      NodeIndex function = tree.Child(at, Field::function);
      if (function == kNoNode) break;
      if (tree.KindOf(function) == Kind::field_expression) {
        calls.push_back(at);
        at = tree.Child(function, Field::argument);
        continue;
      }
      if (IsClassBinder(CalleeOf(tree, function).name)) {
        std::string_view name = Literal(tree, Argument(tree, at, 1));
        if (!name.empty()) owner = AddOwner(state, std::string(name), true);
      }
      break;
    }
    if (tree.KindOf(at) == Kind::identifier) {
      auto found = state.variables.find(tree.TextOf(at));
      if (found != state.variables.end()) owner = found->second;
    }
    break;
  }
  for (NodeIndex seen : calls) state.chain_owners[seen] = owner;
  return owner;
}

bool IsClassOwner(const State& state, uint32_t owner) {
  return owner != kNoOwner && state.owner_is_class[owner];
}

void NoteMember(Walk& walk, NodeIndex call, std::string_view method) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  bool is_def = method == "def" || method == "def_static" || method == "impl";
  bool is_property = StartsWith(method, "def_read") || StartsWith(method, "def_property");
  bool is_value = method == "value";
  if (!is_def && !is_property && !is_value) return;
  NodeIndex first = Argument(tree, call, 0);
  std::string_view name = Literal(tree, first);
  uint32_t row = tree[call].row;
  NodeIndex function = tree.Child(call, Field::function);
  if (function != kNoNode) {
    NodeIndex field = tree.Child(function, Field::field);
    if (field != kNoNode) row = tree[field].row;
  }
  std::string target = Target(tree, Argument(tree, call, 1));
  bool in_library = call < state.library_end;
  if (in_library) {
    if (name.empty()) {
      // m.def(TORCH_SELECTIVE_SCHEMA("aten::foo(...)")), m.impl(TORCH_SELECTIVE_NAME("foo"), f)
      if (first != kNoNode && tree.KindOf(first) == Kind::call_expression)
        name = Literal(tree, Argument(tree, first, 0));
      if (name.empty()) return;
    }
    name = Trim(name.substr(0, name.find('(')));
    bool qualified = name.find("::") != std::string_view::npos;
    std::string full = qualified || state.library.empty() || state.library == "_"
                           ? std::string(name)
                           : state.library + "::" + std::string(name);
    Add(walk, method == "impl" ? "kernel" : "operator", full, target, row);
    return;
  }
  if (name.empty() || method == "impl") return;
  uint32_t owner = OwnerOfChain(walk, call);
  if (is_value) {
    if (owner != kNoOwner) Add(walk, "value", Qualified(state, owner, name), target, row);
    return;
  }
  if (is_property) {
    if (owner != kNoOwner) Add(walk, "property", Qualified(state, owner, name), target, row);
    return;
  }
  if (target.empty() && owner == kNoOwner) return;
  Add(walk, IsClassOwner(state, owner) ? "method" : "function", Qualified(state, owner, name), target, row);
}

bool IsRegistration(std::string_view name) {
  if (!IsMacroWord(name)) return false;
  return StartsWith(name, "REGISTER_") || StartsWith(name, "C10_REGISTER_") ||
         StartsWith(name, "CAFFE_REGISTER_") || StartsWith(name, "TORCH_REGISTER_") ||
         name == "OPERATOR_SCHEMA" || name == "REGISTER";
}

// {"name", (PyCFunction)f, METH_VARARGS, nullptr}
void NoteMethodTable(Walk& walk, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex entry : tree.Children(list)) {
    if (tree.KindOf(entry) != Kind::initializer_list) continue;
    NodeIndex first = kNoNode, second = kNoNode;
    for (NodeIndex child : tree.Children(entry)) {
      if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
      if (first == kNoNode) {
        first = child;
      } else {
        second = child;
        break;
      }
    }
    std::string_view name = Literal(tree, first);
    if (name.empty()) continue;
    Add(walk, "function", name, Target(tree, second), tree[entry].row);
  }
}

}  // namespace

void NoteBindingCall(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (qualifier == ".") {
    NoteMember(walk, call, name);
    return;
  }
  if (IsClassBinder(name)) {
    NodeIndex function = tree.Child(call, Field::function);
    std::string_view given = Literal(tree, Argument(tree, call, 1));
    if (given.empty() || function == kNoNode) return;
    Callee callee = CalleeOf(tree, function);
    Add(walk,
        name == "enum_"                                    ? "enum"
        : name.find("exception") != std::string_view::npos ? "exception"
                                                           : "class",
        given, callee.target, tree[call].row);
    return;
  }
  if (name == "py_context_manager" || name == "py_context_manager_DEPRECATED") {
    std::string_view given = Literal(tree, Argument(tree, call, 1));
    NodeIndex function = tree.Child(call, Field::function);
    if (!given.empty() && function != kNoNode)
      Add(walk, "class", given, CalleeOf(tree, function).target, tree[call].row);
    return;
  }
  if (qualifier.empty() && IsRegistration(name)) {
    NodeIndex first = Argument(tree, call, 0), second = Argument(tree, call, 1);
    if (first == kNoNode) return;
    std::string_view literal = Literal(tree, first);
    std::string given = literal.empty() ? PlainLine(tree.TextOf(first), 100) : std::string(literal);
    std::string target = second == kNoNode ? std::string() : PlainLine(tree.TextOf(second), 100);
    if (StartsWith(target, "&")) target.erase(0, 1);
    Add(walk, name, given, target, tree[call].row);
  }
}

void NoteBindingDeclaration(Walk& walk, NodeIndex declaration) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(declaration, Field::type);
  if (type == kNoNode) return;
  NodeIndex declarator = tree.Child(declaration, Field::declarator);
  if (declarator == kNoNode || tree.KindOf(declarator) != Kind::init_declarator) return;
  NodeIndex value = tree.Child(declarator, Field::value);
  if (value == kNoNode) return;
  Kind type_kind = tree.KindOf(type), value_kind = tree.KindOf(value);
  State& state = StateOf(walk);
  if (type_kind == Kind::type_identifier && tree.TextOf(type) == "PyMethodDef") {
    if (value_kind == Kind::initializer_list) NoteMethodTable(walk, value);
    return;
  }
  Declared declared = ReadDeclarator(tree, declarator);
  if (declared.name == kNoNode) return;
  std::string_view variable = tree.TextOf(declared.name);
  if (type_kind == Kind::placeholder_type_specifier) {
    // auto m = x.def_submodule("_autograd"), auto c = py::class_<T>(m, "Name")...
    if (value_kind != Kind::call_expression) return;
    NodeIndex function = tree.Child(value, Field::function);
    if (function == kNoNode) return;
    if (tree.KindOf(function) == Kind::field_expression) {
      NodeIndex field = tree.Child(function, Field::field);
      std::string_view name = field == kNoNode ? std::string_view() : tree.TextOf(field);
      if (name == "def_submodule") {
        std::string_view given = Literal(tree, Argument(tree, value, 0));
        if (given.empty()) return;
        uint32_t owner = OwnerOfChain(walk, value);
        std::string full = Qualified(state, owner, given);
        state.variables[variable] = AddOwner(state, full, false);
        Add(walk, "module", full, {}, tree[declaration].row);
        return;
      }
      if (name.substr(0, 3) != "def" && name != "value") return;
      uint32_t owner = OwnerOfChain(walk, value);
      if (owner != kNoOwner) state.variables[variable] = owner;
      return;
    }
    if (!IsClassBinder(CalleeOf(tree, function).name)) return;
    std::string_view given = Literal(tree, Argument(tree, value, 1));
    if (!given.empty()) state.variables[variable] = AddOwner(state, std::string(given), true);
    return;
  }
  // py::class_<T> name(m, "Name")
  if (value_kind != Kind::argument_list) return;
  if (type_kind != Kind::qualified_identifier && type_kind != Kind::template_type) return;
  Callee callee = CalleeOf(tree, type);
  if (!IsClassBinder(callee.name)) return;
  uint32_t position = 0;
  for (NodeIndex child : tree.Children(value)) {
    if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
    if (position++ != 1) continue;
    std::string_view given = Literal(tree, child);
    if (given.empty()) return;
    state.variables[variable] = AddOwner(state, std::string(given), true);
    Add(walk, callee.name == "enum_" ? "enum" : "class", given, callee.target, tree[declaration].row);
    return;
  }
}

void NoteBindingBlock(Walk& walk, NodeIndex definition, std::string_view macro, NodeIndex parameters) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex first = tree.FirstNamedChild(parameters);
  if (first == kNoNode) return;
  std::string name = PlainLine(tree.TextOf(first), 100);
  if (macro == "PYBIND11_MODULE" || macro == "PYBIND11_EMBEDDED_MODULE" || macro == "BOOST_PYTHON_MODULE") {
    Add(walk, "module", name, {}, tree[definition].row);
  } else if (StartsWith(macro, "TORCH_LIBRARY")) {
    State& state = StateOf(walk);
    state.library = name;
    state.library_end = tree[definition].next;
    Add(walk, "library", name, {}, tree[definition].row);
  }
}

}  // namespace repodoc::cpp

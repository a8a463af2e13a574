// Python: the names that functions bind, with the expressions that made them, and what members are taken of. LINK follows
// these texts from definition to definition (core/link/receivers_python.cc).
//
//   box = Box(3); box.lid()                "Box()" . lid
//   with open_box() as box: box.lid()      "open_box().__enter__()" . lid
//   for box in self.boxes: box.lid()       "self.boxes[]" . lid
//   make(x).lid.close()                    "make().lid" . close
//   box = self.box; box.lid()              "(self.box)" . lid   the line itself does not say self.box
//   for x, y in rows: x.lid()              "(...)" . lid        nothing is known of x
#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/extract/lang_python.h"

namespace repodoc::python {
namespace {

constexpr size_t kMaxReceiverBytes = 78;
constexpr int kMaxReceiverSteps = 16;
constexpr std::string_view kUnknown = "(...)";

// What `from x import *` does not have to give.
constexpr std::string_view kBuiltins[] = {
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup", "BlockingIOError",
    "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError", "ConnectionError",
    "ConnectionRefusedError", "ConnectionResetError", "DeprecationWarning", "EOFError", "Ellipsis", "EncodingWarning",
    "EnvironmentError", "Exception", "ExceptionGroup", "False", "FileExistsError", "FileNotFoundError",
    "FloatingPointError", "FutureWarning", "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError",
    "IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
    "ModuleNotFoundError", "NameError", "None", "NotADirectoryError", "NotImplemented", "NotImplementedError", "OSError",
    "OverflowError", "PendingDeprecationWarning", "PermissionError", "ProcessLookupError", "RecursionError",
    "ReferenceError", "ResourceWarning", "RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration",
    "SyntaxError", "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError", "True", "TypeError",
    "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
    "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError", "__debug__", "__doc__", "__file__",
    "__import__", "__name__", "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray",
    "bytes", "callable", "chr", "classmethod", "compile", "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval",
    "exec", "exit", "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id",
    "input", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min", "next",
    "object", "oct", "open", "ord", "pow", "print", "property", "quit", "range", "repr", "reversed", "round", "set",
    "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip"};

uint64_t HashOf(std::string_view name) {
  uint64_t hash = 14695981039346656037u;
  for (char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211u;
  return hash;
}

// "Box" of "<Box*> value", as Cython writes it: the parser sees blanks for the cast. Empty when there is none.
std::string_view CastIn(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return {};
  size_t end = text.substr(0, kMaxReceiverBytes).find('>');
  if (end == std::string_view::npos) return {};
  std::string_view type = text.substr(1, end - 1);
  while (!type.empty() && (type.back() == '?' || type.back() == '*' || type.back() == ' ')) type.remove_suffix(1);
  bool path = std::all_of(type.begin(), type.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
  return path && type != "object" ? type : std::string_view();
}

uint64_t NameKey(uint32_t callable, std::string_view name) { return HashOf(name) ^ (uint64_t{callable} << 32); }

bool InClassBody(const Walk& walk) {
  uint32_t symbol = walk.context().symbol;
  return symbol != kNone && IsType(walk.facts().symbols[symbol].kind);
}

std::string ReceiverText(Walk& walk, NodeIndex node, int depth) {
  const SyntaxTree& tree = walk.tree();
  std::string tail;
  for (int steps = 0; steps < kMaxReceiverSteps && node != kNoNode; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::attribute:
        tail = "." + std::string(tree.FieldText(node, Field::attribute)) + tail;
        node = tree.Child(node, Field::object);
        continue;
      case Kind::call:
        tail = "()" + tail;
        node = tree.Child(node, Field::function);
        continue;
      case Kind::subscript:
        tail = "[]" + tail;
        node = tree.Child(node, Field::value);
        continue;
      case Kind::parenthesized_expression:
        if (std::string_view type = CastIn(tree.TextOf(node).substr(1)); !type.empty()) return std::string(type) + "()" + tail;
        [[fallthrough]];
      case Kind::await:
        node = tree.FirstNamedChild(node);
        continue;
      case Kind::named_expression:
        node = tree.Child(node, Field::value);
        continue;
      case Kind::identifier: {
        const std::string* local = StateOf(walk).locals.Find(walk, tree.TextOf(node));
        if (local == nullptr) return std::string(tree.TextOf(node)) + tail;
        if (local->empty()) return std::string(kUnknown);
        // Another name for a place: not the place's own words. What ends with a bracket shows it.
        bool alias = *local != tree.TextOf(node) && *local != "self" && *local != "cls" && local->back() != ')' &&
                     local->back() != ']';
        return alias ? "(" + *local + ")" + tail : *local + tail;
      }
      case Kind::boolean_operator:
      case Kind::conditional_expression: {
        // `given or Box()`, `Box() if make else None`: the part that can be followed.
        if (depth > 2) return std::string(kUnknown);
        NodeIndex first = tree.FirstNamedChild(node), last = first;
        for (NodeIndex child : tree.Children(node)) {
          if (tree[child].named()) last = child;
        }
        for (NodeIndex part : {first, last}) {
          if (part == kNoNode || tree.KindOf(part) == Kind::none) continue;
          std::string text = ReceiverText(walk, part, depth + 1);
          if (!IsUnknown(text)) return text + tail;
        }
        return std::string(kUnknown);
      }
      case Kind::string:
      case Kind::concatenated_string:
        return "\"\"" + tail;
      default:
        return std::string(kUnknown);
    }
  }
  return std::string(kUnknown);
}

}  // namespace

std::string Receiver(Walk& walk, NodeIndex node) {
  std::string text = ReceiverText(walk, node, 0);
  return text.size() <= kMaxReceiverBytes ? text : std::string(kUnknown);
}

std::string MadeOf(Walk& walk, NodeIndex value) {
  if (value == kNoNode) return {};
  switch (walk.tree().KindOf(value)) {
    case Kind::attribute:
    case Kind::call:
    case Kind::subscript:
    case Kind::parenthesized_expression:
    case Kind::await:
    case Kind::identifier:
    case Kind::boolean_operator:
    case Kind::conditional_expression: {
      std::string text = Receiver(walk, value);
      return IsUnknown(text) ? std::string() : text;
    }
    default:
      return {};
  }
}

void AddLocalText(Walk& walk, std::string_view name, std::string text) {
  uint32_t callable = walk.context().callable;
  if (callable == kNone || InClassBody(walk)) return;
  if (StateOf(walk).not_local.count(NameKey(callable, name)) != 0) return;
  if (!StateOf(walk).typed.empty() && StateOf(walk).typed.count(NameKey(callable, name)) != 0) return;
  StateOf(walk).locals.Add(callable, name, std::move(text));
}

void AddTypedLocal(Walk& walk, std::string_view name, std::string text) {
  bool known = !text.empty();
  AddLocalText(walk, name, std::move(text));
  uint32_t callable = walk.context().callable;
  if (known && callable != kNone) StateOf(walk).typed.insert(NameKey(callable, name));
}

void AddLocal(Walk& walk, std::string_view name, NodeIndex made_of) {
  AddLocalText(walk, name, made_of == kNoNode ? std::string() : MadeOf(walk, made_of));
}

// A parameter with an annotation is followed by its name; the first of a method is the object or the class.
void AddParameterLocals(Walk& walk, uint32_t symbol, bool class_method) {
  const Symbol& row = walk.symbol(symbol);
  bool method = row.parent != kNone && IsType(walk.symbol(row.parent).kind) && (row.flags & kSymbolStatic) == 0;
  const std::vector<Parameter>& parameters = walk.facts().parameters;
  size_t first = parameters.size();
  while (first > 0 && parameters[first - 1].symbol == symbol) --first;
  for (size_t i = first; i < parameters.size(); ++i) {
    if (parameters[i].kind == ParameterKind::kTemplate) continue;
    std::string name(walk.facts().strings.Get(parameters[i].name));
    bool plain = parameters[i].kind != ParameterKind::kVarArgs && parameters[i].kind != ParameterKind::kKeywordArgs;
    std::string text;
    if (method && i == first && plain) text = class_method ? "cls" : "self";
    else if (plain && !parameters[i].type.empty()) text = name;
    AddLocalText(walk, name, std::move(text));
  }
}

void EnterScopeStatement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  if (callable == kNone) return;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::identifier) StateOf(walk).not_local.insert(NameKey(callable, tree.TextOf(child)));
  }
}

void LeaveAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), value = tree.Child(node, Field::right);
  if (left == kNoNode || tree.KindOf(left) != Kind::identifier) return;
  std::string_view name = tree.TextOf(left);
  while (value != kNoNode && tree.KindOf(value) == Kind::assignment) value = tree.Child(value, Field::right);
  // `box = None` before the branches that give it a value.
  if (value != kNoNode && tree.KindOf(value) == Kind::none && IsLocal(walk, name)) return;
  NodeIndex type = tree.Child(node, Field::type);
  if (type != kNoNode) {
    std::string_view text = tree.TextOf(type);
    bool path = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
    if (path && text.size() < kMaxReceiverBytes - 2) {
      AddLocalText(walk, name, std::string(text) + "()");
      return;
    }
  }
  if (value != kNoNode) {  // name = <Box>value
    std::string_view between = tree.text.substr(tree[left].end, tree[value].begin - std::min(tree[value].begin, tree[left].end));
    std::string_view cast = CastIn(between.substr(std::min(between.find('<'), between.size())));
    if (!cast.empty()) return AddLocalText(walk, name, std::string(cast) + "()");
  }
  AddLocal(walk, name, value);
}

void BindTarget(Walk& walk, NodeIndex identifier) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = tree.TextOf(identifier);
  NodeIndex parent = tree.Parent(identifier);
  std::string text;
  if (parent != kNoNode && (tree.KindOf(parent) == Kind::for_statement || tree.KindOf(parent) == Kind::for_in_clause)) {
    text = MadeOf(walk, tree.Child(parent, Field::right));
    if (!text.empty()) text += "[]";
  } else if (parent != kNoNode && tree.KindOf(parent) == Kind::as_pattern_target) {
    NodeIndex pattern = tree.Parent(parent);
    NodeIndex around = pattern == kNoNode ? kNoNode : tree.Parent(pattern);
    if (around != kNoNode && tree.KindOf(around) == Kind::with_item) {
      text = MadeOf(walk, tree.FirstNamedChild(pattern));
      if (!text.empty()) text += ".__enter__()";
    } else if (around != kNoNode && tree.KindOf(around) == Kind::except_clause) {
      text = MadeOf(walk, tree.FirstNamedChild(pattern));
      if (!text.empty()) text += "()";
    }
  }
  if (text.size() > kMaxReceiverBytes) text.clear();
  AddLocalText(walk, name, std::move(text));
}

void EnterReturn(Walk& walk, NodeIndex node) {
  uint32_t callable = walk.context().callable;
  if (callable == kNone || InClassBody(walk)) return;
  const Symbol& row = walk.symbol(callable);
  if (!row.type.empty() || !row.value.empty() || !IsCallable(row.kind) || row.kind == SymbolKind::kLambda) return;
  std::string text = MadeOf(walk, walk.tree().FirstNamedChild(node));
  if (text.empty() || text == walk.NameOf(callable)) return;
  Text value = walk.facts().Add(text);
  walk.symbol(callable).value = value;
}

// A generator that @contextmanager makes a context of: `with` binds what it yields.
void NoteYield(Walk& walk, NodeIndex node) {
  if (StateOf(walk).context_managers.count(walk.context().callable) != 0) EnterReturn(walk, node);
}

bool IsBuiltin(std::string_view name) { return std::binary_search(std::begin(kBuiltins), std::end(kBuiltins), name); }

bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name) {
  if (IsUnknown(qualifier)) return false;
  State& state = *static_cast<State*>(walk.state.get());
  if (!state.has_defined) {
    state.has_defined = true;
    for (size_t i = state.first_symbol; i < walk.facts().symbols.size(); ++i) {
      state.defined.insert(HashOf(walk.facts().strings.Get(walk.facts().symbols[i].name)));
    }
    for (const Import& row : walk.facts().imports) state.has_star = state.has_star || (row.flags & kImportStar) != 0;
  }
  std::string_view root = qualifier.empty() ? name : qualifier;
  root.remove_prefix(std::min(root.find_first_not_of('('), root.size()));
  root = root.substr(0, root.find_first_of(".([)"));
  if (root == "self" || root == "cls" || root == "super") return !qualifier.empty();
  if (!walk.BindingOf(root).empty() || state.defined.count(HashOf(root)) != 0) return true;
  return state.has_star && !IsBuiltin(root);
}

}  // namespace repodoc::python

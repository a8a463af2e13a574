// Python: patterns and idioms.
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/rules/rules_python_tools.h"

namespace repodoc::python_rules {
namespace {

constexpr RuleCategory kPattern = RuleCategory::kPattern;
constexpr Severity kInfo = Severity::kInfo;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

// Reports a class with one evidence for each of the named methods it has.
bool ReportMethods(const RuleMatch& match, std::initializer_list<std::string_view> names) {
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (std::string_view name : names) {
    NodeIndex method = Method(match.tree, match.node, name);
    if (method != kNoNode) match.AddEvidence(finding, name, method);
  }
  return false;
}
bool HasMethods(const RuleMatch& match, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(),
                     [&](std::string_view name) { return Method(match.tree, match.node, name) != kNoNode; });
}

bool ContextManagerClass(const RuleMatch& match) {
  if (HasMethods(match, {"__enter__", "__exit__"})) return ReportMethods(match, {"__enter__", "__exit__"});
  if (HasMethods(match, {"__aenter__", "__aexit__"}))
    return ReportMethods(match, {"__aenter__", "__aexit__"});
  return false;
}
bool IteratorClass(const RuleMatch& match) {
  if (HasMethods(match, {"__iter__", "__next__"})) return ReportMethods(match, {"__iter__", "__next__"});
  if (HasMethods(match, {"__aiter__", "__anext__"})) return ReportMethods(match, {"__aiter__", "__anext__"});
  return false;
}
bool DescriptorClass(const RuleMatch& match) {
  if (!HasMethods(match, {"__get__"})) return false;
  // Cython's `property name:` stands as a class to the walk, and is none.
  if (match.tree.TextOf(match.node).substr(0, 9) == "property ") return false;
  if (!HasMethods(match, {"__set__"}) && !HasMethods(match, {"__set_name__"})) return false;
  return ReportMethods(match, {"__get__", "__set__", "__delete__", "__set_name__"});
}
bool CallableClass(const RuleMatch& match) {
  return HasMethods(match, {"__call__"}) && ReportMethods(match, {"__call__"});
}
bool DynamicAttributes(const RuleMatch& match) {
  return HasMethods(match, {"__getattr__"}) &&
         ReportMethods(match, {"__getattr__", "__setattr__", "__dir__"});
}
bool ContainerClass(const RuleMatch& match) {
  return HasMethods(match, {"__getitem__", "__len__"}) &&
         ReportMethods(match,
                       {"__getitem__", "__len__", "__setitem__", "__delitem__", "__iter__", "__contains__"});
}
bool OperatorClass(const RuleMatch& match) {
  static constexpr std::string_view kNames[] = {"__add__",      "__sub__", "__mul__", "__truediv__",
                                                "__floordiv__", "__mod__", "__pow__", "__matmul__",
                                                "__and__",      "__or__",  "__xor__", "__neg__"};
  std::vector<NodeIndex> found;
  ForEachMethod(match.tree, match.node, [&](NodeIndex function, std::string_view name) {
    if (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames)) found.push_back(function);
  });
  if (found.size() < 3) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (size_t i = 0; i < found.size() && i < 6; ++i) match.AddEvidence(finding, "operator", found[i]);
  return false;
}

// @contextmanager def f(): ... try: yield finally: ...
bool ContextManagerFunction(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex decorated = tree.Parent(match.node);
  NodeIndex function = decorated == kNoNode ? kNoNode : tree.Child(decorated, Field::definition);
  if (function == kNoNode || tree.KindOf(function) != Kind::function_definition) return true;
  uint32_t finding = match.StartFinding(match.symbol);
  match.AddEvidence(finding, "decorator", match.node);
  NodeIndex yield = FindBelow(tree, function, Kind::yield, {Kind::lambda, Kind::class_definition});
  if (yield != kNoNode) match.AddEvidence(finding, "yield", yield);
  NodeIndex release = FindBelow(tree, function, Kind::finally_clause);
  if (release != kNoNode) match.AddEvidence(finding, "release in finally", release);
  return false;
}

// g = Guard(); try: ... finally: del g
bool GuardObject(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex removal = FindBelow(tree, match.node, Kind::delete_statement, {Kind::function_definition});
  if (removal == kNoNode) return false;
  NodeIndex name = tree.FirstNamedChild(removal);
  if (name == kNoNode || tree.KindOf(name) != Kind::identifier) return false;
  NodeIndex attempt = tree.Parent(match.node);
  NodeIndex block = attempt == kNoNode ? kNoNode : tree.Parent(attempt);
  if (block == kNoNode) return false;
  NodeIndex made = kNoNode;
  for (NodeIndex child : tree.Children(block)) {
    if (child >= attempt) break;
    if (tree.KindOf(child) != Kind::expression_statement) continue;
    NodeIndex assignment = tree.FirstNamedChild(child);
    if (assignment == kNoNode || tree.KindOf(assignment) != Kind::assignment) continue;
    NodeIndex right = tree.Child(assignment, Field::right);
    if (tree.FieldText(assignment, Field::left) == tree.TextOf(name) && right != kNoNode &&
        tree.KindOf(right) == Kind::call) {
      made = assignment;
    }
  }
  if (made == kNoNode) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  match.AddEvidence(finding, "constructed", made);
  match.AddEvidence(finding, "ended", removal);
  return false;
}

// def decorator(f): @wraps(f) def inner(): ...; return inner
bool WrappingDecorator(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex decorated = tree.Parent(match.node);
  NodeIndex inner = decorated == kNoNode ? kNoNode : tree.Child(decorated, Field::definition);
  NodeIndex block = decorated == kNoNode ? kNoNode : tree.Parent(decorated);
  if (inner == kNoNode || block == kNoNode) return false;
  std::string_view name = tree.FieldText(inner, Field::name);
  for (NodeIndex child : tree.Children(block)) {
    if (tree.KindOf(child) != Kind::return_statement || !match.Mentions(child, name)) continue;
    NodeIndex outer = tree.Parent(block);
    if (outer == kNoNode || tree.KindOf(outer) != Kind::function_definition) return false;
    uint32_t finding = match.StartFinding(match.context.symbol);
    match.AddEvidence(finding, "decorator function", outer);
    match.AddEvidence(finding, "wraps", match.node);
    match.AddEvidence(finding, "returned", child);
    return false;
  }
  return false;
}

bool IsGenerator(const RuleMatch& match) {
  if (!(match.facts.symbols[match.symbol].flags & kSymbolGenerator)) return false;
  if (match.tree.KindOf(match.node) != Kind::function_definition) return false;
  NodeIndex decorated = match.tree.Parent(match.node);
  if (decorated != kNoNode && match.tree.KindOf(decorated) == Kind::decorated_definition) {
    for (NodeIndex child : match.tree.Children(decorated)) {
      if (match.tree.KindOf(child) != Kind::decorator) continue;
      std::string_view text = match.TextOf(child);
      if (text.find("contextmanager") != std::string_view::npos ||
          text.find("fixture") != std::string_view::npos)
        return false;
    }
  }
  return true;
}
bool IsCoroutine(const RuleMatch& match) {
  return (match.facts.symbols[match.symbol].flags & kSymbolAsync) &&
         match.tree.KindOf(match.node) == Kind::function_definition;
}

// class S: _instance = None; def __new__(cls): if cls._instance is None: ...
bool Singleton(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex maker = Method(tree, match.node, "__new__");
  if (maker == kNoNode) return false;
  NodeIndex body = tree.Child(match.node, Field::body);
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) != Kind::expression_statement) continue;
    NodeIndex assignment = tree.FirstNamedChild(child);
    if (assignment == kNoNode || tree.KindOf(assignment) != Kind::assignment) continue;
    std::string_view name = tree.FieldText(assignment, Field::left);
    if (!IsOneOf(name, {"_instance", "__instance", "instance", "_singleton", "_inst"})) continue;
    if (!match.Mentions(maker, name)) continue;
    uint32_t finding = match.StartFinding(match.context.symbol);
    match.AddEvidence(finding, "the instance", assignment);
    match.AddEvidence(finding, "__new__", maker);
    return false;
  }
  return false;
}

// def register(fn): REGISTRY[fn.__name__] = fn; return fn
bool Registry(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex left = tree.Child(match.node, Field::left), right = tree.Child(match.node, Field::right);
  if (left == kNoNode || right == kNoNode || tree.KindOf(left) != Kind::subscript ||
      tree.KindOf(right) != Kind::identifier) {
    return false;
  }
  NodeIndex function = AncestorOf(tree, match.node, {Kind::function_definition});
  if (function == kNoNode) return false;
  NodeIndex parameters = tree.Child(function, Field::parameters);
  NodeIndex body = tree.Child(function, Field::body);
  if (parameters == kNoNode || body == kNoNode) return false;
  std::string_view name = tree.TextOf(right);
  NodeIndex only = tree.LastNamedChild(parameters);
  if (only == kNoNode || tree.FirstNamedChild(parameters) != only || !match.Mentions(only, name))
    return false;
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) != Kind::return_statement) continue;
    NodeIndex value = tree.FirstNamedChild(child);
    if (value == kNoNode || tree.TextOf(value) != name) continue;
    uint32_t finding = match.StartFinding(match.context.symbol);
    match.AddEvidence(finding, "registered", match.node);
    match.AddEvidence(finding, "handed back", child);
    return false;
  }
  return false;
}

bool AbstractBase(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex bases = tree.Child(match.node, Field::superclasses);
  if (bases == kNoNode) return false;
  for (NodeIndex child : tree.Children(bases)) {
    std::string_view text = tree.TextOf(child);
    if (tree.KindOf(child) == Kind::keyword_argument) {
      if (tree.FieldText(child, Field::name) != "metaclass") continue;
      text = tree.FieldText(child, Field::value);
      if (text == "ABCMeta" || text == "abc.ABCMeta") return true;
    } else if (text == "ABC" || text == "abc.ABC") {
      return true;
    }
  }
  return false;
}

bool IsMixin(const RuleMatch& match) {
  return EndsWith(match.tree.FieldText(match.node, Field::name), "Mixin");
}

bool LazyImport(const RuleMatch& match) { return match.context.callable != kNone; }

bool Visitor(const RuleMatch& match) {
  std::vector<NodeIndex> found;
  ForEachMethod(match.tree, match.node, [&](NodeIndex function, std::string_view name) {
    if (StartsWith(name, "visit_") && name.size() > 6) found.push_back(function);
  });
  if (found.size() < 3) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (size_t i = 0; i < found.size() && i < 6; ++i) match.AddEvidence(finding, "visits", found[i]);
  return false;
}

bool Builder(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  std::vector<NodeIndex> found;
  ForEachMethod(tree, match.node, [&](NodeIndex function, std::string_view name) {
    if (StartsWith(name, "__")) return;
    NodeIndex body = tree.Child(function, Field::body);
    NodeIndex last = body == kNoNode ? kNoNode : tree.LastNamedChild(body);
    if (last == kNoNode || tree.KindOf(last) != Kind::return_statement) return;
    NodeIndex value = tree.FirstNamedChild(last);
    if (value != kNoNode && tree.TextOf(value) == "self") found.push_back(function);
  });
  if (found.size() < 3) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (size_t i = 0; i < found.size() && i < 6; ++i) match.AddEvidence(finding, "returns self", found[i]);
  return false;
}

bool MainGuard(const RuleMatch& match) {
  NodeIndex condition = match.tree.Child(match.node, Field::condition);
  if (condition == kNoNode || match.tree.KindOf(condition) != Kind::comparison_operator) return false;
  std::string_view text = match.TextOf(condition);
  return text.size() < 40 && text.find("__name__") != std::string_view::npos &&
         text.find("__main__") != std::string_view::npos;
}

// try: import x except ImportError: ...
bool OptionalDependency(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex body = tree.Child(match.node, Field::body);
  if (body == kNoNode) return false;
  NodeIndex import = kNoNode;
  for (NodeIndex child : tree.Children(body)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::import_statement || kind == Kind::import_from_statement) import = child;
  }
  if (import == kNoNode) return false;
  for (NodeIndex child : tree.Children(match.node)) {
    if (tree.KindOf(child) != Kind::except_clause) continue;
    NodeIndex caught = tree.Child(child, Field::value);
    if (caught == kNoNode) caught = tree.FirstNamedChild(child);
    if (caught == kNoNode || tree.KindOf(caught) == Kind::block) continue;
    if (!match.Mentions(caught, "ImportError") && !match.Mentions(caught, "ModuleNotFoundError")) continue;
    uint32_t finding = match.StartFinding(match.context.symbol);
    match.AddEvidence(finding, "tried", import);
    match.AddEvidence(finding, "fallback", child);
    return false;
  }
  return false;
}

// @classmethod def from_x(cls, ...): return cls(...)
bool FactoryMethod(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex decorated = tree.Parent(match.node);
  NodeIndex function = decorated == kNoNode ? kNoNode : tree.Child(decorated, Field::definition);
  if (function == kNoNode || tree.KindOf(function) != Kind::function_definition) return false;
  NodeIndex body = tree.Child(function, Field::body);
  NodeIndex last = body == kNoNode ? kNoNode : tree.LastNamedChild(body);
  if (last == kNoNode || tree.KindOf(last) != Kind::return_statement) return false;
  NodeIndex call = tree.FirstNamedChild(last);
  if (call == kNoNode || tree.KindOf(call) != Kind::call || tree.FieldText(call, Field::function) != "cls")
    return false;
  uint32_t finding = match.StartFinding(match.symbol);
  match.AddEvidence(finding, "class method", function);
  match.AddEvidence(finding, "makes", call);
  return false;
}

bool ModuleLevel(const RuleMatch& match) { return match.context.symbol == kNone; }
bool InClass(const RuleMatch& match) {
  return match.context.type != kNone && match.context.callable == kNone;
}

#define PATTERN(id, title, finds, why, example, confidence) \
  { id, title, finds, why, example, "python,cython", kPattern, kInfo, confidence, 0 }

constexpr RuleRow kRows[] = {
    {PATTERN("py.abstract-base", "Abstract base class",
             "classes derived from abc.ABC or with the metaclass abc.ABCMeta",
             "The class is an interface: subclasses must supply its abstract methods.",
             "class Reader(ABC): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, AbstractBase, "abstract class"}}},
    {PATTERN("py.builder", "Fluent builder", "classes with at least three methods that end in `return self`",
             "Calls can be chained, each configuring the same object.",
             "def width(self, w):\n    self.w = w\n    return self", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, Builder}}},
    {PATTERN("py.callable-object", "Callable object", "classes that define __call__",
             "Instances are used like functions that carry state.",
             "class Transform:\n    def __call__(self, x): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, CallableClass}}},
    {PATTERN("py.container", "Container protocol", "classes that define __getitem__ and __len__",
             "Instances can be indexed and measured like the built-in sequences.",
             "def __getitem__(self, i): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, ContainerClass}}},
    {PATTERN("py.context-manager.class", "Context manager (class form)",
             "classes that define __enter__ and __exit__",
             "Setting up and tearing down stand in one place and hold even when an exception passes.",
             "def __enter__(self): ...\ndef __exit__(self, *exc): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, ContextManagerClass}}},
    {PATTERN("py.context-manager.generator", "Context manager (generator form)",
             "functions decorated with contextlib.contextmanager or asynccontextmanager",
             "What stands before the yield sets up, what stands after it tears down.",
             "@contextmanager\ndef opened(path): ...", kSure),
     {{RuleEvent::kDecorator, "contextlib.contextmanager contextlib.asynccontextmanager", Kind::kOther,
       ContextManagerFunction}}},
    {PATTERN("py.coroutine", "Coroutine", "functions defined with async def",
             "The function can wait without blocking; its callers have to await it.",
             "async def fetch(url): ...", kSure),
     {{RuleEvent::kLeave, nullptr, Kind::kOther, IsCoroutine, "async def"}}},
    {PATTERN("py.dataclass", "Data class", "classes decorated with dataclass or attrs",
             "Constructor, comparison and printing are generated from the fields.",
             "@dataclass\nclass Point: ...", kSure),
     {{RuleEvent::kDecorator,
       "dataclasses.dataclass attr.s attr.attrs attr.define attrs.define attrs.frozen attr.dataclass",
       Kind::kOther, nullptr, "decorator"}}},
    {PATTERN("py.decorator-function", "Decorator function",
             "functions that return an inner function marked with functools.wraps",
             "It wraps other functions and keeps their name and doc.", "@wraps(fn)\ndef wrapper(*args): ...",
             kSure),
     {{RuleEvent::kDecorator, "functools.wraps", Kind::kOther, WrappingDecorator}}},
    {PATTERN("py.descriptor", "Descriptor", "classes that define __get__ and __set__ or __set_name__",
             "Attribute access on other classes runs through this class.",
             "def __get__(self, obj, owner): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, DescriptorClass}}},
    {PATTERN("py.dunder-all", "Explicit public interface", "assignments to __all__ at module level",
             "It says which names the module means to be public.", "__all__ = ['load', 'save']", kSure),
     {{RuleEvent::kAssignment, "__all__", Kind::kOther, ModuleLevel, "__all__"}}},
    {PATTERN("py.dynamic-attributes", "Dynamic attributes", "classes that define __getattr__",
             "Attributes exist that no definition shows: they are made on access or forwarded.",
             "def __getattr__(self, name): return getattr(self.inner, name)", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, DynamicAttributes}}},
    {PATTERN("py.enum", "Enumeration", "classes derived from enum.Enum, IntEnum, Flag or IntFlag",
             "A closed set of named values.", "class Color(Enum): ...", kSure),
     {{RuleEvent::kBase, "enum.Enum enum.IntEnum enum.Flag enum.IntFlag enum.StrEnum", Kind::kOther, nullptr,
       "base"}}},
    {PATTERN("py.factory-method", "Alternative constructor", "class methods that return cls(...)",
             "A second, named way to make an instance, which subclasses inherit.",
             "@classmethod\ndef from_json(cls, text): return cls(**json.loads(text))", kSure),
     {{RuleEvent::kDecorator, "classmethod", Kind::kOther, FactoryMethod}}},
    {PATTERN("py.generator", "Generator", "functions that contain yield",
             "Values are produced one by one, when asked for.",
             "def lines(f):\n    for line in f: yield line.strip()", kSure),
     {{RuleEvent::kLeave, nullptr, Kind::kOther, IsGenerator, "generator"}}},
    {PATTERN("py.guard-object", "Guard object (scope-bound resource)",
             "an object made before try and deleted in its finally clause",
             "The object's life is the resource's life.", "g = Guard()\ntry: ...\nfinally: del g", kSure),
     {{RuleEvent::kNode, nullptr, Kind::finally_clause, GuardObject}}},
    {PATTERN("py.iterator", "Iterator protocol", "classes that define __iter__ and __next__",
             "Instances can stand in a for loop.", "def __next__(self): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, IteratorClass}}},
    {PATTERN("py.lazy-import", "Deferred import", "imports inside functions",
             "The module is loaded on first use: it breaks an import cycle or saves start-up time.",
             "def plot():\n    import matplotlib", kLikely),
     {{RuleEvent::kImport, nullptr, Kind::kOther, LazyImport, "import"}}},
    {PATTERN("py.main-guard", "Script guard", "if __name__ == '__main__'",
             "The module can be run as a program as well as imported.", "if __name__ == '__main__': main()",
             kSure),
     {{RuleEvent::kNode, nullptr, Kind::if_statement, MainGuard, "guard"}}},
    {PATTERN("py.metaclass", "Metaclass", "classes derived from type",
             "It decides how other classes are made.", "class Meta(type): ...", kSure),
     {{RuleEvent::kBase, "type abc.ABCMeta enum.EnumMeta", Kind::kOther, nullptr, "base"}}},
    {PATTERN("py.mixin", "Mixin", "classes whose name ends in Mixin",
             "Meant to be inherited beside other bases, adding one ability.", "class LoggingMixin: ...",
             kLikely),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, IsMixin, "class"}}},
    {PATTERN("py.named-tuple", "Named tuple", "typing.NamedTuple subclasses and collections.namedtuple calls",
             "A tuple whose places have names.", "Point = namedtuple('Point', 'x y')", kSure),
     {{RuleEvent::kBase, "typing.NamedTuple", Kind::kOther, nullptr, "base"},
      {RuleEvent::kCall, "collections.namedtuple", Kind::kOther, nullptr, "call"}}},
    {PATTERN("py.operator-overloading", "Operator overloading",
             "classes that define at least three arithmetic operators", "Instances are used in formulas.",
             "def __add__(self, other): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, OperatorClass}}},
    {PATTERN("py.optional-dependency", "Optional dependency", "imports guarded by except ImportError",
             "The module works without the package, perhaps with less.",
             "try: import numpy\nexcept ImportError: numpy = None", kSure),
     {{RuleEvent::kNode, nullptr, Kind::try_statement, OptionalDependency}}},
    {PATTERN("py.property", "Computed attribute",
             "methods decorated with property or functools.cached_property",
             "Read like an attribute, computed by code.", "@property\ndef area(self): ...", kSure),
     {{RuleEvent::kDecorator, "property functools.cached_property", Kind::kOther, nullptr, "decorator"}}},
    {PATTERN("py.protocol", "Structural interface", "classes derived from typing.Protocol",
             "Any class with these members fits; no inheritance is needed.", "class Sized(Protocol): ...",
             kSure),
     {{RuleEvent::kBase, "typing.Protocol typing_extensions.Protocol", Kind::kOther, nullptr, "base"}}},
    {PATTERN("py.registry", "Registry decorator",
             "functions that store their only parameter under a key and hand it back",
             "Definitions announce themselves by being decorated.",
             "def register(fn):\n    OPS[fn.__name__] = fn\n    return fn", kSure),
     {{RuleEvent::kNode, nullptr, Kind::assignment, Registry}}},
    {PATTERN("py.single-dispatch", "Generic function", "functions decorated with functools.singledispatch",
             "The implementation is chosen by the first argument's type.",
             "@singledispatch\ndef show(x): ...", kSure),
     {{RuleEvent::kDecorator, "functools.singledispatch functools.singledispatchmethod", Kind::kOther,
       nullptr, "decorator"}}},
    {PATTERN("py.singleton", "Singleton", "classes whose __new__ keeps one instance in a class attribute",
             "There is one instance for the whole process.",
             "def __new__(cls):\n    if cls._instance is None: ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, Singleton}}},
    {PATTERN("py.slots", "Fixed attributes", "classes that assign __slots__",
             "Instances take less memory and admit no other attributes.", "__slots__ = ('x', 'y')", kSure),
     {{RuleEvent::kAssignment, "__slots__", Kind::kOther, InClass, "__slots__"}}},
    {PATTERN("py.visitor", "Visitor", "classes with at least three methods called visit_<kind>",
             "One method per kind of node; the traversal picks it by name.",
             "def visit_Name(self, node): ...", kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_definition, Visitor}}},
};

}  // namespace

std::span<const RuleRow> Patterns() { return kRows; }

}  // namespace repodoc::python_rules

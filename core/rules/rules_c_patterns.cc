// C, C++ and CUDA: patterns and idioms.
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/rules/rules_c_tools.h"

namespace repodoc::c_rules {
namespace {

constexpr RuleCategory kPattern = RuleCategory::kPattern;
constexpr Severity kInfo = Severity::kInfo;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

bool HasStatements(const SyntaxTree& tree, NodeIndex function) {
  NodeIndex body = tree.Child(function, Field::body);
  return body != kNoNode && tree.FirstNamedChild(body) != kNoNode;
}

// The special members of a class, as far as its body shows them.
struct Members {
  NodeIndex constructor = kNoNode, destructor = kNoNode, copy = kNoNode, copy_assign = kNoNode,
            move = kNoNode, move_assign = kNoNode;
};
Members SpecialMembers(const SyntaxTree& tree, NodeIndex class_node) {
  Members out;
  std::string_view name = tree.FieldText(class_node, Field::name);
  name = name.substr(0, name.find('<'));
  NodeIndex body = tree.Child(class_node, Field::body);
  if (body == kNoNode || name.empty()) return out;
  for (NodeIndex child : tree.Children(body)) {
    NodeIndex member = child;
    if (tree.KindOf(member) == Kind::template_declaration) continue;
    NodeIndex function = FunctionDeclarator(tree, member);
    if (function == kNoNode) continue;
    std::string_view member_name = tree.FieldText(function, Field::declarator);
    NodeIndex parameters = tree.Child(function, Field::parameters);
    NodeIndex first = parameters == kNoNode ? kNoNode : tree.FirstNamedChild(parameters);
    bool own = first != kNoNode && tree.FieldText(first, Field::type).substr(0, name.size()) == name;
    bool moved = own && tree.TextOf(first).find("&&") != std::string_view::npos;
    bool copied = own && !moved && tree.TextOf(first).find('&') != std::string_view::npos;
    if (member_name == name) {
      if (moved)
        out.move = member;
      else if (copied)
        out.copy = member;
      else if (tree.KindOf(member) == Kind::function_definition)
        out.constructor = member;
    } else if (StartsWith(member_name, "~")) {
      out.destructor = member;
    } else if (member_name == "operator=") {
      if (moved)
        out.move_assign = member;
      else if (copied)
        out.copy_assign = member;
    }
  }
  return out;
}

// Guard(...) { acquire(); } ~Guard() { release(); }
bool ScopeBound(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (tree.Child(match.node, Field::body) == kNoNode) return false;
  Members members = SpecialMembers(tree, match.node);
  if (members.constructor == kNoNode || members.destructor == kNoNode) return false;
  if (tree.KindOf(members.destructor) != Kind::function_definition ||
      !HasStatements(tree, members.destructor))
    return false;
  bool acquires = HasStatements(tree, members.constructor) ||
                  tree.ChildOfKind(members.constructor, Kind::field_initializer_list) != kNoNode;
  if (!acquires) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  match.AddEvidence(finding, "acquires", members.constructor);
  match.AddEvidence(finding, "releases", members.destructor);
  return false;
}

bool RuleOfFive(const RuleMatch& match) {
  if (match.tree.Child(match.node, Field::body) == kNoNode) return false;
  Members members = SpecialMembers(match.tree, match.node);
  if (members.destructor == kNoNode || members.copy == kNoNode || members.copy_assign == kNoNode ||
      members.move == kNoNode || members.move_assign == kNoNode) {
    return false;
  }
  uint32_t finding = match.StartFinding(match.context.symbol);
  match.AddEvidence(finding, "destructor", members.destructor);
  match.AddEvidence(finding, "copy constructor", members.copy);
  match.AddEvidence(finding, "copy assignment", members.copy_assign);
  match.AddEvidence(finding, "move constructor", members.move);
  match.AddEvidence(finding, "move assignment", members.move_assign);
  return false;
}

// Foo(const Foo&) = delete;
bool NonCopyable(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex member = tree.Parent(match.node);
  if (member == kNoNode) return false;
  NodeIndex function = FunctionDeclarator(tree, member);
  if (function == kNoNode) return false;
  std::string_view name = tree.FieldText(function, Field::declarator);
  NodeIndex parameters = tree.Child(function, Field::parameters);
  NodeIndex first = parameters == kNoNode ? kNoNode : tree.FirstNamedChild(parameters);
  if (first == kNoNode || tree.FieldText(first, Field::type) != name) return false;
  std::string_view text = tree.TextOf(first);
  if (text.find("&&") != std::string_view::npos || text.find('&') == std::string_view::npos) return false;
  uint32_t finding =
      match.StartFinding(match.context.type != kNone ? match.context.type : match.context.symbol);
  match.AddEvidence(finding, "deleted copy", member);
  return false;
}

// std::unique_ptr<Impl> impl_;
bool Pimpl(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex type = tree.Child(match.node, Field::type);
  NodeIndex name = tree.Child(match.node, Field::declarator);
  if (type == kNoNode || name == kNoNode) return false;
  while (tree.Child(name, Field::declarator) != kNoNode) name = tree.Child(name, Field::declarator);
  if (tree.KindOf(name) != Kind::field_identifier) return false;
  std::string_view field = tree.TextOf(name);
  while (!field.empty() && field.back() == '_') field.remove_suffix(1);
  while (!field.empty() && field.front() == '_') field.remove_prefix(1);
  if (StartsWith(field, "m_")) field.remove_prefix(2);
  if (!IsOneOf(field, {"impl", "pimpl", "pImpl", "d_ptr"})) return false;
  std::string_view text = tree.TextOf(type);
  bool smart = text.find("unique_ptr<") != std::string_view::npos ||
               text.find("shared_ptr<") != std::string_view::npos;
  return smart || tree.TextOf(match.node).find('*') != std::string_view::npos;
}

// struct D : Base<D>
bool Crtp(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (match.symbol == kNone) return false;
  std::string_view derived = match.NameOf(match.symbol);
  for (NodeIndex at = match.node; at < tree[match.node].next; ++at) {
    if (tree.KindOf(at) != Kind::type_identifier || tree.TextOf(at) != derived) continue;
    NodeIndex descriptor = tree.Parent(at);
    if (descriptor != kNoNode && tree.KindOf(descriptor) == Kind::type_descriptor &&
        tree.ParentKind(descriptor) == Kind::template_argument_list) {
      return true;
    }
  }
  return false;
}

// static T& instance() { static T value; return value; }
bool FunctionLocalSingleton(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex declarator = tree.Child(match.node, Field::declarator);
  NodeIndex body = tree.Child(match.node, Field::body);
  if (declarator == kNoNode || body == kNoNode) return false;
  Kind kind = tree.KindOf(declarator);
  if (kind != Kind::reference_declarator && kind != Kind::pointer_declarator) return false;
  NodeIndex made = kNoNode;
  std::string_view name;
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) == Kind::declaration) {
      NodeIndex storage = tree.ChildOfKind(child, Kind::storage_class_specifier);
      if (storage == kNoNode || tree.TextOf(storage) != "static") continue;
      NodeIndex variable = tree.Child(child, Field::declarator);
      if (variable == kNoNode) continue;
      if (tree.KindOf(variable) == Kind::init_declarator) variable = tree.Child(variable, Field::declarator);
      while (variable != kNoNode && tree.KindOf(variable) != Kind::identifier)
        variable = tree.Child(variable, Field::declarator);
      if (variable == kNoNode) continue;
      made = child;
      name = tree.TextOf(variable);
    } else if (tree.KindOf(child) == Kind::return_statement && made != kNoNode) {
      NodeIndex value = tree.FirstNamedChild(child);
      if (value == kNoNode) continue;
      std::string_view text = tree.TextOf(value);
      if (text != name && !(text.size() == name.size() + 1 && text.substr(1) == name) &&
          !(StartsWith(text, name) && text.substr(name.size()) == ".get()")) {
        continue;
      }
      uint32_t finding = match.StartFinding(match.context.symbol);
      match.AddEvidence(finding, "the one object", made);
      match.AddEvidence(finding, "handed out", child);
      return false;
    }
  }
  return false;
}

bool Visitor(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex body = tree.Child(match.node, Field::body);
  if (body == kNoNode) return false;
  std::vector<NodeIndex> found;
  for (NodeIndex child : tree.Children(body)) {
    std::string_view name = DeclaredName(tree, child);
    if (name == "visit" || name == "Visit" || StartsWith(name, "visit_") ||
        (StartsWith(name, "Visit") && name.size() > 5 && name[5] >= 'A' && name[5] <= 'Z')) {
      found.push_back(child);
    }
  }
  if (found.size() < 3) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (size_t i = 0; i < found.size() && i < 6; ++i) match.AddEvidence(finding, "visits", found[i]);
  return false;
}

// Foo& width(int w) { w_ = w; return *this; }
bool Builder(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex body = tree.Child(match.node, Field::body);
  if (body == kNoNode) return false;
  std::string_view class_name = tree.FieldText(match.node, Field::name);
  std::vector<NodeIndex> found;
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) != Kind::function_definition) continue;
    std::string_view name = DeclaredName(tree, child);
    if (name.empty() || StartsWith(name, "operator") || tree.FieldText(child, Field::type) != class_name)
      continue;
    NodeIndex block = tree.Child(child, Field::body);
    NodeIndex last = block == kNoNode ? kNoNode : tree.LastNamedChild(block);
    if (last != kNoNode && tree.TextOf(last) == "return *this;") found.push_back(child);
  }
  if (found.size() < 3) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  for (size_t i = 0; i < found.size() && i < 6; ++i) match.AddEvidence(finding, "returns *this", found[i]);
  return false;
}

// std::unique_ptr<Reader> makeReader(...)
bool FactoryFunction(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  std::string_view type = tree.FieldText(match.node, Field::type);
  if (type.find("unique_ptr<") == std::string_view::npos &&
      type.find("shared_ptr<") == std::string_view::npos &&
      type.find("intrusive_ptr<") == std::string_view::npos) {
    return false;
  }
  std::string_view name = DeclaredName(tree, match.node);
  size_t colon = name.rfind(':');
  if (colon != std::string_view::npos) name = name.substr(colon + 1);
  if (!StartsWithAny(name, {"make", "Make", "create", "Create", "build", "Build", "new_", "New"}))
    return false;
  size_t verb = name.find_first_of("kdwe", 3);
  return verb != std::string_view::npos;
}

bool Observer(const RuleMatch& match) { return match.context.type != kNone; }

bool TraitSpecialization(const RuleMatch& match) {
  const Symbol& symbol = match.facts.symbols[match.symbol];
  return IsType(symbol.kind) && (symbol.flags & kSymbolSpecialization) != 0;
}
bool IsKernel(const RuleMatch& match) {
  const Symbol& symbol = match.facts.symbols[match.symbol];
  return IsCallable(symbol.kind) && (symbol.flags & kSymbolKernel) != 0;
}

bool DispatchMacro(const RuleMatch& match) {
  return match.qualifier.empty() &&
         StartsWithAny(match.name, {"AT_DISPATCH_", "THO_DISPATCH_", "CAFFE2_DISPATCH_"});
}

// Properties written by the language: "what\tname\ttarget".
bool ReportBindings(const RuleMatch& match, std::initializer_list<std::string_view> what,
                    std::string_view registration_prefix) {
  struct Row {
    std::string text;
    uint32_t row;
  };
  std::vector<Row> rows;
  uint32_t total = 0;
  for (const Property& property : match.facts.properties) {
    if (match.facts.strings.Get(property.key) != property::kBinding) continue;
    std::string_view value = match.facts.strings.Get(property.value);
    std::string_view kind = value.substr(0, value.find('\t'));
    bool wanted = IsOneOf(kind, what) ||
                  (!registration_prefix.empty() && kind.find(registration_prefix) != std::string_view::npos);
    if (!wanted) continue;
    if (++total > 6) continue;
    std::string text(value);
    std::replace(text.begin(), text.end(), '\t', ' ');
    rows.push_back({std::string(Trim(text)), property.row});
  }
  if (rows.empty()) return false;
  uint32_t finding = match.StartFinding(kNone);
  for (const Row& row : rows) match.AddEvidence(finding, "binding", row.text, row.row, row.row);
  if (total > rows.size()) {
    match.AddEvidence(finding, "and " + std::to_string(total - rows.size()) + " more", "", rows.back().row,
                      rows.back().row);
  }
  return false;
}
bool PythonBinding(const RuleMatch& match) {
  return ReportBindings(match, {"class", "enum", "method", "function", "property", "module", "exception"},
                        {});
}
bool OperatorRegistration(const RuleMatch& match) {
  return ReportBindings(match, {"operator", "kernel", "library"}, {});
}
bool StaticRegistration(const RuleMatch& match) { return ReportBindings(match, {}, "REGISTER"); }

bool ScopedLock(const RuleMatch& match) {
  NodeIndex type = match.tree.Child(match.node, Field::type);
  if (type == kNoNode || match.context.callable == kNone) return false;
  Kind kind = match.tree.KindOf(type);
  if (kind != Kind::qualified_identifier && kind != Kind::template_type) return false;
  std::string_view text = match.TextOf(type);
  return StartsWithAny(text, {"std::lock_guard", "std::unique_lock", "std::scoped_lock", "std::shared_lock"});
}
bool EnableIf(const RuleMatch& match) {
  std::string_view name = match.tree.FieldText(match.node, Field::name);
  return name == "enable_if_t" || name == "enable_if" || name == "void_t";
}
// goto cleanup;
bool CleanupGoto(const RuleMatch& match) {
  return ContainsAny(match.tree.FieldText(match.node, Field::label),
                     {"clean", "fail", "err", "out", "exit", "done", "bail", "end"});
}
// #define FORALL(_) _(a) _(b)
bool ListMacro(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex parameters = tree.Child(match.node, Field::parameters);
  std::string_view value = tree.FieldText(match.node, Field::value);
  if (parameters == kNoNode || value.empty() || value.find('{') != std::string_view::npos) return false;
  for (NodeIndex child : tree.Children(parameters)) {
    if (tree.KindOf(child) != Kind::identifier) continue;
    std::string call = std::string(tree.TextOf(child)) + "(";
    uint32_t count = 0;
    for (size_t at = value.find(call); at != std::string_view::npos && count < 3;
         at = value.find(call, at + 1)) {
      char before = at == 0 ? ' ' : value[at - 1];
      bool word = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || before == '_' ||
                  (before >= '0' && before <= '9');
      count += !word;
    }
    if (count >= 3) return true;
  }
  return false;
}

#define PATTERN(id, title, finds, why, example, languages, confidence) \
  { id, title, finds, why, example, languages, kPattern, kInfo, confidence, 0 }

constexpr RuleRow kRows[] = {
    {PATTERN("c.cleanup-label", "Single exit for clean-up",
             "goto to a label called cleanup, fail, error, out ...",
             "Every path of the function releases what it took at one place.", "if (!p) goto cleanup;",
             kCFamily, kSure),
     {{RuleEvent::kNode, nullptr, Kind::goto_statement, CleanupGoto, "goto"}}},
    {PATTERN("c.list-macro", "List macro (X-macro)",
             "macros that call one of their parameters at least three times",
             "One list generates several tables that cannot drift apart.",
             "#define COLORS(X) X(red) X(green) X(blue)", kCFamily, kSure),
     {{RuleEvent::kNode, nullptr, Kind::preproc_function_def, ListMacro, "list"}}},
    {PATTERN("cpp.builder", "Fluent builder", "classes with at least three methods that end in return *this",
             "Calls can be chained, each configuring the same object.",
             "Options& width(int w) { w_ = w; return *this; }", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_specifier, Builder},
      {RuleEvent::kNode, nullptr, Kind::struct_specifier, Builder}}},
    {PATTERN("cpp.concept", "Concept", "concept definitions",
             "It names what a template demands of its arguments.",
             "template <class T> concept Sized = requires(T t) { t.size(); };", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::concept_definition, nullptr, "concept"}}},
    {PATTERN("cpp.crtp", "Curiously recurring template", "classes derived from a template of themselves",
             "The base calls the derived class without virtual functions.",
             "struct Node : Cloneable<Node> {};", kCpp, kSure),
     {{RuleEvent::kBase, nullptr, Kind::kOther, Crtp, "base"}}},
    {PATTERN("cpp.dispatch-macro", "Type dispatch macro", "uses of AT_DISPATCH_*",
             "The body is compiled once per element type and chosen at run time.",
             "AT_DISPATCH_FLOATING_TYPES(t.scalar_type(), \"add\", [&] { ... });", kCpp, kSure),
     {{RuleEvent::kCall, nullptr, Kind::kOther, DispatchMacro, "dispatch"}}},
    {PATTERN("cpp.enable-if", "Overloads chosen by type traits", "std::enable_if and void_t",
             "The template takes part only for types that fit.",
             "std::enable_if_t<std::is_integral_v<T>, T> f(T x);", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::template_type, EnableIf, "condition"}}},
    {PATTERN("cpp.factory", "Factory function",
             "functions called make, create or build that return a smart pointer",
             "Callers get an object without naming its class.", "std::unique_ptr<Reader> makeReader(Path p);",
             kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::function_definition, FactoryFunction, "factory"}}},
    {PATTERN("cpp.guarded-by-lock", "Scoped lock",
             "variables of type lock_guard, unique_lock, scoped_lock, shared_lock",
             "The mutex is released at the end of the scope, whatever happens.",
             "std::lock_guard<std::mutex> lock(mutex_);", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::declaration, ScopedLock, "lock"}}},
    {PATTERN("cpp.kernel", "CUDA kernel", "functions marked __global__",
             "It runs on the device, once per thread of a grid.", "__global__ void add(float* x) { ... }",
             kCuda, kSure),
     {{RuleEvent::kDefinition, nullptr, Kind::kOther, IsKernel, "kernel"}}},
    {PATTERN("cpp.non-copyable", "Not copyable", "classes that delete their copy constructor",
             "There is one owner of what the object holds.", "Foo(const Foo&) = delete;", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::delete_method_clause, NonCopyable},
      {RuleEvent::kCall,
       "C10_DISABLE_COPY_AND_ASSIGN TORCH_DISALLOW_COPY_AND_ASSIGN DISALLOW_COPY_AND_ASSIGN "
       "DISABLE_COPY_AND_ASSIGN "
       "Q_DISABLE_COPY",
       Kind::kOther, nullptr, "macro"}}},
    {PATTERN("cpp.observer", "Observer",
             "methods called addObserver, addListener, subscribe, registerCallback ... of a class",
             "Others are told of changes without being known by name.", "void addObserver(Observer* o);",
             kCpp, kLikely),
     {{RuleEvent::kDefinition,
       "addObserver AddObserver attachObserver AttachObserver addListener AddListener subscribe Subscribe "
       "registerCallback "
       "RegisterCallback addCallback AddCallback registerObserver RegisterObserver",
       Kind::kOther, Observer, "registers"}}},
    {PATTERN("cpp.operator-registration", "Operator registration",
             "TORCH_LIBRARY blocks and their def and impl calls",
             "Operators get their schema and kernels at start-up and are found through the dispatcher.",
             "TORCH_LIBRARY(ops, m) { m.def(\"add(Tensor a) -> Tensor\"); }", kCpp, kSure),
     {{RuleEvent::kFile, nullptr, Kind::kOther, OperatorRegistration}}},
    {PATTERN("cpp.pimpl", "Hidden implementation",
             "members called impl or pimpl that are pointers to a class",
             "The header does not change when the implementation does.", "std::unique_ptr<Impl> impl_;", kCpp,
             kSure),
     {{RuleEvent::kNode, nullptr, Kind::field_declaration, Pimpl, "implementation"}}},
    {PATTERN("cpp.python-binding", "Python binding",
             "pybind11 classes, functions and modules; PyMethodDef tables",
             "These names can be called from Python.",
             "py::class_<Event>(m, \"Event\").def(\"name\", &Event::name);", kCFamily, kSure),
     {{RuleEvent::kFile, nullptr, Kind::kOther, PythonBinding}}},
    {PATTERN("cpp.raii", "Scope-bound resource",
             "classes whose constructor takes and whose destructor releases something",
             "The resource lives as long as the object, on every path.",
             "Guard() { lock(); } ~Guard() { unlock(); }", kCpp, kLikely),
     {{RuleEvent::kNode, nullptr, Kind::class_specifier, ScopeBound},
      {RuleEvent::kNode, nullptr, Kind::struct_specifier, ScopeBound}}},
    {PATTERN("cpp.rule-of-five", "All five special members",
             "classes that declare destructor, copies and moves",
             "Copying, moving and destroying are each decided on purpose.", "~F(); F(const F&); F(F&&); ...",
             kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_specifier, RuleOfFive},
      {RuleEvent::kNode, nullptr, Kind::struct_specifier, RuleOfFive}}},
    {PATTERN("cpp.singleton", "Function-local singleton",
             "functions that hand out a reference or pointer to their static local",
             "Made on first use, once, safely with threads.", "Pool& pool() { static Pool p; return p; }",
             kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::function_definition, FunctionLocalSingleton}}},
    {PATTERN("cpp.smart-pointer", "Owning pointers",
             "std::make_unique, std::make_shared, c10::make_intrusive",
             "Who owns the object, and when it ends, is in its type.", "auto p = std::make_unique<Foo>();",
             kCpp, kSure),
     {{RuleEvent::kCall,
       "std::make_unique std::make_shared c10::make_intrusive make_intrusive at::make_intrusive",
       Kind::kOther, nullptr, "made"}}},
    {PATTERN("cpp.static-registration", "Registration at start-up", "uses of REGISTER_* macros",
             "A static object enters its class or function into a table before main runs.",
             "REGISTER_CPU_OPERATOR(Add, AddOp);", kCpp, kSure),
     {{RuleEvent::kFile, nullptr, Kind::kOther, StaticRegistration}}},
    {PATTERN("cpp.trait-specialization", "Template specialisation", "specialisations of class templates",
             "It adapts a template to a type without touching either.",
             "template <> struct hash<Key> { ... };", kCpp, kSure),
     {{RuleEvent::kDefinition, nullptr, Kind::kOther, TraitSpecialization, "specialisation"}}},
    {PATTERN("cpp.visitor", "Visitor", "classes with at least three visit functions",
             "One function per kind of node; the traversal picks it.",
             "void visit(const Add& node) override;", kCpp, kSure),
     {{RuleEvent::kNode, nullptr, Kind::class_specifier, Visitor},
      {RuleEvent::kNode, nullptr, Kind::struct_specifier, Visitor}}},
};

}  // namespace

std::span<const RuleRow> Patterns() { return kRows; }

}  // namespace repodoc::c_rules

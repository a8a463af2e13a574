// C, C++ and CUDA: what makes code harder to trust.
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_c_tools.h"

namespace repodoc::c_rules {
namespace {

constexpr RuleCategory kQuality = RuleCategory::kQuality;
constexpr Severity kInfo = Severity::kInfo, kLow = Severity::kLow, kMedium = Severity::kMedium;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

bool IsHeader(std::string_view path) {
  return EndsWith(path, ".h") || EndsWith(path, ".hpp") || EndsWith(path, ".cuh") || EndsWith(path, ".hh") ||
         EndsWith(path, ".hxx");
}
bool UsingNamespaceInHeader(const RuleMatch& match) {
  if (!IsHeader(match.path) || match.context.callable != kNone ||
      !match.tree.HasToken(match.node, "namespace"))
    return false;
  Kind parent = match.tree.ParentKind(match.node);
  if (parent == Kind::compound_statement) return false;
  // Inside a namespace of its own it reaches fewer readers, but still all of them.
  return parent == Kind::translation_unit || parent == Kind::preproc_ifdef || parent == Kind::preproc_if;
}
bool EmptyCatch(const RuleMatch& match) {
  NodeIndex body = match.tree.Child(match.node, Field::body);
  NodeIndex parameters = match.tree.Child(match.node, Field::parameters);
  if (body == kNoNode || match.tree.FirstNamedChild(body) != kNoNode || parameters == kNoNode) return false;
  return match.TextOf(parameters) == "(...)";
}
bool CatchByValue(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex parameters = tree.Child(match.node, Field::parameters);
  NodeIndex first = parameters == kNoNode ? kNoNode : tree.FirstNamedChild(parameters);
  if (first == kNoNode || tree.KindOf(first) != Kind::parameter_declaration) return false;
  NodeIndex type = tree.Child(first, Field::type);
  if (type == kNoNode || tree.KindOf(type) == Kind::primitive_type) return false;
  std::string_view text = tree.TextOf(first);
  return text.find('&') == std::string_view::npos && text.find('*') == std::string_view::npos;
}
bool ThrowInDestructor(const RuleMatch& match) {
  uint32_t callable = match.context.callable;
  return callable != kNone && match.facts.symbols[callable].kind == SymbolKind::kDestructor &&
         !match.context.in_try && match.tree.FirstNamedChild(match.node) != kNoNode &&
         AncestorOf(match.tree, match.node, {Kind::lambda_expression}) == kNoNode;
}

// A class with virtual functions and no base whose destructor is not virtual.
bool NoVirtualDestructor(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex body = tree.Child(match.node, Field::body);
  if (body == kNoNode || tree.ChildOfKind(match.node, Kind::base_class_clause) != kNoNode) return false;
  if (tree.ChildOfKind(match.node, Kind::virtual_specifier) != kNoNode) return false;  // final
  NodeIndex virtual_member = kNoNode;
  bool open = true, is_class = tree.KindOf(match.node) == Kind::class_specifier;
  if (is_class) open = false;
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) == Kind::access_specifier) {
      open = tree.TextOf(child) == "public" || StartsWith(tree.TextOf(child), "public");
      continue;
    }
    NodeIndex function = FunctionDeclarator(tree, child);
    if (function == kNoNode) continue;
    std::string_view name = tree.FieldText(function, Field::declarator);
    bool is_virtual = tree.HasToken(child, "virtual");
    if (StartsWith(name, "~")) {
      bool overrides = tree.ChildOfKind(function, Kind::virtual_specifier) != kNoNode;
      if (is_virtual || overrides || !open) return false;  // protected and not virtual is a deliberate choice
    }
    if (is_virtual && virtual_member == kNoNode) virtual_member = child;
  }
  if (virtual_member == kNoNode) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  match.AddEvidence(finding, "class", match.node);
  match.AddEvidence(finding, "virtual function", virtual_member);
  return false;
}

// new whose result goes straight into an owner is fine.
bool RawNew(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (tree.Child(match.node, Field::placement) != kNoNode) return false;
  for (NodeIndex at = tree.Parent(match.node), steps = 0; at != kNoNode && steps < 4;
       at = tree.Parent(at), ++steps) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::argument_list || kind == Kind::initializer_list) {
      NodeIndex owner = tree.Parent(at);
      if (owner == kNoNode) return true;
      std::string_view text = tree.TextOf(owner).substr(0, 120);
      if (ContainsAny(text, {"_ptr", "reset", "scoped", "owned"})) return false;
      NodeIndex declaration = tree.Parent(owner);
      return declaration == kNoNode || !ContainsAny(tree.FieldText(declaration, Field::type), {"_ptr"});
    }
  }
  return true;
}
// Not what recovery from a syntax error makes of "= delete".
bool RealDelete(const RuleMatch& match) { return match.tree.FirstNamedChild(match.node) != kNoNode; }
bool ConstCast(const RuleMatch& match) { return match.qualifier.empty(); }

// assert(x = 1), assert(i++)
bool AssertWithEffect(const RuleMatch& match) {
  NodeIndex arguments = match.Arguments();
  if (arguments == kNoNode) return false;
  NodeIndex assignment =
      FindBelow(match.tree, arguments, Kind::assignment_expression, {Kind::lambda_expression});
  NodeIndex update = FindBelow(match.tree, arguments, Kind::update_expression, {Kind::lambda_expression});
  return assignment != kNoNode || update != kNoNode;
}
// if (a = b)
bool AssignmentAsCondition(const RuleMatch& match) {
  NodeIndex condition = match.tree.Child(match.node, Field::condition);
  if (condition == kNoNode) return false;
  NodeIndex value = match.tree.Child(condition, Field::value);
  if (value == kNoNode) value = match.tree.FirstNamedChild(condition);
  return value != kNoNode && match.tree.KindOf(value) == Kind::assignment_expression &&
         match.tree.FieldText(value, Field::operator_) == "=";
}
bool NoGuard(const RuleMatch& match) {
  if (!IsHeader(match.path)) return false;
  bool defines = false;
  for (const Symbol& symbol : match.facts.symbols) {
    defines = defines || (IsType(symbol.kind) && (symbol.flags & kSymbolDefinition) &&
                          symbol.kind != SymbolKind::kTypeAlias);
  }
  if (!defines) return false;
  for (const Property& property : match.facts.properties) {
    if (match.facts.strings.Get(property.key) == "c.guard") return false;
  }
  if (match.tree.error_bytes > 0) return false;  // the guard may be in what was not understood
  uint32_t finding = match.StartFinding(kNone);
  match.AddEvidence(finding, "no #pragma once, no guard", "", 0, 0);
  return false;
}

#define QUALITY(id, title, finds, why, example, languages, severity, confidence, cwe) \
  { id, title, finds, why, example, languages, kQuality, severity, confidence, cwe }

constexpr RuleRow kRows[] = {
    {QUALITY("c.quality.assert-effect", "Assertion with an effect", "assignments and ++ inside assert",
             "In a release build the effect is gone with the assertion.", "assert(i++ < n);", kCFamily,
             kMedium, kSure, 0),
     {{RuleEvent::kCall, "assert", Kind::kOther, AssertWithEffect}}},
    {QUALITY("c.quality.assignment-condition", "Assignment as condition", "if (a = b)",
             "Usually == was meant; where it was not, a second pair of parentheses says so.",
             "if (state = kDone)", kCFamily, kMedium, kSure, 481),
     {{RuleEvent::kNode, nullptr, Kind::if_statement, AssignmentAsCondition}}},
    {QUALITY("c.quality.complex-function", "Complex function",
             "functions with a cyclomatic complexity above 20", "That many paths are hard to test.",
             "int parse(...) { /* 21 branches */ }", kCFamily, kInfo, kSure, 1121),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportComplexFunctions}}},
    {QUALITY("c.quality.header-guard", "Header without a guard",
             "headers that define types and have neither #pragma once nor an include guard",
             "Included twice, they do not compile.", "struct Point { int x, y; };", kCFamily, kLow, kLikely,
             0),
     {{RuleEvent::kFile, nullptr, Kind::kOther, NoGuard}}},
    {QUALITY("cpp.quality.catch-by-value", "Exception caught by value",
             "catch parameters that are neither reference nor pointer",
             "A derived exception is cut down to the caught type.", "catch (std::exception e)", kCpp, kLow,
             kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::catch_clause, CatchByValue}}},
    {QUALITY("cpp.quality.const-cast", "const taken away", "const_cast",
             "Changing an object that is const is undefined.", "const_cast<T*>(p)", kCpp, kInfo, kSure, 0),
     {{RuleEvent::kCall, "const_cast", Kind::kOther, ConstCast}}},
    {QUALITY("cpp.quality.manual-memory", "Memory managed by hand",
             "delete expressions, and new whose result no owner takes",
             "Every path, exceptions included, has to come past the delete.", "delete p;", kCpp, kInfo, kSure,
             401),
     {{RuleEvent::kNode, nullptr, Kind::delete_expression, RealDelete, "delete"},
      {RuleEvent::kNode, nullptr, Kind::new_expression, RawNew, "new"}}},
    {QUALITY("cpp.quality.non-virtual-destructor", "Destructor not virtual",
             "classes without bases that have virtual functions and a public destructor that is not virtual",
             "Deleting a derived object through this class is undefined.",
             "struct Shape { virtual void draw(); };", kCpp, kLow, kLikely, 1079),
     {{RuleEvent::kNode, nullptr, Kind::class_specifier, NoVirtualDestructor},
      {RuleEvent::kNode, nullptr, Kind::struct_specifier, NoVirtualDestructor}}},
    {QUALITY("cpp.quality.reinterpret-cast", "Bytes read as another type", "reinterpret_cast",
             "Alignment, size and aliasing are the author's responsibility.",
             "reinterpret_cast<float*>(bytes)", kCpp, kInfo, kSure, 0),
     {{RuleEvent::kCall, "reinterpret_cast"}}},
    {QUALITY("cpp.quality.silent-catch", "Error thrown away", "catch (...) with an empty body",
             "Failures leave no trace.", "catch (...) {}", kCpp, kLow, kSure, 390),
     {{RuleEvent::kNode, nullptr, Kind::catch_clause, EmptyCatch}}},
    {QUALITY("cpp.quality.throw-in-destructor", "throw in a destructor",
             "throw inside a destructor, outside of try", "During unwinding it ends the program.",
             "~File() { if (bad) throw Error(); }", kCpp, kMedium, kSure, 248),
     {{RuleEvent::kNode, nullptr, Kind::throw_statement, ThrowInDestructor}}},
    {QUALITY("cpp.quality.using-namespace-header", "using namespace in a header",
             "using namespace outside of functions in a header",
             "It changes name look-up in every file that includes it.", "using namespace std;", kCpp, kLow,
             kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::using_declaration, UsingNamespaceInHeader}}},
};

}  // namespace

std::span<const RuleRow> Quality() { return kRows; }

}  // namespace repodoc::c_rules

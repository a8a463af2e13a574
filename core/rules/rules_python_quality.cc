// Python: what makes code harder to trust.
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_python_tools.h"

namespace repodoc::python_rules {
namespace {

constexpr RuleCategory kQuality = RuleCategory::kQuality;
constexpr Severity kInfo = Severity::kInfo, kLow = Severity::kLow, kMedium = Severity::kMedium;
constexpr RuleConfidence kSure = RuleConfidence::kHigh;

NodeIndex CaughtType(const SyntaxTree& tree, NodeIndex clause) {
  NodeIndex first = tree.Child(clause, Field::value);
  if (first == kNoNode) first = tree.FirstNamedChild(clause);
  return first == kNoNode || tree.KindOf(first) == Kind::block ? kNoNode : first;
}
bool BareExcept(const RuleMatch& match) {
  if (CaughtType(match.tree, match.node) != kNoNode) return false;
  // except: ... raise lets everything through again.
  return FindBelow(match.tree, match.node, Kind::raise_statement, {Kind::function_definition}) == kNoNode;
}
bool SilentExcept(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex caught = CaughtType(tree, match.node);
  if (caught != kNoNode) {
    std::string_view text = tree.TextOf(caught);
    text = text.substr(0, text.find(' '));
    if (text != "Exception" && text != "BaseException") return false;
  }
  NodeIndex block = tree.ChildOfKind(match.node, Kind::block);
  if (block == kNoNode) return false;
  NodeIndex first = tree.FirstNamedChild(block);
  return first != kNoNode && first == tree.LastNamedChild(block) &&
         tree.KindOf(first) == Kind::pass_statement;
}
bool MutableDefault(const RuleMatch& match) {
  NodeIndex value = match.tree.Child(match.node, Field::value);
  if (value == kNoNode) return false;
  NodeIndex list = match.tree.Parent(match.node);
  if (list != kNoNode && match.tree.ParentKind(list) == Kind::lambda) return false;
  switch (match.tree.KindOf(value)) {
    case Kind::list:
    case Kind::dictionary:
    case Kind::set:
      return true;
    case Kind::call: {
      std::string_view name = match.tree.FieldText(value, Field::function);
      return IsOneOf(name, {"list", "dict", "set", "defaultdict", "collections.defaultdict", "OrderedDict",
                            "collections.OrderedDict"});
    }
    default:
      return false;
  }
}
bool StarImport(const RuleMatch& match) {
  return match.tree.ChildOfKind(match.node, Kind::wildcard_import) != kNoNode;
}
bool CompareToNone(const RuleMatch& match) {
  bool equal = match.tree.HasToken(match.node, "==") || match.tree.HasToken(match.node, "!=");
  NodeIndex last = match.tree.LastNamedChild(match.node);
  return equal && last != kNoNode && match.tree.KindOf(last) == Kind::none;
}
bool AssertTuple(const RuleMatch& match) {
  NodeIndex first = match.tree.FirstNamedChild(match.node);
  return first != kNoNode && match.tree.KindOf(first) == Kind::tuple &&
         match.tree.FirstNamedChild(first) != kNoNode;
}
bool CompareWithIsLiteral(const RuleMatch& match) {
  if (!match.tree.HasToken(match.node, "is") && !match.tree.HasToken(match.node, "is not")) return false;
  NodeIndex last = match.tree.LastNamedChild(match.node);
  if (last == kNoNode) return false;
  Kind kind = match.tree.KindOf(last);
  return kind == Kind::string || kind == Kind::integer || kind == Kind::float_ || kind == Kind::tuple ||
         kind == Kind::list;
}
bool ReturnInFinally(const RuleMatch& match) {
  NodeIndex found =
      FindBelow(match.tree, match.node, Kind::return_statement, {Kind::function_definition, Kind::lambda});
  return found != kNoNode;
}

#define QUALITY(id, title, finds, why, example, severity, cwe) \
  { id, title, finds, why, example, "python,cython", kQuality, severity, kSure, cwe }

constexpr RuleRow kRows[] = {
    {QUALITY("py.quality.assert-tuple", "Assertion that always holds", "assert (condition, message)",
             "A tuple that is not empty is true: the condition is never tested.",
             "assert (x > 0, 'positive')", kMedium, 571),
     {{RuleEvent::kNode, nullptr, Kind::assert_statement, AssertTuple}}},
    {QUALITY("py.quality.bare-except", "Catches everything",
             "except: without a type that does not raise again",
             "It also catches KeyboardInterrupt and SystemExit.", "except:\n    return None", kLow, 396),
     {{RuleEvent::kNode, nullptr, Kind::except_clause, BareExcept}}},
    {QUALITY("py.quality.complex-function", "Complex function",
             "functions with a cyclomatic complexity above 20", "That many paths are hard to test.",
             "def f(...):  # 21 branches", kInfo, 1121),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportComplexFunctions}}},
    {QUALITY("py.quality.identity-of-value", "Identity asked of a value",
             "is and is not against a number, text, tuple or list",
             "Whether equal values are one object is an accident of the interpreter.",
             "if kind is 'a':", kMedium, 597),
     {{RuleEvent::kNode, nullptr, Kind::comparison_operator, CompareWithIsLiteral}}},
    {QUALITY("py.quality.mutable-default", "Mutable default argument",
             "list, dictionary or set as default value of a parameter",
             "The one object is shared by all calls.", "def add(x, to=[]):", kLow, 0),
     {{RuleEvent::kNode, nullptr, Kind::default_parameter, MutableDefault},
      {RuleEvent::kNode, nullptr, Kind::typed_default_parameter, MutableDefault}}},
    {QUALITY(
         "py.quality.none-comparison", "Comparison to None with ==", "== None and != None",
         "The operator may be overloaded (arrays compare element by element); is None asks what is meant.",
         "if x == None:", kInfo, 0),
     {{RuleEvent::kNode, nullptr, Kind::comparison_operator, CompareToNone}}},
    {QUALITY("py.quality.return-in-finally", "Return in finally", "return inside a finally clause",
             "It swallows whatever exception was on its way.", "finally:\n    return x", kMedium, 584),
     {{RuleEvent::kNode, nullptr, Kind::finally_clause, ReturnInFinally}}},
    {QUALITY("py.quality.silent-except", "Error thrown away",
             "except, except Exception with nothing but pass", "Failures leave no trace.",
             "except Exception:\n    pass", kLow, 390),
     {{RuleEvent::kNode, nullptr, Kind::except_clause, SilentExcept}}},
    {QUALITY("py.quality.star-import", "Star import", "from x import *",
             "Where a name comes from can no longer be seen.", "from tools import *", kInfo, 0),
     {{RuleEvent::kNode, nullptr, Kind::import_from_statement, StarImport}}},
};

}  // namespace

std::span<const RuleRow> Quality() { return kRows; }

}  // namespace repodoc::python_rules

// JavaScript and TypeScript: parameters, variables and parts of patterns become locals with what is known of them. In: the
// nodes that bind. Out: the texts of their names (lang_javascript_scopes.h); keys of patterns as uses.
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/extract/lang_javascript.h"
#include "core/extract/lang_javascript_receivers.h"

namespace repodoc::javascript {
namespace {

constexpr int kMaxPatternDepth = 8;

// The names of a pattern are members of what is taken apart; keys that differ from their names are uses.
void CollectParts(Walk& walk, NodeIndex pattern, const std::string& text, int depth, std::vector<Part>* parts) {
  const SyntaxTree& tree = walk.tree();
  if (pattern == kNoNode || depth > kMaxPatternDepth) return;
  auto set = [&](NodeIndex name, std::string made_of) {
    made_of = Fitting(std::move(made_of));
    if (!IsUnknown(made_of)) parts->push_back({name, std::move(made_of)});
  };
  size_t index = 0;
  switch (tree.KindOf(pattern)) {
    case Kind::identifier:
    case Kind::shorthand_property_identifier_pattern:
      return set(pattern, text);
    case Kind::assignment_pattern:
    case Kind::object_assignment_pattern: {
      NodeIndex left = tree.Child(pattern, Field::left), right = tree.Child(pattern, Field::right);
      std::string given = text;
      if (tree.KindOf(pattern) == Kind::object_assignment_pattern && left != kNoNode) {
        given = Step(text, "." + std::string(tree.TextOf(left)));
      }
      if (IsUnknown(given) && right != kNoNode) given = Receiver(walk, right);
      return CollectParts(walk, left, given, depth + 1, parts);
    }
    case Kind::rest_pattern:
      return CollectParts(walk, tree.FirstNamedChild(pattern), text, depth + 1, parts);
    case Kind::array_pattern:
      for (NodeIndex child : tree.Children(pattern)) {
        if (!tree[child].named()) {
          if (tree.TextOf(child) == ",") ++index;
          continue;
        }
        bool rest = tree.KindOf(child) == Kind::rest_pattern;
        CollectParts(walk, child, rest ? text : Step(text, index > 9 ? "[]" : Number("[", index, "]")), depth + 1, parts);
      }
      return;
    case Kind::object_pattern:
      for (NodeIndex child : tree.Children(pattern)) {
        switch (tree.KindOf(child)) {
          case Kind::shorthand_property_identifier_pattern:
            set(child, Step(text, "." + std::string(tree.TextOf(child))));
            break;
          case Kind::pair_pattern: {
            NodeIndex key = tree.Child(child, Field::key), value = tree.Child(child, Field::value);
            if (key == kNoNode || tree.KindOf(key) == Kind::computed_property_name) break;
            std::string_view name = PropertyName(tree, key);
            if (!IsUnknown(text)) walk.AddUse(key, Fitting(text), name);
            CollectParts(walk, value, Step(text, "." + std::string(name)), depth + 1, parts);
            break;
          }
          case Kind::object_assignment_pattern:
          case Kind::rest_pattern:
            CollectParts(walk, child, text, depth + 1, parts);
            break;
          default:
            break;
        }
      }
      return;
    default:
      return;
  }
}

void BindParts(Walk& walk, NodeIndex pattern, const std::string& text) {
  std::vector<Part> parts;
  CollectParts(walk, pattern, text, 0, &parts);
  for (Part& part : parts) StateOf(walk).scopes.Set(part.name, Local::kText, std::move(part.made_of));
}

// JavaScript has types of parameters in comments, which become theirs when the file is complete.
bool IsDescribed(Walk& walk, uint32_t symbol) {
  if (walk.language() != "javascript" && walk.language() != "jsx") return false;
  return walk.facts().strings.Get(walk.symbol(symbol).doc).find("@param") != std::string_view::npos;
}

// A type too long to be repeated: of the function, by its name, the parameter at `index`.
std::string OwnParameter(Walk& walk, uint32_t symbol, size_t index) {
  const Symbol& row = walk.symbol(symbol);
  std::string text(walk.NameOf(symbol));
  if (row.parent != kNone && IsType(walk.symbol(row.parent).kind)) text.insert(0, "this.");
  return text + Number("{", index, "}");
}

}  // namespace

void BindParameters(Walk& walk, NodeIndex function, uint32_t symbol) {
  const SyntaxTree& tree = walk.tree();
  Scopes& scopes = StateOf(walk).scopes;
  // What is asked for is said outside: boxes.map((boxes) => ...)
  scopes.MoveBefore(function);
  std::string context = ContextOf(walk, function, 0);
  scopes.MoveTo(function);
  auto of_context = [&](size_t index) { return Step(context, Number("{", index, "}")); };
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) {
    NodeIndex single = tree.Child(function, Field::parameter);
    if (single != kNoNode) BindParts(walk, single, of_context(0));
    return;
  }
  size_t index = 0;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (!tree[child].named() || kind == Kind::comment) continue;
    NodeIndex pattern = child, type = kNoNode, value = kNoNode;
    if (kind == Kind::required_parameter || kind == Kind::optional_parameter) {
      pattern = tree.Child(child, Field::pattern);
      if (pattern == kNoNode) pattern = tree.Child(child, Field::name);
      type = tree.Child(child, Field::type);
      value = tree.Child(child, Field::value);
    } else if (kind == Kind::assignment_pattern) {
      pattern = tree.Child(child, Field::left);
      value = tree.Child(child, Field::right);
    }
    if (pattern == kNoNode) continue;
    if (tree.KindOf(pattern) == Kind::this_) {  // f(this: Box)
      std::string text = Fitting(AnnotationText(walk, type));
      if (!IsUnknown(text)) scopes.Set(function, Local::kText, text);
      continue;
    }
    NodeIndex named = tree.KindOf(pattern) == Kind::rest_pattern ? tree.FirstNamedChild(pattern) : pattern;
    if (type != kNoNode && symbol != kNone && named != kNoNode && tree.KindOf(named) == Kind::identifier) {
      scopes.Set(named, Local::kParameter, {});
    } else if (type != kNoNode) {
      std::string text = Fitting(AnnotationText(walk, type));
      if (IsUnknown(text) && symbol != kNone && index < 10) text = OwnParameter(walk, symbol, index);
      BindParts(walk, pattern, text);
    } else if (symbol != kNone && tree.KindOf(pattern) == Kind::identifier && IsDescribed(walk, symbol)) {
      scopes.Set(pattern, Local::kParameter, {});
    } else {
      std::string text = value == kNoNode ? std::string(kUnknown) : Receiver(walk, value);
      BindParts(walk, pattern, IsUnknown(text) ? of_context(index) : text);
    }
    ++index;
  }
}

std::vector<Part> PartsOf(Walk& walk, NodeIndex declarator) {
  std::vector<Part> parts;
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(declarator, Field::name), type = tree.Child(declarator, Field::type);
  NodeIndex value = tree.Child(declarator, Field::value);
  if (pattern == kNoNode) return parts;
  std::string text(kUnknown);
  if (type != kNoNode) text = AnnotationText(walk, type);
  if (IsUnknown(text) && value != kNoNode) text = Receiver(walk, value);
  CollectParts(walk, pattern, text, 0, &parts);
  return parts;
}

void BindVariable(Walk& walk, NodeIndex declarator) {
  for (Part& part : PartsOf(walk, declarator)) StateOf(walk).scopes.Set(part.name, Local::kText, std::move(part.made_of));
}

void BindLoopVariable(Walk& walk, NodeIndex loop) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(loop, Field::left), right = tree.Child(loop, Field::right);
  if (left == kNoNode || right == kNoNode || tree.FieldText(loop, Field::operator_) != "of") return;
  BindParts(walk, left, Step(Receiver(walk, right), "[]"));
}

void BindAssigned(Walk& walk, NodeIndex identifier, NodeIndex value) {
  std::string text = Receiver(walk, value);
  if (!IsUnknown(text)) StateOf(walk).scopes.SetByName(walk.TextOf(identifier), text);
}

}  // namespace repodoc::javascript

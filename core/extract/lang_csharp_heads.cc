// C#: what every definition begins with: attributes, modifiers, type parameters, parameters, doc text.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_csharp.h"

namespace repodoc::csharp {

namespace {

bool IsTestAttribute(std::string_view name) {
  if (EndsWith(name, "Attribute")) name.remove_suffix(9);
  for (std::string_view known : {"Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod",
                                 "SkippableFact", "SkippableTheory", "Property"}) {
    if (name == known) return true;
  }
  return false;
}

}  // namespace

Head ReadHead(const Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  Head out;
  out.begin = tree[definition].begin;
  bool begun = false;
  for (NodeIndex child : tree.Children(definition)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::attribute_list) {
      for (NodeIndex attribute : tree.Children(child)) {
        if (tree.KindOf(attribute) != Kind::attribute) continue;
        out.attributes.push_back(attribute);
        DottedName name = SplitDotted(tree.FieldText(attribute, Field::name).substr(0, 1000));
        out.is_test = out.is_test || IsTestAttribute(name.name);
        if (name.name == "Obsolete" || name.name == "ObsoleteAttribute") out.flags |= kSymbolDeprecated;
      }
      continue;
    }
    if (tree[child].flags & kNodeExtra) continue;
    if (!begun) out.begin = tree[child].begin;
    begun = true;
    if (kind != Kind::modifier) break;
    std::string_view word = tree.TextOf(child);
    if (word == "public") out.is_public = true;
    if (word == "protected") out.is_protected = true;
    if (word == "private") out.is_private = true;
    if (word == "internal" || word == "file") out.is_internal = true;
    if (word == "const") out.is_const = true;
    if (word == "static") out.flags |= kSymbolStatic;
    if (word == "abstract") out.flags |= kSymbolAbstract;
    if (word == "virtual") out.flags |= kSymbolVirtual;
    if (word == "override") out.flags |= kSymbolOverride;
    if (word == "async") out.flags |= kSymbolAsync;
    if (word == "const" || word == "readonly") out.flags |= kSymbolConst;
  }
  return out;
}

Visibility VisibilityOf(Walk& walk, const Head& head) {
  if (head.is_public) return Visibility::kPublic;
  if (head.is_protected) return Visibility::kProtected;
  if (head.is_private) return Visibility::kPrivate;
  if (head.is_internal) return Visibility::kInternal;
  uint32_t around = walk.context().symbol;
  if (around == kNone || walk.symbol(around).kind == SymbolKind::kNamespace) return Visibility::kInternal;
  return walk.symbol(around).kind == SymbolKind::kInterface ? Visibility::kPublic : Visibility::kPrivate;
}

void AddAttributes(Walk& walk, uint32_t symbol, const Head& head) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex attribute : head.attributes) {
    AddDecoratorClause(walk, symbol, ClauseKind::kAttribute, walk.OneLine(attribute, 300), attribute,
                       tree.Child(attribute, Field::name));
  }
}

namespace {

NodeIndex TypeParameterList(const SyntaxTree& tree, NodeIndex definition) {
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  return list != kNoNode ? list : tree.ChildOfKind(definition, Kind::type_parameter_list);
}

void CloseTypeParameters(Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = TypeParameterList(tree, definition);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    StateOf(walk).type_parameters.Close(tree.FieldText(child, Field::name));
  }
}

}  // namespace

// <in T> where T : class, new(): parameters of the symbol, known up to the definition's end.
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = TypeParameterList(tree, definition);
  if (list == kNoNode) return;
  std::unordered_map<std::string_view, std::string> bounds;
  for (NodeIndex child : tree.Children(definition)) {
    if (tree.KindOf(child) != Kind::type_parameter_constraints_clause) continue;
    std::string text = walk.OneLine(child, 300);
    walk.AddClause(symbol, ClauseKind::kConstraint, text, tree[child].row);
    NodeIndex name = tree.FirstNamedChild(child);
    size_t colon = text.find(':');
    if (name != kNoNode && colon != std::string::npos) bounds[tree.TextOf(name)] = Trim(std::string_view(text).substr(colon + 1));
  }
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    std::string_view name = tree.FieldText(child, Field::name);
    auto bound = bounds.find(name);
    walk.AddParameter(symbol, name, bound == bounds.end() ? std::string_view() : bound->second, {}, ParameterKind::kTemplate);
    StateOf(walk).type_parameters.Open(name);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
  walk.Push(definition, CloseTypeParameters);
}

NodeIndex ParameterList(const SyntaxTree& tree, NodeIndex definition) {
  NodeIndex list = tree.Child(definition, Field::parameters);
  return list != kNoNode ? list : tree.ChildOfKind(definition, Kind::parameter_list);
}

// (this ref int x, string name = "", params object[] rest)
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  std::string rest_type;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::parameter) {
      NodeIndex name = tree.Child(child, Field::name), type_node = tree.Child(child, Field::type);
      if (name == kNoNode) continue;
      std::string type;
      bool value_follows = false;
      std::string value;
      for (NodeIndex part : tree.Children(child)) {
        if (tree.KindOf(part) == Kind::modifier) type += std::string(tree.TextOf(part)) + " ";
        if (value_follows && tree[part].named()) value = walk.OneLine(part, 120);
        value_follows = value_follows || (!tree[part].named() && tree.TextOf(part) == "=");
      }
      if (type_node != kNoNode) type += walk.OneLine(type_node, 300);
      walk.AddParameter(symbol, tree.TextOf(name), type, value, ParameterKind::kNormal);
    } else if (tree[child].field == Field::type) {  // params T[] rest: parts of the list itself
      rest_type = walk.OneLine(child, 300);
    } else if (tree[child].field == Field::name) {
      walk.AddParameter(symbol, tree.TextOf(child), rest_type, {}, ParameterKind::kVarArgs);
    }
  }
}

NodeIndex BodyOf(const SyntaxTree& tree, NodeIndex node) {
  for (Field field : {Field::body, Field::accessors}) {
    if (NodeIndex body = tree.Child(node, field); body != kNoNode) return body;
  }
  NodeIndex value = tree.Child(node, Field::value);
  return value != kNoNode && tree.KindOf(value) == Kind::arrow_expression_clause ? value : kNoNode;
}

// HeadText without the lines the parser did not see.
std::string HeadOf(Walk& walk, uint32_t begin, uint32_t end) {
  const std::vector<ByteRange>& blanked = StateOf(walk).blanked;
  auto next = std::lower_bound(blanked.begin(), blanked.end(), begin,
                               [](const ByteRange& range, uint32_t at) { return range.end <= at; });
  std::string out;
  for (; next != blanked.end() && next->begin < end && out.size() < 600; ++next) {
    if (next->begin <= begin) {  // a line inside of a branch that went
      begin = std::max(begin, next->end);
      continue;
    }
    out += walk.RangeOnOneLine(begin, next->begin, 600) + " ";
    begin = next->end;
  }
  if (out.empty()) return HeadText(walk, begin, end);
  out += HeadText(walk, begin, std::max(begin, end));
  return CollapseSpace(out);
}

uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node, const Head& head) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = BodyOf(tree, node);
  uint32_t flags = head.flags | (body != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
  uint32_t symbol = walk.AddSymbol(kind, name, node, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(walk, head);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  walk.SetSignature(symbol, HeadOf(walk, head.begin, body == kNoNode ? tree[node].end : tree[body].begin));
  AddAttributes(walk, symbol, head);
  SetDocAboveFirst(walk, symbol, node);
  return symbol;
}

void SetType(Walk& walk, uint32_t symbol, NodeIndex type) {
  if (type == kNoNode) return;
  std::string text = walk.OneLine(type, 300);
  walk.symbol(symbol).type = walk.facts().Add(text);
}

}  // namespace repodoc::csharp

// PHP: what every definition begins with: modifiers, attributes, parameters, doc blocks.
#include "core/base/text.h"
#include "core/extract/lang_php.h"
#include "core/extract/license.h"
#include "core/extract/signature_text.h"

namespace repodoc::php {

std::string_view WithoutDollar(std::string_view name) {
  if (StartsWith(name, "$")) name.remove_prefix(1);
  return name;
}

bool EqualsIgnoringCase(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

Modifiers ModifiersOf(const SyntaxTree& tree, NodeIndex node) {
  Modifiers out;
  bool seen = false;
  for (NodeIndex child : tree.Children(node)) {
    switch (tree.KindOf(child)) {
      case Kind::visibility_modifier: {
        // "public private(set)": who may read it comes first.
        std::string_view word = tree.TextOf(child).substr(0, tree.TextOf(child).find('('));
        if (seen || (word.size() != tree.TextOf(child).size())) break;
        seen = true;
        if (EqualsIgnoringCase(word, "private")) out.visibility = Visibility::kPrivate;
        if (EqualsIgnoringCase(word, "protected")) out.visibility = Visibility::kProtected;
        break;
      }
      case Kind::static_modifier: out.flags |= kSymbolStatic; break;
      case Kind::abstract_modifier: out.flags |= kSymbolAbstract; break;
      case Kind::readonly_modifier: out.flags |= kSymbolConst; break;
      case Kind::name: case Kind::variable_name: case Kind::property_element: case Kind::const_element: return out;
      default: break;
    }
  }
  return out;
}

namespace {

// What a doc text says of the symbol itself: "@deprecated", "@internal", "@var int|null The size."
void ApplyTags(Walk& walk, uint32_t symbol, std::string_view doc) {
  for (std::string_view line : Split(doc, '\n')) {
    line = Trim(line);
    if (StartsWith(line, "@deprecated")) walk.symbol(symbol).flags |= kSymbolDeprecated;
    if (StartsWith(line, "@internal") && walk.symbol(symbol).visibility == Visibility::kPublic) {
      walk.symbol(symbol).visibility = Visibility::kInternal;
    }
    if (StartsWith(line, "@var ") && walk.symbol(symbol).type.empty() && !IsCallable(walk.symbol(symbol).kind)) {
      std::string type(TakeDocType(Trim(line.substr(5))));
      if (!StartsWith(type, "$")) walk.symbol(symbol).type = walk.facts().Add(type);
    }
  }
}

// The doc block right before a definition, which may stand on its line; a blank line parts them.
bool DocBlockBefore(const Walk& walk, NodeIndex whole, std::string* doc, uint32_t* row) {
  const std::vector<CommentNode>& comments = walk.comments();
  uint32_t begin = walk.tree()[whole].begin;
  size_t last = comments.size();
  while (last > 0 && comments[last - 1].begin >= begin) --last;
  if (last == 0) return false;
  const CommentNode& comment = comments[last - 1];
  std::string_view words = walk.text().substr(comment.begin, comment.end - comment.begin);
  if (!StartsWith(words, "/**")) return false;
  std::string_view between = walk.text().substr(comment.end, begin - comment.end);
  size_t newline = between.find('\n');
  if (!Trim(between).empty()) return false;
  if (newline != std::string_view::npos && between.find('\n', newline + 1) != std::string_view::npos) return false;
  *doc = CleanComment(words);
  *row = comment.row;
  // "@copyright" and "@license" tags are usual below the words of a class; a licence instead of words is not a doc.
  size_t tags = StartsWith(*doc, "@") ? 0 : doc->find("\n@");
  if (IsLicenseText(std::string_view(*doc).substr(0, tags))) return false;
  return !doc->empty();
}

}  // namespace

std::string SignatureOf(Walk& walk, NodeIndex whole, NodeIndex end_node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t begin = tree[whole].begin, end = end_node == kNoNode ? tree[whole].end : tree[end_node].begin;
  NodeIndex attributes = tree.Child(whole, Field::attributes);
  if (attributes != kNoNode) begin = tree[attributes].end;
  std::string out = TightenBrackets(walk.RangeOnOneLine(begin, end, 800));
  while (!out.empty() && (out.back() == ' ' || out.back() == ';' || out.back() == '{')) out.pop_back();
  if (EndsWith(out, "=>")) out.resize(out.size() - 2);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(node, Field::attributes);
  if (list == kNoNode) return;
  for (NodeIndex group : tree.Children(list)) {
    for (NodeIndex attribute : tree.Children(group)) {
      if (tree.KindOf(attribute) != Kind::attribute) continue;
      walk.AddClause(symbol, ClauseKind::kAttribute, walk.OneLine(attribute, 300), tree[attribute].row);
      NodeIndex named = tree.FirstNamedChild(attribute);
      if (named == kNoNode) continue;
      QualifiedText name = SplitName(tree.TextOf(named));
      if (name.name == "Override") walk.symbol(symbol).flags |= kSymbolOverride;
      if (name.name == "Deprecated") walk.symbol(symbol).flags |= kSymbolDeprecated;
      if (name.name == "Test" && walk.symbol(symbol).kind == SymbolKind::kMethod) walk.symbol(symbol).flags |= kSymbolTest;
      if (walk.rules().Wants(RuleEvent::kDecorator)) {
        walk.rules().OnNamed(RuleEvent::kDecorator, attribute, name.name, name.qualifier, walk.BindingOf(name.name), symbol);
      }
    }
  }
}

namespace {

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind != Kind::simple_parameter && kind != Kind::variadic_parameter && kind != Kind::property_promotion_parameter) continue;
    NodeIndex name = tree.Child(child, Field::name), type = tree.Child(child, Field::type);
    NodeIndex value = tree.Child(child, Field::default_value);
    if (name == kNoNode) continue;
    walk.AddParameter(symbol, tree.TextOf(name), type == kNoNode ? std::string() : walk.OneLine(type, 200),
                      value == kNoNode ? std::string() : walk.OneLine(value, 120),
                      kind == Kind::variadic_parameter ? ParameterKind::kVarArgs : ParameterKind::kNormal);
  }
}

}  // namespace

// __construct(private readonly int $id): fields of the class.
void AddPromotedFields(Walk& walk, NodeIndex method) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(method, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::property_promotion_parameter) continue;
    NodeIndex name = tree.Child(child, Field::name), type = tree.Child(child, Field::type);
    if (name == kNoNode) continue;
    if (tree.KindOf(name) == Kind::by_ref) name = tree.LastNamedChild(name);
    if (name == kNoNode) continue;
    Modifiers modifiers = ModifiersOf(tree, child);
    bool hooked = tree.ChildOfKind(child, Kind::property_hook_list) != kNoNode;
    uint32_t symbol = walk.AddSymbol(hooked ? SymbolKind::kProperty : SymbolKind::kField, WithoutDollar(tree.TextOf(name)), child,
                                     name, kSymbolDefinition | modifiers.flags);
    walk.symbol(symbol).visibility = modifiers.visibility;
    walk.SetSignature(symbol, walk.RangeOnOneLine(tree[child].begin, tree[name].end, 300));
    if (type != kNoNode) {
      std::string text = walk.OneLine(type, 200);
      walk.symbol(symbol).type = walk.facts().Add(text);
    }
    if (NodeIndex value = tree.Child(child, Field::default_value); value != kNoNode) walk.SetValue(symbol, value);
    AddAttributes(walk, symbol, child);
    SetDocAbove(walk, symbol, child);
  }
}

bool IsTestMethod(Walk& walk, uint32_t symbol, std::string_view name) {
  if ((walk.context().language_bits & kInTestClass) == 0) return false;
  if (StartsWith(name, "test")) return true;
  std::string_view doc = walk.facts().strings.Get(walk.symbol(symbol).doc);
  for (std::string_view line : Split(doc, '\n')) {
    if (Trim(line) == "@test") return true;
  }
  return false;
}

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  std::string doc;
  uint32_t row;
  if (!DocBlockBefore(walk, whole, &doc, &row) && !walk.DocBefore(walk.tree()[whole].row, &doc, &row)) return;
  walk.SetDoc(symbol, doc, row);
  ApplyTags(walk, symbol, doc);
}

uint32_t AddCallable(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(function, Field::body);
  Modifiers modifiers = ModifiersOf(tree, function);
  if (body != kNoNode) flags |= kSymbolDefinition;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags | modifiers.flags);
  walk.symbol(symbol).visibility = modifiers.visibility;
  uint32_t end = body == kNoNode ? tree[whole].end : tree[body].begin;
  if (whole == function) {
    walk.SetSignature(symbol, SignatureOf(walk, whole, body));
  } else {
    std::string head = TightenBrackets(walk.RangeOnOneLine(tree[whole].begin, end, 600));
    while (!head.empty() && (head.back() == ' ' || head.back() == '>' || head.back() == '=')) head.pop_back();
    walk.SetSignature(symbol, head);
  }
  if (NodeIndex type = tree.Child(function, Field::return_type); type != kNoNode) {
    std::string text = walk.OneLine(type, 200);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddParameters(walk, symbol, function);
  AddAttributes(walk, symbol, function);
  SetDocAbove(walk, symbol, whole);
  return symbol;
}

}  // namespace repodoc::php

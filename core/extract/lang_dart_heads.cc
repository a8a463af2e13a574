// Dart: what stands around every definition: words, annotations, type parameters, parameters, doc text.
#include "core/base/text.h"
#include "core/extract/lang_dart.h"

namespace repodoc::dart {

namespace {

// The sentence of a doc text that mentions "[name]"; empty when none does. Dart has no tags: brackets name parameters.
std::string_view SentenceAbout(std::string_view doc, std::string_view name) {
  std::string mark = "[" + std::string(name) + "]";
  size_t at = doc.find(mark);
  if (at == std::string_view::npos) return {};
  size_t begin = 0, end = doc.size();
  for (std::string_view stop : {". ", ".\n", "\n\n"}) {
    size_t before = doc.substr(0, at).rfind(stop);
    if (before != std::string_view::npos) begin = std::max(begin, before + stop.size());
    size_t behind = doc.find(stop, at);
    if (behind != std::string_view::npos) end = std::min(end, behind + (stop[0] == '.' ? 1 : 0));
  }
  return Trim(doc.substr(begin, end - begin));
}

std::string Flat(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex first, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  std::string doc;
  uint32_t row;
  if (!walk.DocBefore(tree[first].row, &doc, &row) && !walk.DocBefore(tree[definition].row, &doc, &row)) return;
  walk.SetDoc(symbol, doc, row);
  // The parameters of the newest symbol stand at the end of the table.
  FileFacts& facts = walk.facts();
  constexpr size_t kMaxSearched = 64;
  size_t searched = 0;
  for (size_t i = facts.parameters.size(); i > 0 && facts.parameters[i - 1].symbol == symbol; --i) {
    if (++searched > kMaxSearched) break;
    std::string name(facts.strings.Get(facts.parameters[i - 1].name));
    std::string_view about = SentenceAbout(doc, name);
    if (!about.empty()) facts.parameters[i - 1].doc = facts.Add(Flat(about));
  }
}

Words ReadWords(Walk& walk, NodeIndex first, NodeIndex named) {
  const SyntaxTree& tree = walk.tree();
  Words words;
  for (NodeIndex at = first; at != kNoNode && at <= named; at = tree.NextSibling(at)) {
    if (tree.KindOf(at) == Kind::comment || tree.KindOf(at) == Kind::documentation_comment) continue;
    if (tree.KindOf(at) == Kind::annotation) {
      std::string_view name = tree.FieldText(at, Field::name);
      if (name == "override") words.is_override = true;
      if (name == "deprecated" || name == "Deprecated") words.deprecated = true;
      continue;
    }
    if (words.first_word == kNoNode) words.first_word = at;
    std::string_view text = tree.IsLeaf(at) ? tree.TextOf(at) : std::string_view();
    if (text == "external") words.is_external = true;
    if (tree.KindOf(at) == Kind::const_builtin) words.is_const = true;
  }
  if (words.first_word == kNoNode) words.first_word = named;
  return words;
}

void AddAnnotations(Walk& walk, uint32_t symbol, NodeIndex first, NodeIndex named) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = first; at != kNoNode && at < named; at = tree.NextSibling(at)) {
    if (tree.KindOf(at) != Kind::annotation) continue;
    std::string text = walk.OneLine(at, 300);
    walk.AddClause(symbol, ClauseKind::kAttribute, std::string_view(text).substr(1), tree[at].row);
    if (walk.rules().Wants(RuleEvent::kDecorator)) {
      walk.rules().OnNamed(RuleEvent::kDecorator, at, tree.FieldText(at, Field::name), {}, {}, symbol);
    }
  }
}

std::string TextBetween(Walk& walk, uint32_t begin, uint32_t end, size_t limit) {
  std::string out = walk.RangeOnOneLine(begin, end, limit);
  while (!out.empty() && (out.back() == ' ' || out.back() == ';' || out.back() == '{')) out.pop_back();
  return out;
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    NodeIndex name = tree.ChildOfKind(child, Kind::type_identifier);
    NodeIndex bound = tree.ChildOfKind(child, Kind::type_bound);
    if (name == kNoNode) continue;
    std::string bound_text = bound == kNoNode ? std::string() : walk.OneLine(bound, 200);
    if (StartsWith(bound_text, "extends ")) bound_text.erase(0, 8);
    walk.AddParameter(symbol, tree.TextOf(name), bound_text, {}, ParameterKind::kTemplate);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

namespace {

// The name of a parameter: "int a", "this.a", "super.key", "void f(int x)", "a".
NodeIndex ParameterName(const SyntaxTree& tree, NodeIndex parameter) {
  if (NodeIndex name = tree.Child(parameter, Field::name); name != kNoNode) return name;
  NodeIndex inner = parameter;
  for (Kind kind : {Kind::constructor_param, Kind::super_formal_parameter}) {
    if (NodeIndex found = tree.ChildOfKind(parameter, kind); found != kNoNode) inner = found;
  }
  NodeIndex name = kNoNode;
  for (NodeIndex child : tree.Children(inner)) {
    if (tree.KindOf(child) == Kind::identifier) name = child;
  }
  return name;
}

void AddParameter(Walk& walk, uint32_t symbol, NodeIndex parameter, NodeIndex value, ParameterKind kind) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = ParameterName(tree, parameter);
  if (name == kNoNode) return;
  uint32_t begin = tree[parameter].begin;
  for (NodeIndex child : tree.Children(parameter)) {
    if (tree.KindOf(child) == Kind::annotation) begin = tree[child].end;
  }
  std::string type = walk.RangeOnOneLine(begin, tree[name].begin, 200);
  for (std::string_view word : {"covariant ", "final ", "var ", "this.", "super."}) {
    if (StartsWith(type, word)) type.erase(0, word.size());
  }
  for (std::string_view word : {"this.", "super."}) {
    if (EndsWith(type, word)) type.resize(type.size() - word.size());
  }
  while (!type.empty() && type.back() == ' ') type.pop_back();
  if (NodeIndex list = tree.NextSibling(name);
      list != kNoNode && tree.KindOf(list) == Kind::formal_parameter_list) {  // void f(int x)
    type += (type.empty() ? "Function" : " Function") + walk.OneLine(list, 200);
  }
  std::string value_text = value == kNoNode ? std::string() : walk.OneLine(value, 120);
  walk.AddParameter(symbol, tree.TextOf(name), type, value_text, kind);
}

}  // namespace

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::formal_parameter) AddParameter(walk, symbol, child, kNoNode, ParameterKind::kNormal);
    if (tree.KindOf(child) != Kind::optional_formal_parameters) continue;
    bool named = StartsWith(tree.TextOf(child), "{");
    NodeIndex parameter = kNoNode, value = kNoNode;
    auto flush = [&] {
      if (parameter != kNoNode) {
        AddParameter(walk, symbol, parameter, value, named ? ParameterKind::kKeywordOnly : ParameterKind::kNormal);
      }
      parameter = value = kNoNode;
    };
    for (NodeIndex at : tree.Children(child)) {
      if (tree.KindOf(at) == Kind::formal_parameter) {
        flush();
        parameter = at;
      } else if (tree[at].named() && !(tree[at].flags & kNodeExtra) && tree.KindOf(at) != Kind::annotation &&
                 parameter != kNoNode && value == kNoNode) {
        value = at;
      }
    }
    flush();
  }
}

void BindParameters(Walk& walk, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex at = list; at < tree[list].next; ++at) {
    if (tree.KindOf(at) != Kind::formal_parameter) continue;
    NodeIndex name = ParameterName(tree, at);
    if (name != kNoNode) StateOf(walk).locals.Add(walk, tree.TextOf(name));
  }
}

}  // namespace repodoc::dart

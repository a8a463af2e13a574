// JavaScript and TypeScript: reading names, patterns, modifiers, signatures off the tree, and what every kind of
// definition writes the same way.
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"
#include "core/extract/license.h"

namespace repodoc::javascript {
namespace {

constexpr int kMaxWrappers = 16;  // "a = b = c = value": longer chains keep their first names only
constexpr size_t kMaxCommentsAbove = 50;

// What tools read out of comments is no doc text: "// eslint-disable-next-line", "/* @__PURE__ */", "// @ts-ignore".
bool IsDirective(std::string_view comment) {
  size_t first = comment.find_first_not_of("/* \t\n#");
  if (first == std::string_view::npos) return true;
  comment.remove_prefix(first);
  for (std::string_view word : {"eslint", "biome-", "prettier-", "tslint:", "istanbul ", "c8 ", "v8 ", "@__", "@ts-", "__PURE__",
                                "__NO_SIDE", "jshint", "jslint", "global ", "webpack", "dprint-", "oxlint", "deno-", "rome-", "<reference ", "<amd-"}) {
    if (StartsWith(comment, word)) return true;
  }
  return false;
}

}  // namespace

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::member_expression:
        tail = "." + std::string(tree.FieldText(node, Field::property)) + tail;
        next = tree.Child(node, Field::object);
        break;
      case Kind::call_expression:
        tail = "()" + tail;
        next = tree.Child(node, Field::function);
        break;
      case Kind::subscript_expression:
        tail = "[]" + tail;
        next = tree.Child(node, Field::object);
        break;
      case Kind::non_null_expression:
      case Kind::parenthesized_expression:
      case Kind::await_expression: next = tree.FirstNamedChild(node); break;
      case Kind::identifier:
      case Kind::this_:
      case Kind::super:
      case Kind::import: return std::string(tree.TextOf(node)) + tail;
      case Kind::meta_property: return std::string(tree.TextOf(node)) + tail;
      default: return "(...)" + tail;
    }
    if (next == kNoNode) return "(...)" + tail;
    node = next;
  }
  return tail;
}

std::string_view PropertyName(const SyntaxTree& tree, NodeIndex node) {
  std::string_view text = tree.TextOf(node);
  return tree.KindOf(node) == Kind::string && text.size() >= 2 ? text.substr(1, text.size() - 2) : text;
}

bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode) return false;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::template_string && tree.ChildOfKind(node, Kind::template_substitution) != kNoNode) return false;
  if (kind != Kind::string && kind != Kind::template_string) return false;
  *text = StringContent(tree.TextOf(node));
  return !text->empty() && text->size() < 500;
}

Visibility VisibilityOf(const SyntaxTree& tree, NodeIndex definition, std::string_view name) {
  NodeIndex modifier = tree.ChildOfKind(definition, Kind::accessibility_modifier);
  if (modifier != kNoNode) {
    std::string_view word = tree.TextOf(modifier);
    if (word == "private") return Visibility::kPrivate;
    if (word == "protected") return Visibility::kProtected;
    return Visibility::kPublic;
  }
  if (StartsWith(name, "#")) return Visibility::kPrivate;
  return StartsWith(name, "_") ? Visibility::kInternal : Visibility::kPublic;
}

bool IsFunctionValue(Kind kind) {
  return kind == Kind::arrow_function || kind == Kind::function_expression || kind == Kind::generator_function;
}

bool IsClassValue(Kind kind) { return kind == Kind::class_; }

bool IsLiteralValue(Kind kind) {
  return kind == Kind::string || kind == Kind::number || kind == Kind::true_ || kind == Kind::false_ ||
         kind == Kind::regex || kind == Kind::null || kind == Kind::unary_expression || kind == Kind::template_string;
}

bool IsUpperName(std::string_view name) {
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

bool IsRequireCall(const SyntaxTree& tree, NodeIndex node, std::string_view* module) {
  if (node == kNoNode || tree.KindOf(node) != Kind::call_expression) return false;
  if (tree.FieldText(node, Field::function) != "require") return false;
  NodeIndex arguments = tree.Child(node, Field::arguments);
  NodeIndex argument = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  return LiteralOf(tree, argument, module) && tree.LastNamedChild(arguments) == argument;
}

NodeIndex RightmostValue(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; steps < kMaxWrappers && node != kNoNode; ++steps) {
    NodeIndex next = kNoNode;
    if (tree.KindOf(node) == Kind::assignment_expression) {
      next = tree.Child(node, Field::right);
    } else if (tree.KindOf(node) == Kind::parenthesized_expression || tree.KindOf(node) == Kind::as_expression ||
               tree.KindOf(node) == Kind::satisfies_expression) {
      next = tree.FirstNamedChild(node);
      while (next != kNoNode && (tree[next].flags & kNodeExtra)) next = tree.NextSibling(next);
    } else if (tree.KindOf(node) == Kind::type_assertion) {  // <Type>value
      next = tree.LastNamedChild(node);
    }
    if (next == kNoNode) return node;
    node = next;
  }
  return node;
}

std::vector<NodeIndex> NamesOfPattern(const SyntaxTree& tree, NodeIndex pattern) {
  std::vector<NodeIndex> names;
  for (NodeIndex at = pattern; at < tree[pattern].next;) {
    Kind kind = tree.KindOf(at), around = at == pattern ? Kind::kOther : tree.ParentKind(at);
    bool fallback = tree[at].field == Field::right &&
                    (around == Kind::assignment_pattern || around == Kind::object_assignment_pattern);
    if (fallback || kind == Kind::computed_property_name || kind == Kind::type_annotation) {
      at = tree[at].next;
      continue;
    }
    bool name = kind == Kind::identifier || kind == Kind::shorthand_property_identifier_pattern;
    if (name) names.push_back(at);
    ++at;
  }
  return names;
}

NodeIndex WholeOf(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  while (parent != kNoNode) {
    Kind kind = tree.KindOf(parent);
    bool wrapper = kind == Kind::export_statement || kind == Kind::ambient_declaration;
    // The only declarator: right behind `const`, and no other follows.
    bool declaration = (kind == Kind::lexical_declaration || kind == Kind::variable_declaration) &&
                       node == parent + 2 &&
                       (tree.NextSibling(node) == kNoNode || tree.TextOf(tree.NextSibling(node)) == ";");
    bool statement = kind == Kind::expression_statement && tree.KindOf(node) == Kind::internal_module;
    if (!wrapper && !declaration && !statement) break;
    node = parent;
    parent = tree.Parent(node);
  }
  return node;
}

uint32_t ExportFlags(const SyntaxTree& tree, NodeIndex whole) {
  NodeIndex node = whole;
  if (tree.KindOf(node) != Kind::export_statement) {
    node = tree.Parent(node);  // several declarators below one export
    if (node != kNoNode && tree.KindOf(node) != Kind::export_statement) {
      Kind kind = tree.KindOf(node);
      if (kind != Kind::lexical_declaration && kind != Kind::variable_declaration && kind != Kind::ambient_declaration) return 0;
      node = tree.Parent(node);
      if (node != kNoNode && tree.KindOf(node) == Kind::ambient_declaration) node = tree.Parent(node);
    }
    if (node == kNoNode || tree.KindOf(node) != Kind::export_statement) return 0;
  }
  uint32_t flags = kSymbolExported;
  if (tree.HasToken(node, "default")) flags |= kSymbolDefault;
  return flags;
}

std::string CodeOnOneLine(Walk& walk, uint32_t begin, uint32_t end, size_t limit) {
  std::string_view text = walk.text().substr(begin, end - begin);
  size_t looked_at = std::min(text.size(), 4 * limit);
  if (text.substr(0, looked_at).find("//") == text.npos && text.substr(0, looked_at).find("/*") == text.npos) {
    return walk.RangeOnOneLine(begin, end, limit);
  }
  std::string code;
  char quote = 0;
  size_t at = 0;
  for (; at < text.size() && code.size() <= 2 * limit; ++at) {
    char c = text[at];
    if (quote == 0 && c == '/' && (text.substr(at, 2) == "//" || text.substr(at, 2) == "/*")) {
      bool line = text[at + 1] == '/';
      size_t close = text.find(line ? "\n" : "*/", at + 2);
      if (close == std::string_view::npos) close = text.size();
      at = line ? close : close + 1;
      code += ' ';
      continue;
    }
    if (quote != 0 && c == '\\') code += c, ++at;
    else if (quote != 0 ? c == quote : c == '"' || c == '\'' || c == '`') quote = quote != 0 ? '\0' : c;
    if (at < text.size()) code += text[at];
  }
  code = CollapseSpace(code);
  if (code.size() > limit || at < text.size()) code = std::string(Utf8Prefix(code, limit)) + "\u2026";
  return code;
}

std::string TypeText(Walk& walk, NodeIndex annotation) {
  if (annotation == kNoNode) return {};
  std::string text = CodeOnOneLine(walk, walk.tree()[annotation].begin, walk.tree()[annotation].end, 300);
  if (StartsWith(text, ":")) text = std::string(Trim(std::string_view(text).substr(1)));
  return text;
}

std::string SignatureOf(Walk& walk, NodeIndex whole, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(function, Field::body);
  uint32_t begin = tree[whole].begin;
  for (NodeIndex part : {whole, function}) {  // decorators are clauses
    for (NodeIndex child : tree.Children(part)) {
      if (tree.KindOf(child) == Kind::decorator && tree[child].begin <= begin + 1) begin = tree[child].end;
      if (tree.KindOf(child) != Kind::decorator) break;
    }
  }
  uint32_t end = body == kNoNode ? tree[function].end : tree[body].begin;
  std::string out = CodeOnOneLine(walk, begin, end, 600);
  while (!out.empty() && (out.back() == ' ' || out.back() == ';' || out.back() == '{')) out.pop_back();
  if (EndsWith(out, "=>")) out.resize(out.size() - 2);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool NoteField(Walk& walk, uint32_t type, std::string_view name) {
  uint64_t key = (static_cast<uint64_t>(type) << 32) | walk.facts().Add(name).offset;
  return StateOf(walk).fields.insert(key).second;
}

void NoteTopLevel(Walk& walk, uint32_t symbol, std::string_view name) {
  if (walk.symbol(symbol).parent == walk.options().parent) StateOf(walk).top_level.emplace(std::string(name), symbol);
}

// The last "/** */" block in front of the definition, blank lines and other comments between them allowed, as the
// compiler has it; else a comment right above it.
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  const SyntaxTree& tree = walk.tree();
  const std::vector<CommentNode>& comments = walk.comments();
  std::string_view text = walk.text();
  uint32_t below = tree[whole].begin, first_row = tree[whole].row;
  if (tree.KindOf(whole) == Kind::variable_declarator && tree.Parent(whole) + 2 == whole) {  // the first of "let a, b"
    NodeIndex statement = tree.Parent(whole);
    if (tree.ParentKind(statement) == Kind::export_statement) statement = tree.Parent(statement);
    below = tree[statement].begin;
    first_row = tree[statement].row;
  }
  NodeIndex chain = whole;  // of "a.x = a.y = function () {}" the statement
  for (int steps = 0; steps < kMaxWrappers && tree.KindOf(chain) == Kind::assignment_expression; ++steps) {
    NodeIndex parent = tree.Parent(chain);
    Kind kind = parent == kNoNode ? Kind::kOther : tree.KindOf(parent);
    if (kind != Kind::assignment_expression && kind != Kind::variable_declarator && kind != Kind::expression_statement) break;
    chain = kind == Kind::variable_declarator ? WholeOf(tree, parent) : parent;
  }
  if (chain != whole) {
    below = tree[chain].begin;
    first_row = tree[chain].row;
  }
  if (uint32_t begin = walk.symbol(symbol).begin - walk.options().first_byte; begin < below) {  // decorators
    below = begin;
    first_row = walk.symbol(symbol).begin_row - walk.options().first_row;
  }
  size_t last = comments.size();
  while (last > 0 && comments[last - 1].begin >= below) --last;
  size_t plain = last;  // the comment above with no directive between
  for (size_t at = last, steps = 0; at > 0 && steps < kMaxCommentsAbove; --at, ++steps) {
    const CommentNode& comment = comments[at - 1];
    if (comment.end > below || !Trim(text.substr(comment.end, below - comment.end)).empty()) break;
    std::string_view words = text.substr(comment.begin, comment.end - comment.begin);
    bool block = StartsWith(words, "/**") && words.size() > 5;
    below = comment.begin;
    if (IsDirective(words)) {
      if (plain == at) plain = at - 1;
      continue;
    }
    if (!block) continue;
    // The file's own words: the first comment, with a blank line below it.
    bool file_words = at == 1 && comment.end_row + 1 < first_row && Trim(text.substr(0, comment.begin)).empty() && last == 1;
    if (file_words || (at == 1 && IsLicenseText(words)) || words.find("@file") != std::string_view::npos ||
        words.find("@module") != std::string_view::npos || words.find("@packageDocumentation") != std::string_view::npos) {
      return;
    }
    std::string doc = CleanComment(words);
    if (!doc.empty()) walk.SetDoc(symbol, doc, comment.row);
    return;
  }
  std::string doc;
  uint32_t row = plain == last ? first_row : comments[plain].row;
  uint32_t doc_row;
  if (walk.DocBefore(row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode && tree.KindOf(definition) == Kind::arrow_function && tree.ParentKind(definition) == Kind::type_assertion) {
    // "<A, B>(x: A) => x": some places make the grammar take the list for a cast
    list = tree.ChildOfKind(tree.Parent(definition), Kind::type_arguments);
    if (list == kNoNode) return;
    for (NodeIndex child : tree.Children(list)) {
      if (tree.KindOf(child) != Kind::type_identifier) continue;
      walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kTemplate);
    }
    walk.symbol(symbol).flags |= kSymbolTemplate;
    return;
  }
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    NodeIndex constraint = tree.Child(child, Field::constraint), fallback = tree.Child(child, Field::value);
    std::string bound = constraint == kNoNode ? std::string() : CodeOnOneLine(walk, tree[constraint].begin, tree[constraint].end, 200);
    std::string value = fallback == kNoNode ? std::string() : walk.OneLine(fallback, 120);
    if (StartsWith(bound, "extends ")) bound.erase(0, 8);
    if (StartsWith(value, "= ")) value.erase(0, 2);
    std::string_view name = tree.FieldText(child, Field::name);
    walk.AddParameter(symbol, name, bound, value, ParameterKind::kTemplate);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

void AddDecorators(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  auto add = [&](NodeIndex decorator) {
    NodeIndex value = tree.FirstNamedChild(decorator);
    if (value == kNoNode) return;
    walk.AddClause(symbol, ClauseKind::kDecorator, walk.OneLine(value, 300), tree[decorator].row);
    NodeIndex named = tree.KindOf(value) == Kind::call_expression ? tree.Child(value, Field::function) : value;
    if (named == kNoNode || !walk.rules().Wants(RuleEvent::kDecorator)) return;
    walk.rules().OnNamed(RuleEvent::kDecorator, decorator, tree.TextOf(named), {}, walk.BindingOf(tree.TextOf(named)), symbol);
  };
  for (NodeIndex decorator : state.decorators) {  // of a member: they stand before it
    if (tree.Parent(decorator) != tree.Parent(definition)) continue;
    add(decorator);
    Symbol& row = walk.symbol(symbol);
    if (uint32_t begin = tree[decorator].begin + walk.options().first_byte; begin < row.begin) {
      row.begin = begin;
      row.begin_row = tree[decorator].row + walk.options().first_row;
    }
  }
  state.decorators.clear();
  for (NodeIndex child : tree.Children(whole)) {
    if (tree.KindOf(child) == Kind::decorator) add(child);
  }
  if (whole == definition) return;
  for (NodeIndex child : tree.Children(definition)) {
    if (tree.KindOf(child) == Kind::decorator) add(child);
  }
}

}  // namespace repodoc::javascript

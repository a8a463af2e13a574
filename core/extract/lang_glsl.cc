// GLSL: what it adds to C. The table is C's (lang_cpp.cc) with rows of its own behind it.
//
//   layout(std140, binding = 1) uniform Camera { mat4 view; } camera;   an interface block and its fields
//   layout(local_size_x = 8) in;                                        an option; blanked before parsing
//   #version 450 core                                                   an option
//   #extension GL_ARB_gpu_shader5 : require                             an import
#include "core/base/text.h"
#include "core/extract/lang_cpp_state.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace glsl {
namespace {

struct Option {
  uint32_t begin = 0, end = 0, row = 0;
  std::string_view name, value;  // in the original text
};

struct State : cpp::State {
  std::vector<Option> options;
};
State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// GLOBALS: a name that whoever loads the file replaces by declarations.
bool IsPlaceholder(std::string_view line) {
  for (char c : line) {
    if (!IsNameByte(c) || (c >= 'a' && c <= 'z')) return false;
  }
  return line.size() > 2 && line[0] >= 'A';
}

// Lines the grammar does not know: "layout(...) in;", "precision highp float;", Godot's "#[vertex]", placeholders between
// declarations.
PreparedText Prepare(std::string_view, std::string_view text) {
  PreparedText base = cpp::Prepare("glsl", text);
  auto state = std::make_unique<State>();
  state->masked = std::move(static_cast<cpp::State*>(base.state.get())->masked);
  uint32_t row = 0;
  char last = ';';  // of the code above
  for (size_t at = 0; at < text.size(); ++row) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    std::string_view content = Trim(line);
    size_t semicolon = content.find(';');
    std::string_view statement = content.substr(0, semicolon);
    uint32_t begin = static_cast<uint32_t>(content.data() - text.data());
    uint32_t stop = begin + static_cast<uint32_t>(semicolon == std::string_view::npos ? content.size() : semicolon + 1);
    bool layout = StartsWith(content, "layout") && semicolon != std::string_view::npos;
    if (layout) {
      size_t open = statement.find('('), close = statement.rfind(')');
      std::string_view tail = close == std::string_view::npos ? std::string_view() : Trim(statement.substr(close + 1));
      layout = open != std::string_view::npos && close != std::string_view::npos && close > open && (tail == "in" || tail == "out");
      if (layout) state->options.push_back({begin, stop, row, tail, Trim(statement.substr(open + 1, close - open - 1))});
    }
    bool precision = StartsWith(content, "precision ") && semicolon != std::string_view::npos;
    if (precision) state->options.push_back({begin, stop, row, "precision", Trim(statement.substr(10))});
    bool placeholder = (last == ';' || last == '}') && IsPlaceholder(content);
    if (layout || precision || placeholder || StartsWith(content, "#[")) state->masked.Blank(text, begin, stop);
    bool comment = StartsWith(content, "//") || StartsWith(content, "/*") || StartsWith(content, "*");
    if (!content.empty() && !placeholder && !comment) last = content[0] == '#' ? ';' : content.back();
    at = end + 1;
  }
  // highp float f(): the grammar knows precisions in few places.
  for (std::string_view word : {"highp", "mediump", "lowp"}) {
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      char before = at == 0 ? ' ' : text[at - 1], behind = at + word.size() < text.size() ? text[at + word.size()] : ' ';
      bool whole = !IsNameByte(before) && (behind == ' ' || behind == '\t');
      if (whole) state->masked.Blank(text, static_cast<uint32_t>(at), static_cast<uint32_t>(at + word.size()));
    }
  }
  PreparedText out;
  out.changed = state->masked.changed = !state->masked.text.empty();
  out.text = state->masked.text;
  out.state = std::move(state);
  return out;
}

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
  cpp::Begin(walk);
  cpp::StateOf(walk).is_c = true;
}

uint32_t AddOption(Walk& walk, std::string_view name, std::string_view value, const Option& place) {
  uint32_t symbol = walk.AddSymbol(SymbolKind::kOption, name, 0, kNoNode, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.begin = row.name_begin = place.begin + walk.options().first_byte;
  row.end = place.end + walk.options().first_byte;
  row.row = row.begin_row = row.end_row = place.row + walk.options().first_row;
  row.parent = walk.options().parent;
  row.value = walk.facts().Add(Utf8Prefix(CollapseSpace(value), 120));
  return symbol;
}

void Finish(Walk& walk) {
  cpp::Finish(walk);
  for (const Option& option : StateOf(walk).options) {
    bool layout = option.name == "in" || option.name == "out";
    AddOption(walk, layout ? "layout " + std::string(option.name) : std::string(option.name), option.value, option);
  }
}

// #version 450 core
void EnterDirective(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.SkipChildren();
  if (tree.FieldText(node, Field::directive) != "#version") return;
  Option place{tree[node].begin, tree[node].end, tree[node].row, {}, {}};
  AddOption(walk, "version", Trim(tree.FieldText(node, Field::argument)), place);
}

void EnterExtension(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = tree.FieldText(node, Field::extension);
  walk.SkipChildren();
  if (name.empty() || name == "all") return;
  uint32_t import = walk.AddImport(ImportKind::kUse, name, node);
  walk.facts().imports[import].end_row = walk.facts().imports[import].row;
}

// The qualifiers of a declaration, as its attributes: "layout(location = 0)", "uniform", "flat".
void AddQualifiers(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::type || tree[child].field == Field::declarator) break;
    Kind kind = tree.KindOf(child);
    if (kind == Kind::identifier || kind == Kind::field_declaration_list || kind == Kind::struct_specifier) break;
    if (kind == Kind::comment) continue;
    walk.AddClause(symbol, ClauseKind::kAttribute, walk.OneLine(child, 120), tree[child].row);
  }
}

// uniform Camera { mat4 view; } camera;
bool AddBlock(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.ChildOfKind(node, Kind::field_declaration_list), name = tree.ChildOfKind(node, Kind::identifier);
  if (body == kNoNode || name == kNoNode || name > body) return false;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kInterface, tree.TextOf(name), node, name, kSymbolDefinition);
  std::string head = walk.RangeOnOneLine(tree[node].begin, tree[body].begin, 300);
  while (!head.empty() && head.back() == ' ') head.pop_back();
  walk.SetSignature(symbol, head);
  walk.symbol(symbol).body_begin_row = tree[body].row;
  AddQualifiers(walk, symbol, node);
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
  walk.Defined(symbol, node);
  NodeIndex instance = tree.NextSibling(body);
  if (instance != kNoNode && tree[instance].named()) {
    uint32_t variable = walk.AddSymbol(SymbolKind::kVariable, tree.TextOf(tree.KindOf(instance) == Kind::identifier ? instance : tree.FirstNamedChild(instance) == kNoNode ? instance : tree.FirstNamedChild(instance)), instance, instance, kSymbolDefinition);
    walk.symbol(variable).type = walk.facts().Add(tree.TextOf(name));
  }
  walk.OpenScope(symbol, node);
  return true;
}

void EnterDeclaration(Walk& walk, NodeIndex node) {
  if (walk.context().callable == kNone && AddBlock(walk, node)) return;
  uint32_t first = static_cast<uint32_t>(walk.facts().symbols.size());
  cpp::EnterDeclaration(walk, node);
  for (uint32_t i = first; i < walk.facts().symbols.size(); ++i) {
    if (!IsData(walk.symbol(i).kind)) continue;
    AddQualifiers(walk, i, node);
    if (walk.tree().KindOf(node) == Kind::field_declaration) walk.symbol(i).kind = SymbolKind::kField;  // of a block
  }
}

// A function that never ends: its head is left in an error node.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().callable != kNone) return;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::function_declarator) continue;
    NodeIndex next = tree.NextSibling(child), name = tree.Child(child, Field::declarator);
    if (next == kNoNode || tree.TextOf(next) != "{" || name == kNoNode || tree.KindOf(name) != Kind::identifier) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, tree.TextOf(name), child, name, kSymbolDefinition);
    walk.SetSignature(symbol, walk.OneLine(child, 400));
  }
}

const KindRow kOwnRows[] = {
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::declaration, kMeansNothing, EnterDeclaration},
    {Kind::field_declaration, kMeansNothing, EnterDeclaration},
    {Kind::preproc_call, kMeansNothing, EnterDirective},
    {Kind::preproc_extension, kMeansNothing, EnterExtension},
};

}  // namespace
}  // namespace glsl

const LanguageDefinition& GlslDefinition() {
  static const char* const languages[] = {"glsl"};
  static const std::vector<KindRow> rows = [] {
    std::vector<KindRow> all(cpp::Rows().begin(), cpp::Rows().end());
    all.insert(all.end(), std::begin(glsl::kOwnRows), std::end(glsl::kOwnRows));  // later rows win
    return all;
  }();
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = rows;
    row.read_doc = ReadDoxygenDoc;
    row.prepare = glsl::Prepare;
    row.begin = glsl::Begin;
    row.finish = glsl::Finish;
    row.keep_use = cpp::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc

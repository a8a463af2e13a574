// Rust: the table of node kinds, what stands before items, functions, constants. Types, modules, macros and uses are in
// lang_rust_<part>.cc.
#include "core/extract/lang_rust.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace rust {
namespace {

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// "/// words", "/** words */": the item below. "//// line", "/*** box ***/" and "/**/" are plain comments.
bool IsOuterDoc(std::string_view comment) {
  if (StartsWith(comment, "///")) return !StartsWith(comment, "////");
  return StartsWith(comment, "/**") && !StartsWith(comment, "/***") && comment.size() > 4;
}

// The text of #[doc = "..."].
bool DocAttribute(const SyntaxTree& tree, NodeIndex item, std::string* words) {
  NodeIndex attribute = tree.ChildOfKind(item, Kind::attribute);
  if (attribute == kNoNode) return false;
  NodeIndex value = tree.Child(attribute, Field::value), path = tree.FirstNamedChild(attribute);
  if (value == kNoNode || path == kNoNode || tree.TextOf(path) != "doc") return false;
  if (tree.KindOf(value) != Kind::string_literal && tree.KindOf(value) != Kind::raw_string_literal) return false;
  std::string_view text = tree.TextOf(value);
  if (StartsWith(text, "r")) {
    size_t quote = text.find('"'), last = text.rfind('"');
    if (quote == std::string_view::npos || last <= quote) return false;
    *words = text.substr(quote + 1, last - quote - 1);
  } else {
    *words = CleanDocstring(text);
  }
  return true;
}

}  // namespace

Prefix TakePrefix(Walk& walk, NodeIndex item) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  Prefix out;
  out.begin = tree[item].begin;
  out.row = tree[item].row;
  const std::vector<CommentNode>& comments = walk.comments();
  size_t comment = comments.size(), attribute = state.attributes.size();
  while (comment > 0 && comments[comment - 1].begin >= out.begin) --comment;
  while (attribute > 0 && tree[state.attributes[attribute - 1]].begin >= out.begin) --attribute;
  uint32_t below = out.begin;
  std::vector<std::string> pieces;
  bool plain_between = false;
  for (;;) {
    bool has_comment = comment > 0, has_attribute = attribute > 0;
    if (has_comment && has_attribute) {
      has_comment = comments[comment - 1].begin > tree[state.attributes[attribute - 1]].begin;
      has_attribute = !has_comment;
    }
    if (has_comment) {
      const CommentNode& row = comments[comment - 1];
      if (row.end > below || !IsBlank(walk.text().substr(row.end, below - row.end))) break;
      std::string_view text = walk.text().substr(row.begin, row.end - row.begin);
      below = row.begin;
      --comment;
      if (!IsOuterDoc(text)) {
        plain_between = true;
        continue;
      }
      // Neighbouring lines become one piece, so that their common indentation is seen.
      bool joins = !pieces.empty() && !plain_between && StartsWith(text, "///") && StartsWith(pieces.back(), "///");
      if (joins) {
        pieces.back() = std::string(text) + '\n' + pieces.back();
      } else {
        pieces.emplace_back(text);
      }
      plain_between = false;
      out.doc_row = row.row;
    } else if (has_attribute) {
      NodeIndex node = state.attributes[attribute - 1];
      if (tree[node].end > below || !IsBlank(walk.text().substr(tree[node].end, below - tree[node].end))) break;
      below = tree[node].begin;
      out.begin = tree[node].begin;
      out.row = tree[node].row;
      --attribute;
      std::string words;
      if (DocAttribute(tree, node, &words)) {
        pieces.push_back("=" + words);
        out.doc_row = tree[node].row;
      } else {
        out.attributes.push_back(node);
      }
    } else {
      break;
    }
  }
  state.attributes.clear();
  std::reverse(out.attributes.begin(), out.attributes.end());
  for (size_t i = pieces.size(); i-- > 0;) {
    std::string words = StartsWith(pieces[i], "=") ? std::string(Trim(pieces[i].substr(1))) : CleanComment(pieces[i]);
    if (!out.doc.empty() && !words.empty()) out.doc += '\n';
    out.doc += words;
  }
  return out;
}

void ApplyPrefix(Walk& walk, uint32_t symbol, const Prefix& prefix) {
  const SyntaxTree& tree = walk.tree();
  Symbol& row = walk.symbol(symbol);
  row.begin = prefix.begin + walk.options().first_byte;
  row.begin_row = prefix.row + walk.options().first_row;
  if (!prefix.doc.empty()) walk.SetDoc(symbol, prefix.doc, prefix.doc_row);
  for (NodeIndex node : prefix.attributes) {
    NodeIndex attribute = tree.ChildOfKind(node, Kind::attribute);
    if (attribute == kNoNode) continue;
    NodeIndex path = tree.FirstNamedChild(attribute);
    if (path == kNoNode) continue;
    walk.AddClause(symbol, ClauseKind::kAttribute, walk.OneLine(attribute, 300), tree[attribute].row);
    std::string whole = PathText(tree, path);
    size_t colons = whole.rfind("::");
    std::string name = colons == std::string::npos ? whole : whole.substr(colons + 2);
    std::string qualifier = colons == std::string::npos ? std::string() : whole.substr(0, colons);
    NodeIndex arguments = tree.Child(attribute, Field::arguments);
    if (name == "derive" && arguments != kNoNode) {
      for (NodeIndex child : tree.Children(arguments)) {  // derive(Debug, serde::Serialize)
        if (tree.KindOf(child) != Kind::identifier) continue;
        NodeIndex next = tree.NextSibling(child);
        if (next != kNoNode && tree.TextOf(next) == "::") continue;
        walk.AddReference(ReferenceKind::kDecorator, child, {}, tree.TextOf(child));
      }
    } else {
      walk.AddReference(ReferenceKind::kDecorator, path, qualifier, name);
    }
    if (walk.rules().Wants(RuleEvent::kDecorator)) {
      walk.rules().OnNamed(RuleEvent::kDecorator, node, name, qualifier, walk.BindingOf(name), symbol);
    }
    Symbol& changed = walk.symbol(symbol);
    if (name == "cfg") changed.flags |= kSymbolConditional;
    if (name == "deprecated") changed.flags |= kSymbolDeprecated;
    if (name == "no_mangle" || name == "export_name" || name == "macro_export") changed.flags |= kSymbolExported;
    if (name == "inline") changed.flags |= kSymbolInline;
    for (std::string_view own : {"test", "rstest", "bench", "quickcheck", "test_case", "wasm_bindgen_test", "proptest"}) {
      if (name == own && IsCallable(changed.kind)) changed.flags |= kSymbolTest;
    }
    if (name == "main" && (qualifier == "tokio" || qualifier == "async_std" || qualifier == "actix_web")) {
      changed.flags |= kSymbolEntry;
    }
  }
}

void SetVisibility(Walk& walk, uint32_t symbol, NodeIndex item) {
  const SyntaxTree& tree = walk.tree();
  Symbol& row = walk.symbol(symbol);
  row.visibility = Visibility::kPrivate;
  uint32_t bits = walk.context().language_bits;
  if (bits & (kInTrait | kInTraitImpl)) {
    row.visibility = Visibility::kPublic;
    if (bits & kInTrait) row.visibility = walk.symbol(row.parent).visibility;
    return;
  }
  NodeIndex modifier = tree.ChildOfKind(item, Kind::visibility_modifier);
  if (modifier == kNoNode) return;
  std::string_view text = tree.TextOf(modifier);
  if (text == "pub") {
    row.visibility = Visibility::kPublic;
    row.flags |= kSymbolExported;
  } else if (text.find("self") == std::string_view::npos) {
    row.visibility = Visibility::kInternal;  // pub(crate), pub(super), pub(in path)
  }
}

void SetHead(Walk& walk, uint32_t symbol, NodeIndex item, uint32_t end) {
  walk.SetSignature(symbol, HeadText(walk, walk.tree()[item].begin, end));
}

NodeIndex TypeName(const SyntaxTree& tree, NodeIndex type) {
  for (int steps = 0; type != kNoNode && steps < 16; ++steps) {
    switch (tree.KindOf(type)) {
      case Kind::type_identifier:
      case Kind::primitive_type:
      case Kind::identifier: return type;
      case Kind::generic_type: type = tree.Child(type, Field::type); break;
      case Kind::scoped_type_identifier: type = tree.Child(type, Field::name); break;
      case Kind::scoped_identifier: type = tree.Child(type, Field::name); break;
      case Kind::higher_ranked_trait_bound: type = tree.Child(type, Field::type); break;
      case Kind::function_type: type = tree.Child(type, Field::trait); break;  // Fn(u8) -> u8 as a bound
      default: return kNoNode;
    }
  }
  return kNoNode;
}

std::string PathText(const SyntaxTree& tree, NodeIndex path) {
  std::string out;
  int depth = 0;
  for (char c : tree.TextOf(path)) {
    if (c == '<') ++depth;
    if (depth == 0 && c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
    if (c == '>' && depth > 0) --depth;
  }
  while (EndsWith(out, "::")) out.resize(out.size() - 2);
  // "Vec::::new" of Vec::<T>::new
  for (size_t at = out.find("::::"); at != std::string::npos; at = out.find("::::", at)) out.erase(at, 2);
  return out;
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex item) {
  const SyntaxTree& tree = walk.tree();
  if (NodeIndex list = tree.Child(item, Field::type_parameters); list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      Kind kind = tree.KindOf(child);
      if (kind != Kind::type_parameter && kind != Kind::lifetime_parameter && kind != Kind::const_parameter) continue;
      NodeIndex name = tree.Child(child, Field::name);
      if (name == kNoNode) continue;
      NodeIndex bounds = tree.Child(child, kind == Kind::const_parameter ? Field::type : Field::bounds);
      NodeIndex fallback = tree.Child(child, kind == Kind::const_parameter ? Field::value : Field::default_type);
      std::string type = bounds == kNoNode ? std::string() : walk.OneLine(bounds, 200);
      if (StartsWith(type, ":")) type = Trim(std::string_view(type).substr(1));
      if (kind == Kind::const_parameter) type = "const " + type;
      walk.AddParameter(symbol, tree.TextOf(name), type,
                        fallback == kNoNode ? std::string() : walk.OneLine(fallback, 120), ParameterKind::kTemplate);
      StateOf(walk).type_parameters.Add(symbol, tree.TextOf(name));
      // Lifetimes alone do not make a generic.
      if (kind != Kind::lifetime_parameter) walk.symbol(symbol).flags |= kSymbolTemplate;
    }
  }
  if (NodeIndex where = tree.ChildOfKind(item, Kind::where_clause); where != kNoNode) {
    for (NodeIndex child : tree.Children(where)) {
      if (tree.KindOf(child) != Kind::where_predicate) continue;
      walk.AddClause(symbol, ClauseKind::kConstraint, walk.OneLine(child, 200), tree[child].row);
    }
  }
}

namespace {

// &'a mut self -> "&'a mut Self"
std::string SelfType(const Walk& walk, NodeIndex node) {
  std::string text = walk.OneLine(node, 80);
  if (StartsWith(text, "mut ")) text.erase(0, 4);
  if (EndsWith(text, "self")) text[text.size() - 4] = 'S';
  return text;
}

bool AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  bool takes_self = false;
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].flags & kNodeExtra) continue;
    switch (tree.KindOf(child)) {
      case Kind::self_parameter:
        takes_self = true;
        walk.AddParameter(symbol, "self", SelfType(walk, child), {}, ParameterKind::kNormal);
        break;
      case Kind::parameter: {
        NodeIndex pattern = tree.Child(child, Field::pattern), type = tree.Child(child, Field::type);
        if (pattern == kNoNode) break;
        if (tree.TextOf(pattern) == "self") takes_self = true;  // self: Box<Self>
        walk.AddParameter(symbol, walk.OneLine(pattern, 120), type == kNoNode ? std::string() : walk.OneLine(type, 200),
                          {}, ParameterKind::kNormal);
        break;
      }
      case Kind::variadic_parameter: {
        NodeIndex pattern = tree.Child(child, Field::pattern);
        walk.AddParameter(symbol, pattern == kNoNode ? std::string_view() : tree.TextOf(pattern), "...", {},
                          ParameterKind::kVarArgs);
        break;
      }
      case Kind::attribute_item: break;
      default:
        if (tree[child].named()) walk.AddParameter(symbol, {}, walk.OneLine(child, 200), {}, ParameterKind::kNormal);
    }
  }
  return takes_self;
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.KindOf(name_node) == Kind::metavariable) return;
  Prefix prefix = TakePrefix(walk, node);
  std::string_view name = tree.TextOf(name_node);
  NodeIndex body = tree.Child(node, Field::body);
  uint32_t bits = walk.context().language_bits;
  bool member = (bits & (kInTrait | kInTraitImpl | kInImpl)) != 0;
  uint32_t flags = body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition);
  if ((bits & kInTrait) && body == kNoNode) flags |= kSymbolAbstract;
  if (NodeIndex modifiers = tree.ChildOfKind(node, Kind::function_modifiers); modifiers != kNoNode) {
    if (tree.HasToken(modifiers, "async")) flags |= kSymbolAsync;
    if (tree.HasToken(modifiers, "const")) flags |= kSymbolConstexpr;
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, name, node, name_node, flags);
  SetVisibility(walk, symbol, node);
  SetHead(walk, symbol, node, body == kNoNode ? tree[node].end : tree[body].begin);
  SetType(walk, symbol, tree.Child(node, Field::return_type));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddTypeParameters(walk, symbol, node);
  NodeIndex parameters = tree.Child(node, Field::parameters);
  bool takes_self = parameters != kNoNode && AddParameters(walk, symbol, parameters);
  if (member && takes_self) walk.symbol(symbol).kind = SymbolKind::kMethod;
  if (member && !takes_self) walk.symbol(symbol).flags |= kSymbolStatic;  // an associated function
  ApplyPrefix(walk, symbol, prefix);
  if (name == "main" && walk.context().symbol == kNone && body != kNoNode) MarkEntry(walk, symbol, "fn main");
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  if (parameters == kNoNode) return;
  for (NodeIndex child : tree.Children(parameters)) {
    NodeIndex pattern = tree.Child(child, Field::pattern), type = tree.Child(child, Field::type);
    if (pattern != kNoNode) BindPattern(walk, pattern, type == kNoNode ? std::string() : "<" + walk.OneLine(type, 200) + ">");
  }
}

// const X: T = v;  static mut X: T = v;
void EnterData(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  std::string_view name = tree.TextOf(name_node);
  bool member = (walk.context().language_bits & (kInTrait | kInTraitImpl | kInImpl)) != 0;
  bool is_static = tree.KindOf(node) == Kind::static_item;
  // Constants inside functions are values like other locals; those of traits and types are members.
  if (walk.context().callable != kNone && !member) {
    StateOf(walk).locals.Add(walk, name);
    return;
  }
  if (name == "_") return;
  uint32_t flags = value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  if ((walk.context().language_bits & kInTrait) && value == kNoNode) flags |= kSymbolAbstract;
  uint32_t symbol = walk.AddSymbol(is_static ? SymbolKind::kStatic : SymbolKind::kConstant, name, node, name_node, flags);
  SetVisibility(walk, symbol, node);
  SetType(walk, symbol, tree.Child(node, Field::type));
  if (value != kNoNode) walk.SetValue(symbol, value);
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
}

void EnterAttribute(Walk& walk, NodeIndex node) { StateOf(walk).attributes.push_back(node); }

void EnterIf(Walk& walk, NodeIndex node) {
  walk.CountDecision();
  if (walk.tree().ParentKind(node) == Kind::else_clause) return;  // the else clause has counted, and nests
  walk.CountCognitive(1u + walk.context().nesting);
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
}

void EnterMatchArm(Walk& walk, NodeIndex node) {
  std::string_view pattern = walk.tree().FieldText(node, Field::pattern);
  if (pattern != "_") walk.CountDecision();
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::line_comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::string_literal, kMeansString | kMeansOpaque},
    {Kind::raw_string_literal, kMeansString | kMeansOpaque},
    {Kind::char_literal, kMeansOpaque},

    {Kind::if_expression, kMeansNothing, EnterIf},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::match_expression, kMeansCognitive | kMeansNesting},
    {Kind::match_arm, kMeansNothing, EnterMatchArm},
    {Kind::for_expression, kBranch | kMeansLoop, EnterPatternHolder},
    {Kind::while_expression, kBranch | kMeansLoop},
    {Kind::loop_expression, kMeansCognitive | kMeansNesting | kMeansLoop},
    {Kind::closure_expression, kMeansNesting},
    {Kind::binary_expression, kMeansBoolean},

    {Kind::let_declaration, kMeansNothing, EnterPatternHolder},
    {Kind::let_condition, kMeansNothing, EnterPatternHolder},
    {Kind::closure_parameters, kMeansNothing, EnterPatternHolder},
    {Kind::field_expression, kMeansNothing, EnterFieldUse},
    {Kind::match_pattern, kMeansNothing, EnterMatchPattern},

    {Kind::attribute_item, kMeansOpaque, EnterAttribute},
    {Kind::inner_attribute_item, kMeansOpaque, EnterInnerAttribute},
    {Kind::function_item, kMeansNothing, EnterFunction},
    {Kind::function_signature_item, kMeansNothing, EnterFunction},
    {Kind::const_item, kMeansNothing, EnterData},
    {Kind::static_item, kMeansNothing, EnterData},
    {Kind::struct_item, kMeansNothing, EnterStruct},
    {Kind::union_item, kMeansNothing, EnterStruct},
    {Kind::enum_item, kMeansNothing, EnterStruct},
    {Kind::enum_variant, kMeansNothing, EnterVariant},
    {Kind::field_declaration, kMeansNothing, EnterField},
    {Kind::trait_item, kMeansNothing, EnterTrait},
    {Kind::impl_item, kMeansNothing, EnterImpl},
    {Kind::type_item, kMeansNothing, EnterTypeItem},
    {Kind::associated_type, kMeansNothing, EnterTypeItem},
    {Kind::mod_item, kMeansNothing, EnterModule},
    {Kind::use_declaration, kMeansNothing, EnterUse},
    {Kind::extern_crate_declaration, kMeansNothing, EnterExternCrate},
    {Kind::foreign_mod_item, kMeansNothing, EnterForeign},
    {Kind::macro_definition, kMeansNothing, EnterMacroDefinition},
    {Kind::macro_invocation, kMeansNothing, EnterMacroCall},

    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::scoped_identifier, kMeansNothing, EnterScopedIdentifier},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::scoped_type_identifier, kMeansNothing, EnterScopedType},
};

// Formatted code has nothing but items at the left margin, and the closing braces of these.
bool BeginsDeclaration(std::string_view line) {
  for (std::string_view word : {"pub ", "pub(", "fn ", "struct ", "enum ", "union ", "trait ", "impl ", "impl<", "mod ",
                                "use ", "const ", "static ", "type ", "unsafe ", "extern ", "async ", "macro_rules!",
                                "#[", "/// "}) {
    if (StartsWith(line, word)) return true;
  }
  return false;
}

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
}

void Finish(Walk& walk) {
  ReadFileDoc(walk);
  ReadMacroRegions(walk);
}

// Paths from the standard library or the crate's root need no import.
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name) {
  if (StartsWith(qualifier, "<") || StartsWith(qualifier, "self.")) return true;
  std::string_view root = qualifier.empty() ? name : qualifier.substr(0, qualifier.find(':'));
  if (!walk.BindingOf(root).empty()) return true;
  return !qualifier.empty() && (root == "std" || root == "core" || root == "alloc" || root == "crate" || root == "super");
}

}  // namespace
}  // namespace rust

const LanguageDefinition& RustDefinition() {
  static const char* const languages[] = {"rust"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = rust::kRows;
    row.read_doc = ReadRustDoc;
    row.begins_declaration = rust::BeginsDeclaration;
    row.begin = rust::Begin;
    row.finish = rust::Finish;
    row.keep_use = rust::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc

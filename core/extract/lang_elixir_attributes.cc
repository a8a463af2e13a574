// Elixir: module attributes and directives.
//
//   @moduledoc "..."  @doc """..."""  @spec f(t) :: u  @type t :: u  @callback g(t) :: u  @behaviour Plug
//   @limit 5 alias Foo.{A, B}  alias Foo.C, as: D  import Enum, only: [map: 2]  require Logger  use
//   GenServer, opts
#include "core/base/text.h"
#include "core/extract/lang_elixir.h"

namespace repodoc::elixir {
namespace {

// Attributes that say something of the definition below or of the module, and are no constants.
bool IsReserved(std::string_view name) {
  for (std::string_view known : {"doc",
                                 "moduledoc",
                                 "typedoc",
                                 "spec",
                                 "type",
                                 "typep",
                                 "opaque",
                                 "callback",
                                 "macrocallback",
                                 "optional_callbacks",
                                 "behaviour",
                                 "impl",
                                 "derive",
                                 "before_compile",
                                 "after_compile",
                                 "after_verify",
                                 "on_load",
                                 "on_definition",
                                 "external_resource",
                                 "compile",
                                 "dialyzer",
                                 "vsn",
                                 "enforce_keys",
                                 "deprecated",
                                 "since",
                                 "file",
                                 "tag",
                                 "moduletag",
                                 "describetag",
                                 "nifs",
                                 "fallback_to_any",
                                 "shortdoc",
                                 "recursive",
                                 "requirements",
                                 "preferred_cli_env",
                                 "attr_slot"}) {
    if (name == known) return true;
  }
  return false;
}

uint32_t ModuleAround(Walk& walk) {
  uint32_t symbol = walk.context().symbol;
  return symbol != kNone && !IsCallable(walk.symbol(symbol).kind) ? symbol : kNone;
}

void SetModuleDoc(Walk& walk, NodeIndex literal) {
  const SyntaxTree& tree = walk.tree();
  uint32_t module = ModuleAround(walk);
  std::string_view text = tree.TextOf(literal);
  if (text == "false") {
    if (module != kNone) walk.symbol(module).visibility = Visibility::kInternal;
    return;
  }
  Kind kind = tree.KindOf(literal);
  if (kind != Kind::string && kind != Kind::sigil) return;
  size_t quote = text.find_first_of("\"'");
  if (quote == std::string_view::npos) return;
  std::string doc =
      kind == Kind::sigil ? CleanDocstring("r" + std::string(text.substr(quote))) : CleanDocstring(text);
  if (module != kNone) walk.SetDoc(module, doc, tree[literal].row);
  FileRecord& file = walk.facts().file;
  if (file.doc.empty() && walk.options().parent == kNone) {
    file.doc = walk.facts().Add(doc);
    file.doc_row = tree[literal].row;
    file.doc_end_row = tree[literal].end_row;
  }
}

// @type t(a) :: [a], @callback init(term) :: {:ok, term}
void DefineTyped(Walk& walk, NodeIndex node, NodeIndex operand, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  bool callback = EndsWith(parts.name, "callback");
  NodeIndex whole = Argument(tree, parts.arguments, 0);
  if (whole == kNoNode || tree.KindOf(whole) != Kind::binary_operator) return;
  if (tree.FieldText(whole, Field::operator_) == "when") whole = tree.Child(whole, Field::left);
  if (whole == kNoNode || tree.KindOf(whole) != Kind::binary_operator) return;
  if (tree.FieldText(whole, Field::operator_) != "::") return;
  NodeIndex head = tree.Child(whole, Field::left), type = tree.Child(whole, Field::right);
  StateOf(walk).head = head;
  NodeIndex name_node = head, list = kNoNode;
  if (head != kNoNode && tree.KindOf(head) == Kind::call) {
    Call inner = PartsOf(tree, head);
    name_node = inner.name.empty() || inner.name == "unquote" ? kNoNode : inner.target;
    list = inner.arguments;
  }
  if (name_node == kNoNode || tree.KindOf(name_node) != Kind::identifier) return;
  uint32_t symbol = walk.AddSymbol(
      callback ? (parts.name == "callback" ? SymbolKind::kFunction : SymbolKind::kMacro)
               : SymbolKind::kTypeAlias,
      tree.TextOf(name_node), node, name_node,
      callback ? static_cast<uint32_t>(kSymbolAbstract) : static_cast<uint32_t>(kSymbolDefinition));
  if (parts.name == "typep") walk.symbol(symbol).visibility = Visibility::kPrivate;
  walk.SetSignature(symbol, "@" + walk.OneLine(operand, 400));
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  if (list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
      bool named =
          tree.KindOf(child) == Kind::binary_operator && tree.FieldText(child, Field::operator_) == "::";
      NodeIndex name = named ? tree.Child(child, Field::left) : kNoNode,
                of = named ? tree.Child(child, Field::right) : child;
      if (!callback)
        walk.AddParameter(symbol, walk.OneLine(child, 80), {}, {}, ParameterKind::kTemplate);
      else
        walk.AddParameter(symbol, name == kNoNode ? std::string() : walk.OneLine(name, 80),
                          of == kNoNode ? std::string() : walk.OneLine(of, 200), {}, ParameterKind::kNormal);
    }
  }
  TakePending(walk, symbol, node);
  walk.Defined(symbol, node);
}

void DefineConstant(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = Argument(tree, parts.arguments, 0);
  uint32_t module = ModuleAround(walk);
  if (value == kNoNode || module == kNone || walk.context().callable != kNone) return;
  std::string key = std::to_string(module) + "/" + std::string(parts.name);
  if (!StateOf(walk).attributes.insert(key).second) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kConstant, parts.name, node, parts.target, kSymbolDefinition);
  walk.symbol(symbol).visibility = Visibility::kPrivate;
  walk.SetValue(symbol, value);
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
  walk.Defined(symbol, node);
}

std::string_view LastPart(std::string_view module) {
  size_t dot = module.rfind('.');
  return dot == std::string_view::npos ? module : module.substr(dot + 1);
}

}  // namespace

void EnterUnary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view token = tree.FieldText(node, Field::operator_);
  NodeIndex operand = tree.Child(node, Field::operand);
  if (operand == kNoNode) return;
  if (token == "&") {  // &f/1
    if (tree.KindOf(operand) != Kind::binary_operator || tree.FieldText(operand, Field::operator_) != "/")
      return;
    NodeIndex left = tree.Child(operand, Field::left);
    if (left == kNoNode || tree.KindOf(left) != Kind::identifier) return;
    walk.AddUse(left, {}, tree.TextOf(left));
    walk.SkipChildren();
    return;
  }
  if (token != "@") return;
  if (tree.KindOf(operand) == Kind::identifier) {  // @limit: a constant read
    walk.AddUse(operand, {}, tree.TextOf(operand));
    walk.SkipChildren();
    return;
  }
  if (tree.KindOf(operand) != Kind::call) return;
  Call parts = PartsOf(tree, operand);
  std::string_view name = parts.name;
  NodeIndex value = Argument(tree, parts.arguments, 0);
  if (name.empty() || value == kNoNode) return;
  Pending& pending = StateOf(walk).pending;
  if (pending.row == kNone && name != "moduledoc") pending.row = tree[node].row;
  if (name == "moduledoc") {
    SetModuleDoc(walk, value);
    walk.SkipChildren();
  } else if (name == "doc" || name == "typedoc") {
    if (tree.TextOf(value) == "false") pending.hidden = true;
    if (tree.KindOf(value) == Kind::string || tree.KindOf(value) == Kind::sigil) pending.doc = value;
    if (tree.KindOf(value) == Kind::keywords &&
        tree.TextOf(value).find("deprecated:") != std::string_view::npos)
      pending.deprecated = true;
    walk.SkipChildren();
  } else if (name == "spec") {
    pending.specs.push_back(operand);
    NodeIndex whole = value;
    if (tree.KindOf(whole) == Kind::binary_operator && tree.FieldText(whole, Field::operator_) == "when")
      whole = tree.Child(whole, Field::left);
    if (whole != kNoNode && tree.KindOf(whole) == Kind::binary_operator)
      StateOf(walk).head = tree.Child(whole, Field::left);
    walk.Push(node);
    walk.context().language_bits |= kInType;
  } else if (name == "type" || name == "typep" || name == "opaque" || name == "callback" ||
             name == "macrocallback") {
    DefineTyped(walk, node, operand, parts);
    walk.Push(node);
    walk.context().language_bits |= kInType;
  } else if (name == "behaviour") {
    std::string_view text = tree.TextOf(value);
    uint32_t module = ModuleAround(walk);
    if (module != kNone) walk.AddClause(module, ClauseKind::kBase, text, tree[node].row);
    if (module != kNone && text == "Application") StateOf(walk).applications.insert(module);
    size_t dot = text.rfind('.');
    walk.AddReference(ReferenceKind::kBase, value,
                      dot == std::string_view::npos ? std::string_view() : text.substr(0, dot),
                      LastPart(text));
    walk.SkipChildren();
    pending = {};
  } else if (name == "impl" || name == "deprecated" || name == "tag" || name == "since" ||
             name == "dialyzer") {
    pending.others.push_back(node);
    if (name == "deprecated") pending.deprecated = true;
    walk.SkipChildren();
  } else if (!IsReserved(name)) {
    DefineConstant(walk, node, parts);
    pending.row = kNone;
  }
}

bool Import(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = parts.name;
  bool is_alias = name == "alias", is_import = name == "import", is_use = name == "use";
  if (!is_alias && !is_import && !is_use && name != "require") return false;
  NodeIndex what = Argument(tree, parts.arguments, 0);
  if (what == kNoNode) return false;
  Kind shape = tree.KindOf(what);
  StateOf(walk).pending = {};
  ImportKind kind = is_use      ? ImportKind::kUse
                    : is_import ? ImportKind::kFrom
                    : is_alias  ? ImportKind::kImport
                                : ImportKind::kRequire;
  if (shape == Kind::dot) {  // alias Foo.{A, B}
    NodeIndex left = tree.Child(what, Field::left), right = tree.Child(what, Field::right);
    if (left == kNoNode || right == kNoNode || tree.KindOf(right) != Kind::tuple) return false;
    for (NodeIndex child : tree.Children(right)) {
      if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
      std::string module = std::string(tree.TextOf(left)) + "." + std::string(tree.TextOf(child));
      uint32_t import = walk.AddImport(kind, module, node);
      walk.facts().imports[import].row = tree[child].row + walk.options().first_row;
      if (is_alias) walk.AddBinding(LastPart(module), module);
    }
    walk.SkipChildren();
    return true;
  }
  if (shape != Kind::alias && shape != Kind::atom) return false;
  std::string_view module = tree.TextOf(what);
  NodeIndex only = is_import ? Option(tree, parts.arguments, "only") : kNoNode;
  bool star = is_import && (only == kNoNode || tree.KindOf(only) != Kind::list);
  uint32_t import = walk.AddImport(kind, module, node, star ? static_cast<uint8_t>(kImportStar) : uint8_t{0});
  NodeIndex as = Option(tree, parts.arguments, "as");
  if (as != kNoNode) walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(as));
  walk.AddBinding(as != kNoNode ? tree.TextOf(as)
                  : is_alias    ? LastPart(module)
                                : module.substr(0, module.find('.')),
                  as != kNoNode || is_alias ? module : module.substr(0, module.find('.')));
  if (star) walk.AddImportName(import, "*", {}, tree[node].row);
  NodeIndex names = star || only == kNoNode ? kNoNode : tree.ChildOfKind(only, Kind::keywords);
  if (names != kNoNode) {
    for (NodeIndex pair : tree.Children(names)) {
      if (tree.KindOf(pair) != Kind::pair) continue;
      std::string_view key = Trim(tree.FieldText(pair, Field::key));
      if (EndsWith(key, ":")) walk.AddImportName(import, key.substr(0, key.size() - 1), {}, tree[pair].row);
    }
  }
  uint32_t symbol = ModuleAround(walk);
  if (is_use && module == "Application") StateOf(walk).applications.insert(symbol);
  if (is_use && module == "Mix.Task") StateOf(walk).tasks.insert(symbol);
  walk.SkipChildren();
  return true;
}

}  // namespace repodoc::elixir

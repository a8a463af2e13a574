// Julia: the table of node kinds, conditions and loops, what blocks bind. Definitions are in
// lang_julia_definitions.cc, references and imports in lang_julia_references.cc.
#include "core/extract/lang_julia.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace julia {

NodeIndex NamedChild(const SyntaxTree& tree, NodeIndex node, uint32_t index) {
  if (node == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (!tree[child].named() || kind == Kind::line_comment || kind == Kind::block_comment) continue;
    if (index-- == 0) return child;
  }
  return kNoNode;
}

std::string_view StringText(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string_literal) return {};
  std::string_view text = tree.TextOf(node);
  size_t marks = StartsWith(text, "\"\"\"") && text.size() >= 6 ? 3 : 1;
  return text.size() >= 2 * marks ? text.substr(marks, text.size() - 2 * marks) : std::string_view();
}

Visibility VisibilityOf(std::string_view name) {
  return StartsWith(name, "_") ? Visibility::kInternal : Visibility::kPublic;
}

namespace {

void EnterLocalScope(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kLocalScope;
}

void EnterLoop(Walk& walk, NodeIndex node) {
  EnterLocalScope(walk, node);
  walk.DeepenLoop();
}

void EnterTry(Walk& walk, NodeIndex node) {
  EnterLocalScope(walk, node);
  walk.context().in_try = true;
}

void BindAll(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    if (tree.KindOf(at) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(at));
  }
}

// i in 1:3, x = 1 of let, catch e, do x
void EnterBinding(Walk& walk, NodeIndex node) {
  NodeIndex left = NamedChild(walk.tree(), node, 0);
  if (left != kNoNode) BindAll(walk, left);
}

void EnterCatch(Walk& walk, NodeIndex node) {
  NodeIndex name = NamedChild(walk.tree(), node, 0);
  if (name != kNoNode && walk.tree().KindOf(name) == Kind::identifier &&
      walk.tree()[name].row == walk.tree()[node].row) {
    StateOf(walk).locals.Add(walk, walk.TextOf(name));
  }
}

void EnterDo(Walk& walk, NodeIndex node) {
  EnterLocalScope(walk, node);
  NodeIndex list = walk.tree().ChildOfKind(node, Kind::argument_list);
  if (list != kNoNode) BindAll(walk, list);
}

void EnterArrow(Walk& walk, NodeIndex node) {
  EnterLocalScope(walk, node);
  EnterBinding(walk, node);
}

// if abspath(PROGRAM_FILE) == @__FILE__
void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex condition = tree.Child(node, Field::condition);
  if (condition == kNoNode || walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
  std::string_view text = tree.TextOf(condition).substr(0, 200);
  if (text.find("PROGRAM_FILE") == std::string_view::npos || text.find("@__FILE__") == std::string_view::npos)
    return;
  walk.facts().file.flags |= kFileEntryPoint;
  walk.AddProperty(property::kEntryPoint, walk.RangeOnOneLine(tree[node].begin, tree[condition].end),
                   tree[node].row);
}

// && and ||: the grammar gives operators no field.
void EnterBinary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex token = tree.ChildOfKind(node, Kind::operator_);
  if (token == kNoNode || InType(walk, node)) return;
  std::string_view text = tree.TextOf(token);
  if (text != "&&" && text != "||") {
    walk.AddUse(token, {}, text);
    return;
  }
  walk.CountDecision();
  NodeIndex parent = tree.Parent(node);
  bool continues = parent != kNoNode && tree.KindOf(parent) == Kind::binary_expression &&
                   tree.ChildOfKind(parent, Kind::operator_) != kNoNode &&
                   tree.TextOf(tree.ChildOfKind(parent, Kind::operator_)) == text;
  if (!continues) walk.CountCognitive(1);
}

// function f(, struct T, macro m(, module M, f(x) =
bool MatchLostLine(std::string_view line, LostMatch* match) {
  struct Word {
    std::string_view word;
    SymbolKind kind;
  };
  auto name_end = [](std::string_view text) {
    size_t end = 0;
    while (end < text.size() &&
           (text[end] == '_' || text[end] == '!' || (text[end] & 0x80) != 0 ||
            (text[end] >= '0' && text[end] <= '9') || (text[end] >= 'a' && text[end] <= 'z') ||
            (text[end] >= 'A' && text[end] <= 'Z'))) {
      ++end;
    }
    return end;
  };
  for (Word start : {Word{"function ", SymbolKind::kFunction}, Word{"macro ", SymbolKind::kMacro},
                     Word{"struct ", SymbolKind::kStruct}, Word{"mutable struct ", SymbolKind::kStruct},
                     Word{"abstract type ", SymbolKind::kDataType}, Word{"module ", SymbolKind::kModule}}) {
    if (!StartsWith(line, start.word)) continue;
    std::string_view rest = Trim(line.substr(start.word.size()));
    size_t end = name_end(rest);
    while (end < rest.size() && rest[end] == '.') {  // Base.show
      rest.remove_prefix(end + 1);
      end = name_end(rest);
    }
    bool function = start.kind == SymbolKind::kFunction || start.kind == SymbolKind::kMacro;
    bool called = end < rest.size() && (rest[end] == '(' || rest[end] == '{');
    return (end > 0 && (!function || called)) && match->Define(start.kind, rest.substr(0, end));
  }
  return false;
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

// What the grammar does not know is given to it in other words of the same length; names are read from the
// original.
//   const a::Int                 a field without a value: "const" is blanked
//   const global x = 1           "global" is blanked
//   function â end               an operator's name: letters
//   primitive type T 8 * 4 end   the size: a number
class Preparer {
 public:
  explicit Preparer(std::string_view text) : text_(text) {}

  PreparedText Run() {
    for (size_t begin = 0; begin < text_.size();) {
      size_t end = std::min(text_.find('\n', begin), text_.size());
      ReadLine(begin, end);
      begin = end + 1;
    }
    return std::move(out_);
  }

 private:
  void Mask(size_t begin, size_t size, char with) {
    if (!out_.changed) out_.text = text_;
    out_.changed = true;
    std::fill_n(out_.text.begin() + static_cast<long>(begin), size, with);
  }

  void ReadLine(size_t begin, size_t end) {
    std::string_view line = text_.substr(begin, end - begin);
    size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view words = line.substr(indent);
    size_t at = begin + indent;
    if (StartsWith(words, "const global ")) {
      Mask(at + 6, 6, ' ');
    } else if (StartsWith(words, "const ")) {
      std::string_view rest = words.substr(6, std::min(words.find_first_of(";#"), words.size()) - 6);
      if (rest.find_first_of("=(,\"") == std::string_view::npos) Mask(at, 5, ' ');
    } else if (StartsWith(words, "function ") && EndsWith(Trim(words), " end")) {
      std::string_view name = Trim(words.substr(9, words.rfind(" end") - 9));
      if (!name.empty() && name.find_first_of(" ().,") == std::string_view::npos && !IsNamed(name)) {
        Mask(static_cast<size_t>(name.data() - text_.data()), name.size(), 'x');
      }
    } else if (StartsWith(words, "primitive type ")) {
      size_t close = words.find(" end"), open = close == std::string_view::npos ? close : words.find(' ', 15);
      if (open == std::string_view::npos || open >= close) return;
      std::string_view size = words.substr(open, close - open);
      if (size.find_first_of("(*+") == std::string_view::npos) return;
      Mask(at + open, size.size(), ' ');
      out_.text[at + open + 1] = '8';
    }
  }

  static bool IsNamed(std::string_view name) {
    char c = name[0];
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$';
  }

  std::string_view text_;
  PreparedText out_;
};

PreparedText Prepare(std::string_view, std::string_view text) { return Preparer(text).Run(); }

constexpr uint32_t kLoop = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::line_comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string_literal, kMeansString, EnterString},
    {Kind::prefixed_string_literal, kMeansString, EnterString},
    {Kind::command_literal, kMeansString},
    {Kind::module_definition, kMeansNothing, EnterModule},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::macro_definition, kMeansNothing, EnterFunction},
    {Kind::assignment, kMeansNothing, EnterAssignment},
    {Kind::struct_definition, kMeansNothing, EnterStruct},
    {Kind::abstract_definition, kMeansNothing, EnterAbstract},
    {Kind::primitive_definition, kMeansNothing, EnterAbstract},
    {Kind::using_statement, kMeansNothing, EnterImport},
    {Kind::import_statement, kMeansNothing, EnterImport},
    {Kind::export_statement, kMeansNothing, EnterExport},
    {Kind::public_statement, kMeansNothing, EnterExport},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::broadcast_call_expression, kMeansNothing, EnterCall},
    {Kind::macrocall_expression, kMeansNothing, EnterMacroCall},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::field_expression, kMeansNothing, EnterFieldExpression},
    {Kind::typed_expression, kMeansNothing, EnterTyped},
    {Kind::unary_typed_expression, kMeansNothing, EnterTyped},
    {Kind::curly_expression, kMeansNothing, EnterTyped},
    {Kind::index_expression, kMeansNothing, EnterIndex},
    {Kind::binary_expression, kMeansNothing, EnterBinary},
    {Kind::if_statement, kMeansDecision | kMeansCognitive | kMeansNesting, EnterIf},
    {Kind::elseif_clause, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::ternary_expression, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::for_statement, kLoop, EnterLoop},
    {Kind::while_statement, kLoop, EnterLoop},
    {Kind::for_clause, kMeansDecision},
    {Kind::if_clause, kMeansDecision},
    {Kind::for_binding, kMeansNothing, EnterBinding},
    {Kind::let_binding, kMeansNothing, EnterBinding},
    {Kind::let_statement, kMeansNothing, EnterLocalScope},
    {Kind::try_statement, kMeansNothing, EnterTry},
    {Kind::catch_clause, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansHandler, EnterCatch},
    {Kind::do_clause, kMeansNesting, EnterDo},
    {Kind::arrow_function_expression, kMeansNesting, EnterArrow},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

void Finish(Walk& walk) {
  StateOf(walk).lost.ReadMargin(walk, MatchLostLine);
  StateOf(walk).lost.Finish(walk);
  MarkExports(walk);
}

}  // namespace
}  // namespace julia

const LanguageDefinition& JuliaDefinition() {
  static const char* const languages[] = {"julia"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = julia::kRows;
    row.read_doc = ReadMarkdownSectionsDoc;
    row.prepare = julia::Prepare;
    row.begin = julia::Begin;
    row.finish = julia::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc

// Cython: Python (lang_python.cc) with what it adds. The parser reads a text without types and declarations
// (lang_cython_mask.h); what was taken away becomes symbols, parameters, imports and references here.
//
//   a definition that the parser sees     completed where it is entered: return type, kind, who sees it
//   a declaration that it does not see    added at the end, below the symbol around its place
//   the name of a type                    a reference of the symbol around its place
#include <algorithm>
#include <numeric>

#include "core/base/text.h"
#include "core/extract/lang_cython_declarators.h"
#include "core/extract/lang_cython_mask.h"
#include "core/extract/lang_python.h"
#include "core/extract/language_definitions.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace cython {
namespace {

struct State : python::State {
  MaskedCython masked;
  std::unordered_map<uint32_t, uint32_t> row_of;       // offset of a name -> row of masked.declared
  std::vector<uint32_t> symbol_of;                     // by row of masked.declared
};
State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

PreparedText Prepare(std::string_view, std::string_view text) {
  auto state = std::make_unique<State>();
  state->masked = MaskCython(text);
  state->types_of = std::move(state->masked.types_of);
  PreparedText out;
  out.changed = true;
  out.text = std::move(state->masked.text);
  out.state = std::move(state);
  return out;
}

const Head* HeadOf(Walk& walk, NodeIndex name) {
  if (name == kNoNode) return nullptr;
  const auto& heads = StateOf(walk).masked.heads;
  auto found = heads.find(walk.tree()[name].begin);
  return found == heads.end() ? nullptr : &found->second;
}

bool IsHeader(const Walk& walk) { return BaseName(walk.path()).find(".pxd") != std::string_view::npos; }

// What only C sees and no .pxd declares stays in its module.
Visibility VisibilityFor(const Walk& walk, std::string_view name, bool only_c, bool is_extern) {
  Visibility visibility = python::VisibilityOf(name);
  bool hidden = only_c && !is_extern && !IsHeader(walk);
  return hidden && visibility == Visibility::kPublic ? Visibility::kInternal : visibility;
}

// "Box" of a local variable whose type may have members; empty for types of C.
std::string ObjectOf(std::string_view type) {
  if (StartsWith(type, "const ")) type.remove_prefix(6);
  while (!type.empty() && (type.back() == '*' || type.back() == '&' || type.back() == ' ')) type.remove_suffix(1);
  type = type.substr(0, type.find('['));  // vector[int]
  if (type.empty() || type.size() > 70 || IsBasicType(type)) return {};
  for (char c : type) {
    bool path = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (!path) return {};
  }
  return std::string(type) + "()";
}

void EnterFunction(Walk& walk, NodeIndex node) {
  size_t count = walk.facts().symbols.size();
  uint32_t around = walk.context().symbol;
  python::EnterFunction(walk, node);
  if (walk.facts().symbols.size() == count) return;
  uint32_t symbol = static_cast<uint32_t>(count);
  std::string name(walk.NameOf(symbol));
  const Head* head = HeadOf(walk, walk.tree().Child(node, Field::name));
  Symbol& row = walk.symbol(symbol);
  if (row.kind == SymbolKind::kMethod && name == "__cinit__") row.kind = SymbolKind::kConstructor;
  if (row.kind == SymbolKind::kMethod && name == "__dealloc__") row.kind = SymbolKind::kDestructor;
  bool accessor = around != kNone && walk.symbol(around).kind == SymbolKind::kProperty && name.size() > 4 && StartsWith(name, "__");
  if (accessor) {
    row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
    row.kind = SymbolKind::kMethod;
  }
  std::string signature(walk.facts().strings.Get(row.signature));
  if (size_t joined = signature.find(" \\ "); joined != std::string::npos) {  // cdef int f(int x) \ except -1
    for (; joined != std::string::npos; joined = signature.find(" \\ ", joined)) signature.erase(joined, 2);
    walk.SetSignature(symbol, signature);
  }
  if (head != nullptr) {
    row.visibility = VisibilityFor(walk, name, head->only_c, false);
    for (const Local& local : head->locals) python::AddTypedLocal(walk, local.name, ObjectOf(local.type));
  }
  if (accessor) python::AddLocalText(walk, "self", "self");
}

// property lid: with its accessors below, which stands as a class
void EnterClass(Walk& walk, NodeIndex node) {
  NodeIndex name = walk.tree().Child(node, Field::name);
  const Head* head = HeadOf(walk, name);
  size_t count = walk.facts().symbols.size();
  if (head == nullptr || head->kind != Head::kProperty) {
    python::EnterClass(walk, node);
    if (head == nullptr || walk.facts().symbols.size() == count) return;
    // The .pyx of its name defines it.
    if (IsHeader(walk)) walk.symbol(static_cast<uint32_t>(count)).flags &= ~static_cast<uint32_t>(kSymbolDefinition);
    // self.lid = x sets what `cdef Lid lid` declares.
    for (const Local& field : head->locals) python::NoteAssigned(walk, static_cast<uint32_t>(count), field.name);
    return;
  }
  python::AddProperty(walk, node, name);
  if (walk.facts().symbols.size() == count) return;
  walk.SetSignature(static_cast<uint32_t>(count), "property " + std::string(walk.TextOf(name)));
}

// "if 1:" that stands for "cdef:" decides nothing.
void EnterIf(Walk& walk, NodeIndex node) {
  if (StateOf(walk).masked.blocks.count(walk.tree()[node].begin) != 0) return;
  walk.CountDecision();
  walk.CountCognitive(1u + walk.context().nesting);
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  python::EnterIf(walk, node);
}

void MarkCimports(Walk& walk, NodeIndex node, size_t first) {
  if (StateOf(walk).masked.cimports.count(walk.tree()[node].row) == 0) return;
  for (size_t i = first; i < walk.facts().imports.size(); ++i) walk.facts().imports[i].flags |= kImportDeclarations;
}

void EnterImport(Walk& walk, NodeIndex node) {
  size_t first = walk.facts().imports.size();
  python::EnterImport(walk, node);
  MarkCimports(walk, node, first);
}

void EnterImportFrom(Walk& walk, NodeIndex node) {
  size_t first = walk.facts().imports.size();
  python::EnterImportFrom(walk, node);
  MarkCimports(walk, node, first);
}

// ---- At the end: what the parser did not see ------------------------------------------------------------------

// For places in order of their offset: the innermost symbol around each. O(n log n).
class Surroundings {
 public:
  explicit Surroundings(const std::vector<Symbol>& symbols, uint32_t first_byte) : symbols_(symbols), first_byte_(first_byte) {
    order_.resize(symbols.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
      const Symbol &x = symbols[a], &y = symbols[b];
      if (x.begin != y.begin) return x.begin < y.begin;
      return x.end != y.end ? x.end > y.end : a < b;
    });
  }
  // kNone when there is none. Offsets must not fall from call to call.
  uint32_t At(uint32_t offset) {
    offset += first_byte_;
    for (; next_ < order_.size() && symbols_[order_[next_]].begin <= offset; ++next_) open_.push_back(order_[next_]);
    while (!open_.empty() && symbols_[open_.back()].end <= offset) open_.pop_back();
    return open_.empty() ? kNone : open_.back();
  }

 private:
  const std::vector<Symbol>& symbols_;
  uint32_t first_byte_;
  std::vector<uint32_t> order_, open_;
  size_t next_ = 0;
};

// `before`: the symbol declared before it. Names of one statement share the comment above.
void SetDocOf(Walk& walk, uint32_t symbol, const Declared& row, uint32_t before) {
  bool together = before != kNone && walk.symbol(before).begin_row == walk.symbol(symbol).begin_row &&
                  walk.symbol(before).parent == walk.symbol(symbol).parent;
  if (together && !walk.symbol(before).doc.empty()) {
    walk.symbol(symbol).doc = walk.symbol(before).doc;
    walk.symbol(symbol).doc_row = walk.symbol(before).doc_row;
    return;
  }
  std::string doc;
  uint32_t doc_row;
  if (row.doc_end != 0) return walk.SetDoc(symbol, CleanDocstring(walk.text().substr(row.doc_begin, row.doc_end - row.doc_begin)), row.doc_row);
  if (walk.DocBefore(row.begin_row, &doc, &doc_row) || walk.DocBehind(row.head_end, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
}

uint32_t AddDeclared(Walk& walk, const Declared& row, uint32_t parent, uint32_t before) {
  uint32_t first_byte = walk.options().first_byte, first_row = walk.options().first_row;
  std::string_view name = walk.text().substr(row.name_begin, row.name_end - row.name_begin);
  std::string words = CollapseSpace(name);
  uint32_t symbol = walk.AddSymbol(row.kind, words, 0, kNoNode, 0);
  Symbol& added = walk.symbol(symbol);
  added.parent = parent;
  added.flags = 0;
  bool callable = IsCallable(row.kind);
  // A field stands in the .pxd alone, a variable may have its value in the .pyx.
  bool declared_only = IsHeader(walk) && (row.kind == SymbolKind::kVariable || row.kind == SymbolKind::kConstant);
  if (!row.is_forward && !row.is_extern && !callable && !declared_only) added.flags |= kSymbolDefinition;
  if (row.is_readonly) added.flags |= kSymbolConst;
  added.begin = row.begin + first_byte;
  added.end = row.end + first_byte;
  added.name_begin = row.name_begin + first_byte;
  added.row = row.row + first_row;
  added.begin_row = row.begin_row + first_row;
  added.end_row = row.end_row + first_row;
  added.visibility = VisibilityFor(walk, words, row.only_c, row.is_extern);
  if (callable) added.cyclomatic = 0;
  if (!row.type.empty()) walk.symbol(symbol).type = walk.facts().Add(Utf8Prefix(row.type, 200));
  if (!row.value.empty()) walk.symbol(symbol).value = walk.facts().Add(row.value);
  if (callable || IsType(row.kind)) {
    walk.SetSignature(symbol, Utf8Prefix(CollapseSpace(walk.text().substr(row.begin, row.head_end - row.begin)), 400));
  }
  for (const ParameterRow& parameter : row.parameters) {
    walk.AddParameter(symbol, parameter.name, parameter.type, parameter.value, parameter.kind);
    if (parameter.kind == ParameterKind::kTemplate) walk.symbol(symbol).flags |= kSymbolTemplate;
  }
  for (const std::string& decorator : row.decorators) {
    walk.AddClause(symbol, ClauseKind::kDecorator, Utf8Prefix(decorator, 300), row.begin_row);
    if (decorator == "staticmethod") walk.symbol(symbol).flags |= kSymbolStatic;
  }
  if (row.is_extern && row.parent == kNone && (row.kind == SymbolKind::kFunction || IsType(row.kind))) {
    walk.AddClause(symbol, ClauseKind::kAttribute, row.c_name.empty() ? "extern" : "extern \"" + row.c_name + "\"", row.row);
  }
  for (const std::string& base : row.bases) walk.AddClause(symbol, ClauseKind::kBase, base, row.row);
  SetDocOf(walk, symbol, row, before);
  return symbol;
}

// A variable with a value is an assignment to the parser: its symbol is there already.
void Complete(Walk& walk, uint32_t symbol, const Declared& row) {
  Symbol& seen = walk.symbol(symbol);
  seen.begin = row.begin + walk.options().first_byte;
  seen.begin_row = row.begin_row + walk.options().first_row;
  seen.visibility = VisibilityFor(walk, walk.NameOf(symbol), row.only_c, row.is_extern);
  if (row.is_readonly) seen.flags |= kSymbolConst;
}

void AddAllDeclared(Walk& walk) {
  State& state = StateOf(walk);
  std::unordered_map<uint32_t, uint32_t> seen;        // offset of a name -> symbol
  std::unordered_set<std::string> types;              // that the file defines
  size_t count = walk.facts().symbols.size();
  for (size_t i = state.first_symbol; i < count; ++i) {
    const Symbol& row = walk.facts().symbols[i];
    seen.emplace(row.name_begin - walk.options().first_byte, static_cast<uint32_t>(i));
    if (IsType(row.kind)) types.emplace(walk.facts().strings.Get(row.name));
  }
  auto name_of = [&](const Declared& row) { return walk.text().substr(row.name_begin, row.name_end - row.name_begin); };
  for (const Declared& row : state.masked.declared) {
    if (IsType(row.kind) && !row.is_forward) types.emplace(name_of(row));
  }
  std::vector<uint32_t> around(state.masked.declared.size(), kNone);
  {
    std::vector<Symbol> symbols(walk.facts().symbols.begin() + static_cast<std::ptrdiff_t>(state.first_symbol), walk.facts().symbols.end());
    Surroundings places(symbols, walk.options().first_byte);
    for (size_t i = 0; i < around.size(); ++i) {
      uint32_t at = places.At(state.masked.declared[i].begin);
      around[i] = at == kNone ? walk.options().parent : at + static_cast<uint32_t>(state.first_symbol);
    }
  }
  state.symbol_of.assign(around.size(), kNone);
  uint32_t last = kNone;
  for (size_t i = 0; i < around.size(); ++i) {
    const Declared& row = state.masked.declared[i];
    uint32_t parent = row.parent == kNone ? around[i] : state.symbol_of[row.parent];
    if (auto found = seen.find(row.name_begin); found != seen.end()) {
      Complete(walk, found->second, row);
      state.symbol_of[i] = found->second;
      continue;
    }
    if (row.is_forward && types.count(std::string(name_of(row))) != 0) continue;
    state.symbol_of[i] = last = AddDeclared(walk, row, parent, last);
  }
}

void AddTypes(Walk& walk) {
  State& state = StateOf(walk);
  std::vector<TypeUse> uses = state.masked.types;
  std::stable_sort(uses.begin(), uses.end(), [](const TypeUse& a, const TypeUse& b) { return a.begin < b.begin; });
  std::vector<Symbol> symbols(walk.facts().symbols.begin() + static_cast<std::ptrdiff_t>(state.first_symbol), walk.facts().symbols.end());
  Surroundings places(symbols, walk.options().first_byte);
  uint32_t last = kNone;
  for (const TypeUse& use : uses) {
    uint32_t at = places.At(use.begin);
    if (use.begin == last) continue;
    last = use.begin;
    std::string text;
    for (char c : walk.text().substr(use.begin, use.end - use.begin)) {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\\') text += c;
    }
    if (text.find('{') != std::string::npos) continue;  // {{dtype}} of a template
    size_t dot = text.rfind('.');
    std::string_view name = std::string_view(text).substr(dot == std::string::npos ? 0 : dot + 1);
    std::string_view qualifier = std::string_view(text).substr(0, dot == std::string::npos ? 0 : dot);
    walk.AddBlankedReference(ReferenceKind::kType, use.row, name, qualifier,
                             at == kNone ? walk.options().parent : at + static_cast<uint32_t>(state.first_symbol));
  }
}

void AddIncludes(Walk& walk) {
  for (const IncludeRow& row : StateOf(walk).masked.includes) {
    ImportKind kind = row.kind == IncludeRow::kSystemHeader ? ImportKind::kIncludeSystem : ImportKind::kIncludeQuote;
    uint8_t flags = row.kind == IncludeRow::kText ? static_cast<uint8_t>(kImportStar) : uint8_t{0};
    uint32_t import = walk.AddImport(kind, walk.text().substr(row.begin, row.end - row.begin), 0, flags);
    walk.facts().imports[import].row = walk.facts().imports[import].end_row = row.row + walk.options().first_row;
    if (row.kind == IncludeRow::kText) walk.AddImportName(import, "*", {}, row.row);
  }
}

void Finish(Walk& walk) {
  AddAllDeclared(walk);
  AddTypes(walk);
  AddIncludes(walk);
  // Its .pxd, or the file that includes it, may have any name.
  StateOf(walk).has_star = true;
  python::Finish(walk);
}

bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name) {
  if (qualifier.empty() && (name == "NULL" || name == "nogil" || name == "gil")) return false;
  return python::KeepUse(walk, qualifier, name);
}

const KindRow kOwnRows[] = {
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::class_definition, kMeansNothing, EnterClass},
    {Kind::if_statement, kMeansNothing, EnterIf},
    {Kind::import_statement, kMeansNothing, EnterImport},
    {Kind::import_from_statement, kMeansNothing, EnterImportFrom},
};

}  // namespace
}  // namespace cython

const LanguageDefinition& CythonDefinition() {
  static const char* const languages[] = {"cython"};
  static const std::vector<KindRow> rows = [] {
    std::vector<KindRow> all(python::Rows().begin(), python::Rows().end());
    all.insert(all.end(), std::begin(cython::kOwnRows), std::end(cython::kOwnRows));  // later rows win
    return all;
  }();
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = rows;
    row.read_doc = ReadPythonDoc;
    row.prepare = cython::Prepare;
    row.rules = PythonRules;
    row.begin = python::Begin;
    row.finish = cython::Finish;
    row.keep_use = cython::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc

#include "core/extract/definition_tools.h"

#include <vector>

#include "core/base/text.h"

namespace repodoc {

void SetDocAboveRow(Walk& walk, uint32_t symbol, uint32_t row) {
  std::string doc;
  uint32_t doc_row;
  if (walk.DocBefore(row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
}

void SetDocAboveFirst(Walk& walk, uint32_t symbol, NodeIndex definition) {
  if (walk.IsFirstOnRow(definition)) SetDocAboveRow(walk, symbol, walk.tree()[definition].row);
}

std::string HeadText(const Walk& walk, uint32_t begin, uint32_t end) {
  std::string out = walk.RangeOnOneLine(begin, end, 600);
  for (;;) {
    while (!out.empty() && std::string_view(" {;:,").find(out.back()) != std::string_view::npos) out.pop_back();
    if (EndsWith(out, "=>")) {
      out.resize(out.size() - 2);
    } else if (EndsWith(out, "=")) {
      out.resize(out.size() - 1);
    } else {
      return out;
    }
  }
}

DottedName SplitDotted(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  int depth = 0;
  for (char c : text) {
    if (c == '<' || c == '[' || c == '(') ++depth;
    if (depth == 0 && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '?') plain += c;
    if (depth > 0 && (c == '>' || c == ']' || c == ')')) --depth;
  }
  size_t dot = plain.rfind('.');
  if (dot == std::string::npos) return {{}, plain};
  return {plain.substr(0, dot), plain.substr(dot + 1)};
}

void AddBaseClause(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(node, 200), tree[node].row);
  DottedName base = SplitDotted(tree.TextOf(node).substr(0, 1000));
  if (base.name.empty()) return;
  walk.AddReference(ReferenceKind::kBase, node, base.qualifier, base.name);
  if (walk.rules().Wants(RuleEvent::kBase)) {
    walk.rules().OnNamed(RuleEvent::kBase, node, base.name, base.qualifier,
                         walk.BindingOf(base.qualifier.empty() ? base.name : base.qualifier), symbol);
  }
}

void AddDecoratorClause(Walk& walk, uint32_t symbol, ClauseKind kind, std::string_view text, NodeIndex node,
                        NodeIndex name_node) {
  walk.AddClause(symbol, kind, text, walk.tree()[node].row);
  if (name_node == kNoNode || !walk.rules().Wants(RuleEvent::kDecorator)) return;
  DottedName name = SplitDotted(walk.TextOf(name_node).substr(0, 1000));
  walk.rules().OnNamed(RuleEvent::kDecorator, node, name.name, name.qualifier, walk.BindingOf(name.name), symbol);
}

void CountIfElse(Walk& walk, NodeIndex node, NodeIndex alternative, bool continues_else) {
  if (continues_else) {
    walk.CountCognitive(1);
  } else {
    walk.CountCognitive(1u + walk.context().nesting);
    walk.Push(node);
    if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  }
  if (alternative != kNoNode && walk.tree().KindOf(alternative) != walk.tree().KindOf(node)) walk.CountCognitive(1);
}

void ExportPublicSymbols(Walk& walk) {
  std::vector<Symbol>& symbols = walk.facts().symbols;
  std::vector<bool> reachable(symbols.size());  // parents were added before their children
  for (size_t i = 0; i < symbols.size(); ++i) {
    Symbol& row = symbols[i];
    bool container = row.kind == SymbolKind::kNamespace || row.kind == SymbolKind::kPackage || row.kind == SymbolKind::kModule;
    bool open = row.parent == kNone || row.parent >= i || reachable[row.parent];
    reachable[i] = open && (container || (row.visibility == Visibility::kPublic && (row.flags & kSymbolLocal) == 0));
    if (reachable[i] && !container) row.flags |= kSymbolExported;
  }
}

void AddThrown(Walk& walk, uint32_t symbol, std::string_view type, uint32_t row) {
  uint64_t key = (static_cast<uint64_t>(symbol) << 32) | walk.facts().Add(type).offset;
  if (DefinitionStateOf(walk).thrown.insert(key).second) walk.AddClause(symbol, ClauseKind::kThrows, type, row);
}

}  // namespace repodoc

// Dart: library, import, export and part directives.
#include "core/extract/lang_dart.h"

#include "core/base/text.h"

namespace repodoc::dart {
namespace {

std::string_view UriText(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex at = node; at < tree[node].next; ++at) {
    if (tree.KindOf(at) == Kind::string_literal) return StringContent(tree.TextOf(at));
  }
  return {};
}

}  // namespace

// import 'dart:io' as io show File;   export 'src/x.dart' if (dart.library.io) 'src/y.dart' hide Z;
void EnterDirective(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool exported = tree.KindOf(node) == Kind::library_export;
  NodeIndex specification = exported ? node : tree.ChildOfKind(node, Kind::import_specification);
  walk.SkipChildren();
  if (specification == kNoNode) return;
  NodeIndex uri = tree.ChildOfKind(specification, Kind::configurable_uri);
  if (uri == kNoNode) uri = tree.ChildOfKind(specification, Kind::uri);
  if (uri == kNoNode) return;
  std::string_view module = UriText(tree, uri);
  std::string_view alias;
  bool shows = false, deferred = tree.HasToken(specification, "deferred");
  for (NodeIndex child : tree.Children(specification)) {
    if (tree.KindOf(child) == Kind::identifier) alias = tree.TextOf(child);
    if (tree.KindOf(child) == Kind::combinator && StartsWith(tree.TextOf(child), "show")) shows = true;
  }
  ImportKind kind = exported ? ImportKind::kReexport : deferred ? ImportKind::kDynamic : shows ? ImportKind::kFrom : ImportKind::kImport;
  uint32_t import = walk.AddImport(kind, module, node);
  walk.facts().imports[import].alias = walk.facts().Add(alias);
  if (!alias.empty()) walk.AddBinding(alias, module);
  for (NodeIndex child : tree.Children(specification)) {
    if (tree.KindOf(child) != Kind::combinator || !StartsWith(tree.TextOf(child), "show")) continue;
    for (NodeIndex name : tree.Children(child)) {
      if (tree.KindOf(name) != Kind::identifier) continue;
      walk.AddImportName(import, tree.TextOf(name), {}, tree[name].row);
      if (alias.empty() && !exported) walk.AddBinding(tree.TextOf(name), std::string(module) + "." + std::string(tree.TextOf(name)));
    }
  }
  for (NodeIndex child : tree.Children(uri)) {
    if (tree.KindOf(child) != Kind::configuration_uri) continue;
    std::string_view other;
    for (NodeIndex part : tree.Children(child)) {
      if (tree.KindOf(part) == Kind::uri) other = UriText(tree, part);
    }
    if (!other.empty()) walk.AddImport(kind, other, child, kImportConditional);
  }
}

// part 'x.g.dart';   part of 'y.dart';   part of my.library;
void EnterPart(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex uri = tree.ChildOfKind(node, Kind::uri), names = tree.ChildOfKind(node, Kind::dotted_identifier_list);
  std::string_view module = uri != kNoNode ? UriText(tree, uri) : names != kNoNode ? tree.TextOf(names) : std::string_view();
  bool part_of = tree.KindOf(node) == Kind::part_of_directive;
  if (!module.empty()) walk.AddImport(part_of ? ImportKind::kImport : ImportKind::kModuleFile, module, node);
  walk.SkipChildren();
}

void EnterLibrary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.ChildOfKind(node, Kind::dotted_identifier_list);
  std::string doc;
  uint32_t row;
  bool documented = walk.DocBefore(tree[node].row, &doc, &row);
  FileRecord& file = walk.facts().file;
  if (documented && file.doc.empty()) {
    file.doc = walk.facts().Add(doc);
    file.doc_row = row + walk.options().first_row;
    file.doc_end_row = tree[node].row > 0 ? tree[node].row - 1 + walk.options().first_row : row;
  }
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, "library " + walk.OneLine(name, 200));
  if (documented) walk.SetDoc(symbol, doc, row);
  AddAnnotations(walk, symbol, tree.FirstChild(node), name);
}

}  // namespace repodoc::dart

#include "core/extract/lang_cpp_parts.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc::cpp {
namespace {

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A definition's begin with the attribute macros that were blanked before it: C10_API Tensor f().
uint32_t BeginWithMacros(Walk& walk, uint32_t begin) {
  const MaskedSource& masked = StateOf(walk).masked;
  auto at = std::lower_bound(masked.macros.begin(), masked.macros.end(), begin,
                             [](const MaskedMacro& macro, uint32_t offset) { return macro.begin < offset; });
  uint32_t first = begin;
  while (at != masked.macros.begin()) {
    --at;
    if (begin - at->begin > 300) break;
    std::string_view between = std::string_view(masked.text).substr(at->begin, first - at->begin);
    if (between.find_first_not_of(" \t\r\n") != std::string_view::npos) break;
    std::string_view name = walk.text().substr(at->begin, at->end - at->begin);
    std::string_view gap = walk.text().substr(at->end, first - at->end);
    bool same_row = gap.find('\n') == std::string_view::npos;
    bool attribute = name.find("DEPRECATED") != std::string_view::npos ||
                     name.find("BOUNDS") != std::string_view::npos || EndsWith(name, "_API") ||
                     EndsWith(name, "EXPORT") || EndsWith(name, "INLINE") || EndsWith(name, "DEVICE") ||
                     EndsWith(name, "UNUSED") || StartsWith(name, "__");
    if (!same_row && !attribute) break;
    first = at->begin;
  }
  return first;
}

// Words before a declared name: what they say of the symbol.
uint32_t FlagsOfHead(std::string_view head, bool* exported) {
  uint32_t flags = 0;
  head = head.substr(0, 4000);
  for (size_t i = 0; i < head.size();) {
    if (!IsWordCharacter(head[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    while (i < head.size() && IsWordCharacter(head[i])) ++i;
    std::string_view word = head.substr(begin, i - begin);
    if (word == "static")
      flags |= kSymbolStatic;
    else if (word == "inline" || word == "__inline__" || word == "__forceinline__" ||
             EndsWith(word, "_INLINE"))
      flags |= kSymbolInline;
    else if (word == "virtual")
      flags |= kSymbolVirtual;
    else if (word == "constexpr" || word == "consteval")
      flags |= kSymbolConstexpr;
    else if (word == "__global__")
      flags |= kSymbolKernel;
    else if (word == "__device__" || EndsWith(word, "HOST_DEVICE"))
      flags |= kSymbolDevice;
    else if (word == "deprecated" || (IsMacroWord(word) && word.find("DEPRECATED") != std::string_view::npos))
      flags |= kSymbolDeprecated;
    else if (word.size() > 4 && IsMacroWord(word) &&
             (EndsWith(word, "_API") || EndsWith(word, "EXPORT") || EndsWith(word, "_PUBLIC")))
      *exported = true;
  }
  return flags;
}

void AddTemplateParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named()) continue;
    std::string type;
    std::string_view name;
    std::string fallback;
    switch (tree.KindOf(child)) {
      case Kind::type_parameter_declaration:
      case Kind::variadic_type_parameter_declaration:
      case Kind::optional_type_parameter_declaration: {
        NodeIndex id = tree.Child(child, Field::name);
        if (id == kNoNode) id = tree.ChildOfKind(child, Kind::type_identifier);
        if (id != kNoNode) name = tree.TextOf(id);
        uint32_t end = id == kNoNode ? tree[child].end : tree[id].begin;
        type = PlainLine(Trim(tree.text.substr(tree[child].begin, end - tree[child].begin)), 80);
        fallback = PlainLine(tree.FieldText(child, Field::default_type), 120);
        break;
      }
      case Kind::parameter_declaration:
      case Kind::optional_parameter_declaration:
      case Kind::variadic_parameter_declaration: {
        Declared declared = ReadDeclarator(tree, tree.Child(child, Field::declarator));
        if (declared.name != kNoNode) name = tree.TextOf(declared.name);
        type = TypeText(tree, child, declared);
        fallback = PlainLine(tree.FieldText(child, Field::default_value), 120);
        break;
      }
      case Kind::template_template_parameter_declaration: {
        NodeIndex inner = tree.LastNamedChild(child);
        NodeIndex id = inner == kNoNode ? kNoNode : tree.ChildOfKind(inner, Kind::type_identifier);
        if (id != kNoNode) name = tree.TextOf(id);
        uint32_t end = id == kNoNode ? tree[child].end : tree[id].begin;
        type = PlainLine(Trim(tree.text.substr(tree[child].begin, end - tree[child].begin)), 80);
        break;
      }
      default:
        continue;
    }
    walk.AddParameter(symbol, name, type, fallback, ParameterKind::kTemplate);
  }
}

}  // namespace

// The node that a definition's range covers: the template around it, if any.
NodeIndex WholeDefinition(const SyntaxTree& tree, NodeIndex node) {
  while (true) {
    Kind parent = tree.ParentKind(node);
    if (parent == Kind::template_declaration || parent == Kind::friend_declaration)
      node = tree.Parent(node);
    else
      return node;
  }
}

uint32_t RowsBetween(std::string_view text, uint32_t begin, uint32_t end) {
  return static_cast<uint32_t>(std::count(text.begin() + begin, text.begin() + end, '\n'));
}

Visibility VisibilityHere(Walk& walk) {
  uint32_t bits = walk.context().language_bits;
  if (bits & kAccessPrivate) return Visibility::kPrivate;
  if (bits & kAccessProtected) return Visibility::kProtected;
  if (bits & kAccessPublic) return Visibility::kPublic;
  return (bits & kInternalLinkage) ? Visibility::kPrivate : Visibility::kPublic;
}
bool InClassBody(Walk& walk) { return (walk.context().language_bits & kAccessMask) != 0; }

// The doc comment above the definition, or behind it on its last row.
void AttachDoc(Walk& walk, uint32_t symbol, uint32_t begin_row, uint32_t end_byte, bool trailing) {
  std::string doc;
  uint32_t doc_row = kNone;
  if (walk.DocBefore(begin_row, &doc, &doc_row) || (trailing && walk.DocBehind(end_byte, &doc, &doc_row))) {
    walk.SetDoc(symbol, doc, doc_row);
  }
}

// Range, head flags, doc and visibility, the same for every definition. `inner` is the declaration without
// its template head, `whole` with it.
void Complete(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner, uint32_t name_begin,
              bool trailing_doc) {
  const SyntaxTree& tree = walk.tree();
  uint32_t inner_begin = BeginWithMacros(walk, tree[inner].begin);
  uint32_t begin = whole == inner ? inner_begin : BeginWithMacros(walk, tree[whole].begin);
  begin = std::min(begin, tree[whole].begin);
  Symbol& row = walk.symbol(symbol);
  uint32_t extra = tree[whole].begin - begin;
  uint32_t rows = RowsBetween(walk.text(), begin, tree[whole].begin);
  row.begin -= extra;
  row.begin_row -= rows;
  bool exported = false;
  if (name_begin > inner_begin) {
    row.flags |= FlagsOfHead(walk.text().substr(inner_begin, name_begin - inner_begin), &exported);
  }
  if (exported || (walk.context().language_bits & kExternC)) row.flags |= kSymbolExported;
  if (whole != inner && tree.KindOf(whole) == Kind::template_declaration) row.flags |= kSymbolTemplate;
  row.visibility = VisibilityHere(walk);
  if ((row.flags & kSymbolStatic) && !InClassBody(walk) && row.kind != SymbolKind::kField &&
      row.kind != SymbolKind::kMethod) {
    row.visibility = Visibility::kPrivate;  // internal linkage
  }
  AttachDoc(walk, symbol, tree[whole].row - rows, tree[whole].end, trailing_doc);
}

// [[nodiscard]], __attribute__((...)), alignas(...) among the children of a definition.
void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    switch (tree.KindOf(child)) {
      case Kind::attribute_declaration:
      case Kind::attribute_specifier:
      case Kind::alignas_qualifier:
      case Kind::ms_declspec_modifier:
      case Kind::launch_bounds: {
        std::string text = PlainLine(tree.TextOf(child), 120);
        if (text.find("deprecated") != std::string::npos) walk.symbol(symbol).flags |= kSymbolDeprecated;
        walk.AddClause(symbol, ClauseKind::kAttribute, text, tree[child].row);
        break;
      }
      case Kind::requires_clause:
        walk.AddClause(symbol, ClauseKind::kConstraint, PlainLine(tree.TextOf(child), 200), tree[child].row);
        break;
      default:
        break;
    }
  }
}

// Template heads around a definition, outermost first. An empty one makes it a full specialisation.
void AddTemplateHead(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = whole; at < inner && at != kNoNode;) {
    NodeIndex next = kNoNode;
    if (tree.KindOf(at) == Kind::template_declaration) {
      NodeIndex list = tree.Child(at, Field::parameters);
      if (list != kNoNode) {
        if (tree.FirstNamedChild(list) == kNoNode) walk.symbol(symbol).flags |= kSymbolSpecialization;
        AddTemplateParameters(walk, symbol, list);
      }
      AddAttributes(walk, symbol, at);
    }
    // The next template or friend node on the way down.
    for (NodeIndex child : tree.Children(at)) {
      if (child <= inner && inner < tree[child].next) next = child;
    }
    if (next == inner) break;
    at = next;
  }
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) {
    NodeIndex abstract = tree.Child(function, Field::declarator);
    if (abstract != kNoNode) list = tree.Child(abstract, Field::parameters);
  }
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::parameter_declaration || kind == Kind::optional_parameter_declaration ||
        kind == Kind::variadic_parameter_declaration) {
      NodeIndex declarator = tree.Child(child, Field::declarator);
      Declared declared = declarator == kNoNode ? Declared() : ReadDeclarator(tree, declarator);
      declared.function = kNoNode;  // void f(int cb(int)): a parameter, not a function
      std::string type = TypeText(tree, child, declared);
      if (declared.name == kNoNode && declarator != kNoNode) {
        std::string rest = PlainLine(tree.TextOf(declarator), 80);
        if (!rest.empty() && rest[0] != '*' && rest[0] != '&' && rest[0] != '[') type += ' ';
        type += rest;
      }
      std::string_view name = declared.name == kNoNode ? std::string_view() : tree.TextOf(declared.name);
      if (name.empty() && type == "void") continue;
      AddLocal(walk, symbol, child, declarator);
      ParameterKind parameter_kind =
          kind == Kind::variadic_parameter_declaration ? ParameterKind::kVarArgs : ParameterKind::kNormal;
      walk.AddParameter(symbol, name, type, PlainLine(tree.FieldText(child, Field::default_value), 120),
                        parameter_kind);
    } else if (kind == Kind::identifier) {
      StateOf(walk).locals.Add(symbol, tree.TextOf(child), {});
      walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kNormal);  // K&R
    } else if (!tree[child].named() && tree.TextOf(child) == "...") {
      walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
    } else if (kind == Kind::variadic_parameter) {  // C grammar
      walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
    }
  }
}

std::string_view LastComponent(std::string_view qualifier) {
  int depth = 0;
  size_t end = qualifier.size(), begin = 0;
  for (size_t i = qualifier.size(); i-- > 0;) {
    if (qualifier[i] == '>') ++depth;
    if (qualifier[i] == '<') --depth;
    if (depth == 0 && qualifier[i] == ':') {
      begin = i + 1;
      break;
    }
  }
  std::string_view last = qualifier.substr(begin, end - begin);
  return Trim(last.substr(0, last.find('<')));
}
ScopeGuess GuessScope(Walk& walk, std::string_view qualifier) {
  State& state = StateOf(walk);
  ScopeGuess guess;
  std::string_view last = LastComponent(qualifier);
  auto found = state.types.find(last);
  if (found != state.types.end()) {
    guess.parent = found->second;
    return guess;
  }
  guess.is_namespace = state.namespaces.count(last) != 0;
  return guess;
}

}  // namespace repodoc::cpp

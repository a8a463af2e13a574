#include "core/extract/lang_cpp_declarator.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc::cpp {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool IsDeclaratorKind(Kind kind) {
  switch (kind) {
    case Kind::pointer_declarator:
    case Kind::block_pointer_declarator:
    case Kind::reference_declarator:
    case Kind::array_declarator:
    case Kind::function_declarator:
    case Kind::parenthesized_declarator:
    case Kind::attributed_declarator:
    case Kind::variadic_declarator:
    case Kind::init_declarator:
    case Kind::identifier:
    case Kind::field_identifier:
    case Kind::type_identifier:
    case Kind::qualified_identifier:
    case Kind::operator_name:
    case Kind::destructor_name:
    case Kind::operator_cast:
    case Kind::template_function:
    case Kind::template_type:
    case Kind::primitive_type:
    case Kind::pointer_type_declarator:
      return true;
    default:
      return false;
  }
}

NodeIndex InnerDeclarator(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex inner = tree.Child(node, Field::declarator);
  if (inner != kNoNode) return inner;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named() && IsDeclaratorKind(tree.KindOf(child))) return child;
  }
  return kNoNode;
}

}  // namespace

SplitName SplitQualified(const SyntaxTree& tree, NodeIndex node) {
  SplitName split;
  uint32_t begin = tree[node].begin;
  for (int steps = 0; steps < 64; ++steps) {
    Kind kind = tree.KindOf(node);
    if (kind == Kind::qualified_identifier) {
      NodeIndex name = tree.Child(node, Field::name);
      if (name == kNoNode) return split;
      node = name;
    } else if (kind == Kind::template_function || kind == Kind::template_type ||
               kind == Kind::template_method) {
      split.templated = true;
      NodeIndex name = tree.Child(node, Field::name);
      if (name == kNoNode) return split;
      node = name;
    } else if (kind == Kind::dependent_name || kind == Kind::dependent_type) {
      NodeIndex name = tree.FirstNamedChild(node);
      if (name == kNoNode) return split;
      node = name;
    } else {
      break;
    }
  }
  split.name = node;
  std::string_view before = tree.text.substr(begin, tree[node].begin - begin);
  if (EndsWith(Trim(before), "template")) before = Trim(before).substr(0, Trim(before).size() - 8);
  before = Trim(before);
  if (EndsWith(before, "::")) before.remove_suffix(2);
  split.qualifier = Trim(before);
  return split;
}

Declared ReadDeclarator(const SyntaxTree& tree, NodeIndex declarator) {
  Declared out;
  NodeIndex node = declarator;
  if (node != kNoNode && tree.KindOf(node) == Kind::init_declarator) {
    out.initializer = tree.Child(node, Field::value);
    node = tree.Child(node, Field::declarator);
  }
  out.outer = node;
  while (node != kNoNode) {
    switch (tree.KindOf(node)) {
      case Kind::function_declarator:
        out.function = node;
        node = InnerDeclarator(tree, node);
        continue;
      case Kind::pointer_declarator:
      case Kind::block_pointer_declarator:
      case Kind::array_declarator:
      case Kind::reference_declarator:
      case Kind::pointer_type_declarator:
        out.function = kNoNode;  // a pointer to a function, not a function
        node = InnerDeclarator(tree, node);
        continue;
      case Kind::parenthesized_declarator:
      case Kind::attributed_declarator:
      case Kind::variadic_declarator:
        node = InnerDeclarator(tree, node);
        continue;
      case Kind::qualified_identifier:
      case Kind::template_function:
      case Kind::template_type: {
        out.full_name = node;
        SplitName split = SplitQualified(tree, node);
        out.qualifier = split.qualifier;
        out.specialization = split.templated && split.name != kNoNode &&
                             tree.KindOf(tree.Parent(split.name)) != Kind::qualified_identifier;
        out.name = split.name;
        break;
      }
      case Kind::identifier:
      case Kind::field_identifier:
      case Kind::type_identifier:
      case Kind::operator_name:
      case Kind::destructor_name:
      case Kind::operator_cast:
      case Kind::primitive_type:
        out.full_name = out.name = node;
        break;
      default:
        break;
    }
    break;
  }
  if (out.name == kNoNode) return out;
  switch (tree.KindOf(out.name)) {
    case Kind::destructor_name:
      out.destructor = true;
      break;
    case Kind::operator_name:
      out.operator_function = true;
      break;
    case Kind::operator_cast:
      out.conversion = true;
      out.function = out.name;
      break;
    default:
      break;
  }
  return out;
}

std::string NameText(const SyntaxTree& tree, const Declared& declared) {
  if (declared.name == kNoNode) return {};
  std::string_view text = tree.TextOf(declared.name);
  if (declared.conversion) {
    // operator const char*() const -> operator const char*
    size_t parenthesis = text.find('(');
    return PlainLine(text.substr(0, parenthesis), 120);
  }
  if (!declared.operator_function && !declared.destructor) return std::string(text.substr(0, 200));
  std::string line = PlainLine(text, 120), out;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ' && i > 0 && i + 1 < line.size() &&
        !(IsWordCharacter(line[i - 1]) && IsWordCharacter(line[i + 1]))) {
      continue;
    }
    out += line[i];
  }
  return out;
}

std::string PlainLine(std::string_view text, size_t limit) {
  std::string out;
  bool space = false, row_start = false;
  for (size_t i = 0; i < text.size() && out.size() <= limit; ++i) {
    char c = text[i];
    if (c == '\n') row_start = true;
    if (c == '#' && row_start) {  // a directive amid a parameter list
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
      continue;
    }
    if (!IsSpace(c)) row_start = false;
    if (c == '/' && i + 1 < text.size() && text[i + 1] == '/') {
      while (i < text.size() && text[i] != '\n') ++i;
      space = true;
      continue;
    }
    if (c == '/' && i + 1 < text.size() && text[i + 1] == '*') {
      size_t end = text.find("*/", i + 2);
      i = end == std::string_view::npos ? text.size() : end + 1;
      space = true;
      continue;
    }
    if (c == '\\' && i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r')) continue;
    if (IsSpace(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) {
      char before = out.back();
      if (!(before == '(' || c == ')' || c == ',')) out += ' ';
    }
    space = false;
    if ((c == '"' || c == '\'') && !(c == '\'' && !out.empty() && IsWordCharacter(out.back()))) {
      // A literal is copied as it is.
      out += c;
      for (++i; i < text.size() && text[i] != c && text[i] != '\n'; ++i) {
        out += text[i];
        if (text[i] == '\\' && i + 1 < text.size()) out += text[++i];
      }
      if (i < text.size() && text[i] == c) out += c;
      continue;
    }
    out += c;
  }
  if (out.size() > limit) {
    out.resize(Utf8Prefix(out, limit - 3).size());
    out += "\u2026";
  }
  return out;
}

std::string TypeText(const SyntaxTree& tree, NodeIndex declaration, const Declared& declared) {
  std::string out;
  auto append = [&out](std::string_view text) {
    if (text.empty()) return;
    bool tight = text[0] == '*' || text[0] == '&' || text[0] == '[' || text[0] == ')';
    if (!out.empty() && !tight) out += ' ';
    out += text;
  };
  for (NodeIndex child : tree.Children(declaration)) {
    const Node& node = tree[child];
    if (node.field == Field::declarator) break;
    if (node.field == Field::type) {
      NodeIndex body = tree.Child(child, Field::body);
      std::string_view text = tree.TextOf(child);
      if (body != kNoNode) text = Trim(tree.text.substr(node.begin, tree[body].begin - node.begin));
      append(PlainLine(text, 200));
    } else if (node.kind == Kind::type_qualifier) {
      std::string_view text = tree.TextOf(child);
      if (text == "const" || text == "volatile") append(text);
    }
  }
  if (declared.outer == kNoNode || declared.full_name == kNoNode || declared.conversion) return out;
  uint32_t begin = tree[declared.outer].begin;
  uint32_t name_begin = tree[declared.full_name].begin, name_end = tree[declared.full_name].end;
  if (declared.function != kNoNode) {
    NodeIndex trailing = tree.ChildOfKind(declared.function, Kind::trailing_return_type);
    if (trailing != kNoNode) {
      std::string_view text = tree.TextOf(trailing);
      if (StartsWith(text, "->")) text.remove_prefix(2);
      return PlainLine(Trim(text), 200);
    }
    std::string_view before = tree.text.substr(begin, tree[declared.function].begin - begin);
    if (before.find('(') != std::string_view::npos) {
      std::string_view after = tree.text.substr(tree[declared.function].end,
                                                tree[declared.outer].end - tree[declared.function].end);
      append(PlainLine(std::string(before) + std::string(after), 120));
    } else {
      append(PlainLine(Trim(before), 40));
    }
    return out;
  }
  append(PlainLine(Trim(tree.text.substr(begin, name_begin - begin)), 80));
  std::string_view after =
      tree.text.substr(name_end, std::max(tree[declared.outer].end, name_end) - name_end);
  append(PlainLine(Trim(after), 120));
  return out;
}

}  // namespace repodoc::cpp

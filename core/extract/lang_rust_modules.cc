// Rust: modules, use trees, extern crates and blocks, inner attributes and the file's own words.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_rust.h"

namespace repodoc::rust {
namespace {

constexpr size_t kMaxPrefixBytes = 500;

bool IsInnerDoc(std::string_view comment) { return StartsWith(comment, "//!") || StartsWith(comment, "/*!"); }

// The leading inner docs of a file or module body: "//! words", #![doc = "words"].
std::string InnerDoc(const Walk& walk, NodeIndex body, uint32_t* first_row, uint32_t* last_row) {
  const SyntaxTree& tree = walk.tree();
  std::string out, lines;
  auto flush = [&] {
    std::string words = CleanComment(lines);
    lines.clear();
    if (!out.empty() && !words.empty()) out += '\n';
    out += words;
  };
  for (NodeIndex child : tree.Children(body)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::line_comment || kind == Kind::block_comment) {
      std::string_view text = Trim(tree.TextOf(child));
      if (!IsInnerDoc(text)) continue;
      if (out.empty() && lines.empty()) *first_row = tree[child].row;
      if (!lines.empty() && !StartsWith(text, "//!")) flush();
      if (!lines.empty()) lines += '\n';
      lines += text;
      *last_row = tree[child].row + static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n'));
      if (!StartsWith(text, "//!")) flush();
    } else if (kind == Kind::inner_attribute_item || kind == Kind::shebang || tree.TextOf(child) == "{") {
      continue;
    } else {
      break;
    }
  }
  flush();
  return out;
}

std::string Join(const std::string& prefix, std::string_view rest) {
  if (prefix.empty()) return std::string(rest);
  if (rest.empty() || prefix.size() + rest.size() > kMaxPrefixBytes) return prefix;
  return prefix + "::" + std::string(rest);
}

struct UseItem {
  NodeIndex node;
  std::string prefix;
};

// "a::b::C" -> "a::b", "C"; "serde" -> "serde", "".
void SplitPath(const std::string& whole, std::string* module, std::string* name) {
  size_t colons = whole.rfind("::");
  *module = colons == std::string::npos ? whole : whole.substr(0, colons);
  *name = colons == std::string::npos ? std::string() : whole.substr(colons + 2);
}

std::string_view LastOf(std::string_view path) {
  size_t colons = path.rfind("::");
  return colons == std::string_view::npos ? path : path.substr(colons + 2);
}

class UseReader {
 public:
  UseReader(Walk& walk, ImportKind kind, uint8_t flags) : walk_(walk), tree_(walk.tree()), kind_(kind), flags_(flags) {}

  void Read(NodeIndex argument) {
    work_.push_back({argument, {}});
    while (!work_.empty()) {
      UseItem item = std::move(work_.back());
      work_.pop_back();
      ReadItem(item);
    }
  }

 private:
  void ReadItem(const UseItem& item) {
    NodeIndex node = item.node;
    switch (tree_.KindOf(node)) {
      case Kind::scoped_use_list: {
        NodeIndex path = tree_.Child(node, Field::path), list = tree_.Child(node, Field::list);
        std::string prefix = path == kNoNode ? item.prefix : Join(item.prefix, PathText(tree_, path));
        if (list != kNoNode) work_.push_back({list, prefix});
        break;
      }
      case Kind::use_list: ReadList(item); break;
      case Kind::use_wildcard: {
        NodeIndex path = tree_.FirstNamedChild(node);
        std::string module = path == kNoNode ? item.prefix : Join(item.prefix, PathText(tree_, path));
        uint32_t import = walk_.AddImport(kind_, module, node, flags_ | kImportStar);
        walk_.AddImportName(import, "*", {}, tree_[node].row);
        break;
      }
      case Kind::use_as_clause: {
        NodeIndex path = tree_.Child(node, Field::path);
        if (path != kNoNode) AddPath(Join(item.prefix, PathText(tree_, path)), tree_.FieldText(node, Field::alias), node);
        break;
      }
      default: AddPath(Join(item.prefix, PathText(tree_, node)), {}, node);
    }
  }

  void AddPath(const std::string& whole, std::string_view alias, NodeIndex node) {
    std::string module, name;
    SplitPath(whole, &module, &name);
    uint32_t import = walk_.AddImport(kind_, module, node, flags_);
    if (name.empty()) {
      if (!alias.empty()) walk_.facts().imports[import].alias = walk_.facts().Add(alias);
    } else {
      walk_.AddImportName(import, name, alias, tree_[node].row);
    }
    Bind(alias.empty() ? LastOf(whole) : alias, whole);
  }

  // {self, A, B as C, d::E, f::{...}}: the plain names are one import of the prefix.
  void ReadList(const UseItem& item) {
    uint32_t import = kNone;
    std::vector<UseItem> later;
    for (NodeIndex child : tree_.Children(item.node)) {
      if (!tree_[child].named() || (tree_[child].flags & kNodeExtra)) continue;
      std::string_view name, alias;
      switch (tree_.KindOf(child)) {
        case Kind::identifier:
        case Kind::self: name = tree_.TextOf(child); break;
        case Kind::use_wildcard:
          if (tree_.FirstNamedChild(child) == kNoNode) name = "*";
          break;
        case Kind::use_as_clause: {
          NodeIndex path = tree_.Child(child, Field::path);
          if (path != kNoNode && tree_.KindOf(path) != Kind::scoped_identifier) {
            name = tree_.TextOf(path);
            alias = tree_.FieldText(child, Field::alias);
          }
          break;
        }
        default: break;
      }
      if (name.empty() || item.prefix.empty()) {
        later.push_back({child, item.prefix});
        continue;
      }
      if (import == kNone) import = walk_.AddImport(kind_, item.prefix, item.node, flags_);
      walk_.AddImportName(import, name, alias, tree_[child].row);
      if (name == "*") walk_.facts().imports[import].flags |= kImportStar;
      if (name == "self") {
        Bind(alias.empty() ? LastOf(item.prefix) : alias, item.prefix);
      } else if (name != "*") {
        Bind(alias.empty() ? name : alias, Join(item.prefix, name));
      }
    }
    for (size_t i = later.size(); i-- > 0;) work_.push_back(std::move(later[i]));
  }

  void Bind(std::string_view local, std::string_view whole) {
    if (local != "_" && local != "self") walk_.AddBinding(local, whole);
  }

  Walk& walk_;
  const SyntaxTree& tree_;
  ImportKind kind_;
  uint8_t flags_;
  std::vector<UseItem> work_;
};

uint8_t FlagsOf(const Walk& walk, const Prefix& prefix) {
  for (NodeIndex attribute : prefix.attributes) {
    if (walk.TextOf(attribute).find("cfg") != std::string_view::npos) return kImportConditional;
  }
  return 0;
}

// The file named by #[path = "x.rs"].
std::string_view PathAttribute(const SyntaxTree& tree, const Prefix& prefix) {
  for (NodeIndex item : prefix.attributes) {
    NodeIndex attribute = tree.ChildOfKind(item, Kind::attribute);
    if (attribute == kNoNode) continue;
    NodeIndex path = tree.FirstNamedChild(attribute), value = tree.Child(attribute, Field::value);
    if (path != kNoNode && value != kNoNode && tree.TextOf(path) == "path") return PlainLiteral(tree.TextOf(value));
  }
  return {};
}

}  // namespace

void EnterModule(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  std::string_view name = tree.TextOf(name_node);
  if (body == kNoNode) {
    std::string_view file = PathAttribute(tree, prefix);
    walk.AddImport(ImportKind::kModuleFile, file.empty() ? name : file, node, FlagsOf(walk, prefix));
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, name, node, name_node,
                                   body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
  SetVisibility(walk, symbol, node);
  SetHead(walk, symbol, node, body == kNoNode ? tree[node].end : tree[body].begin);
  bool tests = false;
  for (NodeIndex attribute : prefix.attributes) tests |= tree.TextOf(attribute).find("cfg(test") != std::string_view::npos;
  if (body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
    uint32_t first = kNone, last = 0;
    std::string inner = InnerDoc(walk, body, &first, &last);
    if (!inner.empty()) {
      if (prefix.doc.empty()) {
        prefix.doc_row = first;
      } else {
        prefix.doc += '\n';
      }
      prefix.doc += inner;
    }
  }
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  if (body == kNoNode) return;
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  walk.context().conditional = false;  // the module is, what is in it need not say so again
  if (tests) walk.context().in_test = true;
}

void EnterUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Prefix prefix = TakePrefix(walk, node);
  walk.SkipChildren();
  NodeIndex argument = tree.Child(node, Field::argument), visibility = tree.ChildOfKind(node, Kind::visibility_modifier);
  if (argument == kNoNode) return;
  // pub(crate) use makes names known inside the crate only; pub use is what others see.
  ImportKind kind = visibility != kNoNode && tree.TextOf(visibility) == "pub" ? ImportKind::kReexport : ImportKind::kUse;
  UseReader(walk, kind, FlagsOf(walk, prefix)).Read(argument);
}

// extern crate alloc as memory;
void EnterExternCrate(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Prefix prefix = TakePrefix(walk, node);
  std::string_view name = tree.FieldText(node, Field::name), alias = tree.FieldText(node, Field::alias);
  walk.SkipChildren();
  if (name.empty() || name == "self") return;
  uint32_t import = walk.AddImport(ImportKind::kUse, name, node, FlagsOf(walk, prefix));
  if (!alias.empty()) walk.facts().imports[import].alias = walk.facts().Add(alias);
  if (alias != "_") walk.AddBinding(alias.empty() ? name : alias, name);
}

void EnterForeign(Walk& walk, NodeIndex node) {
  Prefix prefix = TakePrefix(walk, node);
  walk.Push(node);
  walk.context().language_bits = kInForeign;
  if (FlagsOf(walk, prefix) != 0) walk.context().conditional = true;
}

// #![cfg(unix)]: all that follows in the file or module
void EnterInnerAttribute(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex attribute = tree.ChildOfKind(node, Kind::attribute);
  NodeIndex path = attribute == kNoNode ? kNoNode : tree.FirstNamedChild(attribute);
  if (path == kNoNode || tree.TextOf(path) != "cfg") return;
  if (walk.context().callable == kNone) walk.context().conditional = true;
}

void ReadFileDoc(Walk& walk) {
  FileRecord& file = walk.facts().file;
  if (!file.doc.empty() || walk.options().first_row != 0 || walk.tree().nodes.empty()) return;
  uint32_t first = kNone, last = 0;
  std::string doc = InnerDoc(walk, 0, &first, &last);
  if (doc.empty()) return;
  file.doc = walk.facts().Add(doc);
  file.doc_row = first;
  file.doc_end_row = last;
}

}  // namespace repodoc::rust

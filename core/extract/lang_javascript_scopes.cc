#include "core/extract/lang_javascript_scopes.h"

#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

bool IsModuleKind(Kind kind) { return kind == Kind::internal_module || kind == Kind::module || kind == Kind::ambient_declaration; }

// A function or class value that its declaration, field or property gives a name and thereby a symbol.
bool HasSymbol(const SyntaxTree& tree, NodeIndex value) {
  NodeIndex parent = tree.Parent(value);
  for (int steps = 0; steps < 16 && parent != kNoNode; ++steps, parent = tree.Parent(parent)) {
    switch (tree.KindOf(parent)) {
      case Kind::parenthesized_expression: case Kind::as_expression: case Kind::satisfies_expression: continue;
      case Kind::variable_declarator: case Kind::public_field_definition: case Kind::field_definition: case Kind::pair:
      case Kind::export_statement: return true;
      case Kind::assignment_expression: {
        NodeIndex left = tree.Child(parent, Field::left);
        return left != kNoNode && tree.KindOf(left) == Kind::member_expression;
      }
      default: return false;
    }
  }
  return false;
}

}  // namespace

void Scopes::Open(NodeIndex node, bool function, bool module) {
  Scope scope;
  scope.begin = node;
  scope.end = (*tree_)[node].next;
  scope.variables = function ? static_cast<uint32_t>(scopes_.size()) : VariableScope();
  scope.module = module;
  open_.push_back(static_cast<uint32_t>(scopes_.size()));
  scopes_.push_back(scope);
}

void Scopes::Bind(Names* names, uint32_t scope, NodeIndex node, std::string_view name, Local::Meaning meaning) {
  if (name.empty()) return;
  auto [place, added] = names->try_emplace(name, static_cast<uint32_t>(stacks_.size()));
  if (added) stacks_.emplace_back();
  uint64_t key = (uint64_t{scope} << 32) | place->second;
  auto [local, fresh] = of_scope_.try_emplace(key, static_cast<uint32_t>(locals_.size()));
  if (fresh) {
    Local row;
    row.meaning = meaning;
    row.name = place->second;
    row.scope = scope;
    row.next = scopes_[scope].first_local;
    scopes_[scope].first_local = local->second;
    locals_.push_back(std::move(row));
  }
  at_.emplace(node, local->second);
}

void Scopes::BindName(uint32_t scope, NodeIndex identifier, Local::Meaning meaning) {
  if (identifier != kNoNode) Bind(&names_, scope, identifier, tree_->TextOf(identifier), meaning);
}

void Scopes::BindPattern(uint32_t scope, NodeIndex pattern, Local::Meaning meaning) {
  if (pattern == kNoNode || !(*tree_)[pattern].named()) return;
  if (tree_->KindOf(pattern) == Kind::identifier) return BindName(scope, pattern, meaning);
  for (NodeIndex name : NamesOfPattern(*tree_, pattern)) BindName(scope, name, meaning);
}

void Scopes::BindParameters(NodeIndex list) {
  for (NodeIndex child : tree_->Children(list)) {
    Kind kind = tree_->KindOf(child);
    NodeIndex pattern = child;
    if (kind == Kind::required_parameter || kind == Kind::optional_parameter) {
      pattern = tree_->Child(child, Field::pattern);
      if (pattern == kNoNode) pattern = tree_->Child(child, Field::name);
    }
    if (kind == Kind::assignment_pattern) pattern = tree_->Child(child, Field::left);
    BindPattern(open_.back(), pattern, Local::kUnknown);
  }
}

void Scopes::BindThis(NodeIndex function, Local::Meaning meaning) {
  Bind(&names_, open_.back(), function, "this", meaning);
}

void Scopes::BindVariable(NodeIndex declarator) {
  NodeIndex declaration = tree_->Parent(declarator), name = tree_->Child(declarator, Field::name);
  if (declaration == kNoNode || name == kNoNode) return;
  bool is_var = tree_->KindOf(declaration) == Kind::variable_declaration;
  uint32_t scope = is_var ? VariableScope() : open_.back();
  if (scopes_[scope].module && scope == open_.back()) return;  // of the module
  Local::Meaning meaning = Local::kUnknown;
  if (NodeIndex value = tree_->Child(declarator, Field::value); value != kNoNode && tree_->KindOf(name) == Kind::identifier) {
    Kind kind = tree_->KindOf(RightmostValue(*tree_, value));
    if (IsFunctionValue(kind) || IsClassValue(kind)) meaning = Local::kDefinition;
  }
  BindPattern(scope, name, meaning);
}

void Scopes::BindTypeName(NodeIndex node, NodeIndex name) {
  // A parameter of something with a symbol is known to LINK; any other is nobody's.
  NodeIndex owner = scopes_[open_.back()].begin;
  Kind kind = tree_->KindOf(owner);
  bool foreign = tree_->KindOf(node) != Kind::type_parameter || kind == Kind::function_type || kind == Kind::constructor_type ||
                 (IsFunctionValue(kind) && !HasSymbol(*tree_, owner));
  if (name != kNoNode) {
    Bind(&types_, open_.back(), name, tree_->TextOf(name), foreign ? Local::kUnknown : Local::kDefinition);
  }
}

// if (x instanceof Box) { x is one here }
void Scopes::Narrow(NodeIndex statement) {
  NodeIndex condition = tree_->Child(statement, Field::condition);
  if (condition != kNoNode && tree_->KindOf(condition) == Kind::parenthesized_expression) condition = tree_->FirstNamedChild(condition);
  if (condition == kNoNode || tree_->KindOf(condition) != Kind::binary_expression) return;
  if (tree_->FieldText(condition, Field::operator_) != "instanceof") return;
  NodeIndex left = tree_->Child(condition, Field::left), right = tree_->Child(condition, Field::right);
  if (left == kNoNode || right == kNoNode || tree_->KindOf(left) != Kind::identifier) return;
  if (tree_->KindOf(right) != Kind::identifier && tree_->KindOf(right) != Kind::member_expression) return;
  std::string_view type = tree_->TextOf(right);
  if (type.size() > 60 || type.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.") != type.npos) return;
  BindName(open_.back(), left, Local::kUnknown);
  Local& local = locals_[at_[left]];
  local.meaning = Local::kText;
  local.text = "<" + std::string(type) + ">";
}

void Scopes::ReadNode(NodeIndex node) {
  const SyntaxTree& tree = *tree_;
  switch (tree.KindOf(node)) {
    case Kind::function_declaration: case Kind::generator_function_declaration: case Kind::function_signature:
      if (!scopes_[open_.back()].module) BindName(open_.back(), tree.Child(node, Field::name), Local::kDefinition);
      Open(node, true, false);
      BindThis(node, Local::kUnknown);
      break;
    case Kind::function_expression: case Kind::generator_function: {
      Open(node, true, false);
      bool named = HasSymbol(tree, node);
      BindThis(node, named ? Local::kParameter : Local::kUnknown);
      BindName(open_.back(), tree.Child(node, Field::name), named ? Local::kUnknown : Local::kDefinition);
      break;
    }
    case Kind::arrow_function:
      Open(node, true, false);
      BindPattern(open_.back(), tree.Child(node, Field::parameter), Local::kUnknown);
      break;
    case Kind::method_definition: case Kind::class_static_block:
      Open(node, true, false);
      BindThis(node, Local::kParameter);
      break;
    case Kind::class_: case Kind::class_declaration: case Kind::abstract_class_declaration:
      if (tree.KindOf(node) != Kind::class_ && !scopes_[open_.back()].module) {
        BindName(open_.back(), tree.Child(node, Field::name), Local::kDefinition);
      }
      Open(node, false, false);
      BindThis(node, Local::kParameter);
      if (tree.KindOf(node) == Kind::class_) {
        BindName(open_.back(), tree.Child(node, Field::name), HasSymbol(tree, node) ? Local::kUnknown : Local::kDefinition);
      }
      break;
    case Kind::enum_declaration:
      if (!scopes_[open_.back()].module) BindName(open_.back(), tree.Child(node, Field::name), Local::kDefinition);
      break;
    case Kind::statement_block: {
      NodeIndex parent = tree.Parent(node);
      bool module = parent != kNoNode && IsModuleKind(tree.KindOf(parent));
      Open(node, module, module);
      if (parent != kNoNode && tree.KindOf(parent) == Kind::if_statement && tree[node].field == Field::consequence) Narrow(parent);
      break;
    }
    case Kind::interface_declaration: case Kind::type_alias_declaration: case Kind::function_type:
    case Kind::constructor_type: case Kind::method_signature: case Kind::abstract_method_signature:
    case Kind::call_signature: case Kind::construct_signature: case Kind::index_signature: case Kind::conditional_type:
    case Kind::switch_body: case Kind::for_statement:
      Open(node, false, false);
      break;
    case Kind::catch_clause:
      Open(node, false, false);
      BindPattern(open_.back(), tree.Child(node, Field::parameter), Local::kUnknown);
      break;
    case Kind::for_in_statement: {
      Open(node, false, false);
      NodeIndex word = tree.Child(node, Field::kind);
      if (word == kNoNode) break;
      uint32_t scope = tree.TextOf(word) == "var" ? VariableScope() : open_.back();
      BindPattern(scope, tree.Child(node, Field::left), Local::kUnknown);
      break;
    }
    case Kind::formal_parameters:
      BindParameters(node);
      break;
    case Kind::variable_declarator:
      BindVariable(node);
      break;
    case Kind::type_parameter: case Kind::mapped_type_clause:
      BindTypeName(node, tree.Child(node, Field::name));
      break;
    case Kind::infer_type:
      BindTypeName(node, tree.ChildOfKind(node, Kind::type_identifier));
      break;
    default:
      break;
  }
}

void Scopes::Read(const SyntaxTree& tree) {
  tree_ = &tree;
  locals_.emplace_back();
  NodeIndex count = static_cast<NodeIndex>(tree.nodes.size());
  Open(0, true, true);
  for (NodeIndex node = 1; node < count; ++node) {
    while (open_.size() > 1 && scopes_[open_.back()].end <= node) open_.pop_back();
    ReadNode(node);
  }
  open_.clear();
}

void Scopes::Move(NodeIndex node, NodeIndex last_begin) {
  while (!open_.empty() && scopes_[open_.back()].end <= node) {
    for (uint32_t at = scopes_[open_.back()].first_local; at != 0; at = locals_[at].next) stacks_[locals_[at].name].pop_back();
    open_.pop_back();
  }
  while (next_scope_ < scopes_.size() && scopes_[next_scope_].begin <= last_begin) {
    uint32_t scope = next_scope_++;
    if (scopes_[scope].end <= node) continue;  // the walk has passed it
    open_.push_back(scope);
    for (uint32_t at = scopes_[scope].first_local; at != 0; at = locals_[at].next) stacks_[locals_[at].name].push_back(at);
  }
}

const Local* Scopes::Top(const Names& names, std::string_view name) const {
  auto found = names.find(name);
  if (found == names.end() || stacks_[found->second].empty()) return nullptr;
  return &locals_[stacks_[found->second].back()];
}

void Scopes::Set(NodeIndex identifier, Local::Meaning meaning, std::string text) {
  auto found = at_.find(identifier);
  if (found == at_.end() || locals_[found->second].meaning != Local::kUnknown) return;
  locals_[found->second].meaning = meaning;
  locals_[found->second].text = std::move(text);
}

void Scopes::SetByName(std::string_view name, std::string text) {
  auto found = names_.find(name);
  if (found == names_.end() || stacks_[found->second].empty()) return;
  Local& local = locals_[stacks_[found->second].back()];
  if (local.meaning != Local::kUnknown) return;
  local.meaning = Local::kText;
  local.text = std::move(text);
}

}  // namespace repodoc::javascript

// The script of a Vue or Svelte component: what it takes (parameters of the component) and what it tells (events).
//
//   Vue      props: { title: String, n: { type: Number, default: 1 } }   defineProps<{ title: string; n?: number }>()
//            emits: ["close"]    defineEmits<{ close: [id: number] }>()   this.$emit("close")   defineModel("open")
//   Svelte   export let title = "x"    let { title, n = 1 } = $props()    dispatch("close")
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

constexpr size_t kMaxProps = 500;

NodeIndex ArgumentAt(const SyntaxTree& tree, NodeIndex call, size_t wanted) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return kNoNode;
  size_t at = 0;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (at++ == wanted) return child;
    if (at > wanted) break;
  }
  return kNoNode;
}

void AddProp(Walk& walk, std::string_view name, std::string_view type, std::string_view value) {
  State& state = StateOf(walk);
  if (state.props >= kMaxProps || name.empty()) return;
  ++state.props;
  walk.AddParameter(ComponentOf(walk), name, type, value, ParameterKind::kNormal);
}

void AddEvent(Walk& walk, std::string_view name, NodeIndex at) {
  uint32_t component = ComponentOf(walk);
  if (name.empty() || StateOf(walk).props >= kMaxProps || !NoteField(walk, component, name)) return;
  ++StateOf(walk).props;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEvent, name, at, at, kSymbolDefinition);
  walk.symbol(symbol).parent = component;
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal | kSymbolConditional);
}

// The value of `name` in an object literal or of "{ name = value }" in a pattern, on one line.
std::string DefaultOf(Walk& walk, NodeIndex holder, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (holder == kNoNode) return {};
  size_t read = 0;
  for (NodeIndex child : tree.Children(holder)) {
    if (++read > 2 * kMaxProps) break;
    Kind kind = tree.KindOf(child);
    NodeIndex key = tree.Child(child, kind == Kind::pair ? Field::key : Field::left);
    NodeIndex value = tree.Child(child, kind == Kind::pair ? Field::value : Field::right);
    if (key == kNoNode || value == kNoNode || PropertyName(tree, key) != name) continue;
    return walk.OneLine(value, 120);
  }
  return {};
}

// { title: String, n: { type: [Number, String], default: 1 } }
void AddPropsOfObject(Walk& walk, NodeIndex object) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(object)) {
    if (tree.KindOf(child) != Kind::pair) continue;
    NodeIndex key = tree.Child(child, Field::key), value = tree.Child(child, Field::value);
    if (key == kNoNode || value == kNoNode) continue;
    std::string type, fallback;
    if (tree.KindOf(value) == Kind::object) {
      type = DefaultOf(walk, value, "type");
      fallback = DefaultOf(walk, value, "default");
    } else if (tree.KindOf(value) != Kind::null) {
      type = walk.OneLine(value, 120);
    }
    AddProp(walk, PropertyName(tree, key), type, fallback);
  }
}

// ["title", "n"]
template <typename Add>
void ForEachString(const SyntaxTree& tree, NodeIndex list, Add add) {
  for (NodeIndex child : tree.Children(list)) {
    std::string_view name;
    if (LiteralOf(tree, child, &name)) add(name, child);
  }
}

void AddPropsOfValue(Walk& walk, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  if (value == kNoNode) return;
  if (tree.KindOf(value) == Kind::object) AddPropsOfObject(walk, value);
  if (tree.KindOf(value) == Kind::array) {
    ForEachString(tree, value, [&](std::string_view name, NodeIndex) { AddProp(walk, name, {}, {}); });
  }
}

void AddEventsOfValue(Walk& walk, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  if (value == kNoNode) return;
  if (tree.KindOf(value) == Kind::array) {
    ForEachString(tree, value, [&](std::string_view name, NodeIndex at) { AddEvent(walk, name, at); });
  }
  if (tree.KindOf(value) != Kind::object && tree.KindOf(value) != Kind::object_type) return;
  for (NodeIndex child : tree.Children(value)) {
    Kind kind = tree.KindOf(child);
    NodeIndex key = tree.Child(child, kind == Kind::pair ? Field::key : Field::name);
    if (key != kNoNode) AddEvent(walk, PropertyName(tree, key), key);
    if (kind != Kind::call_signature) continue;  // (e: "close", id: number): void
    NodeIndex list = tree.Child(child, Field::parameters), first = list == kNoNode ? kNoNode : tree.FirstNamedChild(list);
    NodeIndex type = first == kNoNode ? kNoNode : tree.Child(first, Field::type);
    if (type == kNoNode) continue;
    for (NodeIndex at = type; at < tree[type].next; ++at) {
      if (tree.KindOf(at) == Kind::string) AddEvent(walk, StringContent(tree.TextOf(at)), at);
    }
  }
}

// The pattern or the defaults of "const { a = 1 } = defineProps()", "withDefaults(defineProps<T>(), { a: 1 })".
NodeIndex DefaultsAround(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex parent = tree.Parent(call);
  if (parent == kNoNode) return kNoNode;
  if (tree.KindOf(parent) == Kind::variable_declarator) {
    NodeIndex name = tree.Child(parent, Field::name);
    return name != kNoNode && tree.KindOf(name) == Kind::object_pattern ? name : kNoNode;
  }
  NodeIndex outer = tree.KindOf(parent) == Kind::arguments ? tree.Parent(parent) : kNoNode;
  if (outer == kNoNode || tree.FieldText(outer, Field::function) != "withDefaults") return kNoNode;
  return ArgumentAt(tree, outer, 1);
}

// defineProps<{ title: string; n?: number }>(), defineProps<Props>() with an interface of the file
void AddPropsOfType(Walk& walk, NodeIndex type, NodeIndex defaults) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(type) == Kind::object_type) {
    for (NodeIndex child : tree.Children(type)) {
      if (tree.KindOf(child) != Kind::property_signature && tree.KindOf(child) != Kind::method_signature) continue;
      NodeIndex key = tree.Child(child, Field::name);
      if (key == kNoNode) continue;
      std::string_view name = PropertyName(tree, key);
      std::string text = TypeText(walk, tree.Child(child, Field::type)), shown(name);
      if (tree.HasToken(child, "?")) shown += '?';
      AddProp(walk, shown, text, DefaultOf(walk, defaults, name));
    }
    return;
  }
  auto found = StateOf(walk).top_level.find(std::string(tree.TextOf(type)));
  if (found == StateOf(walk).top_level.end()) return;
  for (size_t i = found->second + 1; i < walk.facts().symbols.size(); ++i) {
    Symbol row = walk.facts().symbols[i];
    if (row.parent != found->second || row.kind != SymbolKind::kField) continue;
    std::string name(walk.facts().strings.Get(row.name)), text(walk.facts().strings.Get(row.type));
    std::string doc(walk.facts().strings.Get(row.doc));
    size_t rows = walk.facts().parameters.size();
    AddProp(walk, name, text, DefaultOf(walk, defaults, name));
    if (walk.facts().parameters.size() > rows) walk.facts().parameters.back().doc = walk.facts().Add(doc);
  }
}

}  // namespace

uint32_t ComponentOf(const Walk& walk) {
  const std::vector<Symbol>& symbols = walk.facts().symbols;
  return !symbols.empty() && symbols[0].kind == SymbolKind::kComponent ? 0 : kNone;
}

void NoteComponentCall(Walk& walk, NodeIndex call, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  if (ComponentOf(walk) == kNone) return;
  std::string_view name = tree.TextOf(function), literal;
  if (EndsWith(name, ".$emit") || name == "$emit" || name == "emit" || name == "dispatch") {
    NodeIndex event = ArgumentAt(tree, call, 0);
    if (LiteralOf(tree, event, &literal)) AddEvent(walk, literal, event);
    return;
  }
  NodeIndex types = tree.Child(call, Field::type_arguments);
  NodeIndex type = types == kNoNode ? kNoNode : tree.FirstNamedChild(types);
  if (name == "defineProps" && !StateOf(walk).props_defined) {
    StateOf(walk).props_defined = true;
    if (type != kNoNode) AddPropsOfType(walk, type, DefaultsAround(tree, call));
    AddPropsOfValue(walk, ArgumentAt(tree, call, 0));
  } else if (name == "defineEmits") {
    AddEventsOfValue(walk, type != kNoNode ? type : ArgumentAt(tree, call, 0));
  } else if (name == "defineModel") {
    bool named = LiteralOf(tree, ArgumentAt(tree, call, 0), &literal);
    AddProp(walk, named ? literal : std::string_view("modelValue"), type == kNoNode ? std::string() : walk.OneLine(type, 120), {});
  } else if (name == "$props" && !StateOf(walk).props_defined) {
    StateOf(walk).props_defined = true;
    NodeIndex pattern = DefaultsAround(tree, call);
    if (pattern == kNoNode) return;
    NodeIndex annotation = tree.Child(tree.Parent(call), Field::type);
    NodeIndex shape = annotation == kNoNode ? kNoNode : tree.FirstNamedChild(annotation);
    if (shape != kNoNode) AddPropsOfType(walk, shape, pattern);
    if (StateOf(walk).props > 0) return;
    for (NodeIndex at : NamesOfPattern(tree, pattern)) AddProp(walk, tree.TextOf(at), {}, DefaultOf(walk, pattern, tree.TextOf(at)));
  }
}

// props and emits of the object that `export default` gives.
void NoteComponentOption(Walk& walk, NodeIndex pair, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (ComponentOf(walk) == kNone || (name != "props" && name != "emits") || StateOf(walk).props >= kMaxProps) return;
  NodeIndex value = tree.Child(pair, Field::value);
  if (name == "props") AddPropsOfValue(walk, value);
  else AddEventsOfValue(walk, value);
}

// Svelte: export let title = "x"
void NoteComponentVariable(Walk& walk, uint32_t symbol) {
  uint32_t component = ComponentOf(walk);
  if (component == kNone || !EndsWith(walk.path(), ".svelte")) return;
  std::string name(walk.NameOf(symbol)), type(walk.facts().strings.Get(walk.symbol(symbol).type));
  std::string value(walk.facts().strings.Get(walk.symbol(symbol).value)), doc(walk.facts().strings.Get(walk.symbol(symbol).doc));
  size_t rows = walk.facts().parameters.size();
  AddProp(walk, name, type, value);
  if (walk.facts().parameters.size() > rows) walk.facts().parameters.back().doc = walk.facts().Add(doc);
}

}  // namespace repodoc::javascript

// JavaScript and TypeScript: what members are taken of, and what locals were made of. LINK follows these texts from
// declaration to declaration (core/link/receivers_javascript.cc).
//
//   make(x).lid.close()                        make().lid . close
//   const box = this.box; box.lid              (this.box) . lid    the line itself does not say this.box
//   const box: Box = f(); new Box().lid        <Box> . lid         an object of that type
//   for (const box of boxes) box.lid           boxes[] . lid
//   const { lid: top } = box; top.open()       (box.lid) . open
//   operate((source, sink) => sink.next())     operate{0}{1} . next      of its first parameter the second parameter
//   run({ done: (box) => box.lid })            run{0}.done{0} . lid
//   whatever else                              (...)
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/extract/lang_javascript.h"
#include "core/extract/lang_javascript_receivers.h"

namespace repodoc::javascript {
namespace {

constexpr int kMaxReceiverSteps = 16;
constexpr int kMaxDepth = 4;           // of alternatives in alternatives
constexpr int kMaxContextDepth = 8;    // of calls in calls, literals in literals
constexpr NodeIndex kMaxTypeNodes = 64;

// "<Box>", "<Box<Lid>|undefined>": an object of that type, written without blanks where they do not separate words.
// A type parameter of something without a symbol is nobody's: it becomes "unknown".
std::string ObjectOfType(Walk& walk, NodeIndex type) {
  const SyntaxTree& tree = walk.tree();
  if (type != kNoNode && tree.KindOf(type) == Kind::type_annotation) type = tree.FirstNamedChild(type);
  if (type == kNoNode || tree[type].next - type > kMaxTypeNodes) return std::string(kUnknown);
  std::string text, out = "<";
  uint32_t written = tree[type].begin;
  for (NodeIndex at = type; at < tree[type].next; ++at) {
    if (tree.KindOf(at) == Kind::comment) return std::string(kUnknown);
    if (tree.KindOf(at) != Kind::type_identifier) continue;
    const Local* local = StateOf(walk).scopes.FindType(tree.TextOf(at));
    if (local == nullptr || local->meaning != Local::kUnknown) continue;
    if (at == type) return std::string(kUnknown);
    text += walk.RangeOnOneLine(written, tree[at].begin, kMaxReceiverBytes);
    text += "unknown";
    written = tree[at].end;
  }
  text += walk.RangeOnOneLine(written, tree[type].end, kMaxReceiverBytes);
  if (text.find("\u2026") != text.npos) return std::string(kUnknown);  // cut
  for (size_t i = 0; i < text.size(); ++i) {
    bool tight = text[i] == ' ' && i > 0 && i + 1 < text.size() &&
                 (std::string_view("|&<>,;:[]{}()=").find(text[i - 1]) != std::string_view::npos ||
                  std::string_view("|&<>,;:[]{}()=").find(text[i + 1]) != std::string_view::npos);
    if (!tight) out += text[i];
  }
  return out + ">";
}

// import("./box")
bool IsImportCall(const SyntaxTree& tree, NodeIndex call, std::string_view* module) {
  NodeIndex function = tree.Child(call, Field::function), arguments = tree.Child(call, Field::arguments);
  if (function == kNoNode || arguments == kNoNode || tree.TextOf(function) != "import") return false;
  return LiteralOf(tree, tree.FirstNamedChild(arguments), module);
}

// Array.from(boxes), Object.values(boxes), Object.assign(box, more): what is in there is in the result. kNoNode for others.
NodeIndex Contained(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex function = tree.Child(call, Field::function), arguments = tree.Child(call, Field::arguments);
  if (function == kNoNode || arguments == kNoNode || tree.KindOf(function) != Kind::member_expression) return kNoNode;
  std::string_view name = tree.TextOf(function);
  for (std::string_view known : {"Object.values", "Object.freeze", "Object.assign", "Object.seal", "Promise.resolve"}) {
    if (name == known) return tree.FirstNamedChild(arguments);
  }
  NodeIndex first = tree.FirstNamedChild(arguments);
  return name == "Array.from" && first == tree.LastNamedChild(arguments) ? first : kNoNode;
}

// make<Lid>(): "<Lid>"; empty where none are given.
std::string TypeArguments(Walk& walk, NodeIndex call) {
  NodeIndex arguments = walk.tree().Child(call, Field::type_arguments);
  std::string text = arguments == kNoNode ? std::string() : ObjectOfType(walk, arguments);
  return text.empty() || IsUnknown(text) ? std::string() : text.substr(1, text.size() - 2);
}

std::string ReceiverText(Walk& walk, NodeIndex node, int depth);

// `new Box<Lid>(...)`: <Box<Lid>>.
std::string ConstructedText(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex constructor = tree.Child(node, Field::constructor);
  if (constructor == kNoNode) return std::string(kUnknown);
  std::string text = ReceiverText(walk, constructor, kMaxDepth);
  if (IsUnknown(text)) return text;
  if (text.find_first_of("([{<") != text.npos || text == "this" || text == "super") return text + "()";
  text.insert(0, 1, '<');
  return text + TypeArguments(walk, node) + ">";
}

std::string NameText(Walk& walk, std::string_view name) {
  const Local* local = StateOf(walk).scopes.Find(name);
  if (local == nullptr || local->meaning == Local::kDefinition) return std::string(name);
  if (local->meaning == Local::kParameter) {
    if (name != "this") StateOf(walk).followed.insert(std::string(name));
    return std::string(name);
  }
  if (local->meaning == Local::kUnknown) return std::string(kUnknown);
  // Another name for a place: not the place's own words.
  bool plain = local->text[0] == '(' || local->text.back() == ')' || local->text.back() == ']' || local->text.back() == '>' || local->text.back() == '}';
  return plain ? local->text : "(" + local->text + ")";
}

std::string ReceiverText(Walk& walk, NodeIndex node, int depth) {
  const SyntaxTree& tree = walk.tree();
  std::string tail;
  for (int steps = 0; steps < kMaxReceiverSteps && node != kNoNode; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::member_expression: {
        std::string_view name = tree.FieldText(node, Field::property);
        tail = "." + std::string(name) + tail;
        node = tree.Child(node, Field::object);
        continue;
      }
      case Kind::call_expression: {
        std::string_view module;
        if (IsRequireCall(tree, node, &module)) return std::string(kUnknown);
        if (IsImportCall(tree, node, &module)) return Step("<typeof import('" + std::string(module) + "')>", tail);
        if (NodeIndex contained = Contained(tree, node); contained != kNoNode) {
          node = contained;
          continue;
        }
        tail = TypeArguments(walk, node) + "()" + tail;
        node = tree.Child(node, Field::function);
        continue;
      }
      case Kind::subscript_expression: {
        NodeIndex index = tree.Child(node, Field::index);
        std::string_view key;
        if (index != kNoNode && tree.KindOf(index) == Kind::string && LiteralOf(tree, index, &key)) {
          tail = "." + std::string(key) + tail;
        } else if (index != kNoNode && tree.KindOf(index) == Kind::number && tree[index].end - tree[index].begin == 1) {
          tail = "[" + std::string(tree.TextOf(index)) + "]" + tail;
        } else {
          tail = "[]" + tail;
        }
        node = tree.Child(node, Field::object);
        continue;
      }
      case Kind::non_null_expression:
      case Kind::parenthesized_expression:
      case Kind::await_expression:
      case Kind::satisfies_expression:
      case Kind::instantiation_expression:
        node = tree.FirstNamedChild(node);
        continue;
      case Kind::as_expression: {
        NodeIndex type = tree.LastNamedChild(node);
        if (type == tree.FirstNamedChild(node)) {  // as const
          node = type;
          continue;
        }
        std::string text = ObjectOfType(walk, type);
        return Step(text, tail);
      }
      case Kind::type_assertion: {
        NodeIndex type = tree.FirstNamedChild(node);
        return Step(type == kNoNode ? std::string(kUnknown) : ObjectOfType(walk, tree.FirstNamedChild(type)), tail);
      }
      case Kind::assignment_expression:
        node = tree.Child(node, Field::right);
        continue;
      case Kind::new_expression:
        return Step(ConstructedText(walk, node), tail);
      case Kind::this_:
        return Step(NameText(walk, "this"), tail);
      case Kind::super:
        return Step(IsUnknown(NameText(walk, "this")) ? std::string(kUnknown) : "super", tail);
      case Kind::identifier:
      case Kind::shorthand_property_identifier:
        return Step(NameText(walk, tree.TextOf(node)), tail);
      case Kind::ternary_expression:
      case Kind::binary_expression: {
        // `given || new Box()`, `full ? box : crate`: the part that can be followed.
        if (depth >= kMaxDepth) return std::string(kUnknown);
        bool choice = tree.KindOf(node) == Kind::ternary_expression;
        std::string_view word = choice ? "||" : tree.FieldText(node, Field::operator_);
        if (word != "||" && word != "??" && word != "&&") return std::string(kUnknown);
        NodeIndex parts[2] = {tree.Child(node, choice ? Field::consequence : Field::left),
                              tree.Child(node, choice ? Field::alternative : Field::right)};
        for (NodeIndex part : parts) {
          if (part == kNoNode || (word == "&&" && part == parts[0])) continue;
          std::string text = ReceiverText(walk, part, depth + 1);
          if (!IsUnknown(text)) return text + tail;
        }
        return std::string(kUnknown);
      }
      case Kind::array: {  // [new Box()]
        NodeIndex first = tree.FirstNamedChild(node);
        if (depth >= kMaxDepth || first == kNoNode) return std::string(kUnknown);
        std::string text = ReceiverText(walk, first, depth + 1);
        bool object = StartsWith(text, "<") && EndsWith(text, ">") && text.find('|') == text.npos;
        return object ? text.insert(text.size() - 1, "[]") + tail : std::string(kUnknown);
      }
      case Kind::string:
      case Kind::template_string:
        return "\"\"" + tail;
      default:
        return std::string(kUnknown);
    }
  }
  return std::string(kUnknown);
}

}  // namespace

std::string Step(const std::string& base, std::string_view tail) {
  if (IsUnknown(base)) return base;
  return base + std::string(tail);
}

std::string Number(std::string_view open, size_t number, std::string_view close) {
  return std::string(open) + std::to_string(number) + std::string(close);
}

std::string Fitting(std::string text) { return text.size() <= kMaxReceiverBytes ? text : std::string(kUnknown); }

std::string AnnotationText(Walk& walk, NodeIndex type) {
  const SyntaxTree& tree = walk.tree();
  std::string text = ObjectOfType(walk, type);
  if (!IsUnknown(text) && text.size() <= kMaxReceiverBytes - 8) return text;
  if (type != kNoNode && tree.KindOf(type) == Kind::type_annotation) type = tree.FirstNamedChild(type);
  if (type == kNoNode || tree.KindOf(type) != Kind::generic_type) return text;
  return ObjectOfType(walk, tree.Child(type, Field::name));
}

std::string ContextOf(Walk& walk, NodeIndex node, int depth) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || depth > kMaxContextDepth) return std::string(kUnknown);
  switch (tree.KindOf(parent)) {
    case Kind::parenthesized_expression:
    case Kind::ternary_expression:
    case Kind::binary_expression:
      return ContextOf(walk, parent, depth + 1);
    case Kind::as_expression:
    case Kind::satisfies_expression:
      return ObjectOfType(walk, tree.LastNamedChild(parent));
    case Kind::arguments: {
      NodeIndex call = tree.Parent(parent);
      if (call == kNoNode) return std::string(kUnknown);
      size_t index = 0;
      for (NodeIndex child : tree.Children(parent)) {
        if (child == node) break;
        if (tree[child].named() && tree.KindOf(child) != Kind::comment) ++index;
        if (index > 9) return std::string(kUnknown);
      }
      std::string callee;
      if (tree.KindOf(call) == Kind::call_expression) {
        NodeIndex function = tree.Child(call, Field::function);
        if (function != kNoNode) callee = Receiver(walk, function);
        std::string given = TypeArguments(walk, call);
        if (given.empty()) {  // const make: Maker<Lid> = maker((lid) => ...)
          given = ContextOf(walk, call, depth + 1);
          bool fits = StartsWith(given, "<") && EndsWith(given, ">") && callee.size() + given.size() + 6 <= kMaxReceiverBytes;
          given = fits ? ":" + given : std::string();
        }
        callee = Step(callee, given);
      } else if (tree.KindOf(call) == Kind::new_expression) {
        callee = Step(ConstructedText(walk, call), ".constructor");
      }
      if (callee.empty() || IsUnknown(callee)) return std::string(kUnknown);
      return callee + Number("{", index, "}");
    }
    case Kind::pair: {
      NodeIndex key = tree.Child(parent, Field::key), object = tree.Parent(parent);
      if (key == kNoNode || object == kNoNode || tree.KindOf(key) == Kind::computed_property_name) return std::string(kUnknown);
      return Step(ContextOf(walk, object, depth + 1), "." + std::string(PropertyName(tree, key)));
    }
    case Kind::return_statement:
    case Kind::arrow_function: {  // what the function around is to give
      NodeIndex function = parent;
      if (tree.KindOf(parent) == Kind::arrow_function && tree[node].field != Field::body) return std::string(kUnknown);
      for (int steps = 0; steps < 2 * kMaxReceiverSteps && function != kNoNode; ++steps) {
        Kind kind = tree.KindOf(function);
        if (IsFunctionValue(kind) || kind == Kind::method_definition || kind == Kind::function_declaration) break;
        function = tree.Parent(function);
      }
      if (function == kNoNode) return std::string(kUnknown);
      NodeIndex type = tree.Child(function, Field::return_type);
      if (type != kNoNode) return AnnotationText(walk, type);
      return IsFunctionValue(tree.KindOf(function)) ? Step(ContextOf(walk, function, depth + 1), "()") : std::string(kUnknown);
    }
    case Kind::array:
      return Step(ContextOf(walk, parent, depth + 1), "[]");
    case Kind::object: {  // a method of a literal
      NodeIndex name = tree.Child(node, Field::name);
      if (tree.KindOf(node) != Kind::method_definition || name == kNoNode) return std::string(kUnknown);
      return Step(ContextOf(walk, parent, depth + 1), "." + std::string(PropertyName(tree, name)));
    }
    case Kind::variable_declarator:
    case Kind::public_field_definition:
    case Kind::required_parameter: {
      NodeIndex type = tree.Child(parent, Field::type);
      return type == kNoNode ? std::string(kUnknown) : AnnotationText(walk, type);
    }
    case Kind::assignment_expression: {
      NodeIndex left = tree.Child(parent, Field::left);
      return left == kNoNode || left == node ? std::string(kUnknown) : Receiver(walk, left);
    }
    default:
      return std::string(kUnknown);
  }
}

bool IsUnknown(std::string_view receiver) { return StartsWith(receiver, kUnknown); }

std::string Receiver(Walk& walk, NodeIndex node) { return Fitting(ReceiverText(walk, node, 0)); }

std::string MadeOf(Walk& walk, NodeIndex value) {
  if (value == kNoNode) return {};
  std::string text = Receiver(walk, value);
  return IsUnknown(text) || StartsWith(text, "\"") ? std::string() : text;
}

void NoteMadeOf(Walk& walk, uint32_t symbol, std::string_view text, NodeIndex node) {
  if (!text.empty() && text != walk.NameOf(symbol)) {
    walk.AddClause(symbol, ClauseKind::kMadeOf, text, walk.tree()[node].row);
  }
}

void NoteReturned(Walk& walk, NodeIndex value) {
  uint32_t callable = walk.context().callable;
  if (callable == kNone || value == kNoNode || (walk.context().language_bits & kInAnonymous) != 0) return;
  const Symbol& row = walk.symbol(callable);
  if (!row.type.empty() || walk.context().symbol != callable || !StateOf(walk).returned.insert(callable).second) return;
  bool literal = walk.tree().KindOf(RightmostValue(walk.tree(), value)) == Kind::object;
  std::string text = literal ? std::string("{}") : MadeOf(walk, value);
  if (text.empty()) {
    StateOf(walk).returned.erase(callable);
    return;
  }
  NoteMadeOf(walk, callable, text, value);
}

}  // namespace repodoc::javascript

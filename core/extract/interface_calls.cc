#include "core/extract/interface_calls.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/file_flags.h"
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/walk.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxMessages = 200, kMaxRoutes = 200, kMaxKeys = 200;  // of one file
constexpr size_t kMaxMessageBytes = 80, kMaxPathBytes = 160, kMaxKeyBytes = 80;
constexpr uint32_t kAside = kFileTest | kFileExample | kFileVendored | kFileGenerated;

enum class Role : uint8_t {
  kMessage,      // the first string is a message
  kMessageLast,  // the first argument is a condition or an object, what follows is the message
  kRoute,        // "/path", handler: the name is the method, or "" for any
  kRouteLoose,   // as kRoute, and the path needs no slash: only in a file of routes
  kKey,          // a configuration key, when called on something that is called a configuration
};
struct Word {
  std::string_view name;
  Role role;
  std::string_view method = {};
  std::string_view qualifier = {};  // must stand before the name, where it is given; "-": nothing may
  std::string_view language = {};   // only there
};

constexpr Word kWords[] = {
    // C, C++, Python's C interface, Lua's
    {"PyErr_SetString", Role::kMessageLast}, {"PyErr_Format", Role::kMessageLast}, {"luaL_error", Role::kMessageLast},
    {"perror", Role::kMessage}, {"err", Role::kMessageLast, {}, "-", "c"}, {"errx", Role::kMessageLast, {}, "-", "c"},
    {"TORCH_CHECK", Role::kMessageLast}, {"TORCH_INTERNAL_ASSERT", Role::kMessageLast}, {"AT_ERROR", Role::kMessage},
    {"TORCH_CHECK_VALUE", Role::kMessageLast}, {"TORCH_CHECK_TYPE", Role::kMessageLast},
    {"TORCH_CHECK_INDEX", Role::kMessageLast}, {"CAFFE_ENFORCE", Role::kMessageLast},
    // Go
    {"New", Role::kMessage, {}, "errors"}, {"Errorf", Role::kMessage}, {"Fatal", Role::kMessage, {}, "log"},
    {"Fatalf", Role::kMessage, {}, "log"}, {"Wrap", Role::kMessageLast, {}, "errors"}, {"Wrapf", Role::kMessageLast, {}, "errors"},
    // Go, Rust
    {"panic", Role::kMessage}, {"panic!", Role::kMessage}, {"bail", Role::kMessage}, {"bail!", Role::kMessage},
    {"anyhow", Role::kMessage}, {"anyhow!", Role::kMessage}, {"ensure", Role::kMessageLast}, {"ensure!", Role::kMessageLast},
    {"expect", Role::kMessage, {}, {}, "rust"},
    // Perl, Ruby, Elixir, Lua, R, Julia, Haskell, OCaml, Swift, Kotlin
    {"die", Role::kMessage}, {"croak", Role::kMessage}, {"confess", Role::kMessage}, {"raise", Role::kMessage},
    {"fail", Role::kMessage}, {"error", Role::kMessage, {}, "-"}, {"stop", Role::kMessage, {}, "-", "r"},
    {"failwith", Role::kMessage}, {"invalid_arg", Role::kMessage}, {"fatalError", Role::kMessage},
    {"preconditionFailure", Role::kMessage}, {"trigger_error", Role::kMessage},
    {"error", Role::kMessage, {}, "console"},
    // Web frameworks
    {"get", Role::kRoute, "GET"}, {"post", Role::kRoute, "POST"}, {"put", Role::kRoute, "PUT"},
    {"delete", Role::kRoute, "DELETE"}, {"patch", Role::kRoute, "PATCH"}, {"head", Role::kRoute, "HEAD"},
    {"options", Role::kRoute, "OPTIONS"}, 
    {"GET", Role::kRoute, "GET"}, {"POST", Role::kRoute, "POST"}, {"PUT", Role::kRoute, "PUT"},
    {"DELETE", Role::kRoute, "DELETE"}, {"PATCH", Role::kRoute, "PATCH"}, {"HEAD", Role::kRoute, "HEAD"},
    {"OPTIONS", Role::kRoute, "OPTIONS"}, {"Get", Role::kRoute, "GET"}, {"Post", Role::kRoute, "POST"},
    {"Put", Role::kRoute, "PUT"}, {"Delete", Role::kRoute, "DELETE"}, {"Patch", Role::kRoute, "PATCH"},
    {"HandleFunc", Role::kRoute}, {"Handle", Role::kRoute}, {"MapGet", Role::kRoute, "GET"},
    {"MapPost", Role::kRoute, "POST"}, {"MapPut", Role::kRoute, "PUT"}, {"MapDelete", Role::kRoute, "DELETE"},
    {"MapPatch", Role::kRoute, "PATCH"}, {"add_url_rule", Role::kRoute}, {"route", Role::kRoute},
    {"path", Role::kRouteLoose}, {"re_path", Role::kRouteLoose},
    // Configuration
    {"getProperty", Role::kKey}, {"getString", Role::kKey}, {"getInt", Role::kKey}, {"getInteger", Role::kKey},
    {"getBoolean", Role::kKey}, {"getLong", Role::kKey}, {"getDouble", Role::kKey}, {"getValue", Role::kKey},
    {"GetString", Role::kKey}, {"GetInt", Role::kKey}, {"GetBool", Role::kKey}, {"GetDuration", Role::kKey},
    {"GetFloat64", Role::kKey}, {"GetStringSlice", Role::kKey}, {"GetStringMap", Role::kKey}, {"GetValue", Role::kKey},
    {"GetSection", Role::kKey}, {"GetConnectionString", Role::kKey}, {"getboolean", Role::kKey}, {"getint", Role::kKey},
    {"getfloat", Role::kKey}, {"getConfig", Role::kKey}, {"getDuration", Role::kKey}, {"get", Role::kKey}};

using WordTable = std::unordered_multimap<std::string_view, const Word*>;
const WordTable& Words() {
  static const auto* const table = [] {
    auto* made = new WordTable;
    for (const Word& word : kWords) made->emplace(word.name, &word);
    return made;
  }();
  return *table;
}

std::string_view LastComponent(std::string_view qualifier) {
  if (EndsWith(qualifier, "()")) qualifier.remove_suffix(2);
  size_t cut = qualifier.find_last_of(".:>");
  return cut == qualifier.npos ? qualifier : qualifier.substr(cut + 1);
}

// What routes are registered with, by what it is called; in some languages by a function without a receiver.
bool IsRouter(std::string_view qualifier, std::string_view language) {
  if (qualifier.empty()) return language == "ruby" || language == "kotlin" || language == "elixir";
  std::string last = ToLowerAscii(LastComponent(qualifier));
  for (std::string_view word : {"r", "e", "g", "rg", "v1", "v2", "srv", "svr", "web", "fastify"}) {
    if (last == word) return true;
  }
  for (std::string_view word : {"app", "router", "route", "routes", "mux", "group", "engine", "server"}) {
    if (EndsWith(last, word)) return true;
  }
  return false;
}

bool IsConfiguration(std::string_view qualifier) {
  std::string last = ToLowerAscii(LastComponent(qualifier));
  for (std::string_view word : {"config", "cfg", "conf", "configuration", "settings", "viper", "properties", "props",
                                "configparser", "system", "appconfig", "_config", "_configuration", "configservice"}) {
    if (last == word || (last.size() > word.size() && word.size() > 5 && EndsWith(last, word))) return true;
  }
  return false;
}

// What a route can lead to: a function written there, or the name of one; not options, not data.
bool IsHandler(Kind kind) {
  switch (kind) {
    case Kind::object: case Kind::dictionary: case Kind::string: case Kind::array: case Kind::number: case Kind::null:
    case Kind::undefined:
      return false;
    default:
      return true;
  }
}

// "list", "users.list", "get(list)", "proxy(…)" for a call too long to show; empty for a function that is written there.
std::string HandlerText(const SyntaxTree& tree, NodeIndex node) {
  switch (tree.KindOf(node)) {
    case Kind::arrow_function: case Kind::function_expression: case Kind::func_literal: case Kind::lambda:
    case Kind::lambda_expression: case Kind::lambda_literal: case Kind::anonymous_function: case Kind::closure_expression:
    case Kind::anonymous_method_expression: case Kind::block: case Kind::do_block:
      return {};
    default: break;
  }
  std::string_view text = tree.TextOf(node);
  if (text.size() <= 100 && text.find('\n') == text.npos) return std::string(text);
  std::string_view head = Trim(text.substr(0, std::min(text.find_first_of("(\n{"), text.size())));
  return std::string(Utf8Prefix(head, 60)) + "(\u2026)";
}

bool IsArgumentList(const SyntaxTree& tree, NodeIndex node) {
  if (tree[node].field == Field::arguments) return true;
  Kind kind = tree.KindOf(node);
  return kind == Kind::argument_list || kind == Kind::arguments || kind == Kind::value_arguments || kind == Kind::token_tree;
}

NodeIndex ArgumentsOf(const SyntaxTree& tree, NodeIndex call) {
  for (NodeIndex child : tree.Children(call)) {
    if (IsArgumentList(tree, child)) return child;
    if (tree.KindOf(child) != Kind::call_suffix) continue;
    for (NodeIndex inner : tree.Children(child)) {
      if (IsArgumentList(tree, inner)) return inner;
    }
  }
  return kNoNode;
}

}  // namespace

InterfaceCalls::InterfaceCalls(Walk* walk) : walk_(walk), wanted_((walk->facts().file.flags & kAside) == 0) {}

bool InterfaceCalls::Literal(NodeIndex argument, std::string_view* content) const {
  const SyntaxTree& tree = walk_->tree();
  for (int depth = 0; depth < 4 && argument != kNoNode; ++depth) {
    if (walk_->IsString(argument)) {
      *content = StringContent(tree.TextOf(argument));
      return true;
    }
    Kind kind = tree.KindOf(argument);
    if (kind != Kind::argument && kind != Kind::value_argument && kind != Kind::labeled_argument) return false;
    argument = tree.FirstNamedChild(argument);
  }
  return false;
}

void InterfaceCalls::OnRaise(NodeIndex node) {
  if (!wanted_) return;
  message_begin_ = node;
  message_end_ = walk_->tree()[node].next;
}

void InterfaceCalls::OnCall(NodeIndex call, std::string_view qualifier, std::string_view name) {
  if (!wanted_) return;
  auto [at, end] = Words().equal_range(name);
  if (at == end) return;
  const SyntaxTree& tree = walk_->tree();
  NodeIndex arguments = ArgumentsOf(tree, call);
  for (; at != end; ++at) {
    const Word& word = *at->second;
    if (!word.language.empty() && word.language != walk_->language()) continue;
    if (!word.qualifier.empty() && (word.qualifier == "-" ? !qualifier.empty() : LastComponent(qualifier) != word.qualifier)) continue;
    switch (word.role) {
      case Role::kMessage:
      case Role::kMessageLast: {
        NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
        message_begin_ = call;
        if (word.role == Role::kMessageLast && first != kNoNode) message_begin_ = tree[first].next;
        message_end_ = tree[call].next;
        break;
      }
      case Role::kRouteLoose:
        if (BaseName(walk_->path()) != "urls.py" || !qualifier.empty()) break;
        [[fallthrough]];
      case Role::kRoute:
        // Python's frameworks decorate: those are clauses of the function.
        if ((walk_->language() == "python" || walk_->language() == "cython") && word.role == Role::kRoute && name != "add_url_rule") break;
        // What only a server has needs no look at what it is called on.
        if (arguments == kNoNode || (!word.method.empty() && !IsRouter(qualifier, walk_->language()) && !StartsWith(name, "Map"))) break;
        AddRoute(call, arguments, word.method);
        break;
      case Role::kKey:
        if (arguments != kNoNode && IsConfiguration(qualifier)) AddKey(call, arguments);
        break;
    }
  }
}

void InterfaceCalls::AddMessage(NodeIndex node, std::string_view content) {
  message_end_ = 0;
  std::string text = CollapseSpace(content.substr(0, kMaxMessageBytes * 2));
  // A message is a sentence; a word alone is a name, a key, a code.
  if (text.size() < 8 || text.find(' ') == text.npos || messages_ >= kMaxMessages) return;
  ++messages_;
  if (text.size() > kMaxMessageBytes) {
    text.resize(Utf8Prefix(text, kMaxMessageBytes - 3).size());
    text += "\u2026";
  }
  walk_->AddProperty(property::kErrorMessage, text, walk_->tree()[node].row);
}

void InterfaceCalls::AddRoute(NodeIndex call, NodeIndex arguments, std::string_view method) {
  const SyntaxTree& tree = walk_->tree();
  std::vector<NodeIndex> named;
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree[child].named() && (tree[child].flags & kNodeExtra) == 0) named.push_back(child);
    if (named.size() > 16) break;
  }
  std::string_view path;
  if (named.empty() || !Literal(named[0], &path) || path.size() > kMaxPathBytes) return;
  bool loose = BaseName(walk_->path()) == "urls.py";
  if (!loose && !StartsWith(path, "/")) {
    // Go 1.22: "GET /items/{id}"
    size_t blank = path.find(" /");
    if (blank == path.npos || blank > 7 || !method.empty()) return;
    method = path.substr(0, blank);
    path.remove_prefix(blank + 1);
  }
  if (path.find_first_of(" \t\n\\") != path.npos && !loose) return;
  // A block behind the arguments is a handler, too: get '/x' do ... end, get("/x") { ... }
  bool block = tree.Child(call, Field::block) != kNoNode || tree.ChildOfKind(call, Kind::annotated_lambda) != kNoNode;
  NodeIndex parent = tree.Parent(arguments);
  if (parent != kNoNode && parent != call) block = block || tree.ChildOfKind(parent, Kind::annotated_lambda) != kNoNode;
  if (named.size() < 2 && !block) return;
  std::string handler;
  NodeIndex last = named.back();
  if (tree.KindOf(last) == Kind::pair) {  // get '/orders', to: 'orders#index'
    std::string_view named_handler;
    if (Literal(tree.LastNamedChild(last), &named_handler)) handler = named_handler;
  } else if (named.size() > 1) {
    while (named.size() > 2 && tree.KindOf(last) == Kind::keyword_argument) named.pop_back(), last = named.back();
    if (!IsHandler(tree.KindOf(last))) return;
    handler = HandlerText(tree, last);
  }
  if (++routes_ > kMaxRoutes) return;
  std::string value(method);
  value.append("\t").append(path).append("\t").append(handler);
  walk_->AddProperty(property::kRoute, value, tree[call].row);
}

void InterfaceCalls::AddKey(NodeIndex call, NodeIndex arguments) {
  const SyntaxTree& tree = walk_->tree();
  std::string key;
  size_t parts = 0;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra) != 0) continue;
    std::string_view content;
    // configparser: config.get("section", "key")
    bool sections = walk_->language() == "python" || walk_->language() == "cython";
    if (!Literal(child, &content) || content.empty() || (parts == 1 && !sections)) break;
    for (char c : content) {
      bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' ||
                  c == ':' || c == '/';
      if (!fine) return;
    }
    if (parts++ == 1) key += '.';
    key += content;
    if (parts == 2) break;
  }
  if (key.empty() || key.size() > kMaxKeyBytes || ++keys_ > kMaxKeys) return;
  walk_->AddProperty(property::kConfigurationKey, key, tree[call].row);
}

}  // namespace repodoc

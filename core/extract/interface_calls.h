// Calls whose literals a user of the program meets: messages of errors, HTTP routes, configuration keys. In: calls and
// statements that raise, as the walk meets them, in any language. Out: rows of facts.properties. What a call means is told
// by its name and by what it is called on; the table is in the .cc file. Tests, examples, vendored and generated files are
// not read: they are no interface of this repository.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/syntax/syntax.h"

namespace repodoc {

class Walk;

class InterfaceCalls {
 public:
  explicit InterfaceCalls(Walk* walk);
  // A call by name; O(1) for names that mean nothing here, otherwise O(arguments).
  void OnCall(NodeIndex call, std::string_view qualifier, std::string_view name);
  // raise, throw: the first string inside is its message.
  void OnRaise(NodeIndex node);
  // A string of the walk; `content` is without its quotes.
  void OnString(NodeIndex node, std::string_view content) {
    if (node >= message_begin_ && node < message_end_) AddMessage(node, content);
  }

 private:
  void AddMessage(NodeIndex node, std::string_view content);
  void AddRoute(NodeIndex call, NodeIndex arguments, std::string_view method);
  void AddKey(NodeIndex call, NodeIndex arguments);
  // The literal that an argument is; false for anything else.
  bool Literal(NodeIndex argument, std::string_view* content) const;

  Walk* walk_;
  bool wanted_;
  NodeIndex message_begin_ = 0, message_end_ = 0;  // where the first string is a message
  uint32_t messages_ = 0, routes_ = 0, keys_ = 0;  // so far
};

}  // namespace repodoc

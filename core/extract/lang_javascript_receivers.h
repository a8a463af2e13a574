// What reading and binding receivers share (lang_javascript_receivers.cc, lang_javascript_bindings.cc). Not for others.
#pragma once

#include <string>
#include <string_view>

#include "core/extract/walk.h"

namespace repodoc::javascript {

inline constexpr size_t kMaxReceiverBytes = 78;
inline constexpr std::string_view kUnknown = "(...)";

// The base with `tail` behind it; what is unknown stays so.
std::string Step(const std::string& base, std::string_view tail);
std::string Number(std::string_view open, size_t number, std::string_view close);  // "{2}"
std::string Fitting(std::string text);  // unknown when it is too long
// "<Box<Lid>>" of an annotation; a type whose arguments are too long stands without them.
std::string AnnotationText(Walk& walk, NodeIndex type);
// What the place of an expression asks for: the parameter of the call it is an argument of, the annotation of what it is
// assigned to, what the function around is to give.
std::string ContextOf(Walk& walk, NodeIndex node, int depth);

}  // namespace repodoc::javascript

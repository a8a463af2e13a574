// Texts of Python that LINK reads: annotations, and what stands before a member (core/extract/lang_python_receivers.cc).
#pragma once

#include <string>
#include <string_view>

namespace repodoc::python {

// "torch.nn.Module[T]" -> "torch.nn.Module"; "Optional['Foo']" -> "Foo"; empty when it is no plain path.
std::string_view PathOfAnnotation(std::string_view text);
// "self" of "self.box", "make" of "(make().box).lid".
std::string_view RootOfReceiver(std::string_view receiver);
// "make(a, b)[0].box" -> "make()[].box": source without what stands in brackets; empty for anything but such a chain.
std::string ReceiverOfSource(std::string_view source);

}  // namespace repodoc::python

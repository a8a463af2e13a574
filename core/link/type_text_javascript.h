// Texts of types of TypeScript, taken apart: "Box<Lid>[] | undefined". In: one line, as facts hold it. Out: views into it.
// Nothing is looked up here. Every function is O(bytes); brackets that do not match end the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace repodoc::javascript {

// Behind the bracket that closes the one at `open`; npos when none does. "=>" closes nothing.
size_t EndOfBracket(std::string_view text, size_t open);
// The first `c` outside of brackets and strings at or behind `from`; npos when there is none.
size_t FindOutside(std::string_view text, char c, size_t from = 0);
// What `c` separates outside of brackets, trimmed; empty parts are left out. At most kMaxParts.
inline constexpr size_t kMaxParts = 64;
std::vector<std::string_view> SplitOutside(std::string_view text, char c);
// "readonly (Box)" -> "Box", ": | Box" -> "Box", "x is Box" -> "".
std::string_view BareType(std::string_view text);
// "a.b.Box<Lid>": path and arguments ("Lid"); false for what is no such thing.
bool PathOfType(std::string_view text, std::string_view* path, std::string_view* arguments);
// "(x: Box, y?: Lid) => Crate", "<T>(x: T): Crate", "new () => Box".
struct FunctionText {
  std::string_view parameters, result;
};
bool FunctionOf(std::string_view text, FunctionText* function);
// The type of the parameter at `index`, `this` not counted; empty when it has none.
std::string_view ParameterType(std::string_view parameters, size_t index);
// Of "{ a: Box; b?(): Lid }" the type of a member: "Box", "(): Lid"; empty when it has none.
std::string_view MemberType(std::string_view object, std::string_view name);
// "{ -readonly [K in keyof T]?: T[K] }" -> "T"; empty for what is no such thing.
std::string_view MappedSource(std::string_view object);
// Which argument of a type of the language is what it holds (Array: 0, Map: 1); npos for others.
size_t HeldArgument(std::string_view type);
bool IsPrimitive(std::string_view name);
bool IsNothing(std::string_view type);  // undefined, null, void, never, literals

}  // namespace repodoc::javascript

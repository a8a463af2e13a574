// Words of SQL, in lower case.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace repodoc {

inline bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsConstraintWord(std::string_view word);  // begins a constraint where a column could stand
bool EndsType(std::string_view word);          // may stand behind a column's type
bool IsTypeWord(std::string_view word);
bool IsSqlWord(std::string_view word);         // may stand before "(" without being called

}  // namespace repodoc

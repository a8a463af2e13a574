#include "core/extract/cmake_variables.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxValues = 4000;    // of one variable
constexpr size_t kMaxStored = 40000;   // of one file
constexpr size_t kMaxTextBytes = 400;

// "${X}" at the beginning: its length and the name; 0 for nested or foreign forms ("${A${B}}", "$ENV{X}").
size_t VariableAt(std::string_view text, std::string_view* name) {
  if (!StartsWith(text, "${")) return 0;
  size_t end = text.find_first_of("{}$", 2);
  if (end == std::string_view::npos || text[end] != '}' || end == 2) return 0;
  *name = text.substr(2, end - 2);
  return end + 1;
}

}  // namespace

void CmakeVariables::Set(std::string_view name, const std::vector<CmakeValue>& values, bool branch) {
  auto [at, fresh] = values_.try_emplace(std::string(name));
  if (!branch && !fresh) {
    stored_ -= at->second.size();
    at->second.clear();
  }
  // "set(X ${X} more)" starts with what X had.
  bool grows = !at->second.empty() && values.size() >= at->second.size() && values.front().text == at->second.front().text &&
               values[at->second.size() - 1].text == at->second.back().text;
  if (branch && grows) {
    stored_ -= at->second.size();
    at->second.clear();
  }
  if (branch && !at->second.empty() && at->second.size() <= 64) {
    // Values that the branches share are one: "set(X a b)" here, "set(X a c)" there.
    std::vector<CmakeValue> others;
    for (const CmakeValue& value : values) {
      bool known = std::any_of(at->second.begin(), at->second.end(), [&](const CmakeValue& old) { return old.text == value.text; });
      if (!known) others.push_back(value);
    }
    Append(name, others);
    return;
  }
  Append(name, values);
}

void CmakeVariables::Append(std::string_view name, const std::vector<CmakeValue>& values) {
  auto at = values_.find(name);
  if (at == values_.end()) at = values_.emplace(std::string(name), std::vector<CmakeValue>()).first;
  for (const CmakeValue& value : values) {
    if (at->second.size() >= kMaxValues || stored_ >= kMaxStored) return;
    at->second.push_back(value);
    ++stored_;
  }
}

void CmakeVariables::Remove(std::string_view name, const std::vector<CmakeValue>& values) {
  auto at = values_.find(name);
  if (at == values_.end() || values.size() > 64) return;
  size_t before = at->second.size();
  std::erase_if(at->second, [&](const CmakeValue& old) {
    return std::any_of(values.begin(), values.end(), [&](const CmakeValue& value) { return value.text == old.text; });
  });
  stored_ -= before - at->second.size();
}

void CmakeVariables::Prefix(std::string_view name, std::string_view prefix) {
  auto at = values_.find(name);
  if (at == values_.end() || prefix.size() > kMaxTextBytes) return;
  for (CmakeValue& value : at->second) {
    if (value.text.size() + prefix.size() <= kMaxTextBytes) value.text.insert(0, prefix);
  }
}

void CmakeVariables::Expand(std::string_view argument, uint32_t row, std::vector<CmakeValue>* out) const {
  if (argument.size() > kMaxTextBytes) return;
  std::string_view name;
  size_t whole = VariableAt(argument, &name);
  if (whole == argument.size() && whole > 0) {
    auto known = values_.find(name);
    if (known != values_.end()) {
      size_t room = kMaxValues - std::min(kMaxValues, out->size());
      out->insert(out->end(), known->second.begin(), known->second.begin() + std::min(room, known->second.size()));
      return;
    }
  }
  CmakeValue value{std::string(), row};
  for (size_t at = 0; at < argument.size();) {
    size_t size = argument[at] == '$' ? VariableAt(argument.substr(at), &name) : 0;
    auto known = size == 0 ? values_.end() : values_.find(name);
    if (known != values_.end() && !known->second.empty()) {
      value.text += known->second.front().text;
      at += size;
    } else {
      value.text += argument[at++];
    }
    if (value.text.size() > kMaxTextBytes) return;
  }
  if (!value.text.empty()) out->push_back(std::move(value));
}

}  // namespace repodoc

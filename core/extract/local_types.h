// Names that functions bind for themselves, with what is known of their type: the expression that made them, as LINK follows
// it ("Set()", "this->set_", "mod.create()"). In: names as the walk meets them, with the function they belong to. Out: that
// text for a name seen inside a function.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/extract/walk.h"

namespace repodoc {

// Names bound outside of functions (the parameters of a lambda at file level) count everywhere in the file.
class LocalTypes {
 public:
  // The last binding counts.
  void Add(uint32_t callable, std::string_view name, std::string value) {
    if (name.empty()) return;
    auto [place, added] = index_.try_emplace(Key(callable, name), static_cast<uint32_t>(values_.size()));
    if (added) {
      values_.push_back(std::move(value));
    } else {
      values_[place->second] = std::move(value);
    }
  }
  // In the function being walked; nothing happens outside of functions.
  void Add(const Walk& walk, std::string_view name, std::string value = {}) {
    if (walk.context().callable != kNone) Add(walk.context().callable, name, std::move(value));
  }
  bool Has(const Walk& walk, std::string_view name) const { return Find(walk, name) != nullptr; }
  // "box.lid" with what `box` is where a function around binds it: "<Box>.lid", "(...).lid" when that is not known.
  std::string Followed(const Walk& walk, std::string_view written) const {
    std::string_view root = written.substr(0, written.find_first_of(".([?!:-"));
    const std::string* value = Find(walk, root);
    if (value == nullptr) return std::string(written);
    return (value->empty() ? "(...)" : *value) + std::string(written.substr(root.size()));
  }
  // nullptr when no function around binds the name; empty when nothing is known of its type. O(functions around).
  const std::string* Find(const Walk& walk, std::string_view name) const {
    if (index_.empty()) return nullptr;
    for (uint32_t at = walk.context().callable;; at = walk.facts().symbols[at].parent) {
      if (at == kNone || IsCallable(walk.facts().symbols[at].kind)) {
        auto found = index_.find(Key(at, name));
        if (found != index_.end()) return &values_[found->second];
      }
      if (at == kNone) return nullptr;
    }
  }

 private:
  static uint64_t Key(uint32_t callable, std::string_view name) {
    uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    return (static_cast<uint64_t>(callable) << 32) ^ hash;
  }
  std::unordered_map<uint64_t, uint32_t> index_;
  std::deque<std::string> values_;
};

}  // namespace repodoc

// Names that functions bind for themselves: parameters, variables, loop targets. In: names as the walk meets them, with
// the function they belong to. Out: whether a name seen inside a function leads anywhere outside of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "core/extract/walk.h"

namespace repodoc {

class LocalNames {
 public:
  // Binds the name in the function being walked; nothing happens outside of functions.
  void Add(const Walk& walk, std::string_view name) {
    uint32_t callable = walk.context().callable;
    if (callable != kNone) keys_.insert(Key(callable, name));
  }
  // Whether one of the functions around binds the name. O(functions around).
  bool Has(const Walk& walk, std::string_view name) const {
    if (keys_.empty()) return false;
    for (uint32_t at = walk.context().callable; at != kNone; at = walk.facts().symbols[at].parent) {
      if (IsCallable(walk.facts().symbols[at].kind) && keys_.count(Key(at, name)) != 0) return true;
    }
    return false;
  }

 private:
  static uint64_t Key(uint32_t callable, std::string_view name) {
    uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    return (static_cast<uint64_t>(callable) << 32) ^ hash;
  }
  std::unordered_set<uint64_t> keys_;
};

}  // namespace repodoc

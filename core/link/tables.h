// The containers LINK is made of: flat, id-based, without per-row heap objects, and free of hash order (iteration is
// only ever by id). In: names and pairs. Out: dense 4-byte ids, and rows grouped by id.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/flat.h"

namespace repodoc {

inline uint64_t HashBytes(std::string_view text) {
  uint64_t hash = 0x9e3779b97f4a7c15u ^ (text.size() * 0xff51afd7ed558ccdu);
  const char* at = text.data();
  size_t left = text.size();
  while (left > 0) {
    uint64_t word = 0;
    size_t step = left < 8 ? left : 8;
    std::memcpy(&word, at, step);
    hash = (hash ^ word) * 0xd6e8feb86659fd93u;
    hash ^= hash >> 32;
    at += step;
    left -= step;
  }
  return hash ^ (hash >> 29);
}

// Text -> dense id in order of first appearance. The texts must outlive the table. Slots carry hashes, so that a text is
// looked at only where it is most likely the one, and growing looks at none.
class NameTable {
 public:
  uint32_t Intern(std::string_view name) {
    if ((names_.size() + 1) * 2 > slots_.size()) Grow();
    uint32_t hash = static_cast<uint32_t>(HashBytes(name));
    Slot& slot = slots_[Probe(name, hash)];
    if (slot.id == kNone) {
      slot = {static_cast<uint32_t>(names_.size()), hash};
      names_.push_back(name);
    }
    return slot.id;
  }
  uint32_t Find(std::string_view name) const {
    return slots_.empty() ? kNone : slots_[Probe(name, static_cast<uint32_t>(HashBytes(name)))].id;
  }
  std::string_view Get(uint32_t id) const { return names_[id]; }
  uint32_t size() const { return static_cast<uint32_t>(names_.size()); }

 private:
  struct Slot {
    uint32_t id = kNone, hash = 0;
  };
  size_t Probe(std::string_view name, uint32_t hash) const {
    size_t mask = slots_.size() - 1;
    size_t at = hash & mask;
    while (slots_[at].id != kNone && (slots_[at].hash != hash || names_[slots_[at].id] != name)) at = (at + 1) & mask;
    return at;
  }
  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.id == kNone) continue;
      size_t at = slot.hash & mask;
      while (slots_[at].id != kNone) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }
  std::vector<std::string_view> names_;
  std::vector<Slot> slots_;
};

// (a, b) -> 4-byte value.
class PairTable {
 public:
  // The value of the pair; inserted as `fresh` when it is new.
  uint32_t& At(uint32_t a, uint32_t b, uint32_t fresh) {
    if ((used_ + 1) * 2 > slots_.size()) Grow();
    Slot& slot = slots_[Probe(a, b)];
    if (slot.a == kNone) {
      slot = {a, b, fresh};
      ++used_;
    }
    return slot.value;
  }
  uint32_t Find(uint32_t a, uint32_t b) const { return slots_.empty() ? kNone : slots_[Probe(a, b)].value; }

 private:
  struct Slot {
    uint32_t a = kNone, b = kNone, value = kNone;
  };
  size_t Probe(uint32_t a, uint32_t b) const {
    size_t mask = slots_.size() - 1;
    uint64_t hash = (uint64_t{a} << 32 | b) * 0x9e3779b97f4a7c15u;
    size_t at = (hash ^ (hash >> 32)) & mask;
    while (slots_[at].a != kNone && (slots_[at].a != a || slots_[at].b != b)) at = (at + 1) & mask;
    return at;
  }
  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.a != kNone) slots_[Probe(slot.a, slot.b)] = slot;
    }
  }
  std::vector<Slot> slots_;
  size_t used_ = 0;
};

// Rows grouped by a dense key: all rows of a key are adjacent, in the order they were given.
template <typename T>
struct Grouped {
  std::vector<uint32_t> first;  // size keys + 1
  std::vector<T> rows;

  std::span<const T> operator[](size_t key) const {
    return std::span<const T>(rows).subspan(first[key], first[key + 1] - first[key]);
  }
  uint32_t keys() const { return first.empty() ? 0 : static_cast<uint32_t>(first.size() - 1); }

  // Two passes over the same input: `each(emit)` calls emit(key, row) for every row. Stable.
  template <typename Each>
  void Build(uint32_t key_count, Each each) {
    first.assign(size_t{key_count} + 1, 0);
    each([this](uint32_t key, const T&) { ++first[key + 1]; });
    for (uint32_t key = 0; key < key_count; ++key) first[key + 1] += first[key];
    rows.resize(first[key_count]);
    std::vector<uint32_t> next(first.begin(), first.end() - 1);
    each([this, &next](uint32_t key, const T& row) { rows[next[key]++] = row; });
  }
};

}  // namespace repodoc

// Flat buffers: a record of pointer-free tables that can be written to bytes, posted to another worker and read in
// place. A flat type is declared once, as a list of tables (see facts.h); this header gives the byte form:
//
//   u32 magic, u32 version, u32 table count, u32 total size, then per table u32 offset, u32 count, u32 element size;
//   tables follow, 8-byte aligned. Little-endian, as every platform we run on.
//
// Reading checks every bound, so a truncated or foreign buffer gives false, never a wild read. Index fields inside
// rows are checked by the owner (ParseFacts, ParseSlice).
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace repodoc {

inline constexpr uint32_t kNone = 0xffffffffu;

// A text in the string table of the same flat record.
struct Text {
  uint32_t offset = 0;
  uint32_t size = 0;
  bool empty() const { return size == 0; }
};

// A string table under construction; equal strings are stored once.
class StringTable {
 public:
  Text Add(std::string_view text);
  std::string_view Get(Text text) const { return std::string_view(bytes_).substr(text.offset, text.size); }
  std::string_view bytes() const { return bytes_; }
  void Clear();

 private:
  void Grow();
  std::string bytes_;
  std::vector<Text> slots_;  // open addressing by hash of content; size 0 = free
  size_t used_ = 0;
};

class FlatWriter {
 public:
  FlatWriter(uint32_t magic, uint32_t version) : magic_(magic), version_(version) {}
  template <typename T>
  void Add(std::span<const T> rows) {
    static_assert(std::is_trivially_copyable_v<T>);
    AddRaw(rows.data(), rows.size(), sizeof(T));
  }
  std::string Finish() const;

 private:
  struct Table {
    const void* data;
    uint32_t count, element_size;
  };
  void AddRaw(const void* data, size_t count, size_t element_size) {
    tables_.push_back({data, static_cast<uint32_t>(count), static_cast<uint32_t>(element_size)});
  }
  uint32_t magic_, version_;
  std::vector<Table> tables_;
};

class FlatReader {
 public:
  // `bytes` must stay alive and be 8-byte aligned (malloc and vector<char> storage is).
  bool Open(std::string_view bytes, uint32_t magic, uint32_t version);
  template <typename T>
  bool Next(std::span<const T>* rows) {
    static_assert(std::is_trivially_copyable_v<T>);
    const void* data;
    size_t count;
    if (!NextRaw(sizeof(T), &data, &count)) return false;
    *rows = {static_cast<const T*>(data), count};
    return true;
  }

 private:
  bool NextRaw(size_t element_size, const void** data, size_t* count);
  std::string_view bytes_;
  uint32_t table_ = 0, table_count_ = 0;
};

}  // namespace repodoc

#include "core/base/flat.h"

#include <functional>

namespace repodoc {
namespace {

constexpr uint32_t kHeaderWords = 4;
constexpr uint32_t kTableWords = 3;

size_t Align8(size_t value) { return (value + 7) & ~size_t{7}; }

uint32_t ReadWord(std::string_view bytes, size_t index) {
  uint32_t word;
  std::memcpy(&word, bytes.data() + index * 4, 4);
  return word;
}

}  // namespace

Text StringTable::Add(std::string_view text) {
  if (text.empty()) return {};
  if (used_ * 4 >= slots_.size() * 3) Grow();
  size_t mask = slots_.size() - 1;
  size_t at = std::hash<std::string_view>{}(text) & mask;
  while (slots_[at].size != 0) {
    if (Get(slots_[at]) == text) return slots_[at];
    at = (at + 1) & mask;
  }
  Text added{static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(text.size())};
  bytes_ += text;
  slots_[at] = added;
  ++used_;
  return added;
}

void StringTable::Grow() {
  std::vector<Text> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  size_t mask = slots_.size() - 1;
  for (Text text : old) {
    if (text.size == 0) continue;
    size_t at = std::hash<std::string_view>{}(Get(text)) & mask;
    while (slots_[at].size != 0) at = (at + 1) & mask;
    slots_[at] = text;
  }
}

void StringTable::Clear() {
  bytes_.clear();
  slots_.clear();
  used_ = 0;
}

std::string FlatWriter::Finish() const {
  size_t size = Align8((kHeaderWords + kTableWords * tables_.size()) * 4);
  std::vector<uint32_t> words = {magic_, version_, static_cast<uint32_t>(tables_.size()), 0};
  for (const Table& table : tables_) {
    words.push_back(static_cast<uint32_t>(size));
    words.push_back(table.count);
    words.push_back(table.element_size);
    size = Align8(size + size_t{table.count} * table.element_size);
  }
  words[3] = static_cast<uint32_t>(size);
  std::string out(size, '\0');
  std::memcpy(out.data(), words.data(), words.size() * 4);
  for (size_t i = 0; i < tables_.size(); ++i) {
    const Table& table = tables_[i];
    if (table.count == 0) continue;
    std::memcpy(out.data() + words[kHeaderWords + kTableWords * i], table.data,
                size_t{table.count} * table.element_size);
  }
  return out;
}

bool FlatReader::Open(std::string_view bytes, uint32_t magic, uint32_t version) {
  if (bytes.size() < kHeaderWords * 4 || reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0) return false;
  if (ReadWord(bytes, 0) != magic || ReadWord(bytes, 1) != version) return false;
  table_count_ = ReadWord(bytes, 2);
  table_ = 0;
  uint32_t size = ReadWord(bytes, 3);
  if (size > bytes.size() || (kHeaderWords + uint64_t{kTableWords} * table_count_) * 4 > size) return false;
  bytes_ = bytes.substr(0, size);
  return true;
}

bool FlatReader::NextRaw(size_t element_size, const void** data, size_t* count) {
  if (table_ >= table_count_) return false;
  size_t at = kHeaderWords + kTableWords * table_++;
  uint64_t offset = ReadWord(bytes_, at), rows = ReadWord(bytes_, at + 1);
  if (ReadWord(bytes_, at + 2) != element_size || offset % 8 != 0) return false;
  if (offset + rows * element_size > bytes_.size()) return false;
  *data = bytes_.data() + offset;
  *count = rows;
  return true;
}

}  // namespace repodoc

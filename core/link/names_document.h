// Names in documents -> what they mean: paths, dotted modules and members, qualified C++ names, and bare names that only
// one thing in the repository has. In: references of Markdown and reST files. Out: rows; names that lead nowhere.
#pragma once

#include <string_view>
#include <vector>

#include "core/link/names.h"
#include "core/link/names_cpp.h"
#include "core/link/names_python.h"

namespace repodoc {

class DocumentNames : public NameResolver {
 public:
  DocumentNames(LinkData* data, PythonNames* python, CNames* c) : data_(*data), python_(*python), c_(*c) {}
  void Resolve(FileIndex file, ReferenceSink* sink) override;

 private:
  bool ResolvePath(FileIndex file, uint32_t reference, std::string_view path, ReferenceSink* sink);
  bool ResolveDotted(FileIndex file, uint32_t reference, std::string_view path, ReferenceSink* sink);
  bool IsClosed(FileIndex module);  // everything it defines is visible in its source

  LinkData& data_;
  PythonNames& python_;
  CNames& c_;
  std::vector<uint32_t> candidates_, more_;
};

}  // namespace repodoc

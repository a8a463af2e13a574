// A path of the input that is not documented, with its reason: for the manifest and the report.
#pragma once

#include <cstdint>
#include <string>

namespace repodoc {

struct LeftOutPath {
  std::string path;
  uint64_t size = 0;   // bytes
  std::string reason;  // WordOf(LeftOut) of core/scan/scan.h
  std::string detail;
};

}  // namespace repodoc

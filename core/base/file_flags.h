// What a file is besides its language: the roles SCAN decides, FileFacts carry and pages tell. Why a flag was set is a
// property (core/base/properties.h).
#pragma once

#include <cstdint>

namespace repodoc {

enum FileFlag : uint32_t {
  kFileGenerated = 1u << 0, kFileVendored = 1u << 1, kFileTest = 1u << 2, kFileExample = 1u << 3,
  kFileConfig = 1u << 4, kFileDocumentation = 1u << 5, kFileBuild = 1u << 6, kFileBinary = 1u << 7,
  kFileImage = 1u << 8, kFileMinified = 1u << 9, kFileEntryPoint = 1u << 10, kFileHasSyntax = 1u << 11,
  kFileBom = 1u << 12, kFileExecutable = 1u << 13, kFileCode = 1u << 14 /* a programming language */,
  kFileBidi = 1u << 15, kFileScript = 1u << 16 /* has a shebang */, kFilePackageIndex = 1u << 17 /* __init__, index.ts */,
};

}  // namespace repodoc

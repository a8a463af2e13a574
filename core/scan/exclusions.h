// Default exclusions. By name: folders that are never sources whatever the repository (version control,
// installed packages, caches); they are not even entered. By marker: build and environment folders are
// recognised by a file their tool writes (CMakeCache.txt, pyvenv.cfg ...), never by a name such as "build":
// repositories keep sources there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/scan/scan.h"

namespace repodoc {

// Why a folder of this name is never entered; nullopt for all others.
std::optional<LeftOut> NeverEntered(std::string_view name);

struct FolderMarker {
  LeftOut reason;
  std::string detail;  // "build/CMakeCache.txt"
};
// Folders recognised by the files in them, by path. The root is never among them, nor a folder that holds the
// sources of its own build (an in-source build).
std::unordered_map<std::string_view, FolderMarker> FindMarkedFolders(const std::vector<ScanEntry>& entries);

// Why a path cannot be taken ("absolute path", "\"..\" in path" ...); empty when it can.
std::string_view InvalidPathReason(std::string_view path);

// Whether these bytes are the manifest of a documentation tree of ours: a JSON object with "generator":
// "repodoc".
bool IsOwnManifest(std::string_view bytes);

}  // namespace repodoc

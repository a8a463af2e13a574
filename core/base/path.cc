// Paths inside a repository: always "/", never absolute, never "..".
#include <algorithm>

#include "core/base/text.h"

namespace repodoc {

std::string_view BaseName(std::string_view path) {
  size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view DirName(std::string_view path) {
  size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view Extension(std::string_view path) {
  std::string_view name = BaseName(path);
  size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
  return name.substr(dot);
}

bool JoinPath(std::string_view folder, std::string_view relative, std::string* out) {
  if (!relative.empty() && relative[0] == '/') return false;
  std::string joined;
  joined.reserve(folder.size() + 1 + relative.size());
  for (std::string_view part : {folder, relative}) {
    size_t at = 0;
    while (at < part.size()) {
      size_t slash = std::min(part.find('/', at), part.size());
      std::string_view name = part.substr(at, slash - at);
      at = slash + 1;
      if (name.empty() || name == ".") continue;
      if (name == "..") {
        if (joined.empty()) return false;
        size_t parent = joined.rfind('/');
        joined.resize(parent == std::string::npos ? 0 : parent);
        continue;
      }
      if (!joined.empty()) joined += '/';
      joined += name;
    }
  }
  *out = std::move(joined);
  return true;
}

std::string RelativePath(std::string_view from_page, std::string_view to) {
  size_t from_folder = from_page.rfind('/') + 1;  // 0 when there is no folder
  size_t limit = std::min(from_folder, to.size());
  size_t common = 0;  // end of the last shared "/"
  for (size_t i = 0; i < limit && from_page[i] == to[i]; ++i) {
    if (to[i] == '/') common = i + 1;
  }
  size_t ups =
      static_cast<size_t>(std::count(from_page.begin() + static_cast<std::ptrdiff_t>(common),
                                     from_page.begin() + static_cast<std::ptrdiff_t>(from_folder), '/'));
  std::string_view rest = to.substr(common);
  std::string out;
  out.reserve(ups * 3 + 2 + rest.size());
  if (ups == 0) out = "./";
  for (size_t i = 0; i < ups; ++i) out.append("../", 3);
  out.append(rest);
  return out;
}

}  // namespace repodoc

// File names that are safe everywhere and unique everywhere: on file systems that fold case, that normalise Unicode,
// and on Windows. In: the name a page or folder should have. Out: the name it gets. Pure text; knows nothing of pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace repodoc {

// Equal for names that some file system takes for the same: case is folded (ASCII, Latin, Greek, Cyrillic, Armenian,
// full-width), accents are dropped whether precomposed or combining, Hangul syllables are taken apart. Coarser than
// Unicode normalisation: "résumé" and "resume" share a key, which costs at worst a "~2".
std::string CollisionKey(std::string_view name);

// The name with everything Windows forbids replaced: characters < > : " | ? * \ and controls become "_", trailing dots
// and blanks go, a device name (CON, NUL, COM1 ...) gets "~2" after its stem, a name above 240 bytes is cut. Equal to
// `name` when nothing is wrong with it.
std::string PortableName(std::string_view name);

// The names taken in one output tree.
class NameRegistry {
 public:
  // Takes `name` in `folder`, or the first free of "stem~2.extension", "stem~3.extension" ... Returns the name taken.
  std::string Take(const std::string& folder, std::string_view name);
  // Takes exactly this name; false when it was taken before.
  bool TakeExactly(const std::string& folder, std::string_view name);

 private:
  std::unordered_set<std::string> taken_;                  // folder + "/" + key
  std::unordered_map<std::string, uint32_t> last_number_;  // likewise, for names that collided
};

}  // namespace repodoc

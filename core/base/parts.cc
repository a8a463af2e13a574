#include "core/base/parts.h"

#include <map>
#include <set>

namespace repodoc {
namespace {

struct Registry {
  std::map<std::string, const void*, std::less<>> provided;
  std::set<std::string, std::less<>> missing;
};
Registry& TheRegistry() {
  static Registry* const registry = new Registry;
  return *registry;
}

}  // namespace

const void* Part(std::string_view name) {
  Registry& registry = TheRegistry();
  auto found = registry.provided.find(name);
  if (found != registry.provided.end()) return found->second;
  registry.missing.emplace(name);
  return nullptr;
}

void ProvidePart(std::string_view name, const void* data) { TheRegistry().provided[std::string(name)] = data; }

bool AnyMissingParts() { return !TheRegistry().missing.empty(); }

std::vector<std::string> TakeMissingParts() {
  std::set<std::string, std::less<>>& missing = TheRegistry().missing;
  std::vector<std::string> names(missing.begin(), missing.end());
  missing.clear();
  return names;
}

}  // namespace repodoc

// Names and scopes. Every symbol of a language with names gets an entity: what its name means in its
// scope. In: symbols of all files. Out: entities, who declares what.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/modules_cython.h"
#include "core/link/path_search.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

bool HasNames(SymbolKind kind) {
  return IsType(kind) || IsCallable(kind) || IsData(kind) || kind == SymbolKind::kNamespace ||
         kind == SymbolKind::kModule || kind == SymbolKind::kPackage || kind == SymbolKind::kTarget ||
         kind == SymbolKind::kMessage || kind == SymbolKind::kService || kind == SymbolKind::kRpc;
}

bool HasScopes(Family family) {
  return family != Family::kNone && family != Family::kMarkup && family != Family::kStyle && family != Family::kProse;
}

class EntityBuilder {
 public:
  explicit EntityBuilder(LinkData* data) : data_(*data) {}

  void Run() {
    data_.symbol_entity.assign(data_.symbol_base.back(), kNone);
    data_.next_symbol.assign(data_.symbol_base.back(), kNone);
    data_.file_root.assign(data_.file_count(), kNone);
    data_.family_root.assign(static_cast<size_t>(Family::kOther) + 1, kNone);
    empty_ = data_.names.Intern("");
    FindNamespaceMacros();
    cython_modules_ = CythonModules(data_);
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (!HasScopes(data_.families[file])) continue;
      if (data_.file_root[file] == kNone) data_.file_root[file] = RootOf(file);
      AddSymbols(file, Pass::kScopes);
    }
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.file_root[file] != kNone) AddSymbols(file, Pass::kRest);
    }
    last_symbol_.clear();
    CountSymbols();
    ChoosePrimaries();
    GroupByName();
  }

 private:
  uint32_t NewEntity(uint32_t parent, uint32_t name) {
    data_.entities.push_back({parent, name, kNone});
    last_symbol_.push_back(kNone);
    return static_cast<uint32_t>(data_.entities.size() - 1);
  }
  uint32_t EntityOf(uint32_t parent, uint32_t name) {
    uint32_t& id = data_.entity_ids.At(parent, name, kNone);
    if (id == kNone) id = NewEntity(parent, name);
    return id;
  }

  uint32_t SharedRoot(Family family) {
    uint32_t& root = data_.family_root[static_cast<size_t>(family)];
    if (root == kNone) root = NewEntity(kNone, empty_);
    return root;
  }
  // The outermost scope of a file: what its language's files share, the package it says it belongs to, or its own.
  uint32_t RootOf(FileIndex file) {
    Family family = data_.families[file];
    switch (family) {
      case Family::kC: case Family::kDotNet: case Family::kPhp:
        return SharedRoot(family);
      case Family::kJvm:
        return Chain(SharedRoot(family), PackageOf(data_.views[file]), ".");
      case Family::kGo: {  // the files of a folder that name the same package
        data_.owned_names.push_back(std::string(data_.FolderPath(file)) + "\t" + std::string(PackageOf(data_.views[file])));
        return EntityOf(SharedRoot(family), data_.names.Intern(data_.owned_names.back()));
      }
      case Family::kPython: {  // a .pxd and what it declares, a file and what Cython includes into it
        FileIndex other = cython_modules_[file];
        if (other == file) return NewEntity(kNone, empty_);
        if (data_.file_root[other] == kNone) data_.file_root[other] = NewEntity(kNone, empty_);
        return data_.file_root[other];
      }
      default:
        return NewEntity(kNone, empty_);
    }
  }
  // #define FMT_BEGIN_NAMESPACE namespace fmt { inline namespace v9 {
  void FindNamespaceMacros() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] != Family::kC) continue;
      const FactsView& facts = data_.views[file];
      for (const Symbol& symbol : facts.symbols) {
        if (symbol.kind != SymbolKind::kMacro || symbol.value.empty()) continue;
        std::string_view value = facts.str(symbol.value);
        std::string path = value.find_first_not_of("} ") == value.npos ? "}" : NamespaceOpenedBy(value);
        if (path.empty()) continue;
        data_.owned_names.push_back(std::move(path));  // its parts become names
        namespace_macros_.emplace(facts.str(symbol.name), data_.owned_names.back());
      }
    }
  }
  // "fmt": the namespaces that a macro's text opens and leaves open; inline ones are none.
  static std::string NamespaceOpenedBy(std::string_view text) {
    std::string path;
    while (!text.empty()) {
      text = Trim(text);
      bool is_inline = StartsWith(text, "inline ");
      if (is_inline) text = Trim(text.substr(7));
      size_t open = text.find('{');
      if (!StartsWith(text, "namespace ") || open == text.npos) break;
      std::string_view name = Trim(text.substr(10, open - 10));
      text.remove_prefix(open + 1);
      if (is_inline || name.empty()) continue;
      if (!path.empty()) path += "::";
      path += name;
    }
    return Trim(text).empty() ? path : std::string();
  }
  // The rows of a file between such a macro and one that closes it, outermost first.
  struct MacroScope {
    uint32_t begin, end, entity;
  };
  void FindMacroScopes(FileIndex file) {
    macro_scopes_.clear();
    if (namespace_macros_.empty()) return;
    const FactsView& facts = data_.views[file];
    std::vector<std::pair<uint32_t, std::string_view>> places;  // row; what is opened, nothing: what is closed
    for (const Reference& row : facts.references) {
      if (row.kind != ReferenceKind::kMacro) continue;
      auto found = namespace_macros_.find(facts.str(row.name));
      if (found == namespace_macros_.end()) continue;
      for (const Site& site : facts.sites.subspan(row.first_site, row.site_count)) places.emplace_back(site.row, found->second);
    }
    std::sort(places.begin(), places.end());
    std::vector<size_t> open;
    for (const auto& [row, path] : places) {
      if (path == "}") {
        if (!open.empty()) macro_scopes_[open.back()].end = row, open.pop_back();
        continue;
      }
      uint32_t parent = open.empty() ? SharedRoot(Family::kC) : macro_scopes_[open.back()].entity;
      uint32_t entity = Chain(parent, path, "::");
      for (uint32_t at = entity; at != parent; at = data_.entities[at].parent) {
        auto place = std::lower_bound(data_.macro_namespaces.begin(), data_.macro_namespaces.end(), at);
        if (place == data_.macro_namespaces.end() || *place != at) data_.macro_namespaces.insert(place, at);
      }
      open.push_back(macro_scopes_.size());
      macro_scopes_.push_back({row, kNone, entity});
    }
  }
  uint32_t MacroScopeAt(uint32_t row, uint32_t otherwise) const {
    uint32_t entity = otherwise;
    for (const MacroScope& scope : macro_scopes_) {
      if (scope.begin > row) break;
      if (scope.end >= row) entity = scope.entity;
    }
    return entity;
  }

  // "a.b.c": the scope c in b in a.
  uint32_t Chain(uint32_t parent, std::string_view path, std::string_view separator) {
    while (!path.empty()) {
      size_t end = path.find(separator);
      std::string_view part = path.substr(0, end);
      path.remove_prefix(end == path.npos ? path.size() : end + separator.size());
      if (!part.empty()) parent = EntityOf(parent, data_.names.Intern(part));
    }
    return parent;
  }

  // Types and namespaces first: definitions outside of their class find it wherever it stands.
  enum class Pass { kScopes, kRest };

  void AddSymbols(FileIndex file, Pass pass) {
    const FactsView& facts = data_.views[file];
    Family family = data_.families[file];
    bool c_family = family == Family::kC;
    std::string_view separator = ScopeSeparator(family);
    if (c_family) FindMacroScopes(file);
    uint32_t base = data_.symbol_base[file];
    size_t clause = 0;
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      const Symbol& symbol = facts.symbols[i];
      if (!HasNames(symbol.kind)) continue;
      // Said once per file, of the whole file: it is the file's root.
      if (symbol.kind == SymbolKind::kPackage && (family == Family::kJvm || family == Family::kGo)) continue;
      while (clause < facts.clauses.size() && facts.clauses[clause].symbol < i) ++clause;
      std::string_view scope;
      for (size_t at = clause; at < facts.clauses.size() && facts.clauses[at].symbol == i; ++at) {
        if (facts.clauses[at].kind == ClauseKind::kScope) scope = facts.str(facts.clauses[at].text);
      }
      bool is_scope = (IsType(symbol.kind) || IsScopeName(symbol.kind)) && scope.empty() &&
                      (symbol.flags & kSymbolLocal) == 0;
      if (is_scope != (pass == Pass::kScopes)) continue;
      uint32_t parent = data_.file_root[file];
      for (uint32_t at = symbol.parent; at != kNone; at = facts.symbols[at].parent) {
        if (data_.symbol_entity[base + at] == kNone) continue;
        parent = data_.symbol_entity[base + at];
        break;
      }
      std::string_view name = facts.str(symbol.name);
      if (c_family) {
        if (parent == data_.file_root[file] && !macro_scopes_.empty()) parent = MacroScopeAt(symbol.begin_row, parent);
        if (symbol.kind == SymbolKind::kMacro) parent = SharedRoot(family);  // macros know no scopes
        // Members of an unscoped enumeration are names of the scope around it.
        if (symbol.kind == SymbolKind::kEnumMember && symbol.parent != kNone) {
          std::string_view head = facts.str(facts.symbols[symbol.parent].signature);
          bool scoped = head.find("enum class") != head.npos || head.find("enum struct") != head.npos;
          if (!scoped && data_.entities[parent].parent != kNone) parent = data_.entities[parent].parent;
        }
        if (!scope.empty()) parent = ScopeOf(parent, scope);
        name = WithoutArguments(name);
        // What an anonymous namespace holds belongs to its file.
        if (symbol.kind == SymbolKind::kNamespace && (name.empty() || name[0] == '(')) {
          Attach(EntityOf(parent, kFileScope | file), base + i);
          continue;
        }
        // An inline namespace is part of the one around it.
        if (symbol.kind == SymbolKind::kNamespace && StartsWith(facts.str(symbol.signature), "inline ")) {
          data_.symbol_entity[base + i] = parent;
          continue;
        }
        if (symbol.kind == SymbolKind::kNamespace && name.find("::") != name.npos) {  // namespace a::b {
          size_t last = name.rfind("::");
          parent = ScopeOf(parent, name.substr(0, last));
          name.remove_prefix(last + 2);
        }
      }
      // cdef enum Color: RED is a name of the module; class Color(Enum) keeps its own.
      if (family == Family::kPython && symbol.kind == SymbolKind::kEnumMember && symbol.parent != kNone &&
          parent != data_.file_root[file] && IsCEnum(facts.str(facts.symbols[symbol.parent].signature))) {
        parent = data_.entities[parent].parent;
      }
      if (name.empty()) continue;
      if (family == Family::kGo && !scope.empty()) parent = ScopeOf(parent, scope);  // the receiver's type
      // A Java module is no scope of names, though it is called like a package.
      bool shared = (IsScopeName(symbol.kind) && family != Family::kJvm) || (family == Family::kRuby && IsType(symbol.kind));
      if (!separator.empty() && shared && (symbol.flags & kSymbolLocal) == 0) {
        // A module inside of another continues its name; any other stands below the root that all files share.
        if (parent == data_.file_root[file]) parent = SharedRoot(family);
        Attach(Chain(parent, name, separator), base + i);
        continue;
      }
      Attach(EntityOf(parent, data_.names.Intern(name)), base + i);
    }
  }

  static bool IsCEnum(std::string_view head) {
    return !StartsWith(head, "class ") && head.find("enum ") != head.npos && head.find("enum class ") == head.npos;
  }

  // The entity "A::B" means in `parent`: where A is known in it or around it, else a new one in it.
  uint32_t ScopeOf(uint32_t parent, std::string_view path) {
    if (StartsWith(path, "::")) {
      path.remove_prefix(2);
      while (data_.entities[parent].parent != kNone) parent = data_.entities[parent].parent;
    }
    bool first = true;
    while (!path.empty()) {
      size_t end = ScopeEnd(path);
      uint32_t name = data_.names.Intern(WithoutArguments(Trim(path.substr(0, end))));
      path.remove_prefix(end == path.npos ? path.size() : end + 2);
      if (first) {
        for (uint32_t at = parent; at != kNone; at = data_.entities[at].parent) {
          uint32_t own = data_.entities[at].first_symbol;
          if (data_.entities[at].name == name && own != kNone && IsType(data_.SymbolAt(own).kind)) {
            parent = data_.entities[at].parent;  // a class is known by its name inside itself; its constructor is not meant
            break;
          }
          if (data_.entity_ids.Find(at, name) == kNone) continue;
          parent = at;
          break;
        }
        first = false;
      }
      parent = EntityOf(parent, name);
    }
    return parent;
  }

  // "operator<" and the like keep their signs; "vector<int>" is a specialisation of vector.
  static std::string_view WithoutArguments(std::string_view name) {
    if (StartsWith(name, "operator")) return name;
    return name.substr(0, name.find('<'));
  }
  static size_t ScopeEnd(std::string_view name) {
    if (StartsWith(name, "operator")) return name.npos;
    int depth = 0;
    for (size_t i = 0; i + 1 < name.size(); ++i) {
      if (name[i] == '<') ++depth;
      if (name[i] == '>') --depth;
      if (depth <= 0 && name[i] == ':' && name[i + 1] == ':') return i;
    }
    return name.npos;
  }

  void Attach(uint32_t entity, uint32_t symbol) {
    data_.symbol_entity[symbol] = entity;
    uint32_t& last = last_symbol_[entity];
    if (last == kNone) {
      data_.entities[entity].first_symbol = symbol;
    } else {
      data_.next_symbol[last] = symbol;
    }
    last = symbol;
  }

  void CountSymbols() {
    data_.entity_size.assign(data_.entities.size(), 0);
    for (uint32_t entity : data_.symbol_entity) {
      if (entity != kNone) ++data_.entity_size[entity];
    }
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      for (uint32_t symbol = data_.symbol_base[file]; symbol < data_.symbol_base[file + 1]; ++symbol) {
        uint32_t entity = data_.symbol_entity[symbol];
        if (entity != kNone && data_.entity_size[entity] > kCrowd) data_.crowded.At(entity, file, symbol);
      }
    }
  }

  struct Member {
    uint32_t symbol;
    FileIndex file;
    bool definition;
  };

  // One primary per (entity, file with definitions); declarations go with the definition in their own file, else in
  // the file of the same stem, else with the nearest.
  void ChoosePrimaries() {
    data_.primary.resize(data_.symbol_base.back());
    for (uint32_t i = 0; i < data_.primary.size(); ++i) data_.primary[i] = i;
    std::vector<uint32_t> symbols;
    std::vector<Member> members;
    std::vector<Member> heads;  // first definition per file
    for (const Entity& entity : data_.entities) {
      if (entity.first_symbol == kNone || data_.next_symbol[entity.first_symbol] == kNone) continue;
      members.clear();
      heads.clear();
      symbols.clear();
      for (uint32_t at = entity.first_symbol; at != kNone; at = data_.next_symbol[at]) symbols.push_back(at);
      std::sort(symbols.begin(), symbols.end());
      SymbolRef ref = data_.Local(symbols[0]);
      for (uint32_t at : symbols) {
        while (at >= data_.symbol_base[ref.file + 1]) ++ref.file;
        const Symbol& symbol = data_.views[ref.file].symbols[at - data_.symbol_base[ref.file]];
        if (symbol.kind == SymbolKind::kNamespace || symbol.kind == SymbolKind::kPackage) break;
        bool definition = (symbol.flags & kSymbolDefinition) != 0;
        members.push_back({at, ref.file, definition});
        if (definition && (heads.empty() || heads.back().file != ref.file)) heads.push_back(members.back());
      }
      if (members.empty()) continue;
      if (heads.empty()) {
        // Declarations only: a header speaks for the others.
        uint32_t primary = members[0].symbol;
        for (const Member& member : members) data_.primary[member.symbol] = primary;
        continue;
      }
      for (const Member& member : members) data_.primary[member.symbol] = NearestHead(member, heads);
    }
  }

  uint32_t NearestHead(const Member& member, const std::vector<Member>& heads) const {
    if (heads.size() == 1) return heads[0].symbol;
    auto own = std::lower_bound(heads.begin(), heads.end(), member.file,
                                [](const Member& head, FileIndex file) { return head.file < file; });
    if (own != heads.end() && own->file == member.file) return own->symbol;
    std::string_view path = data_.paths[member.file], folder = data_.FolderPath(member.file);
    std::string_view stem = path.substr(0, path.size() - Extension(path).size());
    uint32_t best = heads[0].symbol, best_shared = 0;
    size_t tried = 0;
    for (const Member& head : heads) {
      if (++tried > 64) break;
      std::string_view other = data_.paths[head.file];
      if (other.size() > stem.size() && StartsWith(other, stem) && other[stem.size()] == '.') return head.symbol;
      uint32_t shared = 1 + SharedFolders(folder, data_.FolderPath(head.file));
      if (shared > best_shared) {
        best_shared = shared;
        best = head.symbol;
      }
    }
    return best;
  }

  void GroupByName() {
    data_.entities_by_name.Build(data_.names.size(), [&](auto emit) {
      for (uint32_t id = 0; id < data_.entities.size(); ++id) {
        const Entity& entity = data_.entities[id];
        if (entity.first_symbol == kNone || (entity.name & kFileScope) != 0) continue;
        if ((data_.SymbolAt(entity.first_symbol).flags & kSymbolLocal) == 0) emit(entity.name, id);
      }
    });
  }

  static constexpr uint32_t kFileScope = 1u << 31;  // in place of a name: the scope of one file

  LinkData& data_;
  std::unordered_map<std::string_view, std::string_view> namespace_macros_;  // FMT_BEGIN_NAMESPACE -> "fmt"; FMT_END_NAMESPACE -> "}"
  std::vector<MacroScope> macro_scopes_;  // of the file at hand
  std::vector<FileIndex> cython_modules_;  // by file
  uint32_t empty_ = kNone;             // id of ""
  std::vector<uint32_t> last_symbol_;  // by entity
};

}  // namespace

void BuildEntities(LinkData* data) { EntityBuilder(data).Run(); }

}  // namespace repodoc

#include "core/link/names_document.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

// A bare word in a code span is a name only when it looks like one: "clip_grad_norm_", "DataLoader", "f()".
bool LooksLikeName(std::string_view name) {
  if (name.size() < 4) return false;
  bool upper = false, lower = false, underscore = false;
  for (char c : name) {
    upper = upper || (c >= 'A' && c <= 'Z');
    lower = lower || (c >= 'a' && c <= 'z');
    underscore = underscore || c == '_';
  }
  return underscore || (upper && lower);
}

}  // namespace

bool DocumentNames::ResolvePath(FileIndex file, uint32_t reference, std::string_view path, ReferenceSink* sink) {
  std::string joined;
  FileIndex found = kNone;
  if (JoinPath(data_.FolderPath(file), path, &joined)) found = data_.FindFile(joined);
  if (found == kNone) found = data_.FindFile(path);
  Confidence confidence = Confidence::kExact;
  if (found == kNone) {
    uint32_t name = data_.base_names.Find(BaseName(path));
    if (name == kNone) return false;
    std::string ending = "/" + std::string(path);
    std::span<const FileIndex> files = data_.files_by_base_name[name];
    if (files.size() > 200) return false;
    for (FileIndex candidate : files) {
      if (!EndsWith(data_.paths[candidate], ending)) continue;
      if (found != kNone) return false;
      found = candidate;
    }
    confidence = Confidence::kUnique;
  }
  if (found == kNone || found == file) return false;
  sink->Add(reference, kNone, {found, kNone}, confidence);
  return true;
}

bool DocumentNames::IsClosed(FileIndex module) {
  const FactsView& facts = data_.views[module];
  if (!data_.star_imports[module].empty() || !EndsWith(data_.paths[module], ".py")) return false;
  for (const Symbol& row : facts.symbols) {
    if (facts.str(row.name) == "__getattr__") return false;
  }
  for (const Reference& row : facts.references) {
    std::string_view name = facts.str(row.name);
    if (name == "globals" || name == "setattr" || name == "locals" || name == "vars" || name == "exec") return false;
  }
  return true;
}

bool DocumentNames::ResolveDotted(FileIndex file, uint32_t reference, std::string_view path, ReferenceSink* sink) {
  FileIndex last_module = kNone;
  bool complete = false;
  PythonNames::Value value = python_.FromRoot(path, &last_module, &complete);
  using Value = PythonNames::Value;
  if (complete && (value.kind == Value::kEntity || value.kind == Value::kModule || value.kind == Value::kBound)) {
    python_.Emit(file, value, reference, kNone, sink);
    return true;
  }
  if (last_module == kNone) return false;
  // "module.torch.nn.Linear": a full name below a ".. module::" directive.
  std::string_view first = path.substr(0, path.find('.'));
  std::string again = "." + std::string(first) + ".";
  size_t repeat = path.find(again);
  if (repeat != path.npos) return ResolveDotted(file, reference, path.substr(repeat + 1), sink);
  // "module.method": a method below an ".. autoclass::" directive.
  std::string_view last = path.substr(path.rfind('.') + 1);
  uint32_t id = data_.names.Find(last);
  if (id != kNone && id < data_.entities_by_name.keys() && data_.entities_by_name[id].size() < kMaxEntitiesTried) {
    uint32_t only = kNone;
    size_t members = 0;
    for (uint32_t entity : data_.entities_by_name[id]) {
      uint32_t owner = data_.entities[entity].parent;
      if (owner == kNone || data_.entities[owner].parent != data_.file_root[last_module]) continue;
      only = entity;
      ++members;
    }
    if (members == 1) {
      sink->Add(reference, kNone, data_.Local(data_.primary[data_.entities[only].first_symbol]), Confidence::kUnique);
    }
    if (members > 0) return true;
  }
  // The module is here and the name is not.
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  if (value.kind == Value::kUnknown && !data_.IsTest(file) && path.find('.') != path.rfind('.') && IsClosed(last_module)) {
    for (const Site& site : facts.sites.subspan(row.first_site, row.site_count)) {
      data_.owned_names.emplace_back(path);
      data_.broken_mentions.push_back({file, site.row, data_.owned_names.back()});
      break;
    }
  }
  return true;
}

void DocumentNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  std::string whole;
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    std::string_view name = facts.str(row.name), qualifier = facts.str(row.qualifier);
    if (name.find('/') != name.npos || (qualifier.empty() && name.find('.') != name.npos)) {
      ResolvePath(file, i, name, sink);
      continue;
    }
    bool c_name = qualifier.find("::") != qualifier.npos || (!qualifier.empty() && c_.IsNamespace(qualifier));
    if (c_name && qualifier.find('.') == qualifier.npos) {
      uint32_t entity = c_.Qualified(qualifier, name);
      if (entity != kNone) {
        sink->Add(i, kNone, data_.Local(data_.primary[data_.entities[entity].first_symbol]), Confidence::kExact);
        continue;
      }
    }
    if (!qualifier.empty()) {
      whole = std::string(qualifier) + "." + std::string(name);
      if (ResolvePath(file, i, whole, sink)) continue;  // `setup.py` reads as a dotted name
      if (ResolveDotted(file, i, whole, sink)) continue;
    } else {
      bool complete = false;
      FileIndex module = kNone;
      PythonNames::Value value = python_.FromRoot(name, &module, &complete);
      if (complete && value.kind == PythonNames::Value::kModule && row.kind == ReferenceKind::kUse && name.size() > 2) {
        python_.Emit(file, value, i, kNone, sink);
        continue;
      }
    }
    if (!LooksLikeName(name) && row.kind != ReferenceKind::kCall) continue;
    // The one thing of that name.
    ByNameQuery query;
    query.file = file;
    query.name = name;
    candidates_.clear();
    for (Family family : {Family::kPython, Family::kC, Family::kJavaScript, Family::kJvm, Family::kGo, Family::kRust}) {
      query.family = family;
      for (bool member : {false, true}) {
        query.member = member;
        query.kind = member ? ReferenceKind::kCall : ReferenceKind::kUse;
        FindByName(data_, query, &more_);
        candidates_.insert(candidates_.end(), more_.begin(), more_.end());
      }
      if (candidates_.size() > 1) break;
    }
    if (candidates_.size() == 1) AddCandidates(data_, i, kNone, candidates_, sink);
  }
}

}  // namespace repodoc

// References of a walk: names with the places that use them, one row per (kind, qualifier, name), kept while the tree is
// walked and written as facts at its end, when it is known what the file defines.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/walk.h"

namespace repodoc {
namespace {

constexpr size_t kMaxQualifierBytes = 80;

}  // namespace

Walk::PendingReference& Walk::FindReference(ReferenceKind kind, std::string_view qualifier, std::string_view name,
                                            bool filtered) {
  Text name_text = pending_strings_.Add(name);
  Text qualifier_text = pending_strings_.Add(Utf8Prefix(qualifier, kMaxQualifierBytes));
  if (references_.size() * 4 >= reference_slots_.size() * 3) {
    reference_slots_.assign(reference_slots_.empty() ? 256 : reference_slots_.size() * 2, kNone);
    for (uint32_t i = 0; i < references_.size(); ++i) {
      const PendingReference& row = references_[i];
      size_t slot = (row.name.offset * 0x9e3779b1u + row.qualifier.offset * 0x85ebca6bu +
                     static_cast<uint32_t>(row.kind) * 0xc2b2ae35u) & (reference_slots_.size() - 1);
      while (reference_slots_[slot] != kNone) slot = (slot + 1) & (reference_slots_.size() - 1);
      reference_slots_[slot] = i;
    }
  }
  size_t mask = reference_slots_.size() - 1;
  size_t slot = (name_text.offset * 0x9e3779b1u + qualifier_text.offset * 0x85ebca6bu +
                 static_cast<uint32_t>(kind) * 0xc2b2ae35u) & mask;
  for (; reference_slots_[slot] != kNone; slot = (slot + 1) & mask) {
    PendingReference& row = references_[reference_slots_[slot]];
    if (row.kind == kind && row.name.offset == name_text.offset && row.name.size == name_text.size &&
        row.qualifier.offset == qualifier_text.offset && row.qualifier.size == qualifier_text.size) {
      return row;
    }
  }
  reference_slots_[slot] = static_cast<uint32_t>(references_.size());
  PendingReference& added = references_.emplace_back();
  added.qualifier = qualifier_text;
  added.name = name_text;
  added.kind = kind;
  added.filtered = filtered;
  return added;
}

void Walk::AddSite(PendingReference* reference, Site site) {
  ++reference->total;
  if (reference->site_count >= kMaxSites) return;
  ++reference->site_count;
  uint32_t index = static_cast<uint32_t>(pending_sites_.size());
  site.row += options_.first_row;
  pending_sites_.push_back({site, kNone});
  if (reference->last_site != kNone) pending_sites_[reference->last_site].next = index;
  if (reference->first_site == kNone) reference->first_site = index;
  reference->last_site = index;
}

void Walk::AddCall(NodeIndex call, NodeIndex name_node, std::string_view qualifier, std::string_view name,
                   ReferenceKind kind, std::string_view written) {
  PendingReference& reference = FindReference(kind, qualifier, name, false);
  AddSite(&reference, {tree_[name_node].row, context_.symbol});
  if (reference.call == kNoNode) reference.call = call;
  interface_calls_.OnCall(call, written, name);
  if (rules_->WantsCalls()) {
    std::string_view root = written.empty() ? name : written.substr(0, written.find_first_of(".:"));
    rules_->OnNamed(RuleEvent::kCall, call, name, written, BindingOf(root));
  }
}

void Walk::AddReference(ReferenceKind kind, NodeIndex name_node, std::string_view qualifier, std::string_view name) {
  AddSite(&FindReference(kind, qualifier, name, false), {tree_[name_node].row, context_.symbol});
}

void Walk::AddBlankedReference(ReferenceKind kind, uint32_t row, std::string_view name, std::string_view qualifier,
                               uint32_t symbol) {
  AddSite(&FindReference(kind, qualifier, name, false), {row, symbol});
}

void Walk::AddUse(NodeIndex name_node, std::string_view qualifier, std::string_view name) {
  AddSite(&FindReference(ReferenceKind::kUse, qualifier, name, true), {tree_[name_node].row, context_.symbol});
}

bool Walk::KeepUse(std::string_view qualifier, std::string_view name) const {
  if (definition_.keep_use != nullptr) return definition_.keep_use(*this, qualifier, name);
  std::string_view root = qualifier.empty() ? name : qualifier.substr(0, qualifier.find_first_of(".:"));
  return !BindingOf(root).empty();
}

void Walk::FinishReferences() {
  // What the file defines outside of functions: its uses are worth knowing. The names are copied, because the facts'
  // string table moves while the references are added to it.
  std::string names;
  size_t names_size = 0;
  for (size_t i = first_symbol_; i < facts_->symbols.size(); ++i) names_size += facts_->symbols[i].name.size;
  names.reserve(names_size);
  std::unordered_set<std::string_view> defined;
  for (size_t i = first_symbol_; i < facts_->symbols.size(); ++i) {
    if (facts_->symbols[i].flags & kSymbolLocal) continue;
    size_t at = names.size();
    names += facts_->strings.Get(facts_->symbols[i].name);
    defined.insert(std::string_view(names).substr(at));
  }
  std::unordered_set<std::string_view> quoted;  // names of calls that have an excerpt
  for (const PendingReference& pending : references_) {
    std::string_view qualifier = pending_strings_.Get(pending.qualifier), name = pending_strings_.Get(pending.name);
    if (pending.filtered) {
      bool own = (qualifier.empty() || qualifier == "self" || qualifier == "cls" || qualifier == "this") &&
                 defined.count(name) != 0;
      if (!own && !KeepUse(qualifier, name)) continue;
    }
    Reference row;
    row.kind = pending.kind;
    row.total = static_cast<uint16_t>(std::min(pending.total, kMostPlaces));
    row.first_site = static_cast<uint32_t>(facts_->sites.size());
    row.site_count = static_cast<uint8_t>(pending.site_count);
    for (uint32_t at = pending.first_site; at != kNone; at = pending_sites_[at].next) {
      facts_->sites.push_back(pending_sites_[at].site);
    }
    // Excerpts are quoted on the page of another file: what this file defines, or nobody's repository does, needs none.
    bool own_object = qualifier == "self" || qualifier == "cls" || qualifier == "this" || qualifier == "super()" ||
                      qualifier == "std" || StartsWith(qualifier, "std::") ||
                      (qualifier.empty() && defined.count(name) != 0);
    if (pending.call != kNoNode && !own_object && quoted.insert(name).second) {
      const Node& call = tree_[pending.call];
      row.excerpt_row = call.row + options_.first_row;
      row.excerpt = facts_->Add(Excerpt(pending.call));
    }
    row.name = facts_->Add(name);
    row.qualifier = facts_->Add(qualifier);
    facts_->references.push_back(row);
  }
}

}  // namespace repodoc

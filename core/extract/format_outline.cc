#include "core/extract/format_outline.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/record.h"

namespace repodoc {
namespace {

constexpr std::string_view kNamingKeys[] = {"name", "func", "id", "key", "title", "alias", "op", "repo", "path", "uses",
                                            "function", "hook", "target", "package-ecosystem", "sample"};
constexpr uint32_t kItemsWithKeys = 40;  // lists with more named items show the items only

// The member whose value names an item of a list: by the usual words, in their order; kNone when it has none.
uint32_t NamingMember(const DataTree& tree, uint32_t item, std::string_view last_resort) {
  uint32_t best = kNone;
  size_t best_rank = std::size(kNamingKeys) + 1;
  uint32_t looked = 0;
  for (uint32_t child = tree.First(item); child != kNone && looked < 12; child = tree.Next(child), ++looked) {
    const DataNode& node = tree.nodes[child];
    if (!node.is_scalar() || node.value.empty()) continue;
    size_t rank = 0;
    while (rank < std::size(kNamingKeys) && kNamingKeys[rank] != node.key) ++rank;
    if (rank == std::size(kNamingKeys) && (last_resort.empty() || node.key != last_resort)) continue;
    if (rank < best_rank) {
      best_rank = rank;
      best = child;
    }
  }
  return best;
}

// True when nearly all items of a list have a name; the first member of the first item names them when all have it.
bool NamesItems(const DataTree& tree, uint32_t list, std::string_view* last_resort) {
  uint32_t first = tree.First(list);
  if (first == kNone || !tree.nodes[first].is_mapping()) return false;
  uint32_t member = tree.First(first);
  std::string_view first_key = member != kNone && tree.nodes[member].is_scalar() ? tree.nodes[member].key : std::string_view();
  uint32_t items = 0, named = 0, with_first = 0;
  for (uint32_t item = first; item != kNone; item = tree.Next(item)) {
    ++items;
    named += NamingMember(tree, item, {}) != kNone;
    uint32_t head = tree.First(item);
    with_first += !first_key.empty() && head != kNone && tree.nodes[head].key == first_key && tree.nodes[head].is_scalar();
  }
  if (named * 10 >= items * 8) return true;
  *last_resort = first_key;
  return with_first == items && items > 1;
}

// "abs(Tensor self) -> Tensor" -> "abs": what a signature is the signature of.
std::string_view NameOfSignature(std::string_view value) {
  size_t paren = value.find('(');
  if (paren == std::string_view::npos || paren == 0) return value;
  std::string_view name = value.substr(0, paren);
  for (char c : name) {
    if (!IsWordCharacter(c) && c != '.' && c != ':') return value;
  }
  return name;
}

class Outline {
 public:
  Outline(const DataTree& tree, FormatBuilder* builder) : tree_(tree), builder_(builder) {}

  void Run() {
    symbols_.assign(tree_.nodes.size(), kNone);
    Select();
    Emit();
    if (capped_ || tree_.truncated) {
      builder_->AddProperty(property::kKeyCount, tree_.key_count);
      builder_->AddDiagnostic(DiagnosticCode::kSymbolsCapped,
                              WithCommas(tree_.key_count) + " keys, " + WithCommas(selected_count_) + " in the outline");
    }
  }

 private:
  static constexpr uint32_t kSelected = 0, kNamedItem = 1;

  // Level by level, so that a cap cuts the deepest keys and not the last ones.
  void Select() {
    std::vector<uint32_t> level;
    for (uint32_t document = tree_.First(0); document != kNone; document = tree_.Next(document)) {
      level.push_back(document);
    }
    uint32_t keys = 0, items = 0;
    for (uint32_t depth = 0; !level.empty() && depth < kMaxOutlineDepth + 2; ++depth) {
      std::vector<uint32_t> next;
      for (uint32_t container : level) {
        const DataNode& node = tree_.nodes[container];
        if (node.is_mapping()) {
          for (uint32_t child = node.first_child; child != kNone; child = tree_.Next(child)) {
            if (keys >= kMaxOutlineKeys) {
              capped_ = true;
              break;
            }
            ++keys;
            symbols_[child] = kSelected;
            if (tree_.nodes[child].first_child != kNone) next.push_back(child);
          }
        } else if (node.is_sequence()) {
          SelectItems(container, &items, &keys, &next);
        }
      }
      level = std::move(next);
    }
    for (uint32_t left : level) capped_ = capped_ || tree_.nodes[left].first_child != kNone;
    selected_count_ = keys + items;
  }

  void SelectItems(uint32_t list, uint32_t* items, uint32_t* keys, std::vector<uint32_t>* next) {
    std::string_view last_resort;
    if (NamesItems(tree_, list, &last_resort)) {
      bool many = tree_.nodes[list].child_count > kItemsWithKeys;
      for (uint32_t item = tree_.First(list); item != kNone; item = tree_.Next(item)) {
        uint32_t member = NamingMember(tree_, item, last_resort);
        if (member == kNone) continue;
        if (*items >= kMaxOutlineItems) {
          capped_ = true;
          return;
        }
        ++*items;
        symbols_[item] = kNamedItem;
        naming_members_.insert(member);
        item_names_.emplace_back(item, member);
        if (many) {
          capped_ = capped_ || tree_.nodes[item].child_count > 1;
        } else {
          next->push_back(item);
        }
      }
      return;
    }
    // The shape: keys of the items, each once.
    std::unordered_set<std::string_view> seen;
    for (uint32_t item = tree_.First(list); item != kNone; item = tree_.Next(item)) {
      const DataNode& node = tree_.nodes[item];
      if (node.is_sequence() && node.first_child != kNone && tree_.nodes[list].child_count <= 20) next->push_back(item);
      if (!node.is_mapping()) continue;
      for (uint32_t child = node.first_child; child != kNone; child = tree_.Next(child)) {
        if (seen.size() >= 64 || !seen.insert(tree_.nodes[child].key).second) {
          capped_ = true;
          continue;
        }
        if (*keys >= kMaxOutlineKeys) {
          capped_ = true;
          return;
        }
        ++*keys;
        symbols_[child] = kSelected;
        if (tree_.nodes[child].first_child != kNone) next->push_back(child);
      }
    }
  }

  // In document order: nodes are stored parents first.
  void Emit() {
    std::vector<uint32_t> made(tree_.nodes.size(), kNone);  // symbol that encloses the node, itself included
    std::vector<uint16_t> levels(tree_.nodes.size(), 0);
    std::sort(item_names_.begin(), item_names_.end());
    size_t next_name = 0;
    for (uint32_t index = 1; index < tree_.nodes.size(); ++index) {
      const DataNode& node = tree_.nodes[index];
      uint32_t above = node.parent == 0 || node.parent == kNone ? kNone : made[node.parent];
      made[index] = above;
      levels[index] = node.parent == kNone ? 0 : levels[node.parent];
      if (symbols_[index] == kNone || naming_members_.count(index) != 0) continue;
      std::string_view name = node.key;
      std::string_view signature;
      if (symbols_[index] == kNamedItem) {
        while (next_name < item_names_.size() && item_names_[next_name].first < index) ++next_name;
        std::string_view value = tree_.nodes[item_names_[next_name].second].value;
        name = NameOfSignature(value);
        if (name.size() != value.size()) signature = value;
      }
      uint16_t level = static_cast<uint16_t>(levels[index] + 1);
      levels[index] = level;
      Place place{node.begin, node.end, node.row, node.end_row};
      uint32_t symbol = builder_->AddSymbol(node.symbol_kind, name, place, above, level);
      made[index] = symbol;
      builder_->symbol(symbol).type = builder_->Add(TypeOf(node));
      if (node.is_scalar()) builder_->SetValue(symbol, node.value);
      if (!signature.empty()) {
        builder_->symbol(symbol).signature = builder_->Add(Utf8Prefix(CollapseSpace(Utf8Prefix(signature, 2000)), 400));
      }
      if (!node.comment.empty()) {
        builder_->SetDoc(symbol, StripCommentMarks(Utf8Prefix(node.comment, 4000), tree_.comment_mark), node.comment_row);
      }
    }
  }

  const DataTree& tree_;
  FormatBuilder* builder_;
  std::vector<uint32_t> symbols_;  // per node: kSelected, kNamedItem or kNone
  std::unordered_set<uint32_t> naming_members_;
  std::vector<std::pair<uint32_t, uint32_t>> item_names_;  // item, member that names it
  uint32_t selected_count_ = 0;
  bool capped_ = false;
};

}  // namespace

std::string TypeOf(const DataNode& node) {
  switch (node.kind) {
    case DataKind::kNull: return "empty";
    case DataKind::kText: return "text";
    case DataKind::kNumber: return "number";
    case DataKind::kBoolean: return "boolean";
    case DataKind::kMapping: return "mapping of " + WithCommas(node.child_count);
    case DataKind::kSequence: return "list of " + WithCommas(node.child_count);
  }
  return {};
}

void AddKeyOutline(const DataTree& tree, FormatBuilder* builder) { Outline(tree, builder).Run(); }

void AddDataFacts(const DataTree& tree, std::string_view text, FormatBuilder* builder) {
  if (tree.error_row != kNone) builder->AddDiagnostic(DiagnosticCode::kInvalidData, tree.error, tree.error_row);
  builder->CountCommentLines(tree.comment_lines);
  if (!tree.comment_mark.empty()) ReadLeadingComment(text, tree.comment_mark, builder->facts());
}

}  // namespace repodoc

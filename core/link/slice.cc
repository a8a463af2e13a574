#include "core/link/slice.h"


namespace repodoc {
namespace {

constexpr uint32_t kMagic = 0x4c534452;  // "RDSL"
constexpr uint32_t kVersion = 2;

// Checks one parsed slice. Every Text must lie in the strings, every card index in the cards.
struct Checker {
  size_t strings, cards, uses;
  bool ok = true;

  void Check(Text text) { ok &= uint64_t{text.offset} + text.size <= strings; }
  void Card(uint32_t card) { ok &= card == kNone || card < cards; }

  void Row(const SliceHeader& h) {
    for (Text text : {h.repository_name, h.source_url, h.path, h.docs_page, h.keywords_page, h.docs_root}) Check(text);
    Card(h.pair_file);
    Card(h.folder_readme);
  }
  void Row(const FileCard& row) {
    for (Text text : {row.path, row.docs_page, row.purpose, row.contents}) Check(text);
  }
  void Row(const ImportTarget& row) {
    for (Text text : {row.package, row.version, row.locked, row.symbol_anchor}) Check(text);
    Card(row.card);
    Card(row.version_card);
    ok &= row.module_class <= ModuleClass::kGenerated && row.confidence <= Confidence::kAmbiguous;
  }
  void Row(const ImportedBy& row) {
    Check(row.names);
    Card(row.card);
  }
  void Row(const ReferenceTarget& row) {
    Check(row.name);
    Check(row.anchor);
    Card(row.card);
    ok &= row.confidence <= Confidence::kAmbiguous;
  }
  void Row(const Use& row) {
    Check(row.enclosing);
    Check(row.enclosing_anchor);
    Card(row.card);
    ok &= row.confidence <= Confidence::kAmbiguous;
  }
  void Row(const SymbolUse& row) { ok &= uint64_t{row.first_use} + row.use_count <= uses; }
  void Row(const Relation& row) {
    Check(row.name);
    Check(row.anchor);
    Card(row.card);
    ok &= row.kind <= Relation::kBinding && row.confidence <= Confidence::kAmbiguous;
  }
  void Row(const UsageExample& row) {
    Check(row.enclosing);
    Check(row.excerpt);
    Card(row.card);
  }
  void Row(const Related& row) {
    Check(row.detail);
    Card(row.card);
    ok &= row.why <= RelatedWhy::kNamedBy;
  }
  void Row(const GraphEdge& row) {
    Check(row.from_label);
    Check(row.to_label);
    Card(row.from);
    Card(row.to);
    ok &= row.kind <= GraphEdge::kTest;
  }
  void Row(const CycleMember& row) { Card(row.card); }
  void Row(const TestCommandRow& row) {
    Check(row.command);
    Card(row.card);
  }
  void Row(const Concept& row) { Check(row.word); }
  void Row(const DocumentLink& row) {
    Check(row.anchor);
    Card(row.card);
    ok &= row.confidence <= Confidence::kAmbiguous;
  }
  void Row(const Mention& row) {
    Check(row.detail);
    Card(row.card);
    ok &= row.kind <= MentionKind::kCode;
  }
};

}  // namespace

std::string SerializeSlice(const LinkSlice& slice) {
  FlatWriter writer(kMagic, kVersion);
  writer.Add(std::span<const SliceHeader>(&slice.header, 1));
#define X(Type, name) writer.Add(std::span<const Type>(slice.name));
  REPODOC_SLICE_TABLES(X)
#undef X
  std::string_view strings = slice.strings.bytes();
  writer.Add(std::span<const char>(strings.data(), strings.size()));
  return writer.Finish();
}

bool ParseSlice(std::string_view bytes, SliceView* view) {
  FlatReader reader;
  if (!reader.Open(bytes, kMagic, kVersion)) return false;
  std::span<const SliceHeader> header;
  if (!reader.Next(&header) || header.size() != 1) return false;
  view->header = &header[0];
#define X(Type, name) \
  if (!reader.Next(&view->name)) return false;
  REPODOC_SLICE_TABLES(X)
#undef X
  std::span<const char> strings;
  if (!reader.Next(&strings)) return false;
  view->strings = std::string_view(strings.data(), strings.size());

  Checker checker{view->strings.size(), view->cards.size(), view->uses.size()};
  checker.Row(*view->header);
#define X(Type, name) \
  for (const Type& row : view->name) checker.Row(row);
  REPODOC_SLICE_TABLES(X)
#undef X
  return checker.ok;
}

}  // namespace repodoc

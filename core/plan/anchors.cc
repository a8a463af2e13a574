// Headings and anchors of a _docs.md: see plan.h.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/text.h"
#include "core/plan/plan.h"

namespace repodoc {
namespace {

constexpr const char* kHeadings[] = {
    "Documentation: ", "File Metadata", "File Purpose", "Original Source", "High-Level Overview", "Detailed Analysis",
    "Code Structure", "Architecture & Design", "Role in ", "Dependencies", "Import Dependencies", "Imported By",
    "Code Patterns & Idioms", "Common Patterns", "Performance Considerations", "Performance Notes",
    "Security & Safety", "Security Considerations", "Testing & Usage", "Testing", "Usage Examples", "Related Files",
    "Cross-References"};
static_assert(std::size(kHeadings) == static_cast<size_t>(Section::kCount));

// GitHub numbers repeats in document order: "x", "x-1", "x-2"; a numbered anchor counts as taken itself.
class Numbering {
 public:
  explicit Numbering(size_t expected) { uses_.reserve(expected); }
  std::string Take(std::string slug) {
    auto [at, fresh] = uses_.try_emplace(slug, 0);
    if (fresh) return slug;
    for (;;) {
      std::string numbered = slug + "-" + std::to_string(++at->second);
      // References into the map stay valid across insertions.
      if (uses_.try_emplace(numbered, 0).second) return numbered;
    }
  }

 private:
  std::unordered_map<std::string, uint32_t> uses_;
};

bool WantsHeading(const Symbol& symbol) {
  bool documented = !symbol.doc.empty();
  if ((symbol.flags & kSymbolLocal) != 0) {
    return documented && (IsType(symbol.kind) || IsCallable(symbol.kind)) && symbol.kind != SymbolKind::kLambda;
  }
  if (symbol.name.empty()) return false;
  switch (symbol.kind) {
    case SymbolKind::kLambda:
    case SymbolKind::kNamespace:
    case SymbolKind::kModule:
    case SymbolKind::kPackage:
      return documented;
    case SymbolKind::kMessage:
    case SymbolKind::kService:
    case SymbolKind::kTable:
      return true;
    default:
      break;
  }
  if (IsType(symbol.kind)) {
    // A forward declaration says nothing.
    return documented || (symbol.flags & kSymbolDefinition) != 0 || symbol.kind == SymbolKind::kTypeAlias;
  }
  if (IsCallable(symbol.kind)) return true;
  return IsData(symbol.kind) && documented && (symbol.flags & kSymbolExported) != 0;
}

}  // namespace

const char* HeadingOf(Section section) { return kHeadings[static_cast<size_t>(section)]; }

PageAnchors PlanAnchors(const FactsView& facts, std::string_view repository_name) {
  PageAnchors out;
  size_t count = facts.symbols.size();
  out.symbols.resize(count);
  out.headings.resize(count);
  out.has_heading.assign(count, false);
  out.sections.resize(static_cast<size_t>(Section::kCount));

  size_t headings = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!WantsHeading(facts.symbols[i])) continue;
    out.has_heading[i] = true;
    ++headings;
  }
  if (headings > kMaxHeadings) {  // exported symbols first, then the others, each in document order
    size_t left = kMaxHeadings;
    for (bool exported : {true, false}) {
      for (size_t i = 0; i < count; ++i) {
        if (!out.has_heading[i] || ((facts.symbols[i].flags & kSymbolExported) != 0) != exported) continue;
        if (left == 0) {
          out.has_heading[i] = false;
        } else {
          --left;
        }
      }
    }
  }

  Numbering numbering(std::min<size_t>(headings, kMaxHeadings) + out.sections.size());
  auto section = [&](Section which, std::string_view rest = {}, std::string_view tail = {}) {
    std::string heading = HeadingOf(which);
    heading += rest;
    heading += tail;
    out.sections[static_cast<size_t>(which)] = numbering.Take(Slug(heading));
  };
  section(Section::kTitle, facts.path());
  for (int i = static_cast<int>(Section::kFileMetadata); i <= static_cast<int>(Section::kCodeStructure); ++i) {
    section(static_cast<Section>(i));
  }
  const std::string& outline = out.sections[static_cast<size_t>(Section::kCodeStructure)];
  for (size_t i = 0; i < count; ++i) {
    if (out.has_heading[i]) {
      out.headings[i] = facts.QualifiedName(static_cast<uint32_t>(i));
      std::string slug = Slug(out.headings[i]);
      if (slug.empty()) {  // a name of punctuation only, such as "$": an empty anchor would lead to the top
        out.headings[i] += " (";
        out.headings[i] += NameOf(facts.symbols[i].kind).word;
        out.headings[i] += ")";
        slug = Slug(out.headings[i]);
      }
      out.symbols[i] = numbering.Take(std::move(slug));
    } else {
      uint32_t parent = facts.symbols[i].parent;  // parents precede their children
      out.symbols[i] = parent < i ? out.symbols[parent] : outline;
    }
  }
  section(Section::kArchitecture);
  section(Section::kRole, repository_name, " Architecture");
  for (int i = static_cast<int>(Section::kDependencies); i < static_cast<int>(Section::kCount); ++i) {
    section(static_cast<Section>(i));
  }
  return out;
}

}  // namespace repodoc

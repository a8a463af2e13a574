// Vue and Svelte single-file components. In: decoded text. Out: the component as a symbol (what `import X from './X.vue'`
// leads to), its blocks and slots, the script part analysed as JavaScript or TypeScript at its place, the selectors of its
// styles, and what its template uses: components, and names of the script.
#include <algorithm>
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_component.h"
#include "core/extract/format_scanners.h"
#include "core/extract/license.h"
#include "core/extract/normalize.h"

namespace repodoc {
namespace {

constexpr size_t kMaxEmbeddedBytes = 4u << 20;
constexpr size_t kMaxSlots = 500;

class ComponentScanner {
 public:
  ComponentScanner(const FormatInput& input, ComponentKind kind, FileFacts* facts)
      : text_(input.text), path_(input.path), kind_(kind), facts_(facts), builder_(facts) {
    for (size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1)) newlines_.push_back(at);
  }

  void Run() {
    facts_->file.flags |= kFileCode;
    // First, so that the script's hooks find it (lang_javascript_components.cc).
    component_ = builder_.AddSymbol(SymbolKind::kComponent, ComponentName(),
                                    {0, static_cast<uint32_t>(text_.size()), 0, RowOf(text_.size())});
    builder_.symbol(component_).flags |= kSymbolExported | kSymbolDefault;
    std::vector<ComponentBlock> blocks = ReadComponentBlocks(text_, kind_);
    TemplateFacts seen;
    uint32_t markup_from = 0;
    for (const ComponentBlock& block : blocks) {
      if (kind_ == ComponentKind::kSvelte) {
        ReadTemplate(text_, markup_from, block.begin, kind_, &seen);
        markup_from = block.end;
      }
      Block(block, &seen);
    }
    if (kind_ == ComponentKind::kSvelte) ReadTemplate(text_, markup_from, static_cast<uint32_t>(text_.size()), kind_, &seen);
    if (kind_ == ComponentKind::kVue) TopComments(blocks, &seen);
    Styles();
    Comments(seen);
    Slots(seen);
    Uses(seen);
    builder_.Finish();
    ApplyDocs();
  }

 private:
  uint32_t RowOf(size_t at) const {
    return static_cast<uint32_t>(std::lower_bound(newlines_.begin(), newlines_.end(), at) - newlines_.begin());
  }
  Place PlaceOfRange(uint32_t begin, uint32_t end) const {
    return {begin, end, RowOf(begin), RowOf(end > begin ? end - 1 : end)};
  }

  // "Button.vue" -> Button, "button/index.vue" -> button
  std::string_view ComponentName() const {
    std::string_view name = BaseName(path_);
    name = name.substr(0, name.find('.'));
    if (name == "index" && !DirName(path_).empty()) name = BaseName(DirName(path_));
    return name.empty() ? std::string_view("component") : name;
  }

  void Block(const ComponentBlock& block, TemplateFacts* seen) {
    std::string name = ToLowerAscii(block.name);
    std::vector<TagAttribute> attributes = SplitAttributes(block.attributes);
    std::string_view language = AttributeValue(attributes, "lang"), source = AttributeValue(attributes, "src");
    std::string title = name;
    for (const TagAttribute& attribute : attributes) {
      bool plain = attribute.name == "setup" || attribute.name == "module" || attribute.name == "scoped" || attribute.name == "global";
      if (plain) title += ' ' + std::string(attribute.name);
      if (attribute.name == "context" && attribute.value == "module") title += " module";
    }
    uint32_t element = builder_.AddSymbol(SymbolKind::kElement, title, PlaceOfRange(block.begin, block.end), kNone, 1);
    if (!block.closed) builder_.AddDiagnostic(DiagnosticCode::kParseErrors, "<" + name + "> is not closed", RowOf(block.begin));
    if (!source.empty()) builder_.AddImport(ImportKind::kDocument, source, RowOf(block.begin));
    std::string_view body = text_.substr(block.body_begin, block.body_end - block.body_begin);
    if (Trim(body).empty()) return;
    uint32_t row = RowOf(block.begin), end_row = RowOf(block.end == 0 ? 0 : block.end - 1);
    if (name == "script") {
      std::string id = "javascript";
      if (language == "ts" || language == "typescript") id = "typescript";
      if (language == "tsx" || language == "jsx") id = language;
      builder_.AddBlock(id, row, end_row);
      if (body.size() <= kMaxEmbeddedBytes) ExtractEmbedded(id, body, RowOf(block.body_begin), block.body_begin, kNone, facts_);
    } else if (name == "style") {
      builder_.AddBlock(language.empty() ? std::string_view("css") : language, row, end_row);
      bool indented = language == "sass" || language == "stylus" || language == "styl";
      if (!indented) styles_.push_back({block, element});
      slashes_ |= language == "scss" || language == "less";
    } else if (name == "template") {
      builder_.AddBlock(language.empty() ? std::string_view("html") : language, row, end_row);
      template_ = element;
      if (language.empty() || language == "html") ReadTemplate(text_, block.body_begin, block.body_end, kind_, seen);
    } else {
      builder_.AddBlock(language.empty() ? std::string_view(name) : language, row, end_row);
    }
  }

  // All styles in one go, at their places: everything else is blank.
  void Styles() {
    if (styles_.empty()) return;
    std::string blank(text_);
    size_t at = 0;
    auto clear = [&](size_t end) {
      for (; at < end; ++at) {
        if (blank[at] != '\n') blank[at] = ' ';
      }
    };
    for (const auto& [block, element] : styles_) {
      clear(block.body_begin);
      at = block.body_end;
    }
    clear(blank.size());
    size_t first = facts_->symbols.size();
    Text doc = facts_->file.doc;
    ScanCss({slashes_ ? "x.scss" : "x.css", blank, {}}, facts_);
    facts_->file.doc = doc;  // a style's first comment is not the file's
    for (size_t i = first, style = 0; i < facts_->symbols.size(); ++i) {
      Symbol& row = facts_->symbols[i];
      if (row.parent != kNone) continue;
      while (style + 1 < styles_.size() && styles_[style].first.end <= row.begin) ++style;
      row.parent = styles_[style].second;
    }
  }

  // Comments between the blocks of a Vue file.
  void TopComments(const std::vector<ComponentBlock>& blocks, TemplateFacts* seen) {
    TemplateFacts between;
    uint32_t from = 0;
    for (const ComponentBlock& block : blocks) {
      ReadTemplate(text_, from, block.begin, kind_, &between);
      from = block.end;
    }
    seen->comments.insert(seen->comments.begin(), between.comments.begin(), between.comments.end());
  }

  void Comments(const TemplateFacts& seen) {
    for (const TemplateName& comment : seen.comments) {
      uint32_t row = RowOf(comment.at), end_row = RowOf(comment.at + comment.text.size());
      builder_.CountCommentLines(end_row - row + 1);
      if (comment.text.size() < 4000) builder_.AddMarks(comment.text, row);
      std::string_view words = Trim(comment.text);
      if (StartsWith(words, "@component")) {  // Svelte's own words for what an editor shows
        builder_.SetDoc(component_, words.substr(10), row);
      } else if (comment.at == text_.find_first_not_of(" \t\r\n") && words.size() >= 20 && !IsLicenseText(words)) {
        builder_.SetDoc(words, row, end_row);
      }
    }
  }

  void Slots(const TemplateFacts& seen) {
    std::unordered_set<std::string_view> known;
    for (const TemplateName& slot : seen.slots) {
      std::string_view name = slot.text.empty() ? std::string_view("default") : slot.text;
      if (known.size() >= kMaxSlots || !known.insert(name).second) continue;
      size_t end = std::min(text_.find('>', slot.at), text_.size() - 1) + 1;
      uint32_t symbol = builder_.AddSymbol(SymbolKind::kPlaceholder, name, PlaceOfRange(slot.at, static_cast<uint32_t>(end)), template_, 2);
      builder_.symbol(symbol).type = builder_.Add("slot");
    }
  }

  // "my-button" -> "MyButton"
  static std::string PascalCase(std::string_view tag) {
    std::string out;
    bool upper = true;
    for (char c : tag) {
      if (c == '-') {
        upper = true;
        continue;
      }
      out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
    return out;
  }

  void Uses(const TemplateFacts& seen) {
    for (const TemplateName& tag : seen.tags) {
      std::string name = tag.text.find('-') == std::string_view::npos ? std::string(tag.text) : PascalCase(tag.text);
      size_t dot = name.rfind('.');
      std::string qualifier = dot == std::string::npos ? std::string() : name.substr(0, dot);
      size_t line_begin = text_.rfind('\n', tag.at) + 1, line_end = std::min(text_.find('\n', tag.at), text_.size());
      std::string_view line = Trim(text_.substr(line_begin, std::min<size_t>(line_end - line_begin, 240)));
      builder_.AddReference(ReferenceKind::kCall, qualifier, dot == std::string::npos ? name : name.substr(dot + 1), RowOf(tag.at),
                            component_, line);
    }
    // Names of expressions count when the script binds them.
    std::unordered_set<std::string> bound;
    for (const Symbol& row : facts_->symbols) {
      if ((row.flags & kSymbolLocal) == 0) bound.emplace(facts_->strings.Get(row.name));
    }
    for (const ImportName& row : facts_->import_names) bound.emplace(facts_->strings.Get(row.alias.empty() ? row.name : row.alias));
    for (const Import& row : facts_->imports) bound.emplace(facts_->strings.Get(row.alias));
    for (const TemplateName& use : seen.names) {
      std::string_view text = use.text;
      if (StartsWith(text, "$") && kind_ == ComponentKind::kSvelte) text.remove_prefix(1);  // $store
      if (StartsWith(text, "this.")) text.remove_prefix(5);
      if (bound.count(std::string(text.substr(0, text.find('.')))) == 0) continue;
      size_t dot = text.rfind('.');
      std::string_view qualifier = dot == std::string_view::npos ? std::string_view() : text.substr(0, dot);
      builder_.AddReference(use.called ? ReferenceKind::kCall : ReferenceKind::kUse, qualifier,
                            dot == std::string_view::npos ? text : text.substr(dot + 1), RowOf(use.at), component_);
    }
  }

  void ApplyDocs() { ApplyDocFields(ReadJsDoc, {}, facts_); }

  std::string_view text_, path_;
  ComponentKind kind_;
  FileFacts* facts_;
  FormatBuilder builder_;
  std::vector<size_t> newlines_;
  std::vector<std::pair<ComponentBlock, uint32_t>> styles_;  // with the block's symbol
  bool slashes_ = false;                                     // "//" begins a comment
  uint32_t component_ = kNone, template_ = kNone;
};

}  // namespace

void ScanVue(const FormatInput& input, FileFacts* facts) { ComponentScanner(input, ComponentKind::kVue, facts).Run(); }
void ScanSvelte(const FormatInput& input, FileFacts* facts) { ComponentScanner(input, ComponentKind::kSvelte, facts).Run(); }

}  // namespace repodoc

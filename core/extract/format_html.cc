// HTML. In: decoded text. Out: title, headings nested by level, ids as anchors, links and images, scripts and style
// sheets as imports, inline scripts as blocks whose code is analysed, first paragraph as file.doc. Tolerant: tags need
// not match.
#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"
#include "core/extract/format_tags.h"

namespace repodoc {
namespace {

constexpr size_t kMaxAnchors = 1000;
constexpr size_t kMaxEmbeddedBytes = 2u << 20;

class HtmlScanner {
 public:
  HtmlScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), facts_(facts), builder_(facts) {}

  void Run() {
    TagReader reader(text_);
    TagEvent event;
    while (reader.Next(&event)) {
      if (event.kind == TagKind::kComment) {
        builder_.CountCommentLines(event.end_row - event.row + 1);
        if (event.text.size() < 4000) builder_.AddMarks(event.text, event.row);
      } else if (event.kind == TagKind::kText) {
        if (collecting_ && collected_.size() < 2000) collected_ += event.text.substr(0, 2000);
      } else if (event.kind == TagKind::kOpen || event.kind == TagKind::kEmpty) {
        Open(event, &reader);
      } else if (event.kind == TagKind::kClose) {
        Close(event);
      }
    }
    CloseHeadings(0, static_cast<uint32_t>(text_.size()), event.end_row);
    builder_.Finish();
  }

 private:
  static int HeadingLevel(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
  }

  void CloseHeadings(int level, uint32_t end, uint32_t end_row) {
    while (!open_.empty() && builder_.symbol(open_.back()).level >= level) {
      builder_.Extend(open_.back(), end, end_row);
      open_.pop_back();
    }
  }

  void Start(const TagEvent& event) {
    collecting_ = true;
    collected_.clear();
    start_ = event;
  }

  void Open(const TagEvent& event, TagReader* reader) {
    std::string name = ToLowerAscii(Utf8Prefix(event.name, 40));
    std::vector<TagAttribute> attributes = SplitAttributes(event.attributes);
    uint32_t section = open_.empty() ? kNone : open_.back();
    std::string_view id = AttributeValue(attributes, "id");
    if (id.empty() && name == "a") id = AttributeValue(attributes, "name");
    if (!id.empty() && anchors_ < kMaxAnchors) {
      ++anchors_;
      uint32_t anchor = builder_.AddSymbol(SymbolKind::kAnchor, id, {event.begin, event.end, event.row, event.end_row}, section, 1);
      builder_.symbol(anchor).type = builder_.Add(name);
    }
    if (name == "svg" && event.kind == TagKind::kOpen) ++drawings_;
    if (HeadingLevel(name) != 0 || (name == "title" && drawings_ == 0) || (name == "p" && facts_->file.doc.empty())) {
      Start(event);
    } else if (name == "a" || name == "area") {
      builder_.AddLink(LinkKind::kLink, AttributeValue(attributes, "href"), AttributeValue(attributes, "title"), event.row);
    } else if (name == "img" || name == "source" || name == "video" || name == "audio") {
      std::string_view source = AttributeValue(attributes, "src");
      if (!StartsWith(source, "data:")) builder_.AddLink(LinkKind::kImage, source, AttributeValue(attributes, "alt"), event.row);
    } else if (name == "iframe" || name == "embed") {
      builder_.AddLink(LinkKind::kInclude, AttributeValue(attributes, "src"), name, event.row);
    } else if (name == "link") {
      std::string_view target = AttributeValue(attributes, "href"), relation = AttributeValue(attributes, "rel");
      if (relation == "stylesheet" || relation == "modulepreload" || relation == "manifest") {
        builder_.AddImport(ImportKind::kDocument, target, event.row);
      } else {
        builder_.AddLink(LinkKind::kReference, target, relation, event.row);
      }
    } else if (name == "meta") {
      if (AttributeValue(attributes, "name") == "description") {
        builder_.AddProperty(property::kProjectDescription, AttributeValue(attributes, "content"), event.row);
      }
    } else if (name == "script" || name == "style") {
      if (event.kind == TagKind::kEmpty && name == "style") return;
      Embedded(name, event, attributes, reader);
    } else if (name == "table" || name == "form") {
      if (id.empty() && !AttributeValue(attributes, "name").empty()) {
        builder_.AddSymbol(SymbolKind::kElement, AttributeValue(attributes, "name"), {event.begin, event.end, event.row, event.end_row}, section, 1);
      }
    }
  }

  void Embedded(const std::string& name, const TagEvent& event, const std::vector<TagAttribute>& attributes, TagReader* reader) {
    std::string_view source = AttributeValue(attributes, "src");
    if (!source.empty()) builder_.AddImport(ImportKind::kDocument, source, event.row);
    uint32_t end_row = event.end_row;
    std::string_view body = reader->RawText(name, &end_row);
    if (Trim(body).empty()) return;
    std::string_view type = AttributeValue(attributes, "type");
    std::string language = name == "style" ? "css" : "javascript";
    if (type.find("json") != std::string_view::npos) language = "json";
    else if (type.find("typescript") != std::string_view::npos) language = "typescript";
    else if (type.find("template") != std::string_view::npos || type.find("html") != std::string_view::npos) language = "html";
    builder_.AddBlock(language, event.row, end_row);
    if (language == "javascript" && body.size() <= kMaxEmbeddedBytes) {
      ExtractEmbedded(language, body, event.end_row, event.end, open_.empty() ? kNone : open_.back(), facts_);
    }
  }

  void Close(const TagEvent& event) {
    std::string name = ToLowerAscii(Utf8Prefix(event.name, 40));
    if (name == "svg" && drawings_ > 0) --drawings_;
    if (!collecting_ || name != ToLowerAscii(Utf8Prefix(start_.name, 40))) return;
    collecting_ = false;
    std::string words = CollapseSpace(DecodeEntities(collected_));
    if (words.empty()) return;
    if (name == "title") {
      builder_.AddProperty(property::kTitle, words, start_.row);
    } else if (name == "p") {
      if (words.size() >= 20) builder_.SetDoc(words, start_.row, event.end_row);
    } else {
      int level = HeadingLevel(name);
      CloseHeadings(level, start_.begin, start_.row == 0 ? 0 : start_.row - 1);
      uint32_t parent = open_.empty() ? kNone : open_.back();
      open_.push_back(builder_.AddSymbol(SymbolKind::kHeading, words, {start_.begin, event.end, start_.row, event.end_row}, parent,
                                         static_cast<uint16_t>(level)));
    }
  }

  std::string_view text_;
  FileFacts* facts_;
  FormatBuilder builder_;
  std::vector<uint32_t> open_;
  uint32_t drawings_ = 0;  // open svg elements: their titles are not the page's
  bool collecting_ = false;
  std::string collected_;
  TagEvent start_;
  size_t anchors_ = 0;
};

}  // namespace

void ScanHtml(const FormatInput& input, FileFacts* facts) { HtmlScanner(input, facts).Run(); }

}  // namespace repodoc

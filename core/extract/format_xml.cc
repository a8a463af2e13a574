// XML and SVG. In: decoded text. Out: the element outline to a depth and a number (elements with an id or name show
// it), Maven and MSBuild projects read as what they are, the size of an SVG, tags that do not match as a diagnostic.
#include <map>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"
#include "core/extract/format_tags.h"

namespace repodoc {
namespace {

constexpr uint16_t kMaxElementDepth = 6;
constexpr uint32_t kMaxElements = 400;
constexpr size_t kMaxDependencies = 3000;

struct OpenElement {
  std::string_view name;
  uint32_t symbol = kNone;
  uint32_t row = 0;
  std::string_view text;     // the first run of text inside
  std::string_view version;  // of a dependency under construction
  std::string_view group, artifact, scope;
};

class XmlScanner {
 public:
  XmlScanner(const FormatInput& input, FileFacts* facts, bool svg)
      : text_(input.text), path_(input.path), builder_(facts), svg_(svg) {}

  void Run() {
    TagReader reader(text_);
    TagEvent event;
    while (reader.Next(&event)) Handle(event);
    if (reader.unfinished()) Invalid("the text ends inside a tag or comment", event.row);
    if (open_.size() > 0) Invalid("an element is not closed", open_.back().row);
    while (!open_.empty()) Close(static_cast<uint32_t>(text_.size()), event.end_row);
    AddMavenDependencies();
    if (elements_ > shown_) {
      builder_.AddProperty(property::kKeyCount, elements_);
      builder_.AddDiagnostic(DiagnosticCode::kSymbolsCapped, WithCommas(elements_) + " elements, " + WithCommas(shown_) + " in the outline");
    }
    builder_.Finish();
  }

 private:
  void Invalid(std::string_view message, uint32_t row) {
    if (!invalid_) builder_.AddDiagnostic(DiagnosticCode::kInvalidData, message, row);
    invalid_ = true;
  }

  void Handle(const TagEvent& event) {
    switch (event.kind) {
      case TagKind::kComment:
        builder_.CountCommentLines(event.end_row - event.row + 1);
        if (event.text.size() < 4000) builder_.AddMarks(event.text, event.row);
        if (open_.empty() && elements_ == 0) builder_.SetDoc(StripCommentMarks(Utf8Prefix(Trim(event.text), 4000), ""), event.row, event.end_row);
        break;
      case TagKind::kText:
      case TagKind::kCharacterData:
        if (!open_.empty() && open_.back().text.empty()) open_.back().text = Trim(event.text);
        break;
      case TagKind::kOpen:
      case TagKind::kEmpty:
        Open(event);
        if (event.kind == TagKind::kEmpty) Close(event.end, event.end_row);
        break;
      case TagKind::kClose:
        if (open_.empty() || open_.back().name != event.name) {
          Invalid("a closing tag that matches no open element", event.row);
          // Close up to it when it is open at all, looking a bounded way back.
          size_t back = open_.size();
          while (back > 0 && open_.size() - back < 64 && open_[back - 1].name != event.name) --back;
          if (back == 0 || open_[back - 1].name != event.name) return;
          while (open_.size() > back) Close(event.begin, event.row);
        }
        Close(event.end, event.end_row);
        break;
      case TagKind::kInstruction:
      case TagKind::kDoctype:
        break;
    }
  }

  void Open(const TagEvent& event) {
    ++elements_;
    OpenElement element;
    element.name = event.name;
    element.row = event.row;
    std::vector<TagAttribute> attributes = SplitAttributes(event.attributes);
    uint16_t level = static_cast<uint16_t>(std::min<size_t>(open_.size() + 1, 1000));
    uint32_t parent = open_.empty() ? kNone : open_.back().symbol;
    if (level <= kMaxElementDepth && shown_ < kMaxElements && (level == 1 || parent != kNone)) {
      ++shown_;
      element.symbol = builder_.AddSymbol(SymbolKind::kElement, event.name, {event.begin, event.end, event.row, event.end_row}, parent, level);
      std::string_view shown;
      for (std::string_view name : {"id", "name", "android:id", "key", "Include", "class"}) {
        shown = AttributeValue(attributes, name);
        if (shown.empty()) continue;
        builder_.symbol(element.symbol).type = builder_.Add(Utf8Prefix(std::string(name) + "=" + DecodeEntities(shown), 120));
        break;
      }
    }
    if (svg_ && open_.empty()) SvgRoot(attributes, event.row);
    MsBuild(event, attributes);
    for (const TagAttribute& attribute : attributes) {
      if ((attribute.name == "href" || attribute.name == "xlink:href" || attribute.name == "src") && !attribute.value.empty() &&
          attribute.value[0] != '#' && !StartsWith(attribute.value, "data:")) {
        builder_.AddLink(LinkKind::kReference, DecodeEntities(attribute.value), event.name, event.row);
      }
    }
    open_.push_back(element);
  }

  void SvgRoot(const std::vector<TagAttribute>& attributes, uint32_t row) {
    builder_.AddProperty(property::kImageFormat, "SVG", row);
    std::string_view width = AttributeValue(attributes, "width"), height = AttributeValue(attributes, "height");
    std::string_view box = AttributeValue(attributes, "viewBox");
    if (width.empty() && height.empty() && !box.empty()) {  // "0 0 24 24"
      std::string collapsed = CollapseSpace(Utf8Prefix(box, 200));
      std::vector<std::string_view> parts = Split(collapsed, ' ');
      if (parts.size() == 4) {
        builder_.AddProperty(property::kImageWidth, parts[2], row);
        builder_.AddProperty(property::kImageHeight, parts[3], row);
      }
      return;
    }
    builder_.AddProperty(property::kImageWidth, width, row);
    builder_.AddProperty(property::kImageHeight, height, row);
  }

  // <PackageReference Include="x" Version="1.0"/>, <ProjectReference Include="..\a.csproj"/>
  void MsBuild(const TagEvent& event, const std::vector<TagAttribute>& attributes) {
    if (event.name == "PackageReference") {
      builder_.AddTriple(property::kDependency, AttributeValue(attributes, "Include"), AttributeValue(attributes, "Version"), "nuget", event.row);
    } else if (event.name == "ProjectReference") {
      std::string path(AttributeValue(attributes, "Include"));
      for (char& c : path) c = c == '\\' ? '/' : c;
      builder_.AddLink(LinkKind::kReference, path, "project", event.row);
    }
  }

  void Close(uint32_t end, uint32_t end_row) {
    OpenElement element = open_.back();
    open_.pop_back();
    if (element.symbol != kNone) {
      builder_.Extend(element.symbol, end, end_row);
      if (!element.text.empty()) builder_.SetValue(element.symbol, DecodeEntities(Utf8Prefix(element.text, 400)));
    }
    if (svg_ && (element.name == "title" || element.name == "desc") && open_.size() == 1) builder_.SetDoc(DecodeEntities(element.text), element.row, end_row);
    Maven(element);
  }

  void Maven(const OpenElement& element) {
    if (open_.empty()) return;
    std::string_view root = open_.front().name;
    if (root != "project") {
      if (root == "Project" && open_.size() == 2 && (element.name == "TargetFramework" || element.name == "Version" || element.name == "AssemblyName" || element.name == "Description")) {
        const char* key = element.name == "Version"       ? property::kProjectVersion
                          : element.name == "Description" ? property::kProjectDescription
                          : element.name == "AssemblyName" ? property::kProjectName
                                                           : nullptr;
        if (key != nullptr) builder_.AddProperty(key, DecodeEntities(element.text), element.row);
      }
      return;
    }
    OpenElement& above = open_.back();
    if (open_.size() == 1 && BaseName(path_) == "pom.xml") {
      if (element.name == "artifactId") {
        builder_.AddProperty(property::kSchema, "Maven project", element.row);
        builder_.AddProperty(property::kProjectName, DecodeEntities(element.text), element.row);
        builder_.AddProperty(property::kTestCommand, "mvn test", element.row);
        builder_.AddProperty(property::kBuildCommand, "mvn package", element.row);
      }
      if (element.name == "version") builder_.AddProperty(property::kProjectVersion, DecodeEntities(element.text), element.row);
      if (element.name == "description") builder_.AddProperty(property::kProjectDescription, DecodeEntities(element.text), element.row);
      if (element.name == "url") builder_.AddProperty(property::kProjectHomepage, DecodeEntities(element.text), element.row);
    }
    if (above.name == "dependency") {
      if (element.name == "groupId") above.group = element.text;
      if (element.name == "artifactId") above.artifact = element.text;
      if (element.name == "version") above.version = element.text;
      if (element.name == "scope") above.scope = element.text;
    }
    if (element.name == "dependency" && !element.artifact.empty()) {
      std::string name = std::string(element.group) + ":" + std::string(element.artifact);
      bool managed = open_.size() > 1 && open_[open_.size() - 2].name == "dependencyManagement";
      std::string_view scope = managed ? "dependencyManagement" : element.scope.empty() ? "compile" : element.scope;
      if (maven_dependencies_.size() < kMaxDependencies) {
        maven_dependencies_.push_back({std::move(name), element.version, scope, element.row});
      }
    }
    if (above.name == "properties" && open_.size() == 2) maven_properties_.emplace(element.name, element.text);
    if (above.name == "parent" && open_.size() == 2 && element.name == "version") {
      maven_properties_.emplace("project.version", element.text);  // unless the project has its own
      maven_properties_.emplace("project.parent.version", element.text);
    }
    if (open_.size() == 1 && element.name == "version") maven_properties_.insert_or_assign("project.version", element.text);
    if (above.name == "modules" && element.name == "module") builder_.AddLink(LinkKind::kReference, element.text, "module", element.row);
  }

  // Properties of a project may stand below what uses them; those of a parent's file are not here and stay as written.
  std::string Interpolated(std::string_view version) const {
    std::string out(version);
    for (int depth = 0; depth < 4; ++depth) {
      size_t begin = out.find("${"), end = begin == out.npos ? out.npos : out.find('}', begin);
      if (end == out.npos) break;
      auto known = maven_properties_.find(std::string_view(out).substr(begin + 2, end - begin - 2));
      if (known == maven_properties_.end()) break;
      out.replace(begin, end + 1 - begin, Utf8Prefix(known->second, 100));
    }
    return out;
  }
  void AddMavenDependencies() {
    for (const MavenDependency& row : maven_dependencies_) {
      std::string version = Interpolated(row.version);
      builder_.AddTriple(property::kDependency, Interpolated(row.name), version, row.scope, row.row);
    }
  }

  struct MavenDependency {
    std::string name;
    std::string_view version, scope;
    uint32_t row;
  };
  std::vector<MavenDependency> maven_dependencies_;
  std::map<std::string_view, std::string_view> maven_properties_;
  std::string_view text_, path_;
  FormatBuilder builder_;
  bool svg_;
  std::vector<OpenElement> open_;
  uint64_t elements_ = 0, shown_ = 0;
  bool invalid_ = false;
};

}  // namespace

void ScanXml(const FormatInput& input, FileFacts* facts) { XmlScanner(input, facts, false).Run(); }
void ScanSvg(const FormatInput& input, FileFacts* facts) { XmlScanner(input, facts, true).Run(); }

}  // namespace repodoc

// Dockerfile. In: decoded text. Out: stages with their base images, ports, entry point, environment, arguments, copied
// paths as links, what its RUN lines install and build. Line by line; continuation lines are joined, here documents
// are skipped.
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  size_t at = 0;
  while (at < text.size() && words.size() < 2000) {
    while (at < text.size() && (IsBlank(text[at]) || text[at] == '\r')) ++at;
    size_t begin = at;
    while (at < text.size() && !IsBlank(text[at]) && text[at] != '\r') ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

// Words as in 'NAME="two words" OTHER=x': blanks inside quotes and after a backslash belong to the word.
std::vector<std::string_view> QuotedWords(std::string_view text) {
  std::vector<std::string_view> words;
  size_t at = 0;
  while (at < text.size() && words.size() < 2000) {
    while (at < text.size() && (IsBlank(text[at]) || text[at] == '\r')) ++at;
    size_t begin = at;
    char quote = 0;
    for (; at < text.size() && (quote != 0 || !(IsBlank(text[at]) || text[at] == '\r')); ++at) {
      char c = text[at];
      if (c == '\\' && quote != '\'' && at + 1 < text.size()) ++at;
      else if (c == quote) quote = 0;
      else if (quote == 0 && (c == '"' || c == '\'')) quote = c;
    }
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

std::string_view Unquote(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) return text.substr(1, text.size() - 2);
  return text;
}

class DockerfileScanner {
 public:
  DockerfileScanner(const FormatInput& input, FileFacts* facts)
      : text_(input.text), builder_(facts), commands_(&builder_), lines_(input.text) {}

  void Run() {
    Line line;
    while (lines_.Next(&line)) OneLine(line);
    if (stage_ != kNone) builder_.Extend(stage_, static_cast<uint32_t>(text_.size()), lines_.row() == 0 ? 0 : lines_.row() - 1);
    builder_.CountCommentLines(comment_lines_);
    builder_.Finish();
  }

 private:
  void OneLine(const Line& first) {
    std::string_view content = first.content();
    if (content.empty()) return;
    if (content[0] == '#') {
      ++comment_lines_;
      builder_.AddMarks(content, first.row);
      return;
    }
    std::string joined(content);
    Line last = first;
    while (!joined.empty() && joined.back() == '\\') {
      joined.pop_back();
      joined += ' ';
      if (!lines_.Next(&last)) break;
      std::string_view more = last.content();
      if (StartsWith(more, "#")) {
        ++comment_lines_;
        joined += '\\';  // a comment inside a continuation does not end it
        continue;
      }
      if (more.empty()) {
        joined += '\\';
        continue;
      }
      joined += more;
    }
    Place place{first.begin, last.end(), first.row, last.row};
    std::string_view text = joined;
    size_t blank = text.find_first_of(" \t");
    if (blank == std::string_view::npos) return;
    Instruction(ToLowerAscii(text.substr(0, blank)), Trim(text.substr(blank)), place);
    // "RUN <<EOF": skip to the end mark.
    size_t heredoc = text.find("<<");
    if (heredoc == std::string_view::npos || blank > 4) return;
    std::string_view word = text.substr(heredoc + 2);
    if (!word.empty() && word[0] == '-') word.remove_prefix(1);
    word = Unquote(word.substr(0, word.find_first_of(" \t&|;>")));
    if (word.empty() || !(IsLetter(word[0]) || word[0] == '_')) return;
    std::string mark(word);
    while (lines_.Next(&last)) {
      if (last.content() == mark) return;
      commands_.AddLine(last.content(), last.row);
    }
    builder_.AddDiagnostic(DiagnosticCode::kParseErrors, "a here document without its end mark", first.row);
  }

  void Instruction(const std::string& name, std::string_view rest, const Place& place) {
    std::vector<std::string_view> words = Words(rest);
    size_t first = 0;
    std::string_view from;
    while (first < words.size() && StartsWith(words[first], "--")) {
      if (StartsWith(words[first], "--from=")) from = words[first].substr(7);
      ++first;
    }
    if (first >= words.size()) return;
    if (name == "from") {
      std::string_view image = words[first];
      std::string_view alias = words.size() > first + 2 && ToLowerAscii(words[first + 1]) == "as" ? words[first + 2] : std::string_view();
      if (stage_ != kNone) builder_.Extend(stage_, place.begin, place.row == 0 ? 0 : place.row - 1);
      stage_ = builder_.AddSymbol(SymbolKind::kStage, alias.empty() ? image : alias, place, kNone, 1);
      builder_.symbol(stage_).type = builder_.Add(image);
      if (stages_.count(std::string(image)) != 0) {
        builder_.AddReference(ReferenceKind::kBase, "", image, place.row, stage_);
      } else {
        builder_.AddProperty(property::kBaseImage, image, place.row);
      }
      stages_.insert(std::string(alias.empty() ? image : alias));
    } else if (name == "expose") {
      for (size_t i = first; i < words.size(); ++i) builder_.AddProperty(property::kPort, words[i], place.row);
    } else if (name == "entrypoint" || name == "cmd") {
      builder_.AddProperty(property::kEntryCommand, std::string(name == "cmd" ? "CMD " : "ENTRYPOINT ") + CollapseSpace(rest), place.row);
    } else if (name == "env" || name == "arg") {
      Variables(name, rest, words, place);
    } else if (name == "copy" || name == "add") {
      if (!from.empty()) {
        builder_.AddReference(ReferenceKind::kUse, "", from, place.row, stage_);
        return;
      }
      for (size_t i = first; i + 1 < words.size(); ++i) {
        std::string_view source = words[i];
        while (!source.empty() && (source[0] == '[' || source[0] == '"')) source.remove_prefix(1);
        while (!source.empty() && (source.back() == ',' || source.back() == '"')) source.remove_suffix(1);
        builder_.AddLink(LinkKind::kReference, source, name, place.row);
      }
    } else if (name == "label") {
      for (std::string_view word : words) {
        if (StartsWith(word, "org.opencontainers.image.description=") || StartsWith(word, "description=")) {
          builder_.AddProperty(property::kProjectDescription, Unquote(rest.substr(rest.find('=') + 1)), place.row);
        }
      }
    } else if (name == "run") {
      while (StartsWith(rest, "--")) {  // --mount=..., --network=...: for the builder
        size_t end = rest.find_first_of(" \t\n");
        rest = end == std::string_view::npos ? std::string_view() : Trim(rest.substr(end));
      }
      commands_.AddLine(rest, place.row);
    }
  }

  void Variables(const std::string& name, std::string_view rest, const std::vector<std::string_view>& words, const Place& place) {
    SymbolKind kind = name == "env" ? SymbolKind::kVariable : SymbolKind::kOption;
    const char* type = name == "env" ? "environment" : "build argument";
    if (words[0].find('=') == std::string_view::npos) {  // "ENV NAME value", "ARG NAME"
      uint32_t symbol = builder_.AddSymbol(kind, words[0], place, stage_, 2);
      builder_.symbol(symbol).type = builder_.Add(type);
      builder_.SetValue(symbol, Trim(rest.substr(words[0].size())));
      return;
    }
    for (std::string_view word : QuotedWords(rest)) {
      size_t equals = word.find('=');
      if (equals == std::string_view::npos || equals == 0) continue;
      uint32_t symbol = builder_.AddSymbol(kind, word.substr(0, equals), place, stage_, 2);
      builder_.symbol(symbol).type = builder_.Add(type);
      std::string value(Unquote(word.substr(equals + 1)));
      for (size_t i = 0; (i = value.find("\\ ", i)) != std::string::npos; ++i) value.erase(i, 1);
      builder_.SetValue(symbol, value);
    }
  }

  std::string_view text_;
  FormatBuilder builder_;
  CommandCollector commands_;
  LineCursor lines_;
  uint32_t stage_ = kNone, comment_lines_ = 0;
  std::unordered_set<std::string> stages_;
};

}  // namespace

void ScanDockerfile(const FormatInput& input, FileFacts* facts) { DockerfileScanner(input, facts).Run(); }

}  // namespace repodoc

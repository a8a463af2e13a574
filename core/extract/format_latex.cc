// TeX and LaTeX. In: decoded text. Out: title, parts to paragraphs as a nested outline, labels, figures, tables and the
// theorem kinds by their captions' place, commands and environments the file defines, files it reads and packages it
// loads, citations and references, the abstract as the file's own words. Verbatim text is left alone. Line by line.
#include <unordered_map>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

// "{...}" at the start of `text`, inner braces balanced; `rest` is what follows. False when there is none on the line.
bool TakeGroup(std::string_view* text, char open, char close, std::string_view* inside) {
  std::string_view at = *text;
  while (!at.empty() && IsBlank(at[0])) at.remove_prefix(1);
  if (at.empty() || at[0] != open) return false;
  int depth = 0;
  for (size_t i = 0; i < at.size(); ++i) {
    if (at[i] == '\\') {
      ++i;
    } else if (at[i] == open) {
      ++depth;
    } else if (at[i] == close && --depth == 0) {
      *inside = at.substr(1, i - 1);
      *text = at.substr(i + 1);
      return true;
    }
  }
  return false;
}

// The words of a heading: "\texttt{x} and~\emph{y}" -> "x and y".
std::string PlainText(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && IsLetter(text[i + 1])) {
      while (i + 1 < text.size() && IsLetter(text[i + 1])) ++i;
      if (i + 1 < text.size() && text[i + 1] == ' ') ++i;
    } else if (text[i] == '~') {
      out += ' ';
    } else if (text[i] != '{' && text[i] != '}' && text[i] != '\\' && text[i] != '$') {
      out += text[i];
    }
  }
  return CollapseSpace(Trim(out));
}

int LevelOf(std::string_view command) {
  constexpr std::string_view kLevels[] = {"part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"};
  for (size_t i = 0; i < std::size(kLevels); ++i) {
    if (command == kLevels[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool IsVerbatim(std::string_view environment) {
  for (std::string_view name : {"verbatim", "verbatim*", "lstlisting", "minted", "Verbatim", "comment", "alltt", "filecontents",
                                "filecontents*"}) {
    if (environment == name) return true;
  }
  return false;
}

class LatexScanner {
 public:
  LatexScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), lines_(input.text), builder_(facts) {}

  void Run() {
    Line line;
    while (lines_.Next(&line)) OneLine(line);
    Close(0, static_cast<uint32_t>(text_.size()), lines_.row() == 0 ? 0 : lines_.row() - 1);
    if (!abstract_.empty()) builder_.SetDoc(JoinParagraph(abstract_), abstract_row_, abstract_end_row_);
    if (!first_comment_.empty()) builder_.SetDoc(JoinParagraph(first_comment_), 0, static_cast<uint32_t>(first_comment_.size() - 1));
    builder_.CountCommentLines(comment_lines_);
    builder_.Finish();
  }

 private:
  struct Open {
    uint32_t symbol;
    int level;
  };

  uint32_t Parent() const { return open_.empty() ? kNone : open_.back().symbol; }

  void Close(int level, uint32_t end, uint32_t end_row) {
    while (!open_.empty() && open_.back().level >= level) {
      builder_.Extend(open_.back().symbol, end, end_row);
      open_.pop_back();
    }
  }

  void OneLine(const Line& line) {
    std::string_view content = line.content();
    if (!verbatim_.empty()) {
      if (content.find(verbatim_) != std::string_view::npos) {
        builder_.AddBlock(verbatim_language_, verbatim_row_, line.row);
        verbatim_.clear();
      }
      return;
    }
    if (!content.empty() && content[0] == '%') {
      ++comment_lines_;
      builder_.AddMarks(content, line.row);
      while (!content.empty() && (content[0] == '%' || IsBlank(content[0]))) content.remove_prefix(1);
      if (line.row == first_comment_.size() && content.find("!TeX") == std::string_view::npos && content.find("-*-") == std::string_view::npos) {
        first_comment_.push_back(content);
      }
      return;
    }
    size_t end = 0;  // of the code: a "%" that is not "\%" begins a comment
    while (end < line.text.size() && line.text[end] != '%') end += line.text[end] == '\\' ? 2 : 1;
    std::string_view code = line.text.substr(0, std::min(end, line.text.size()));
    if (in_abstract_ && code.find("\\end{abstract}") == std::string_view::npos && abstract_.size() < 40) {
      abstract_.push_back(Trim(code));
      abstract_end_row_ = line.row;
    }
    for (size_t at = code.find('\\'); at != std::string_view::npos && verbatim_.empty(); at = code.find('\\', at)) {
      size_t begin = ++at;
      while (at < code.size() && (IsLetter(code[at]) || code[at] == '@')) ++at;
      if (at == begin) {
        at = std::min(at + 1, code.size());
        continue;
      }
      std::string_view command = code.substr(begin, at - begin);
      if (at < code.size() && code[at] == '*') ++at;
      Command(line, command, begin - 1, code.substr(at));
    }
  }

  uint32_t Define(SymbolKind kind, std::string_view name, const Line& line, size_t column, uint32_t parent, uint16_t level = 0) {
    Place place{line.begin + static_cast<uint32_t>(column), line.end(), line.row, line.row};
    uint32_t symbol = builder_.AddSymbol(kind, name, place, parent, level);
    builder_.symbol(symbol).flags |= kSymbolDefinition;
    return symbol;
  }

  void Command(const Line& line, std::string_view command, size_t column, std::string_view rest) {
    std::string_view option, argument;
    bool has_option = TakeGroup(&rest, '[', ']', &option);
    if (int level = LevelOf(command)) {
      if (!TakeGroup(&rest, '{', '}', &argument)) argument = rest;  // the heading goes on below: its first line names it
      std::string title = PlainText(has_option ? option : argument);
      if (title.empty()) return;
      Close(level, line.begin, line.row == 0 ? 0 : line.row - 1);
      uint32_t symbol = Define(SymbolKind::kHeading, title, line, column, Parent(), static_cast<uint16_t>(level));
      open_.push_back({symbol, level});
      return;
    }
    if (command == "begin" && TakeGroup(&rest, '{', '}', &argument)) return Begin(line, argument, rest);
    if (command == "end" && TakeGroup(&rest, '{', '}', &argument)) {
      if (argument == "abstract") in_abstract_ = false;
      return;
    }
    if (command == "def" || command == "gdef" || command == "edef" || command == "let") {
      if (rest.size() < 2 || rest[0] != '\\') return;
      size_t end = 1;
      while (end < rest.size() && (IsLetter(rest[end]) || rest[end] == '@')) ++end;
      if (end > 1) Define(SymbolKind::kCommand, rest.substr(1, end - 1), line, column, Parent());
      return;
    }
    if (command == "newcommand" || command == "renewcommand" || command == "providecommand" || command == "DeclareRobustCommand" ||
        command == "NewDocumentCommand" || command == "RenewDocumentCommand" || command == "DeclareMathOperator") {
      if (!TakeGroup(&rest, '{', '}', &argument)) {  // \newcommand\name
        while (!rest.empty() && IsBlank(rest[0])) rest.remove_prefix(1);
        size_t end = 1;
        while (end < rest.size() && (IsLetter(rest[end]) || rest[end] == '@')) ++end;
        argument = rest.substr(0, end);
      }
      argument = Trim(argument);
      if (argument.size() > 1 && argument[0] == '\\') Define(SymbolKind::kCommand, argument.substr(1), line, column, Parent());
      return;
    }
    bool theorem = command == "newtheorem";
    if (theorem || command == "newenvironment" || command == "renewenvironment" || command == "NewDocumentEnvironment") {
      if (!TakeGroup(&rest, '{', '}', &argument) || argument.empty()) return;
      environments_.emplace(std::string(argument), Define(SymbolKind::kEnvironment, argument, line, column, Parent()));
      return;
    }
    if (!TakeGroup(&rest, '{', '}', &argument)) return;
    if (command == "title") {
      builder_.AddProperty(property::kTitle, PlainText(argument), line.row);
    } else if (command == "input" || command == "include" || command == "subfile" || command == "InputIfFileExists") {
      AddFile(argument, ".tex", line.row);
    } else if (command == "bibliography" || command == "addbibresource") {
      for (std::string_view name : Split(argument, ',')) AddFile(Trim(name), ".bib", line.row);
    } else if (command == "documentclass" || command == "LoadClass") {
      builder_.AddImport(ImportKind::kIncludeSystem, argument, line.row, Parent());
    } else if (command == "usepackage" || command == "RequirePackage") {
      for (std::string_view name : Split(argument, ',')) {
        if (!Trim(name).empty()) builder_.AddImport(ImportKind::kIncludeSystem, Trim(name), line.row, Parent());
      }
    } else if (command == "includegraphics") {
      builder_.AddLink(LinkKind::kImage, argument, "", line.row);
    } else if (command == "href" || command == "url") {
      builder_.AddLink(LinkKind::kLink, argument, "", line.row);
    } else if (command == "lstinputlisting" || command == "verbatiminput" || command == "inputminted") {
      std::string_view second;
      if (command == "inputminted" && TakeGroup(&rest, '{', '}', &second)) argument = second;
      builder_.AddLink(LinkKind::kInclude, argument, "", line.row);
    } else if (command == "label") {
      Define(SymbolKind::kLabel, argument, line, column, Parent());
    } else if (command == "ref" || command == "eqref" || command == "cref" || command == "Cref" || command == "autoref" || command == "pageref" ||
               command == "cite" || command == "citep" || command == "citet" || command == "parencite" || command == "textcite") {
      for (std::string_view name : Split(argument, ',')) {
        if (!Trim(name).empty()) builder_.AddReference(ReferenceKind::kUse, "", Trim(name), line.row, Parent());
      }
    }
  }

  void Begin(const Line& line, std::string_view environment, std::string_view rest) {
    if (environment == "abstract") {
      in_abstract_ = abstract_.empty();
      abstract_row_ = line.row + 1;
      return;
    }
    if (IsVerbatim(environment)) {
      std::string_view option, language;
      TakeGroup(&rest, '[', ']', &option);
      verbatim_language_ = environment == "minted" && TakeGroup(&rest, '{', '}', &language) ? std::string(language) : std::string();
      if (size_t at = option.find("language="); at != std::string_view::npos) {
        option.remove_prefix(at + 9);
        verbatim_language_ = ToLowerAscii(option.substr(0, option.find_first_of(",]")));
      }
      verbatim_ = "\\end{" + std::string(environment) + "}";
      verbatim_row_ = line.row;
      return;
    }
    if (environments_.count(std::string(environment)) != 0) {
      builder_.AddReference(ReferenceKind::kUse, "", environment, line.row, Parent());
    }
  }

  // \input{chapters/intro}: the ending may be left out.
  void AddFile(std::string_view name, std::string_view extension, uint32_t row) {
    if (name.empty() || name.find_first_of("\\#$") != std::string_view::npos) return;
    std::string path(name);
    if (BaseName(name).find('.') == std::string_view::npos) path += extension;
    builder_.AddImport(ImportKind::kDocument, path, row, Parent());
  }

  std::string_view text_;
  LineCursor lines_;
  FormatBuilder builder_;
  std::vector<Open> open_;
  std::unordered_map<std::string, uint32_t> environments_;  // defined here
  std::string verbatim_, verbatim_language_;  // what ends the verbatim text
  uint32_t verbatim_row_ = 0;
  std::vector<std::string_view> abstract_, first_comment_;
  bool in_abstract_ = false;
  uint32_t abstract_row_ = 0, abstract_end_row_ = 0, comment_lines_ = 0;
};

}  // namespace

void ScanLatex(const FormatInput& input, FileFacts* facts) { LatexScanner(input, facts).Run(); }

}  // namespace repodoc

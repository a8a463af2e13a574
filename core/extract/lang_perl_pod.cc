// POD, Perl's documentation format, which stands above, between or below the code:
//
//   =head1 NAME                                       the file's own words
//
//   Shop::Cart - what is bought
//
//   =head2 add($item, %options)                       the doc of sub add
//
//   Adds C<$item>.
//
//   =over  =item total  =back  =cut
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_perl.h"

namespace repodoc::perl {
namespace {

constexpr size_t kMaxDocBytes = 20000;
constexpr int kMaxCodeDepth = 32;

// "C<$x>" -> "`$x`", "L<text|Foo>" -> "text", "B<very>" -> "very", "E<lt>" -> "<". Linear: brackets are matched by a stack.
std::string PlainText(std::string_view pod) {
  struct Open {
    char code;
    size_t out, brackets;
  };
  std::vector<Open> open;
  std::string out;
  for (size_t at = 0; at < pod.size();) {
    char c = pod[at];
    bool code = c >= 'A' && c <= 'Z' && at + 1 < pod.size() && pod[at + 1] == '<' && open.size() < kMaxCodeDepth;
    if (code && (at == 0 || !(pod[at - 1] >= 'A' && pod[at - 1] <= 'Z'))) {
      size_t brackets = 0;
      while (at + 1 + brackets < pod.size() && pod[at + 1 + brackets] == '<') ++brackets;
      bool spaced = brackets > 1 && at + 1 + brackets < pod.size() && (pod[at + 1 + brackets] == ' ' || pod[at + 1 + brackets] == '\n');
      if (!spaced) brackets = 1;
      open.push_back({c, out.size(), brackets});
      at += 1 + brackets;
      if (spaced) ++at;
      if (c == 'C') out += '`';
      continue;
    }
    if (c == '>' && !open.empty()) {
      const Open& last = open.back();
      bool closes = last.brackets == 1 || pod.substr(at, last.brackets) == std::string(last.brackets, '>');
      if (closes) {
        if (last.brackets > 1 && out.size() > last.out && out.back() == ' ') out.pop_back();
        std::string inside = out.substr(last.out);
        if (last.code == 'L') {
          size_t bar = inside.find('|');
          if (bar != std::string::npos) inside.resize(bar);
          if (StartsWith(inside, "/")) inside.erase(0, 1);  // a section of this document
          if (inside.size() > 1 && inside[0] == '"' && inside.back() == '"') inside = inside.substr(1, inside.size() - 2);
          out.resize(last.out);
          out += inside;
        } else if (last.code == 'E') {
          out.resize(last.out);
          out += inside == "lt" ? "<" : inside == "gt" ? ">" : inside == "verbar" ? "|" : inside == "sol" ? "/" : inside;
        } else if (last.code == 'X' || last.code == 'Z') {
          out.resize(last.out);
        } else if (last.code == 'C') {
          out += '`';
        }
        at += last.brackets;
        open.pop_back();
        continue;
      }
    }
    out += c;
    ++at;
  }
  return out;
}

// The name that a heading documents: of "new", "$obj->add( $x )", "Foo->new", "C<< $c->foo >>", "add($x)"; "" for prose.
std::string_view NameOfHeading(std::string_view title) {
  title = Trim(title);
  while (!title.empty() && (title[0] == '`' || title[0] == '*' || title[0] == '&')) title.remove_prefix(1);
  size_t arrow = title.find("->");
  size_t bracket = title.find_first_of("(=");
  if (arrow != std::string_view::npos && (bracket == std::string_view::npos || arrow < bracket)) title = Trim(title.substr(arrow + 2));
  for (std::string_view word : {"method ", "function ", "sub "}) {
    if (StartsWith(title, word)) title = Trim(title.substr(word.size()));
  }
  std::string_view name;
  size_t size = 0;
  if (!title.empty() && (title[0] == '$' || title[0] == '@' || title[0] == '%')) {
    name = LeadingWord(title.substr(1));
    size = name.size() + 1;
    name = title.substr(0, size);
  } else {
    name = LeadingWord(title);
    size = name.size();
    while (StartsWith(title.substr(size), "::")) {
      name = LeadingWord(title.substr(size + 2));
      size += 2 + name.size();
    }
  }
  if (name.empty()) return {};
  std::string_view behind = Trim(title.substr(size));
  // "new", "new( ... )", "new, create", "new - makes one", "new $x, $y"; not "Notes on speed"
  if (behind.empty() || std::string_view("(,;`=[{:-$@%<\"").find(behind[0]) != std::string_view::npos) return name;
  return {};
}

struct Section {
  std::string_view command;  // "head1", "item"
  std::string title;
  uint32_t row = 0;
  uint32_t begin = 0, end = 0;  // the text below the heading, in lines
};

class PodReader {
 public:
  explicit PodReader(Walk& walk) : walk_(walk) {}

  void Read(uint32_t begin, uint32_t end) {
    std::string_view text = walk_.text().substr(begin, end - begin);
    uint32_t row = 0;
    bool inside = false;
    // The row of the first line.
    while (counted_ < begin) row_ += walk_.text()[counted_++] == '\n';
    row = row_;
    for (size_t at = 0; at < text.size(); ++row) {
      size_t line_end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, line_end - at);
      if (EndsWith(line, "\r")) line.remove_suffix(1);
      at = line_end + 1;
      if (line.size() > 1 && line[0] == '=' && ((line[1] >= 'a' && line[1] <= 'z') || (line[1] >= 'A' && line[1] <= 'Z'))) {
        std::string_view command = line.substr(1, std::min(line.find_first_of(" \t"), line.size()) - 1);
        inside = command != "cut";
        if (command == "pod" || command == "encoding" || command == "over") continue;
        bool heading = StartsWith(command, "head") || command == "item" || command == "method" || command == "func" ||
                       command == "function" || command == "attr" || command == "attribute";
        title_ = heading ? PlainText(Trim(line.substr(1 + command.size()))) : std::string();
        // "=item a", "=item b", text: the text is of both.
        bool joins = heading && body_.empty() && !open_.empty() && command == open_.back().command;
        if (!joins) Flush();
        if (heading) open_.push_back({command, title_, row, 0, 0});
        continue;
      }
      if (!inside || open_.empty()) continue;
      if (body_.empty() && Trim(line).empty()) continue;
      if (body_.size() > kMaxDocBytes) continue;
      body_ += line;
      body_ += '\n';
    }
  }

  void Finish() { Flush(); }

  std::unordered_map<std::string, std::pair<std::string, uint32_t>> docs;  // name -> words, row
  std::string name_words, description;
  uint32_t name_row = 0, name_end_row = 0;

 private:
  void Flush() {
    std::string_view raw = body_;
    while (!raw.empty() && (raw.back() == '\n' || raw.back() == ' ')) raw.remove_suffix(1);  // what is indented is code
    std::string body = PlainText(raw);
    body_.clear();
    for (const Section& section : open_) {
      if (section.title == "NAME" && name_words.empty()) {
        name_words = body.substr(0, body.find("\n\n"));
        name_row = section.row;
        name_end_row = section.row + 2;
      } else if (section.title == "DESCRIPTION" && description.empty()) {
        description = body.substr(0, body.find("\n\n"));
      } else if (!body.empty()) {
        std::string name(NameOfHeading(section.title));
        if (!name.empty()) docs.emplace(name, std::make_pair(body, section.row));
      }
    }
    open_.clear();
  }

  Walk& walk_;
  uint32_t counted_ = 0, row_ = 0;
  std::vector<Section> open_;
  std::string title_, body_;
};

}  // namespace

void ApplyPod(Walk& walk) {
  State& state = StateOf(walk);
  if (state.documents.empty()) return;
  std::sort(state.documents.begin(), state.documents.end());
  PodReader reader(walk);
  for (const auto& [begin, end] : state.documents) reader.Read(begin, end);
  reader.Finish();
  FileRecord& file = walk.facts().file;
  uint32_t first_row = walk.options().first_row;
  if (!reader.name_words.empty() && file.doc.empty()) {
    file.doc = walk.facts().Add(reader.name_words);
    file.doc_row = reader.name_row + first_row;
    file.doc_end_row = reader.name_end_row + first_row;
  }
  // "Shop::Cart - what is bought": the words of that package too
  size_t dash = reader.name_words.find(" - ");
  std::string_view package = Trim(std::string_view(reader.name_words).substr(0, dash));
  for (uint32_t i = 0; i < walk.facts().symbols.size(); ++i) {
    const Symbol& symbol = walk.facts().symbols[i];
    std::string name(walk.facts().strings.Get(symbol.name));
    bool scope = symbol.kind == SymbolKind::kPackage || symbol.kind == SymbolKind::kClass || symbol.kind == SymbolKind::kTrait;
    if (scope) {
      if (dash == std::string::npos || name != package) continue;
      std::string words(Trim(std::string_view(reader.name_words).substr(dash + 3)));
      if (!reader.description.empty()) words += "\n\n" + reader.description;
      walk.SetDoc(i, words, reader.name_row);
      continue;
    }
    if ((symbol.flags & kSymbolLocal) != 0 || symbol.kind == SymbolKind::kTest) continue;
    auto found = reader.docs.find(name);
    if (found != reader.docs.end()) walk.SetDoc(i, found->second.first, found->second.second);
  }
}

}  // namespace repodoc::perl

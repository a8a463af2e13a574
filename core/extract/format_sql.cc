// SQL: tables with their columns, views, indexes, functions, procedures, triggers, types, schemas, sequences; comments and
// COMMENT ON as docs; tables and functions used. It reads statements, not a grammar: dialects (PostgreSQL, MySQL, SQLite,
// Oracle, SQL Server) agree in how a statement begins, and in little else.
//
//   -- Who buys.                                          doc
//   CREATE TABLE IF NOT EXISTS shop.customer (            table customer, scope shop
//     id integer PRIMARY KEY,  -- the key                 column id: integer
//     CONSTRAINT c FOREIGN KEY (a) REFERENCES shop.b      use of shop.b
//   );
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/doc_text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"
#include "core/extract/format_sql_tokens.h"
#include "core/extract/format_sql_words.h"

namespace repodoc {
namespace {

class SqlScanner {
 public:
  SqlScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), builder_(facts), source_(TokenizeSql(input.text)) {}

  void Run() {
    uint32_t rows = 0;
    for (const SqlComment& comment : source_.comments) {
      if (comment.own) rows += comment.end_row - comment.row + 1;
      builder_.AddMarks(text_.substr(comment.begin, std::min<uint32_t>(comment.end, comment.begin + 4000) - comment.begin), comment.row);
    }
    builder_.CountCommentLines(rows);
    FileDoc();
    while (at_ < Count()) Statement();
    builder_.Finish();
  }

 private:
  size_t Count() const { return source_.tokens.size(); }
  const SqlToken& Token(size_t i) const { return source_.tokens[i]; }
  std::string_view Raw(size_t i) const {
    return i < Count() ? text_.substr(Token(i).begin, Token(i).end - Token(i).begin) : std::string_view();
  }
  std::string Word(size_t i) const {
    return i < Count() && Token(i).kind == SqlToken::kWord && Token(i).end - Token(i).begin < 64 ? ToLowerAscii(Raw(i)) : std::string();
  }
  bool Is(size_t i, char c) const { return i < Count() && Token(i).kind == SqlToken::kPunctuation && text_[Token(i).begin] == c; }
  bool IsNameToken(size_t i) const { return i < Count() && (Token(i).kind == SqlToken::kWord || Token(i).kind == SqlToken::kName); }
  std::string NameText(size_t i) const {
    std::string_view raw = Raw(i);
    if (Token(i).kind == SqlToken::kName && raw.size() >= 2) raw = raw.substr(1, raw.size() - 2);
    return std::string(raw);
  }
  std::string Between(size_t first, size_t last) const {  // tokens [first, last) on one line
    if (first >= last || first >= Count()) return {};
    std::string_view raw = text_.substr(Token(first).begin, std::min<uint32_t>(Token(last - 1).end, Token(first).begin + 1200) - Token(first).begin);
    return std::string(Utf8Prefix(CollapseSpace(raw), 600));
  }
  Place PlaceAt(size_t first, size_t last) const {
    return {Token(first).begin, Token(last).end, Token(first).row, Token(last).row};
  }

  // ---- comments ----
  std::string DocAbove(uint32_t row, uint32_t* doc_row) const {
    auto after = std::partition_point(source_.comments.begin(), source_.comments.end(), [&](const SqlComment& c) { return c.row < row; });
    size_t last = static_cast<size_t>(after - source_.comments.begin());
    if (last == 0) return {};
    const SqlComment& nearest = source_.comments[last - 1];
    if (!nearest.own || nearest.end_row + 1 != row) return {};
    size_t first = last - 1;
    while (text_[nearest.begin] != '/' && first > 0 && source_.comments[first - 1].own && text_[source_.comments[first - 1].begin] != '/' &&
           source_.comments[first - 1].end_row + 1 == source_.comments[first].row) {
      --first;
    }
    *doc_row = source_.comments[first].row;
    return CleanComment(text_.substr(source_.comments[first].begin, std::min<uint32_t>(nearest.end - source_.comments[first].begin, 8000)));
  }
  std::string DocBehind(uint32_t row, uint32_t after_byte) const {
    auto at = std::partition_point(source_.comments.begin(), source_.comments.end(), [&](const SqlComment& c) { return c.begin < after_byte; });
    if (at == source_.comments.end() || at->row != row || at->own || at->end_row != row) return {};
    return CleanComment(text_.substr(at->begin, at->end - at->begin));
  }
  void SetDocs(uint32_t symbol, size_t first) {
    uint32_t row = 0;
    std::string doc = DocAbove(Token(first).row, &row);
    if (!doc.empty()) builder_.SetDoc(symbol, doc, row);
  }
  void FileDoc() {
    if (source_.comments.empty() || source_.tokens.empty()) return;
    size_t last = 0;
    while (last + 1 < source_.comments.size() && source_.comments[last + 1].row == source_.comments[last].end_row + 1) ++last;
    const SqlComment& first = source_.comments[0];
    uint32_t end_row = source_.comments[last].end_row;
    if (!first.own || first.begin > Token(0).begin || end_row + 1 >= Token(0).row) return;  // it is a statement's doc
    builder_.SetDoc(CleanComment(text_.substr(first.begin, std::min<uint32_t>(source_.comments[last].end - first.begin, 8000))), first.row, end_row);
  }

  // ---- statements ----
  struct Path {
    size_t name = 0, next = 0;  // token of the last part; token behind
    std::string qualifier;
    bool found = false;
  };
  Path ReadPath(size_t i) const {
    Path path;
    if (!IsNameToken(i)) return path;
    path.found = true;
    path.name = i;
    while (Is(i + 1, '.') && IsNameToken(i + 2)) {
      path.qualifier += (path.qualifier.empty() ? "" : ".") + NameText(i);
      i += 2;
      path.name = i;
    }
    path.next = i + 1;
    return path;
  }
  void Use(const Path& path, uint32_t symbol) {
    if (!path.found) return;
    builder_.AddReference(ReferenceKind::kUse, path.qualifier, NameText(path.name), Token(path.name).row, symbol);
  }

  // psql's \i, mysql's source, cpp's #include, SQL*Plus' @
  bool Command(size_t i) {
    if (Token(i).kind == SqlToken::kCommand) {
      std::string_view line = Trim(Raw(i));
      size_t space = line.find_first_of(" \t");
      std::string_view word = line.substr(0, space);
      std::string_view rest = space == std::string_view::npos ? std::string_view() : Trim(line.substr(space));
      if (rest.size() >= 2 && (rest[0] == '\'' || rest[0] == '"')) rest = rest.substr(1, rest.find(rest[0], 1) - 1);
      if (OneOf(word, {"\\i", "\\ir", "\\include", "\\include_relative"}) && !rest.empty()) builder_.AddImport(ImportKind::kSource, rest, Token(i).row);
      if (word == "#include" && !rest.empty()) builder_.AddImport(ImportKind::kIncludeQuote, rest, Token(i).row);
      return true;
    }
    std::string_view raw = Raw(i);
    if (Token(i).first && StartsWith(raw, "@") && raw.size() > 1 && i == at_) {
      size_t line_end = std::min(text_.find('\n', Token(i).begin), text_.size());
      std::string_view line = Trim(text_.substr(Token(i).begin, line_end - Token(i).begin));
      while (StartsWith(line, "@")) line.remove_prefix(1);
      if (EndsWith(line, ";")) line.remove_suffix(1);
      if (line.find_first_of(" =(") == std::string_view::npos) {
        builder_.AddImport(ImportKind::kSource, line, Token(i).row);
        while (at_ < Count() && Token(at_).begin < line_end) ++at_;
        return true;
      }
    }
    return false;
  }

  void Statement() {
    if (Command(at_)) {
      if (at_ < Count() && Token(at_).kind == SqlToken::kCommand) ++at_;
      return;
    }
    if (Token(at_).kind == SqlToken::kPunctuation || Word(at_) == "go") {
      ++at_;
      return;
    }
    size_t begin = at_;
    std::string word = Word(begin);
    size_t kind_at = begin;
    std::string kind = word == "create" || word == "alter" ? ObjectKind(begin, &kind_at) : std::string();
    bool routine = OneOf(kind, {"function", "procedure", "proc", "trigger", "package", "event"}) || (kind == "type" && Word(kind_at + 1) == "body");
    size_t end = StatementEnd(begin, routine, kind == "package" || kind == "type");
    at_ = std::max(end, begin + 1);
    if (word == "create" || (word == "alter" && routine && HasBody(kind_at, at_))) {
      Create(begin, kind_at, kind, end);
    } else if (word == "comment" && Word(begin + 1) == "on") {
      CommentOn(begin, end);
    } else {
      Uses(begin, end, kNone);
    }
  }

  // SQL Server's ALTER PROCEDURE p AS ... says it anew; PostgreSQL's ALTER FUNCTION f(int) SET ... says something about it.
  bool HasBody(size_t begin, size_t end) const {
    int depth = 0;
    for (size_t i = begin; i < end; ++i) {
      if (Is(i, '(')) ++depth;
      if (Is(i, ')')) --depth;
      if (depth == 0 && OneOf(Word(i), {"as", "is", "begin"})) return true;
    }
    return false;
  }

  // CREATE OR REPLACE TEMPORARY TABLE: "table" and its place.
  std::string ObjectKind(size_t begin, size_t* at) const {
    for (size_t i = begin + 1; i < Count() && i < begin + 24; ++i) {
      if (Is(i, ';') || Is(i, '(')) break;
      std::string word = Word(i);
      if (OneOf(word, {"table", "view", "index", "function", "procedure", "proc", "trigger", "type", "schema", "sequence", "database",
                       "domain", "aggregate", "operator", "package", "event", "extension", "synonym"})) {
        if (word == "aggregate" && Word(i + 1) == "function") continue;
        *at = i;
        return word;
      }
      if (OneOf(word, {"user", "role", "rule", "policy", "cast", "language", "server", "publication", "subscription", "login"})) break;
    }
    return {};
  }

  // The token behind the statement's last.
  size_t StatementEnd(size_t begin, bool routine, bool package) const {
    int depth = 0;
    bool dollar = false, body = false, opened = false;
    for (size_t i = begin; i < Count(); ++i) {
      const SqlToken& token = Token(i);
      if (token.kind == SqlToken::kDollarOpen) dollar = opened = true;
      if (token.kind == SqlToken::kDollarClose) dollar = false;
      if (dollar) continue;
      if (token.kind == SqlToken::kCommand && i > begin) return i;
      if (token.kind == SqlToken::kWord) {
        std::string word = Word(i);
        if (word == "go" && token.first && i > begin && (i + 1 >= Count() || Token(i + 1).first)) return i;
        if (i > begin && token.column0 && (word == "create" || (word == "comment" && Word(i + 1) == "on")) && Token(i).first) return i;
        if (!routine) continue;
        if (word == "begin" && !Is(i + 1, ';')) {
          ++depth;
          opened = true;
        } else if (word == "case" && depth > 0 && Word(i - 1) != "end") {
          ++depth;
        } else if ((word == "as" || word == "is") && !opened && !body && i + 1 < Count() && Token(i + 1).kind != SqlToken::kString &&
                   Token(i + 1).kind != SqlToken::kDollarOpen) {
          body = true;  // declarations may follow
          if (package) {
            ++depth;
            opened = true;
          }
        } else if (word == "end" && depth > 0 && !OneOf(Word(i + 1), {"if", "loop", "while", "repeat", "for"})) {
          --depth;
        }
      } else if (Is(i, ';') && depth == 0 && (!body || opened)) {
        return i + 1;
      } else if (Is(i, '/') && token.first && i > begin && (i + 1 >= Count() || Token(i + 1).first)) {
        return i + 1;  // SQL*Plus
      }
    }
    return Count();
  }

  void Create(size_t begin, size_t kind_at, const std::string& kind, size_t end) {
    size_t at = kind_at + 1;
    if (kind.empty()) return Uses(begin, end, kNone);
    if (Word(at) == "body") ++at;
    if (kind == "index" && Word(at) == "concurrently") ++at;
    if (Word(at) == "if" && Word(at + 1) == "not" && Word(at + 2) == "exists") at += 3;
    if (kind == "schema" && Word(at) == "authorization") ++at;
    if (kind == "extension") {
      if (IsNameToken(at)) builder_.AddImport(ImportKind::kUse, NameText(at), Token(at).row);
      return;
    }
    Path path = ReadPath(at);
    if (kind == "operator") {
      size_t last = at;
      if (OneOf(Word(at), {"class", "family"})) {
        path = ReadPath(at + 1);
      } else {
        while (last < end && !Is(last, '(')) ++last;
        if (last == at || last >= end) return;
        AddObject(SymbolKind::kOperator, Between(at, last), begin, at, last, end, {});
        return;
      }
    }
    if (!path.found || path.name >= end) return Uses(begin, end, kNone);
    if (kind == "index" && Word(path.name) == "on") return Uses(begin, end, kNone);  // an index without a name
    SymbolKind symbol_kind = SymbolKind::kTable;
    if (kind == "view") symbol_kind = SymbolKind::kView;
    if (kind == "index") symbol_kind = SymbolKind::kIndex;
    if (kind == "function" || kind == "aggregate") symbol_kind = SymbolKind::kFunction;
    if (kind == "procedure" || kind == "proc") symbol_kind = SymbolKind::kProcedure;
    if (kind == "trigger") symbol_kind = SymbolKind::kTrigger;
    if (kind == "type") symbol_kind = SymbolKind::kDataType;
    if (kind == "domain" || kind == "synonym") symbol_kind = SymbolKind::kTypeAlias;
    if (kind == "schema" || kind == "database") symbol_kind = SymbolKind::kNamespace;
    if (kind == "sequence" || kind == "operator") symbol_kind = SymbolKind::kObject;
    if (kind == "package") symbol_kind = SymbolKind::kPackage;
    if (kind == "event") symbol_kind = SymbolKind::kEvent;
    // The head: up to the list of columns, the body, the query.
    size_t head = path.next;
    bool routine = IsCallable(symbol_kind);
    while (head < end && !Is(head, ';') && !(Is(head, '(') && !routine) && Token(head).kind != SqlToken::kDollarOpen) {
      std::string word = Word(head);
      bool body_word = word == "begin" || word == "declare" || ((word == "as" || word == "is") && kind != "trigger");
      if (body_word) break;
      if (Is(head, '(')) {
        head = CloseOf(head, end) + 1;
        continue;
      }
      ++head;
    }
    if (kind == "index") head = end > begin && Is(end - 1, ';') ? end - 1 : end;
    uint32_t symbol = AddObject(symbol_kind, NameText(path.name), begin, path.name, std::min(head, end), end, path.qualifier);
    if (symbol_kind == SymbolKind::kTable && Is(path.next, '(')) {
      Columns(symbol, path.next, end);
      Uses(path.next, end, symbol);
    } else if (symbol_kind == SymbolKind::kDataType) {
      if (Is(path.next + 1, '(') || (Word(path.next + 1) == "object" && Is(path.next + 2, '('))) {
        Columns(symbol, Is(path.next + 1, '(') ? path.next + 1 : path.next + 2, end);
      }
      if (Word(path.next + 1) == "enum" && Is(path.next + 2, '(')) Values(symbol, path.next + 2, end);
      Uses(path.next, end, symbol);
    } else {
      if (routine) Routine(symbol, path.next, head, end);
      if (symbol_kind == SymbolKind::kTypeAlias && Word(path.next) == "as") {
        size_t last = path.next + 1;
        while (last < end && !Is(last, ';') && !EndsType(Word(last))) ++last;
        builder_.symbol(symbol).type = builder_.Add(Between(path.next + 1, last));
      }
      if (symbol_kind == SymbolKind::kPackage) PackageMembers(symbol, path.next, end);
      Uses(path.next, end, symbol);
    }
  }

  uint32_t AddObject(SymbolKind kind, std::string_view name, size_t begin, size_t name_at, size_t head, size_t end, const std::string& qualifier,
                     uint32_t parent = kNone) {
    Place place = PlaceAt(begin, std::max(begin, end - 1));
    uint32_t symbol = builder_.AddSymbol(kind, name, place, parent);
    Symbol& row = builder_.symbol(symbol);
    row.name_begin = Token(name_at).begin;
    row.row = Token(name_at).row;
    row.signature = builder_.Add(Between(begin, head));
    if (!qualifier.empty()) {
      Clause clause;
      clause.text = builder_.Add(qualifier);
      clause.doc = builder_.Add("");
      clause.symbol = symbol;
      clause.row = Token(name_at).row;
      clause.kind = ClauseKind::kScope;
      builder_.facts()->clauses.push_back(clause);
    }
    SetDocs(symbol, begin);
    if (parent == kNone) by_name_.emplace(ToLowerAscii(name), symbol);
    return symbol;
  }

  size_t CloseOf(size_t open, size_t end) const {
    int depth = 0;
    for (size_t i = open; i < end; ++i) {
      if (Is(i, '(')) ++depth;
      if (Is(i, ')') && --depth == 0) return i;
    }
    return end > open ? end - 1 : open;
  }

  // f(first, second of each part between commas)
  template <typename Part>
  void Parts(size_t open, size_t end, Part part) {
    size_t close = CloseOf(open, end);
    size_t begin = open + 1;
    int depth = 0;
    for (size_t i = open; i <= close && i < Count(); ++i) {
      if (Is(i, '(')) ++depth;
      if (Is(i, ')')) --depth;
      bool last = i == close;
      if (!(last || (Is(i, ',') && depth == 1))) continue;
      size_t stop = last && !Is(i, ')') ? i + 1 : i;
      if (begin < stop) part(begin, stop);
      begin = i + 1;
    }
  }

  void Columns(uint32_t table, size_t open, size_t end) {
    Parts(open, end, [&](size_t first, size_t last) {
      if (Token(first).kind == SqlToken::kWord && IsConstraintWord(Word(first)) && !IsTypeWord(Word(first + 1))) return Constraint(table, first, last);
      if (!IsNameToken(first)) return;
      size_t type_end = first + 1;
      int depth = 0;
      while (type_end < last) {
        if (Is(type_end, '(')) ++depth;
        if (Is(type_end, ')')) --depth;
        if (depth == 0 && type_end > first + 1 && EndsType(Word(type_end))) break;
        if (depth == 0 && type_end == first + 1 && OneOf(Word(type_end), {"not", "primary", "default", "references", "unique", "as"})) break;
        ++type_end;
      }
      bool of_table = builder_.symbol(table).kind == SymbolKind::kTable;
      uint32_t column = builder_.AddSymbol(of_table ? SymbolKind::kColumn : SymbolKind::kField, NameText(first), PlaceAt(first, last - 1), table);
      builder_.symbol(column).type = builder_.Add(Between(first + 1, type_end));
      builder_.symbol(column).signature = builder_.Add(Between(first, last));
      for (size_t i = type_end; i < last; ++i) {
        std::string word = Word(i);
        if (word == "default" && i + 1 < last) {
          size_t stop = i + 2;
          if (Is(stop, '(')) stop = CloseOf(stop, last) + 1;
          builder_.SetValue(column, Between(i + 1, std::min(stop, last)));
        }
        if (word == "comment" && i + 1 < last && Token(i + 1).kind == SqlToken::kString) builder_.SetDoc(column, StringContent(Raw(i + 1)), Token(i + 1).row);
      }
      if (!builder_.symbol(column).doc.empty()) return;
      uint32_t row = Token(last - 1).row;
      std::string doc = DocBehind(row, Token(last - 1).end);
      if (!doc.empty()) return builder_.SetDoc(column, doc, row);
      if (Token(first).first && Token(first).row > Token(open).row) SetDocs(column, first);
    });
  }

  // KEY name (a), UNIQUE INDEX name (a): an index. The others have no symbol.
  void Constraint(uint32_t table, size_t first, size_t last) {
    size_t at = first;
    while (OneOf(Word(at), {"unique", "fulltext", "spatial"})) ++at;
    if (!OneOf(Word(at), {"key", "index"}) || !IsNameToken(at + 1) || at + 1 >= last || !(Is(at + 2, '(') || Word(at + 2) == "using")) return;
    uint32_t index = builder_.AddSymbol(SymbolKind::kIndex, NameText(at + 1), PlaceAt(first, last - 1), table);
    builder_.symbol(index).name_begin = Token(at + 1).begin;
    builder_.symbol(index).row = Token(at + 1).row;
    builder_.symbol(index).signature = builder_.Add(Between(first, last));
  }

  void Values(uint32_t type, size_t open, size_t end) {
    builder_.symbol(type).kind = SymbolKind::kEnum;
    Parts(open, end, [&](size_t first, size_t) {
      if (Token(first).kind == SqlToken::kString) builder_.AddSymbol(SymbolKind::kEnumMember, StringContent(Raw(first)), PlaceAt(first, first), type);
    });
  }

  void AddParameter(uint32_t symbol, std::string_view name, std::string_view type, std::string_view value, ParameterKind kind) {
    Parameter row;
    row.name = builder_.Add(name);
    row.type = builder_.Add(type);
    row.default_value = builder_.Add(value);
    row.doc = builder_.Add("");
    row.symbol = symbol;
    row.kind = kind;
    builder_.facts()->parameters.push_back(row);
  }

  // [IN] a integer DEFAULT 2; p IN OUT number; @p int = 3; an unnamed type
  void ReadParameter(uint32_t symbol, size_t first, size_t last) {
    ParameterKind kind = ParameterKind::kNormal;
    size_t value = first;
    int depth = 0;
    while (value < last) {
      if (Is(value, '(')) ++depth;
      if (Is(value, ')')) --depth;
      if (depth == 0 && (Word(value) == "default" || Is(value, '=') || (Is(value, ':') && Is(value + 1, '=')))) break;
      ++value;
    }
    size_t at = first;
    while (OneOf(Word(at), {"in", "out", "inout", "variadic"}) && at + 1 < value) {
      if (Word(at) == "variadic") kind = ParameterKind::kVarArgs;
      ++at;
    }
    if (!IsNameToken(at) || OneOf(Word(at), {"as", "is"})) return;
    size_t type = at + 1;
    bool named = type < value && (IsNameToken(type));
    if (named && OneOf(Word(at), {"double", "character", "timestamp", "time", "bit", "national"}) && OneOf(Word(type), {"precision", "varying", "with", "without"})) named = false;
    while (OneOf(Word(type), {"in", "out", "nocopy", "as", "inout"}) && type + 1 < value) ++type;
    size_t value_begin = value;
    if (value_begin < last) value_begin += Is(value, ':') ? 2 : 1;
    size_t value_end = last;
    while (value_end > value_begin && OneOf(Word(value_end - 1), {"output", "out", "readonly"})) --value_end;
    AddParameter(symbol, named ? NameText(at) : std::string(), Between(named ? type : at, value), Between(value_begin, value_end), kind);
  }

  void Routine(uint32_t symbol, size_t at, size_t head, size_t end) {
    bool trigger = builder_.symbol(symbol).kind == SymbolKind::kTrigger;
    if (Is(at, '(') && !trigger) {
      Parts(at, end, [&](size_t first, size_t last) { ReadParameter(symbol, first, last); });
      at = CloseOf(at, end) + 1;
    } else if (StartsWith(Raw(at), "@")) {  // SQL Server: no parentheses
      size_t first = at;
      int depth = 0;
      for (size_t i = at; i <= head && i < end; ++i) {
        if (Is(i, '(')) ++depth;
        if (Is(i, ')')) --depth;
        bool stop = i == head || Word(i) == "with";
        if (!(stop || (Is(i, ',') && depth == 0))) continue;
        if (first < i) ReadParameter(symbol, first, i);
        first = i + 1;
        if (stop) break;
      }
    }
    for (size_t i = at; i < head; ++i) {
      if (!OneOf(Word(i), {"returns", "return"})) continue;
      size_t stop = i + 1;
      while (stop < head && !OneOf(Word(stop), {"language", "immutable", "stable", "volatile", "strict", "deterministic", "not", "reads", "modifies",
                                                "contains", "no", "sql", "security", "parallel", "cost", "rows", "comment", "with", "called",
                                                "window", "leakproof", "external", "set", "support", "pipelined", "authid", "result_cache"})) {
        if (Is(stop, '(')) stop = CloseOf(stop, head);
        ++stop;
      }
      builder_.symbol(symbol).type = builder_.Add(Between(i + 1, std::min(stop, head)));
      break;
    }
    Complexity(symbol, head, end);
    if (head < end) builder_.symbol(symbol).body_begin_row = Token(head).row;
  }

  void Complexity(uint32_t symbol, size_t begin, size_t end) {
    uint32_t decisions = 1, cognitive = 0, loops = 0, deepest = 0, nesting = 0;
    for (size_t i = begin; i < end; ++i) {
      std::string word = Word(i);
      if (word.empty()) continue;
      bool ends = Word(i - 1) == "end";
      if (word == "if" && !ends && !OneOf(Word(i + 1), {"exists", "not"}) && !Is(i + 1, '(')) {
        ++decisions;
        cognitive += 1 + nesting++;
      } else if (word == "if" && !ends && (Is(i + 1, '(') || Word(i + 1) == "not") && Word(i + 2) != "exists" && Token(i).first) {
        ++decisions;
        cognitive += 1 + nesting++;
      } else if (word == "if" && ends) {
        if (nesting > 0) --nesting;
      } else if (word == "elsif" || word == "elseif") {
        ++decisions;
        ++cognitive;
      } else if (word == "else") {
        ++cognitive;
      } else if (word == "when") {
        ++decisions;
      } else if (word == "loop" || word == "repeat" || (word == "while" && !ends)) {
        if (ends) {
          if (nesting > 0) --nesting;
          if (loops > 0) --loops;
        } else if (!(word == "while" && !Token(i).first) && !(word == "loop" && open_while_)) {
          ++decisions;
          cognitive += 1 + nesting++;
          deepest = std::max(deepest, ++loops);
        }
        open_while_ = word == "while" && !ends;
      }
      if (open_while_ && word == "loop") open_while_ = false;
    }
    open_while_ = false;
    Symbol& row = builder_.symbol(symbol);
    row.cyclomatic = static_cast<uint16_t>(std::min<uint32_t>(decisions, 0xffff));
    row.cognitive = static_cast<uint16_t>(std::min<uint32_t>(cognitive, 0xffff));
    row.loop_depth = static_cast<uint8_t>(std::min<uint32_t>(deepest, 0xff));
  }

  // Oracle: functions and procedures of a package.
  void PackageMembers(uint32_t package, size_t begin, size_t end) {
    int depth = 0;
    for (size_t i = begin; i < end; ++i) {
      std::string word = Word(i);
      if (word == "begin" || (word == "case" && Word(i - 1) != "end")) ++depth;
      if (word == "end" && depth > 0 && !OneOf(Word(i + 1), {"if", "loop", "while"})) --depth;
      if (depth > 0 || (word != "function" && word != "procedure") || !IsNameToken(i + 1)) continue;
      size_t head = i + 2;
      while (head < end && !Is(head, ';') && !OneOf(Word(head), {"is", "as"})) ++head;
      SymbolKind kind = word == "function" ? SymbolKind::kFunction : SymbolKind::kProcedure;
      uint32_t symbol = AddObject(kind, NameText(i + 1), i, i + 1, head, head + 1, {}, package);
      if (Is(i + 2, '(')) Parts(i + 2, end, [&](size_t first, size_t last) { ReadParameter(symbol, first, last); });
      i = head;
    }
  }

  // COMMENT ON TABLE shop.customer IS 'People';   COMMENT ON COLUMN customer.id IS '...';
  void CommentOn(size_t begin, size_t end) {
    size_t at = begin + 2;
    bool column = Word(at) == "column";
    if (OneOf(Word(at), {"materialized", "foreign"})) ++at;
    Path path = ReadPath(at + 1);
    size_t is = at + 1;
    while (is < end && Word(is) != "is") ++is;
    if (!path.found || is + 1 >= end || Token(is + 1).kind != SqlToken::kString) return;
    std::string doc(StringContent(Raw(is + 1)));
    std::string owner = column ? path.qualifier.substr(path.qualifier.rfind('.') == std::string::npos ? 0 : path.qualifier.rfind('.') + 1)
                               : NameText(path.name);
    auto found = by_name_.find(ToLowerAscii(owner));
    if (found == by_name_.end()) return;
    uint32_t symbol = found->second;
    if (column) {
      if (columns_of_ != found->second || columns_end_ != builder_.facts()->symbols.size()) {
        columns_.clear();
        columns_of_ = found->second;
        columns_end_ = builder_.facts()->symbols.size();
        for (uint32_t i = symbol + 1; i < columns_end_ && builder_.symbol(i).parent == symbol; ++i) {
          columns_.emplace(ToLowerAscii(builder_.facts()->strings.Get(builder_.symbol(i).name)), i);
        }
      }
      auto at_column = columns_.find(ToLowerAscii(NameText(path.name)));
      if (at_column == columns_.end()) return;
      symbol = at_column->second;
    }
    builder_.SetDoc(symbol, doc, Token(is + 1).row);
  }

  // Tables behind FROM, JOIN, INTO, UPDATE, REFERENCES, TABLE, ON; what is called.
  void Uses(size_t begin, size_t end, uint32_t symbol) {
    std::unordered_set<std::string> local;  // WITH x AS (...)
    std::vector<bool> odd;                  // inside extract(... FROM ...)
    for (size_t i = begin; i < end; ++i) {
      if (Is(i, '(')) {
        odd.push_back(OneOf(Word(i - 1), {"extract", "substring", "trim", "overlay", "position"}) && i > begin);
        continue;
      }
      if (Is(i, ')')) {
        if (!odd.empty()) odd.pop_back();
        continue;
      }
      if (Token(i).kind != SqlToken::kWord && Token(i).kind != SqlToken::kName) continue;
      std::string word = Word(i);
      if (Is(i + 1, '(') && !IsSqlWord(word) && i > begin && !OneOf(Word(i - 1), {"into", "table", "references", "on", "as", "index", "key", "constraint", "function", "procedure"}) && !(symbol != kNone && i == begin)) {
        std::string qualifier;
        if (i >= begin + 2 && Is(i - 1, '.') && IsNameToken(i - 2)) qualifier = NameText(i - 2);
        builder_.AddReference(ReferenceKind::kCall, qualifier, NameText(i), Token(i).row, symbol);
        continue;
      }
      if (Word(i + 1) == "as" && Is(i + 2, '(')) local.insert(ToLowerAscii(NameText(i)));
      bool from = word == "from" && (odd.empty() || !odd.back());
      bool names = from || word == "join" || word == "copy" || (word == "into" && OneOf(Word(i - 1), {"insert", "merge", "replace", "ignore"})) || word == "references" || (word == "update" && Word(i - 1) != "for" && Word(i - 1) != "on") ||
                   (word == "table" && i > begin) || (word == "on" && symbol != kNone && OneOf(KindWord(symbol), {"index", "trigger"}));
      if (OneOf(word, {"call", "exec", "execute", "perform"}) && IsNameToken(i + 1)) {
        if (word == "execute" && OneOf(Word(i + 1), {"function", "procedure", "immediate", "on"})) continue;
        Path path = ReadPath(i + 1);
        if (path.found && !Is(path.next, '(') && word != "execute" && word != "perform") {
          builder_.AddReference(ReferenceKind::kCall, path.qualifier, NameText(path.name), Token(path.name).row, symbol);
        }
        continue;
      }
      if (!names) continue;
      size_t at = i + 1;
      if (OneOf(Word(at), {"only", "if", "lateral"})) ++at;
      if (Word(at) == "exists") ++at;
      if (Word(at) == "not" && Word(at + 1) == "exists") at += 2;
      for (size_t steps = 0; steps < 64; ++steps) {
        Path path = ReadPath(at);
        std::string first_word = Word(at);
        if (!path.found || path.next > end || OneOf(first_word, {"select", "values", "set", "strict", "unnest"}) || (Is(path.next, '(') && from)) break;
        if (StartsWith(first_word, "@") || OneOf(first_word, {"on", "stdin", "stdout"})) break;
        if (!(path.qualifier.empty() && local.count(ToLowerAscii(NameText(path.name))) != 0)) Use(path, symbol);
        i = path.next - 1;
        if (!from) break;
        at = path.next;
        if (Word(at) == "as") ++at;
        if (IsNameToken(at) && !Is(at, ',') && Is(at + 1, ',')) ++at;
        if (!Is(at, ',') || !IsNameToken(at + 1)) break;
        ++at;
      }
    }
  }
  std::string_view KindWord(uint32_t symbol) { return NameOf(builder_.symbol(symbol).kind).word; }

  std::string_view text_;
  FormatBuilder builder_;
  SqlTokens source_;
  size_t at_ = 0;
  bool open_while_ = false;
  std::unordered_map<std::string, uint32_t> by_name_, columns_;
  uint32_t columns_of_ = kNone;
  size_t columns_end_ = 0;
};

}  // namespace

void ScanSql(const FormatInput& input, FileFacts* facts) { SqlScanner(input, facts).Run(); }

}  // namespace repodoc

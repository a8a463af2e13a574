// Cython: statements and blocks. What is read of each stands at its function.
#include "core/extract/lang_cython_mask.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cython_masker.h"
#include "core/extract/lang_cython_template.h"

namespace repodoc::cython {

MaskedCython MaskCython(std::string_view text) { return Masker(text).Run(); }

Masker::Masker(std::string_view text) {
  editor_.text = WithoutTemplate(text);
  if (editor_.text.empty()) editor_.text = text;
  source_ = ReadTokens(editor_.text);
  source_.text = text;
  blocks_.push_back({});
}

MaskedCython Masker::Run() {
  for (size_t at = 0; at < source_.tokens.size();) {
    size_t end = at;
    while (source_.tokens[end].kind != Token::kLineEnd) ++end;
    if (end > at) Line(at, end);
    at = end + 1;
  }
  Pop(0);
  out_.text = std::move(editor_.text);
  return std::move(out_);
}

void Masker::Push(Block block) {
  block.indent = indent_;
  blocks_.push_back(block);
}

// Closes what is not further left than `indent`; the block of the file stays.
void Masker::Pop(uint32_t indent) {
  for (; blocks_.size() > 1 && blocks_.back().indent >= indent; blocks_.pop_back()) {
    const Block& block = blocks_.back();
    if (block.parent == kNone) continue;
    Declared& row = out_.declared[block.parent];
    row.end = std::max(row.end, last_end_);
    row.end_row = std::max(row.end_row, last_row_);
  }
}

void Masker::Line(size_t first, size_t end) {
  indent_ = source_.Indent(first);
  Pop(indent_);
  for (size_t at = first; at < end;) {
    size_t stop = at;
    while (stop < end && !source_.Is(stop, ";")) stop = source_.Skip(stop, end);
    if (stop > at) Statement(at, stop);
    // int x; double y: what parts blanks is a blank.
    if (stop < end && blocks_.back().kind >= Block::kMembers) editor_.Blank(source_, stop, stop + 1);
    at = stop + 1;
  }
  last_end_ = source_.tokens[end - 1].end;
  last_row_ = source_.tokens[end - 1].row;
}

size_t Masker::Colon(size_t at, size_t end) const {
  while (at < end && !source_.Is(at, ":")) at = source_.Skip(at, end);
  return std::min(at, end);
}

// Whether the first `bytes` bytes of a statement may be written over: they are of one line and before token `end`.
bool Masker::Fits(size_t first, size_t end, uint32_t bytes) const {
  uint32_t begin = source_.tokens[first].begin;
  return begin + bytes <= source_.tokens[end].begin && source_.text.substr(begin, bytes).find('\n') == std::string_view::npos;
}

size_t Masker::SkipWords(size_t at, size_t end, Words* words) const {
  for (; at < end; ++at) {
    std::string_view word = source_.Word(at);
    if (word == "cpdef") words->cpdef = true;
    else if (word == "ctypedef") words->alias = true;
    else if (word == "readonly") words->visible = words->readonly = true;
    else if (word == "public" || word == "api") words->visible = true;
    else if (word == "extern" && source_.Is(at + 1, "from")) break;
    else if (word == "extern") words->is_extern = true;
    else if (word != "cdef" && word != "inline") break;
  }
  return at;
}

void Masker::Statement(size_t first, size_t end) {
  Block top = blocks_.back();
  if (top.kind >= Block::kMembers) return Member(first, end);
  std::string_view word = source_.Word(first);
  bool opens = source_.Is(end - 1, ":");
  Block below = top;
  below.kind = Block::kPlain;
  if (word == "@") decorators_.push_back(first);
  else if (word != "cdef" && word != "cpdef" && top.kind != Block::kCdef) decorators_.clear();
  if (word == "cdef" || word == "cpdef") return CStatement(first, first, end);
  if (word == "ctypedef") {
    Words words;
    size_t at = SkipWords(first, end, &words);
    editor_.Blank(source_, first, end);
    editor_.Put(source_.tokens[first].begin, "0");
    if (IsAggregate(at, end)) return Aggregate(first, at, end, words);
    return Declarations(first, at, end, words);
  }
  if (word == "def" || (word == "async" && source_.Is(first + 1, "def"))) return Def(word == "def" ? first : first + 1, end);
  if (word == "cimport") {
    editor_.Put(source_.tokens[first].begin, "import ");
    out_.cimports.insert(source_.tokens[first].row);
    return;
  }
  if (word == "from") return ImportFrom(first, end);
  if (word == "include" && first + 2 == end && source_.tokens[first + 1].kind == Token::kString) return Include(first, end);
  if (word == "DEF" && source_.IsName(first + 1) && Fits(first, first + 1, 2)) {
    editor_.Blank(source_, first, first + 1);
    editor_.Put(source_.tokens[first].begin, "0;");
    return Expressions(first + 1, end);
  }
  if (word == "IF" || word == "ELIF" || word == "ELSE") editor_.Put(source_.tokens[first].begin, ToLowerAscii(word));
  if (word == "property" && Property(first, end)) return;
  if (word == "class") {
    below.scope = kClass;
    below.function = kNone;
  }
  if (top.kind == Block::kCdef && source_.IsName(first) && !IsKeyword(word)) return CStatement(first, first, end);
  if (word == "for" && !source_.Is(first + 1, "from")) LoopFrom(first, end);
  Expressions(first, end);
  uint32_t begin = source_.tokens[first].begin;
  if (word == "<" && editor_.text[begin] == ' ') editor_.Put(begin, "-");  // <list>x.pop(): blanks would be its indentation
  if (opens) Push(below);
}

// What follows "cdef", which is missing below "cdef:".
void Masker::CStatement(size_t first, size_t at, size_t end) {
  Words words;
  at = SkipWords(at, end, &words);
  uint32_t begin = source_.tokens[first].begin;
  if (source_.Is(at, "extern")) return Extern(first, at, end);
  if (at + 1 == end && source_.Is(at, ":")) {
    editor_.Blank(source_, first, at);
    editor_.Put(begin, "if 1");
    out_.blocks.insert(begin);
    Block block = blocks_.back();
    block.kind = Block::kCdef;
    return Push(block);
  }
  if (source_.Is(at, "class") && Fits(first, at + 1, 6)) return CdefClass(first, at + 1, end, words);
  if (IsAggregate(at, end)) {
    DropDecorators();
    editor_.Blank(source_, first, end);
    editor_.Put(begin, "0");
    return Aggregate(first, at, end, words);
  }
  size_t type_end = SkipType(source_, at, end);
  Declarator declarator = ReadDeclarator(source_, type_end, end, at, type_end);
  if (declarator.is_function && source_.Is(declarator.end, ":") && declarator.end < end && Fits(first, declarator.name, 4)) {
    return CFunction(first, at, declarator, end, words);
  }
  DropDecorators();
  CVariables(first, at, end, words);
  decorators_.clear();
  if (source_.Is(end - 1, ":")) {
    Block block = blocks_.back();
    block.kind = Block::kIgnored;
    Push(block);
  }
}

Head& Masker::AddHead(Head::Kind kind, size_t name, const Words& words) {
  Head& head = out_.heads[source_.tokens[name].begin];
  head.kind = kind;
  head.only_c = !words.cpdef && !words.visible;
  return head;
}

// cdef inline double f(int x, *) except -1 nogil:
void Masker::CFunction(size_t first, size_t type_begin, const Declarator& function, size_t end, const Words& words) {
  decorators_.clear();
  CollectTypes(source_, type_begin, function.begin, &out_.types);
  AddHead(words.cpdef ? Head::kCpdef : Head::kCdef, function.name, words);
  uint32_t name = source_.tokens[function.name].begin;
  if (!function.type.empty()) out_.types_of[name] = function.type;
  editor_.Blank(source_, first, function.name);
  editor_.Put(source_.tokens[first].begin, "def");
  editor_.Blank(source_, function.name + 1, function.open);
  MaskParameters(function.open, function.close);
  editor_.Blank(source_, function.close + 1, function.end);
  editor_.JoinLines(source_.tokens[first].end, source_.tokens[function.name].begin);
  editor_.JoinLines(source_.tokens[function.close].end, source_.tokens[function.end].begin);
  Expressions(function.end + 1, end);
  Block block = blocks_.back();
  block.kind = Block::kPlain;
  block.scope = kFunction;
  block.function = name;
  if (function.end + 1 == end) Push(block);
}

// def f(int x, double[:] y not None, z=None) -> int:
void Masker::Def(size_t first, size_t end) {
  size_t name = first + 1, open = first + 2;
  if (!source_.IsName(name) || !source_.Is(open, "(") || source_.tokens[open].match == kNoToken || source_.tokens[open].match >= end) {
    return Expressions(first, end);
  }
  size_t close = source_.tokens[open].match, colon = Colon(close, end);
  AddHead(Head::kDef, name, {}).only_c = false;
  MaskParameters(open, close);
  size_t arrow = close + 1;
  while (arrow < colon && !source_.Is(arrow, "->")) ++arrow;
  editor_.Blank(source_, close + 1, arrow);  // def f() nogil: is none, but is read as one
  if (colon < end) Expressions(colon + 1, end);
  Block block = blocks_.back();
  block.kind = Block::kPlain;
  block.scope = kFunction;
  block.function = source_.tokens[name].begin;
  if (colon + 1 == end) Push(block);
}

void Masker::MaskParameters(size_t open, size_t close) {
  for (const DeclaredParameter& parameter : ReadParameters(source_, open, close)) {
    const Declarator& declarator = parameter.declarator;
    if (declarator.value != kNoToken) Expressions(declarator.value, declarator.value_end);
    if (source_.Is(parameter.type_begin, "...")) editor_.Put(source_.tokens[parameter.type_begin].begin, "*__");
    if (parameter.plain) continue;
    CollectTypes(source_, parameter.type_begin, parameter.type_end, &out_.types);
    size_t stop = declarator.value == kNoToken ? declarator.end : declarator.value - 1;
    if (declarator.name == kNoToken) {  // a type alone, as prototypes have it
      editor_.Blank(source_, parameter.type_begin, stop);
      editor_.Put(source_.tokens[parameter.type_begin].begin, "_");
      continue;
    }
    if (!declarator.type.empty()) out_.types_of[source_.tokens[declarator.name].begin] = declarator.type;
    editor_.Blank(source_, parameter.type_begin, declarator.name);
    editor_.Blank(source_, declarator.name + 1, stop);
  }
}

// cdef int n, m = f(x), k: the values stay, as assignments.
void Masker::CVariables(size_t first, size_t type_begin, size_t end, const Words& words) {
  Block block = blocks_.back();
  size_t type_end = SkipType(source_, type_begin, end);
  std::vector<Declarator> kept;
  for (size_t at = type_end; at < end;) {
    Declarator row = ReadDeclarator(source_, at, end, type_begin, type_end);
    if (row.name == kNoToken) break;
    if (row.value != kNoToken && row.value < row.value_end && !row.is_function) kept.push_back(row);
    if (block.scope != kModule && block.function != kNone && (block.scope == kFunction || row.value == kNoToken)) {
      Head& head = out_.heads[block.function];
      head.locals.push_back({source_.TextOf(row.name, row.name_end), row.type});
    }
    if (!source_.Is(row.end, ",")) break;
    at = row.end + 1;
  }
  if (block.scope != kFunction) {
    Declarations(first, type_begin, end, words);
  } else {
    CollectTypes(source_, type_begin, type_end, &out_.types);
  }
  // Blanks between what is kept.
  size_t from = first;
  uint32_t begin = source_.tokens[first].begin;
  bool prefixed = kept.empty() || kept[0].name != first;
  for (const Declarator& row : kept) {
    bool separated = row.begin > first && source_.Is(row.begin - 1, ",");
    editor_.Blank(source_, from, row.name);
    if (&row != &kept[0] && separated) editor_.Put(source_.tokens[row.begin - 1].begin, ";");
    editor_.Blank(source_, row.name + 1, row.value - 1);
    Expressions(row.value, row.value_end);
    uint32_t name = source_.tokens[row.name].begin;
    if (!row.type.empty()) out_.types_of[name] = row.type;
    from = row.value_end;
  }
  editor_.Blank(source_, from, end);
  if (!prefixed) return;
  editor_.Put(begin, "0");
  if (!kept.empty() && Fits(first, kept[0].name, 2)) editor_.Put(begin + 1, ";");
}

// cdef public class Box(Base) [object BoxObject, type BoxType]:
void Masker::CdefClass(size_t first, size_t at, size_t end, const Words& words) {
  size_t colon = Colon(at, end), name = at;
  if (!source_.IsName(at) || colon == end) {
    editor_.Blank(source_, first, end);
    editor_.Put(source_.tokens[first].begin, "0");
    return Aggregate(first, at - 1, end, words);
  }
  while (name + 2 < colon && source_.Is(name + 1, ".") && source_.IsName(name + 2)) name += 2;
  decorators_.clear();
  AddHead(Head::kClass, name, words).only_c = false;
  editor_.Blank(source_, first, name);
  editor_.Put(source_.tokens[first].begin, "class");
  size_t behind = name + 1;
  while (behind < colon && !source_.Is(behind, "(") && !source_.Is(behind, "[")) ++behind;
  editor_.Blank(source_, name + 1, behind);  // as alias
  if (source_.Is(behind, "(")) behind = source_.Skip(behind, colon);
  editor_.Blank(source_, behind, colon);
  editor_.JoinLines(source_.tokens[behind - 1].end, source_.tokens[colon].begin);
  Expressions(colon + 1, end);
  Block block = blocks_.back();
  block.kind = Block::kPlain;
  block.scope = kClass;
  block.function = source_.tokens[name].begin;
  if (colon + 1 == end) Push(block);
}

// for i from 0 <= i < n by 2:
// for 0 <= i < n:                a condition to the parser: nothing stands where Python wants its "in"
void Masker::LoopFrom(size_t first, size_t end) {
  size_t at = first + 1;
  for (; at < end && !source_.Is(at, ":"); at = source_.Skip(at, end)) {
    if (source_.Is(at, "in")) return;
    if (source_.Is(at, "from")) break;
  }
  if (at >= end) return;
  bool has_from = source_.Is(at, "from");
  editor_.Put(source_.tokens[has_from ? at : first].begin, has_from ? "in  " : "if ");
  for (at = first; at < end && !source_.Is(at, ":"); at = source_.Skip(at, end)) {
    if (source_.Is(at, "by")) editor_.Put(source_.tokens[at].begin, has_from ? ", " : "+ ");
  }
}

// from a.b cimport c, d as e
void Masker::ImportFrom(size_t first, size_t end) {
  for (size_t at = first + 1; at < end && !source_.Is(at, "import"); ++at) {
    if (!source_.Is(at, "cimport")) continue;
    editor_.Put(source_.tokens[at].begin, "import ");
    out_.cimports.insert(source_.tokens[first].row);
    return;
  }
}

// cdef extern from "box.h" namespace "box" nogil:
void Masker::Extern(size_t first, size_t at, size_t end) {
  size_t name = at + 2, colon = Colon(at, end);
  if (name < end && source_.tokens[name].kind == Token::kString && source_.tokens[name].closed) {
    std::string_view word = source_.Word(name);
    uint32_t begin = source_.tokens[name].begin + 1, stop = source_.tokens[name].end;
    --stop;
    bool system = stop > begin + 2 && word.substr(1, 1) == "<";
    IncludeRow row{begin + system, stop - system, source_.tokens[name].row, system ? IncludeRow::kSystemHeader : IncludeRow::kHeader};
    if (row.end > row.begin && word.find('\n') == std::string_view::npos) out_.includes.push_back(row);
  }
  editor_.Blank(source_, first, end);
  editor_.Put(source_.tokens[first].begin, "0");
  if (colon == end) return;
  Block block = blocks_.back();
  block.kind = Block::kMembers;
  block.is_extern = true;
  block.scope = kModule;
  Push(block);
  if (colon + 1 < end) Member(colon + 1, end);
}

// include "part.pxi"
void Masker::Include(size_t first, size_t end) {
  const Token& name = source_.tokens[first + 1];
  if (name.closed && name.end > name.begin + 2) out_.includes.push_back({name.begin + 1, name.end - 1, name.row, IncludeRow::kText});
  editor_.Blank(source_, first, end);
  editor_.Put(source_.tokens[first].begin, "0");
}

// property lid: in a class, with __get__ and __set__ below
bool Masker::Property(size_t first, size_t end) {
  if (blocks_.back().scope != kClass || !source_.IsName(first + 1) || first + 3 != end || !source_.Is(first + 2, ":")) return false;
  AddHead(Head::kProperty, first + 1, {}).only_c = false;
  editor_.Put(source_.tokens[first].begin, "class   ");
  Block block = blocks_.back();
  block.kind = Block::kPlain;
  Push(block);
  return true;
}

}  // namespace repodoc::cython

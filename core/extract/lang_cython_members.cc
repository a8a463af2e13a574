// Cython: declarations that Python has no words for; their text is blanked and what they declare is listed.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/doc_text.h"
#include "core/extract/lang_cython_masker.h"

namespace repodoc::cython {
namespace {

constexpr size_t kMaxValueBytes = 120;

bool IsConstantName(std::string_view name) {
  bool letter = false;
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter;
}

}  // namespace

// struct, union, enum, enum class, packed struct, cppclass, fused, class: with a name or a body behind it.
bool Masker::IsAggregate(size_t at, size_t end) const {
  std::string_view word = source_.Word(at);
  if (at >= end) return false;
  if (word == "packed") return source_.Is(at + 1, "struct");
  if (word == "enum" && source_.Is(at + 1, ":")) return true;
  if (!source_.IsName(at + 1) || at + 1 >= end) return false;
  return word == "struct" || word == "union" || word == "enum" || word == "cppclass" || word == "fused" || word == "class";
}

Declared& Masker::AddDeclared(SymbolKind kind, size_t first, size_t name, size_t name_end, size_t end) {
  const std::vector<Token>& tokens = source_.tokens;
  Declared& row = out_.declared.emplace_back();
  row.kind = kind;
  row.begin = tokens[first].begin;
  row.begin_row = tokens[first].row;
  row.end = row.head_end = std::max(tokens[end - 1].end, tokens[name_end - 1].end);
  row.end_row = tokens[end - 1].row;
  row.name_begin = tokens[name].begin;
  row.name_end = tokens[name_end - 1].end;
  row.row = tokens[name].row;
  row.parent = blocks_.back().parent;
  row.is_extern = blocks_.back().is_extern;
  for (size_t at : decorators_) {
    size_t last = at + 1;
    while (tokens[last].kind != Token::kLineEnd) ++last;
    row.decorators.push_back(source_.TextOf(at + 1, last));
  }
  decorators_.clear();
  return row;
}

// What they stand at is blanked: with another sign they are expressions, and the names in them are still used.
void Masker::DropDecorators() {
  for (size_t at : decorators_) editor_.Put(source_.tokens[at].begin, "-");
}

void Masker::AddParameters(Declared* row, const Declarator& function) {
  if (function.open == kNoToken) return;
  ParameterKind kind = ParameterKind::kNormal;
  for (const DeclaredParameter& parameter : ReadParameters(source_, function.open, function.close)) {
    const Declarator& declarator = parameter.declarator;
    std::string_view word = source_.Word(parameter.type_begin);
    ParameterRow added;
    added.kind = kind;
    if (parameter.plain && (word == "*" || word == "**") && declarator.name != kNoToken) {
      added.kind = word == "*" ? ParameterKind::kVarArgs : ParameterKind::kKeywordArgs;
    } else if (parameter.plain && word == "*") {
      kind = ParameterKind::kKeywordOnly;
      continue;
    } else if (parameter.plain && declarator.name == kNoToken && word != "...") {
      continue;
    }
    CollectTypes(source_, parameter.type_begin, parameter.type_end, &out_.types);
    added.type = declarator.type;
    if (declarator.name != kNoToken) added.name = source_.TextOf(declarator.name, declarator.name_end);
    // int f(int, Box): names of types; in a class of Cython `self` is a name, and so is x of f(x).
    bool only_type = added.type.empty() && !parameter.plain;
    bool letter = added.name.size() == 1 && added.name[0] >= 'a' && added.name[0] <= 'z';
    bool may_be_type = (row->is_extern && !letter) || IsBasicType(added.name);
    if (parameter.plain && !added.name.empty() && added.kind == kind && may_be_type) only_type = true;
    if (only_type) {
      added.type = source_.TextOf(parameter.type_begin, declarator.end);
      added.name.clear();
      CollectTypes(source_, parameter.type_begin, declarator.end, &out_.types);
    }
    if (word == "...") {
      added.name = "...";
      added.kind = ParameterKind::kVarArgs;
    }
    if (declarator.value != kNoToken) added.value = Utf8Prefix(source_.TextOf(declarator.value, declarator.value_end), kMaxValueBytes);
    row->parameters.push_back(std::move(added));
  }
}

// RED, GREEN = 2, BLUE "blue_in_c"
void Masker::Enumerators(size_t first, size_t end, const Block& block) {
  for (size_t at = first; at < end;) {
    size_t stop = at;
    while (stop < end && !source_.Is(stop, ",")) stop = source_.Skip(stop, end);
    if (source_.IsName(at) && !IsKeyword(source_.Word(at))) {
      Declared& row = AddDeclared(SymbolKind::kEnumMember, at, at, at + 1, stop);
      size_t equals = source_.Is(at + 1, "=") ? at + 1 : at + 2;
      if (equals + 1 < stop && source_.Is(equals, "=")) row.value = Utf8Prefix(source_.TextOf(equals + 1, stop), kMaxValueBytes);
      row.parent = block.parent;
    }
    at = stop + 1;
  }
}

// struct Box: | enum: | cppclass vector[T](Base) except +: | fused number: | class np.ndarray [object PyArrayObject]:
void Masker::Aggregate(size_t first, size_t at, size_t end, const Words& words) {
  if (source_.Is(at, "packed")) ++at;
  std::string_view word = source_.Word(at++);
  bool is_enum = word == "enum";
  if (is_enum && source_.Is(at, "class")) ++at;
  size_t name = kNoToken;
  if (at < end && source_.IsName(at)) {
    name = at++;
    while (at + 1 < end && source_.Is(at, ".") && source_.IsName(at + 1)) {
      name = at + 1;
      at += 2;
    }
  }
  Block block = blocks_.back();
  block.indent = indent_;
  block.kind = is_enum ? Block::kEnum : word == "fused" ? Block::kFused : Block::kMembers;
  size_t colon = Colon(at, end);
  if (name != kNoToken) {
    SymbolKind kind = is_enum             ? SymbolKind::kEnum
                      : word == "union"   ? SymbolKind::kUnion
                      : word == "fused"   ? SymbolKind::kTypeAlias
                      : word == "struct"  ? SymbolKind::kStruct
                                          : SymbolKind::kClass;
    std::vector<ParameterRow> parameters;
    std::vector<std::string> bases;
    for (; at < colon; at = source_.Skip(at, colon)) {
      bool arguments = source_.Is(at, "[") && word == "cppclass";
      bool parents = source_.Is(at, "(") && !is_enum;
      if (!arguments && !parents) continue;
      size_t close = source_.Skip(at, colon) - 1;
      for (size_t part = at + 1; part < close;) {
        size_t stop = part;
        while (stop < close && !source_.Is(stop, ",")) stop = source_.Skip(stop, close);
        if (arguments) parameters.push_back({std::string(source_.Word(part)), {}, {}, ParameterKind::kTemplate});
        else if (stop > part) bases.push_back(source_.TextOf(part, stop));
        part = stop + 1;
      }
    }
    Declared& row = AddDeclared(kind, first, name, name + 1, end);
    row.head_end = source_.tokens[colon - 1].end;
    row.parameters = std::move(parameters);
    row.bases = std::move(bases);
    row.is_forward = colon == end;
    row.only_c = !words.cpdef && !words.visible && !row.is_extern;
    block.parent = static_cast<uint32_t>(out_.declared.size() - 1);
  }
  if (colon == end) return;
  Push(block);
  if (colon + 1 < end) Member(colon + 1, end);
}

void Masker::Declarations(size_t first, size_t at, size_t end, const Words& words) {
  size_t type_end = SkipType(source_, at, end);
  CollectTypes(source_, at, type_end, &out_.types);
  size_t begin = first;
  for (size_t next = type_end; next < end;) {
    Declarator declarator = ReadDeclarator(source_, next, end, at, type_end);
    if (declarator.name == kNoToken || declarator.end == next) return;
    bool member = blocks_.back().parent != kNone || blocks_.back().scope == kClass;
    SymbolKind kind = words.alias              ? SymbolKind::kTypeAlias
                      : declarator.is_function ? (member ? SymbolKind::kMethod : SymbolKind::kFunction)
                      : member                 ? SymbolKind::kField
                      : IsConstantName(source_.Word(declarator.name)) ? SymbolKind::kConstant : SymbolKind::kVariable;
    Declared& row = AddDeclared(kind, begin, declarator.name, declarator.name_end, declarator.end);
    row.is_extern = row.is_extern || words.is_extern;
    row.type = declarator.type;
    row.is_readonly = words.readonly;
    row.only_c = !words.cpdef && !words.visible && !row.is_extern && blocks_.back().parent == kNone;
    if (declarator.value != kNoToken) row.value = Utf8Prefix(source_.TextOf(declarator.value, declarator.value_end), kMaxValueBytes);
    if (declarator.c_name != kNoToken && source_.tokens[declarator.c_name].end > source_.tokens[declarator.c_name].begin + 2) {
      row.c_name = StringContent(source_.Word(declarator.c_name));
    }
    if (declarator.is_function) {
      AddParameters(&row, declarator);
      if (row.parent != kNone && row.type.empty() && IsNamed(out_.declared[row.parent], source_.Word(declarator.name))) row.kind = SymbolKind::kConstructor;
    }
    if (!source_.Is(declarator.end, ",")) return;
    begin = next = declarator.end + 1;
  }
}

// One statement of a block that is blanked.
void Masker::Member(size_t first, size_t end) {
  Block block = blocks_.back();
  editor_.Blank(source_, first, end);
  if (block.kind == Block::kIgnored) return;
  if (source_.tokens[first].kind == Token::kString) {
    if (block.parent == kNone || out_.declared[block.parent].doc_end != 0) return;
    Declared& row = out_.declared[block.parent];
    row.doc_begin = source_.tokens[first].begin;
    row.doc_end = source_.tokens[first].end;
    row.doc_row = source_.tokens[first].row;
    return;
  }
  std::string_view word = source_.Word(first);
  if (word == "@") return decorators_.push_back(first);
  if (word == "pass" || word == "...") return;
  bool opens = source_.Is(end - 1, ":");
  block.indent = indent_;
  if (word == "IF" || word == "ELIF" || word == "ELSE" || word == "if" || word == "else") {
    if (opens) Push(block);
    return;
  }
  if (block.kind == Block::kEnum) return Enumerators(first, end, block);
  if (block.kind == Block::kFused) {
    CollectTypes(source_, first, end, &out_.types);
    if (block.parent == kNone) return;
    std::string& value = out_.declared[block.parent].value;
    if (value.size() < kMaxValueBytes) value += (value.empty() ? "" : " | ") + source_.TextOf(first, end);
    return;
  }
  Words words;
  size_t at = SkipWords(first, end, &words);
  if (at >= end) return;
  if (source_.Is(at, ":")) return Push(block);  // cdef:
  if (IsAggregate(at, end)) return Aggregate(first, at, end, words);
  if (source_.Is(at, "def")) ++at;
  if (!source_.Is(at, "property") || !opens) Declarations(first, at, end, words);
  block.kind = Block::kIgnored;
  if (opens) Push(block);
}

}  // namespace repodoc::cython

// Cython: the pass behind MaskCython(), in two files: statements and blocks (lang_cython_mask.cc), declarations whose
// whole text is blanked (lang_cython_members.cc). Not for others.
#pragma once

#include <string_view>
#include <vector>

#include "core/extract/lang_cython_declarators.h"
#include "core/extract/lang_cython_mask.h"

namespace repodoc::cython {

// A text that loses words and keeps its length and lines.
struct Editor {
  std::string text;
  void Put(uint32_t at, std::string_view word);
  // Backslashes that continue a line stay.
  void Blank(uint32_t begin, uint32_t end);
  void Blank(const Source& source, size_t first, size_t end);  // tokens; comments between them stay
  // The brackets around these lines are blanked: what ends them is a backslash where there is room.
  void JoinLines(uint32_t begin, uint32_t end);
};

// Casts, addresses, `new`, literals of C: what expressions have beyond Python's.
void MaskExpressions(const Source& source, size_t first, size_t end, Editor* editor, std::vector<TypeUse>* types);
void CollectTypes(const Source& source, size_t first, size_t end, std::vector<TypeUse>* types);

class Masker {
 public:
  explicit Masker(std::string_view text);
  MaskedCython Run();

 private:
  enum Scope : uint8_t { kModule, kClass, kFunction };
  struct Block {
    uint32_t indent = 0;  // of the line that opens it
    // kPlain: Python's; kCdef: below "cdef:"; the others are blanked: declarations, enumerators, types of a fused type,
    // what says nothing
    enum Kind : uint8_t { kPlain, kCdef, kMembers, kEnum, kFused, kIgnored } kind = kPlain;
    Scope scope = kModule;
    bool is_extern = false;
    uint32_t function = kNone;  // offset of the name of the function or class around
    uint32_t parent = kNone;    // row of declared: whose members these are
  };
  struct Words {  // cdef public inline
    bool cpdef = false, visible = false, readonly = false, alias = false, is_extern = false;
  };

  // lang_cython_mask.cc
  void Line(size_t first, size_t end);
  void Statement(size_t first, size_t end);
  void CStatement(size_t first, size_t at, size_t end);
  void CFunction(size_t first, size_t type_begin, const Declarator& function, size_t end, const Words& words);
  void CVariables(size_t first, size_t type_begin, size_t end, const Words& words);
  void CdefClass(size_t first, size_t at, size_t end, const Words& words);
  void Def(size_t first, size_t end);
  void MaskParameters(size_t open, size_t close);
  void LoopFrom(size_t first, size_t end);
  void ImportFrom(size_t first, size_t end);
  void Extern(size_t first, size_t at, size_t end);
  void Include(size_t first, size_t end);
  bool Property(size_t first, size_t end);
  Head& AddHead(Head::Kind kind, size_t name, const Words& words);
  void Push(Block block);
  void Pop(uint32_t indent);
  size_t Colon(size_t at, size_t end) const;  // the first one outside of brackets; `end` when there is none
  size_t SkipWords(size_t at, size_t end, Words* words) const;
  void Expressions(size_t first, size_t end) { MaskExpressions(source_, first, end, &editor_, &out_.types); }
  bool Fits(size_t first, size_t end, uint32_t bytes) const;

  // lang_cython_members.cc
  void Member(size_t first, size_t end);
  bool IsAggregate(size_t at, size_t end) const;
  void Aggregate(size_t first, size_t at, size_t end, const Words& words);
  void Declarations(size_t first, size_t at, size_t end, const Words& words);
  void Enumerators(size_t first, size_t end, const Block& block);
  Declared& AddDeclared(SymbolKind kind, size_t first, size_t name, size_t name_end, size_t end);
  void DropDecorators();
  void AddParameters(Declared* row, const Declarator& function);
  bool IsNamed(const Declared& row, std::string_view name) const { return source_.text.substr(row.name_begin, row.name_end - row.name_begin) == name; }

  Source source_;
  Editor editor_;
  MaskedCython out_;
  std::vector<Block> blocks_;
  std::vector<size_t> decorators_;        // tokens "@" above the statement at hand
  uint32_t indent_ = 0;                   // of the line at hand
  uint32_t last_end_ = 0, last_row_ = 0;  // where the last statement ended
};

}  // namespace repodoc::cython

// Tokens of interface definition languages (Protocol Buffers, Thrift, GraphQL): words, strings, punctuation, and comments
// kept aside as doc texts. In: a text. Out: one token after the other with its place. Never fails: a string or comment that does
// not end runs to the end of its line or of the text. Linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/format_builder.h"

namespace repodoc {

struct InterfaceToken {
  enum Kind : uint8_t { kEnd, kWord, kNumber, kString, kPunctuation } kind = kEnd;
  std::string_view text;  // a string without its quotes
  Place place;

  bool Is(char c) const { return kind == kPunctuation && text[0] == c; }
  bool Is(std::string_view word) const { return kind == kWord && text == word; }
};

class InterfaceTokens {
 public:
  // `hash_comments`: "#" begins a comment. `dotted`: "a.b.C" and ".a.B" are one word.
  InterfaceTokens(std::string_view text, bool hash_comments, bool slash_comments, bool dotted);

  const InterfaceToken& current() const { return current_; }
  const InterfaceToken& next() const { return next_; }
  InterfaceToken Take();
  bool TakeIf(char c);
  bool TakeIf(std::string_view word);
  // Behind the closer of the bracket at the current token; over one token when it is none. False at the end of the text.
  bool SkipGroup();
  // Over everything up to and with ";" or to before a "}" that closes what is around: a statement that says nothing.
  void SkipStatement();

  // What was taken from `begin` on, as written.
  std::string_view Since(uint32_t begin) const { return text_.substr(begin, taken_end_ - begin); }

  // The comment block that ends on the row above `row`; "" when there is none.
  std::string DocAbove(uint32_t row, uint32_t* doc_row) const;
  // The comment behind `row`'s code, when it was read already: "int32 x = 1;  // how many".
  std::string DocBehind(uint32_t row) const;
  // The first comment of the text that stands before the first token: apart from it, or above a statement that is about the
  // whole file (syntax, package, namespace, include).
  std::string FileDoc(uint32_t* row, uint32_t* end_row) const;
  uint32_t comment_lines() const { return comment_lines_; }

 private:
  struct Comment {
    uint32_t begin, end, row, end_row;
    bool own_line;
  };
  InterfaceToken Read();
  void ReadComment(size_t end, bool block);

  std::string_view text_;
  bool hash_comments_, slash_comments_, dotted_;
  size_t at_ = 0;
  uint32_t taken_end_ = 0;  // of the last token taken
  uint32_t row_ = 0;
  uint32_t code_row_ = 0xffffffffu;  // the last row with a token
  uint32_t first_row_ = 0xffffffffu;
  bool file_statement_ = false;  // the first token begins one
  uint32_t comment_lines_ = 0;
  std::vector<Comment> comments_;
  InterfaceToken current_, next_;
};

}  // namespace repodoc

#include "core/syntax/highlight.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "core/syntax/grammars.h"
#include "core/syntax/query_pattern.h"

namespace repodoc {
namespace {

constexpr const char* kClassNames[] = {"",         "attribute", "comment", "constant", "constructor", "escape",
                                       "function", "keyword",   "label",   "module",   "number",      "operator",
                                       "property", "string",    "tag",     "type"};

// "function.builtin" -> kFunction. Captures that would colour nearly everything (variable, punctuation) have none.
HighlightClass ClassOf(std::string_view capture) {
  std::string_view head = capture.substr(0, capture.find('.'));
  for (size_t i = 1; i < std::size(kClassNames); ++i) {
    if (head == kClassNames[i]) return static_cast<HighlightClass>(i);
  }
  if (head == "namespace") return HighlightClass::kModule;
  if (head == "boolean") return HighlightClass::kConstant;
  if (head == "float" || head == "integer") return HighlightClass::kNumber;
  if (head == "conditional" || head == "repeat" || head == "include") return HighlightClass::kKeyword;
  return HighlightClass::kNone;
}

struct Predicate {
  enum Kind : uint8_t { kMatch, kEqual, kAnyOf } kind = kMatch;
  bool negated = false;
  uint32_t capture = 0;
  std::vector<std::string_view> values;  // point into the query
};

struct CompiledQuery {
  TSQuery* query = nullptr;
  std::string error;
  std::vector<HighlightClass> classes;               // per capture id
  std::vector<std::vector<Predicate>> predicates;    // per pattern
};

std::string_view QueryString(const TSQuery* query, uint32_t id) {
  uint32_t length = 0;
  const char* text = ts_query_string_value_for_id(query, id, &length);
  return {text, length};
}

void ReadPredicates(CompiledQuery* compiled) {
  uint32_t patterns = ts_query_pattern_count(compiled->query);
  compiled->predicates.resize(patterns);
  for (uint32_t pattern = 0; pattern < patterns; ++pattern) {
    uint32_t count = 0;
    const TSQueryPredicateStep* steps = ts_query_predicates_for_pattern(compiled->query, pattern, &count);
    for (uint32_t i = 0; i < count;) {
      uint32_t end = i;
      while (end < count && steps[end].type != TSQueryPredicateStepTypeDone) ++end;
      if (end - i >= 3 && steps[i].type == TSQueryPredicateStepTypeString &&
          steps[i + 1].type == TSQueryPredicateStepTypeCapture) {
        std::string_view name = QueryString(compiled->query, steps[i].value_id);
        Predicate predicate;
        predicate.negated = name.starts_with("not-");
        if (predicate.negated) name.remove_prefix(4);
        predicate.capture = steps[i + 1].value_id;
        bool known = true;
        if (name == "match?") predicate.kind = Predicate::kMatch;
        else if (name == "eq?") predicate.kind = Predicate::kEqual;
        else if (name == "any-of?") predicate.kind = Predicate::kAnyOf;
        else known = false;
        for (uint32_t j = i + 2; known && j < end; ++j) {
          if (steps[j].type != TSQueryPredicateStepTypeString) known = false;
          else predicate.values.push_back(QueryString(compiled->query, steps[j].value_id));
        }
        if (known) compiled->predicates[pattern].push_back(std::move(predicate));
      }
      i = end + 1;
    }
  }
}

// Compiled on first use and kept for the life of the engine: compiling costs more than running (30 ms for C++).
const CompiledQuery* QueryFor(std::string_view language) {
  struct Entry {
    std::string_view grammar;
    std::unique_ptr<CompiledQuery> query;
  };
  static std::vector<Entry>* const cache = new std::vector<Entry>;
  std::string_view name = GrammarNameFor(language);
  for (const Entry& entry : *cache) {
    if (entry.grammar == name) return entry.query.get();
  }
  auto compiled = std::make_unique<CompiledQuery>();
  const TSLanguage* grammar = GrammarFor(language);
  const char* text = grammar == nullptr ? nullptr : HighlightsOf(name);  // they come together
  static const CompiledQuery* const none = new CompiledQuery;
  if (text == nullptr) return none;
  uint32_t error_at = 0, size = static_cast<uint32_t>(std::strlen(text));
  TSQueryError error = TSQueryErrorNone;
  compiled->query = ts_query_new(grammar, text, size, &error_at, &error);
  if (compiled->query == nullptr) compiled->error = "near: " + std::string(text).substr(error_at, 60);
  if (compiled->query != nullptr) {
    uint32_t captures = ts_query_capture_count(compiled->query);
    for (uint32_t i = 0; i < captures; ++i) {
      uint32_t length = 0;
      const char* name = ts_query_capture_name_for_id(compiled->query, i, &length);
      compiled->classes.push_back(ClassOf({name, length}));
    }
    ReadPredicates(compiled.get());
  }
  cache->push_back({name, std::move(compiled)});
  return cache->back().query.get();
}

bool Holds(const Predicate& predicate, const TSQueryMatch& match, std::string_view text) {
  for (uint16_t i = 0; i < match.capture_count; ++i) {
    if (match.captures[i].index != predicate.capture) continue;
    TSNode node = match.captures[i].node;
    uint32_t begin = ts_node_start_byte(node), end = ts_node_end_byte(node);
    std::string_view value = text.substr(begin, end - begin);
    bool found = false;
    for (std::string_view wanted : predicate.values) {
      found |= predicate.kind == Predicate::kMatch ? QueryPatternMatches(wanted, value) : value == wanted;
    }
    if (found == predicate.negated) return false;
  }
  return true;
}

struct Paint {
  uint32_t begin, end, pattern;
  HighlightClass highlight_class;
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

// Cython is painted as Python, whose grammar does not know these. `paints` are sorted. O(bytes + paints).
void AddCythonKeywords(std::string_view text, std::vector<Paint>* paints) {
  size_t count = paints->size(), next = 0;
  uint32_t quoted = 0;  // where the last string or comment ends
  for (uint32_t at = 0; at < text.size();) {
    if (!IsWordByte(text[at])) {
      ++at;
      continue;
    }
    uint32_t end = at;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    for (; next < count && (*paints)[next].begin <= at; ++next) {
      const Paint& paint = (*paints)[next];
      bool literal = paint.highlight_class == HighlightClass::kString || paint.highlight_class == HighlightClass::kComment;
      if (literal) quoted = std::max(quoted, paint.end);
    }
    std::string_view word = text.substr(at, end - at);
    for (std::string_view keyword : {"cdef", "cpdef", "ctypedef", "cimport", "cppclass", "extern", "nogil", "noexcept", "DEF", "IF", "ELIF", "ELSE"}) {
      if (word == keyword && at >= quoted) paints->push_back({at, end, 0xffffffffu, HighlightClass::kKeyword});
    }
    at = end;
  }
}

}  // namespace

const char* NameOf(HighlightClass highlight_class) { return kClassNames[static_cast<size_t>(highlight_class)]; }

bool CanHighlight(std::string_view language) { return HasHighlights(GrammarNameFor(language == "notebook" ? "json" : language)); }

std::string HighlightQueryError(std::string_view language) {
  const CompiledQuery* compiled = QueryFor(language);
  return compiled->query == nullptr && compiled->error.empty() ? "no query" : compiled->error;
}

std::vector<HighlightSpan> Highlight(std::string_view language, std::string_view text) {
  std::vector<HighlightSpan> spans;
  if (language == "notebook") language = "json";
  if (!CanHighlight(language) || text.empty()) return spans;
  const CompiledQuery* compiled = QueryFor(language);
  if (compiled->query == nullptr) return spans;
  std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(), ts_parser_delete);
  if (!ts_parser_set_language(parser.get(), GrammarFor(language))) return spans;
  std::unique_ptr<TSTree, decltype(&ts_tree_delete)> tree(
      ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<uint32_t>(text.size())), ts_tree_delete);
  if (!tree) return spans;
  std::unique_ptr<TSQueryCursor, decltype(&ts_query_cursor_delete)> cursor(ts_query_cursor_new(),
                                                                           ts_query_cursor_delete);
  ts_query_cursor_exec(cursor.get(), compiled->query, ts_tree_root_node(tree.get()));

  std::vector<Paint> paints;
  TSQueryMatch match;
  uint32_t capture_index = 0;
  while (ts_query_cursor_next_capture(cursor.get(), &match, &capture_index)) {
    const TSQueryCapture& capture = match.captures[capture_index];
    bool holds = true;
    for (const Predicate& predicate : compiled->predicates[match.pattern_index]) {
      if (!Holds(predicate, match, text)) {
        holds = false;
        break;
      }
    }
    if (!holds) continue;
    paints.push_back({ts_node_start_byte(capture.node), ts_node_end_byte(capture.node), match.pattern_index,
                      compiled->classes[capture.index]});
  }
  // Outer before inner, earlier pattern before later: the last paint on a byte wins.
  auto less = [](const Paint& a, const Paint& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return a.pattern < b.pattern;
  };
  std::stable_sort(paints.begin(), paints.end(), less);
  if (language == "cython") {
    AddCythonKeywords(text, &paints);
    std::stable_sort(paints.begin(), paints.end(), less);
  }
  // Nested paints are cut into flat spans with a stack of what is open.
  std::vector<Paint> open;
  uint32_t at = 0;
  auto emit = [&](uint32_t end) {
    if (end <= at) return;
    HighlightClass current = open.empty() ? HighlightClass::kNone : open.back().highlight_class;
    if (current != HighlightClass::kNone) {
      if (!spans.empty() && spans.back().end == at && spans.back().highlight_class == current) {
        spans.back().end = end;
      } else {
        spans.push_back({at, end, current});
      }
    }
    at = end;
  };
  auto close_until = [&](uint32_t position) {
    while (!open.empty() && open.back().end <= position) {
      emit(open.back().end);
      open.pop_back();
    }
  };
  for (const Paint& paint : paints) {
    if (paint.begin >= paint.end) continue;
    close_until(paint.begin);
    emit(paint.begin);
    at = std::max(at, paint.begin);
    open.push_back(paint);
  }
  close_until(static_cast<uint32_t>(text.size()));
  return spans;
}

}  // namespace repodoc

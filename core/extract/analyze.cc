#include "core/extract/analyze.h"

#include <algorithm>

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/extract/extractor_part.h"
#include "core/extract/format.h"
#include "core/extract/language.h"
#include "core/extract/license.h"
#include "core/extract/normalize.h"
#include "core/extract/record.h"
#include "core/extract/recover.h"
#include "core/extract/terms.h"
#include "core/extract/walk.h"
#include "core/rules/rule_runner.h"
#include "core/rules/text_rules.h"
#include "core/syntax/syntax.h"

namespace repodoc {
namespace {

constexpr size_t kMaxTermBytesRead = 4u << 20;
constexpr uint32_t kMaxErrorDiagnostics = 20;

void AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row, FileFacts* facts) {
  Diagnostic diagnostic;
  diagnostic.detail = facts->Add(detail);
  diagnostic.row = row;
  diagnostic.code = code;
  facts->diagnostics.push_back(diagnostic);
}

void RecordErrors(const SyntaxTree& tree, FileFacts* facts) {
  facts->file.error_bytes = tree.error_bytes;
  uint32_t shown = 0;
  for (NodeIndex index = 0; index < tree.nodes.size() && shown < kMaxErrorDiagnostics;) {
    const Node& node = tree[index];
    if (node.kind == Kind::kError) {
      std::string_view line = tree.TextOf(index);
      line = line.substr(0, line.find('\n'));
      AddDiagnostic(DiagnosticCode::kParseErrors, Utf8Prefix(line, 80), node.row, facts);
      ++shown;
      index = std::max(node.next, index + 1);
      continue;
    }
    ++index;
  }
}

// Whether the line below a comment is about the whole file rather than a definition: "#include", "import x", "use X;".
bool IsPreamble(std::string_view line) {
  if (StartsWith(line, "#[")) return false;  // an attribute of what stands below
  for (std::string_view word : {"#", "import", "namespace ", "use ", "declare(", "require", "package "}) {
    if (StartsWith(line, word)) return true;
  }
  return false;
}

// "@file Starts the program.", "\\file start.h" + "@brief Starts the program."
std::string WithoutFileTag(std::string doc) {
  for (std::string_view tag : {"@fileoverview", "@fileOverview", "@overview", "@file", "\\file"}) {
    if (!StartsWith(doc, tag)) continue;
    std::string_view rest = std::string_view(doc).substr(tag.size());
    std::string_view line = Trim(rest.substr(0, rest.find('\n')));
    bool names_file = line.find(' ') == std::string_view::npos && line.find('.') != std::string_view::npos && !EndsWith(line, ".");
    rest = Trim(names_file ? rest.substr(std::min(rest.find('\n'), rest.size())) : rest);
    return std::string(WithoutBriefTag(rest));
  }
  return std::string(WithoutBriefTag(doc));
}

// Comments for tools, not for readers: "-*- coding: utf-8 -*-", "//go:build linux", "# frozen_string_literal: true",
// "# cython: language_level=3".
bool IsToolComment(std::string_view words) {
  for (std::string_view start : {"//go:", "// +build"}) {
    if (StartsWith(words, start)) return true;
  }
  for (std::string_view part : {"-*-", "coding:", "eslint", "frozen_string_literal:", "# cython:", "# distutils:"}) {
    if (words.find(part) != std::string_view::npos) return true;
  }
  return false;
}

// The file's own words, where no docstring or @file comment gave them: the first comment that stands before all code, is
// no licence, and is not glued to a definition below it.
void ReadFileComment(const Walk& walk, std::string_view text, FileFacts* facts) {
  if (!facts->file.doc.empty()) return;
  const std::vector<CommentNode>& comments = walk.comments();
  for (size_t first = 0; first < comments.size();) {
    size_t last = first;
    bool block = IsBlockComment(text.substr(comments[first].begin, 2));
    bool shebang = comments[first].begin == 0 && StartsWith(text, "#!");
    while (!block && !shebang && last + 1 < comments.size() && comments[last + 1].row == comments[last].end_row + 1 &&
           !IsBlockComment(text.substr(comments[last + 1].begin, 2))) {
      ++last;
    }
    // Only comments and white space may stand before it.
    size_t before = first == 0 ? 0 : comments[first - 1].end;
    if (first == 0 && StartsWith(text, "#!")) before = std::min(text.find('\n'), text.size());
    if (first == 0 && StartsWith(Trim(text.substr(before, 8)), "<?php")) before = text.find("<?php", before) + 5;
    if (before < comments[first].begin && !Trim(text.substr(before, comments[first].begin - before)).empty()) return;
    std::string_view words = text.substr(comments[first].begin, comments[last].end - comments[first].begin);
    std::string_view behind = text.substr(comments[last].end, 3);
    bool doc_lines = StartsWith(words, "///") && !StartsWith(words, "////");
    bool glued = (block || doc_lines) && (StartsWith(behind, "\n") || StartsWith(behind, "\r\n")) &&
                 Trim(walk.LineOf(comments[last].end_row + 1)).size() > 0 && words.find("@file") == std::string_view::npos &&
                 words.find("\\file") == std::string_view::npos &&
                 !IsPreamble(Trim(walk.LineOf(comments[last].end_row + 1)));
    // A roxygen block belongs to what follows, unless that is a mere place for it.
    std::string_view next_line = Trim(walk.LineOf(comments[last].end_row + 1));
    if (StartsWith(words, "#'") && !next_line.empty() && next_line != "NULL" && next_line != "\"_PACKAGE\"") glued = true;
    bool modeline = shebang || IsToolComment(words);
    if (glued) return;
    if (!modeline && !IsLicenseText(words)) {
      std::string doc = WithoutFileTag(CleanComment(words));
      if (walk.definition().doc_has_markup) doc = walk.definition().read_doc(doc).words;
      if (doc.size() >= 10) {
        facts->file.doc = facts->Add(doc);
        facts->file.doc_row = comments[first].row;
        facts->file.doc_end_row = comments[last].end_row;
        return;
      }
    }
    first = last + 1;
  }
}

// False when there is no grammar. The tree's text is the original: the parser may have seen blanks where facts quote it.
bool ParseFor(const LanguageDefinition& definition, std::string_view language, std::string_view text, SyntaxTree* tree,
              std::unique_ptr<LanguageState>* state) {
  PreparedText prepared;
  if (definition.prepare != nullptr) prepared = definition.prepare(language, text);
  if (!ParseRecovering(definition, language, prepared.changed ? std::string_view(prepared.text) : text, tree)) return false;
  if (tree->error_bytes > 0 && definition.repair != nullptr) {
    PreparedText repaired = definition.repair(language, text);
    SyntaxTree other;
    if (repaired.changed && ParseRecovering(definition, language, repaired.text, &other) && other.error_bytes < tree->error_bytes) {
      *tree = std::move(other);
    }
  }
  tree->text = text;
  *state = std::move(prepared.state);
  return true;
}

const RuleTable* RulesOf(const LanguageDefinition& definition) {
  return definition.rules != nullptr ? &definition.rules() : nullptr;
}

// Parse and walk. False when the language is not read by the walk.
bool AnalyzeSyntax(std::string_view path, std::string_view text, std::string_view language, FileFacts* facts) {
  const LanguageDefinition* definition = DefinitionFor(language);
  if (definition == nullptr) return false;
  SyntaxTree tree;
  std::unique_ptr<LanguageState> state;
  if (!ParseFor(*definition, language, text, &tree, &state)) {
    if (HasGrammar(language)) AddDiagnostic(DiagnosticCode::kNoGrammar, GrammarName(language), kNone, facts);
    return false;
  }
  facts->file.flags |= kFileHasSyntax;
  facts->file.node_count = static_cast<uint32_t>(tree.nodes.size());
  RecordErrors(tree, facts);
  RuleRunner rules(language, path, RulesOf(*definition), facts);
  Walk walk(*definition, language, path, tree, facts, &rules, {});
  walk.state = std::move(state);
  walk.Run();
  uint32_t comment_lines = 0, counted_to = 0;
  for (const CommentNode& comment : walk.comments()) {
    if (!comment.own_lines) continue;
    for (uint32_t row = std::max(comment.row, counted_to); row <= comment.end_row; ++row) {
      comment_lines += !Trim(walk.LineOf(row)).empty();
    }
    counted_to = std::max(counted_to, comment.end_row + 1);
  }
  facts->file.comment_lines = comment_lines;
  ReadFileComment(walk, text, facts);
  ApplyDocFields(definition->read_doc, walk.doc_fields(), facts);
  return true;
}

std::string AnalyzeFile(std::string_view path, std::string_view bytes, const Attributes& attributes,
                        uint32_t max_syntax_bytes, DiagnosticCode without_syntax, std::string_view reason) {
  DecodedText decoded;
  Decode(bytes, &decoded);
  Classification classification = Classify(path, decoded, bytes, attributes);
  const Language& language = *classification.language;

  FileFacts facts;
  FileRecord& file = facts.file;
  file.path = facts.Add(path);
  file.language = facts.Add(language.id);
  file.language_name = facts.Add(language.name);
  file.type = facts.Add(language.type);
  file.encoding = facts.Add(decoded.encoding);
  file.flags = classification.flags | (decoded.bom ? kFileBom : 0u);
  file.byte_size = bytes.size();
  file.decoded_size = static_cast<uint32_t>(decoded.text.size());
  file.sha256 = HashSha256(bytes);
  for (const auto& [key, value] : classification.reasons) {
    facts.properties.push_back({facts.Add(key), facts.Add(value), kNone});
  }
  std::string_view text = decoded.text;
  if (!decoded.binary) RecordText(decoded, &facts);

  bool too_large = text.size() > max_syntax_bytes;
  if (without_syntax != DiagnosticCode::kNone) {
    AddDiagnostic(without_syntax, reason, kNone, &facts);
  } else if (too_large) {
    AddDiagnostic(DiagnosticCode::kTooLarge, std::to_string(text.size()) + " bytes", kNone, &facts);
  }
  bool walked = false;
  if (without_syntax == DiagnosticCode::kNone && !too_large) {
    walked = !decoded.binary && AnalyzeSyntax(path, text, language.id, &facts);
    FormatScanner scan = walked ? nullptr : ScannerFor(language.id);
    if (scan != nullptr) {
      scan({path, text, bytes}, &facts);
    } else if (!walked && !decoded.binary && facts.diagnostics.empty() && HasExtractor(language.id)) {
      AddDiagnostic(DiagnosticCode::kNoGrammar, language.name, kNone, &facts);
    }
  }
  if (!walked && !decoded.binary) {
    std::string_view mark = language.line_comment;
    if (file.comment_lines == 0) file.comment_lines = CountCommentLines(text, mark);
    if (facts.marks.empty()) AddLineCommentMarks(text, mark, &facts);
    ReadLeadingComment(text, mark, &facts);
    RunTextRules(language.id, text, &facts);
  }
  bool has_words = !decoded.binary && language.family != Language::kData && language.family != Language::kBinary;
  if (has_words && facts.terms.empty()) CountTerms(text, kMaxTermBytesRead, &facts);
  file.comment_lines = std::min(file.comment_lines, file.lines - file.blank_lines);
  file.code_lines = file.lines - file.blank_lines - file.comment_lines;
  NormalizeFacts(&facts);
  return SerializeFacts(facts);
}

}  // namespace

std::string Analyze(std::string_view path, std::string_view bytes, const Attributes& attributes,
                    const AnalyzeOptions& options) {
  return AnalyzeFile(path, bytes, attributes, options.max_syntax_bytes, DiagnosticCode::kNone, {});
}

std::string AnalyzeWithoutSyntax(std::string_view path, std::string_view bytes, const Attributes& attributes,
                                 std::string_view reason) {
  return AnalyzeFile(path, bytes, attributes, 0, DiagnosticCode::kAnalysisFailed, reason);
}

void ExtractEmbedded(std::string_view language, std::string_view text, uint32_t first_row, uint32_t first_byte,
                     uint32_t parent, FileFacts* facts) {
  const LanguageDefinition* definition = DefinitionFor(language);
  if (definition == nullptr) return;
  SyntaxTree tree;
  std::unique_ptr<LanguageState> state;
  if (!ParseFor(*definition, language, text, &tree, &state)) return;
  facts->file.flags |= kFileHasSyntax;
  facts->file.node_count += static_cast<uint32_t>(tree.nodes.size());
  facts->file.error_bytes += tree.error_bytes;
  std::string path(facts->strings.Get(facts->file.path));
  RuleRunner rules(language, path, RulesOf(*definition), facts);
  rules.first_row = first_row;
  WalkOptions options;
  options.first_row = first_row;
  options.first_byte = first_byte;
  options.parent = parent;
  Walk walk(*definition, language, path, tree, facts, &rules, options);
  walk.state = std::move(state);
  walk.Run();
}

}  // namespace repodoc

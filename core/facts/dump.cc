// The text form of facts, for golden files: one line per row, rows 1-based, sections in table order, empty ones left
// out. Texts are quoted with \n, \t, \" and \\ escaped; long ones are shown whole, for a golden file hides nothing.
#include "core/base/sha256.h"
#include "core/facts/facts.h"

namespace repodoc {
namespace {

struct FlagName {
  uint32_t bit;
  const char* name;
};
constexpr FlagName kSymbolFlags[] = {
    {kSymbolDefinition, "definition"}, {kSymbolExported, "exported"}, {kSymbolAsync, "async"},
    {kSymbolStatic, "static"}, {kSymbolAbstract, "abstract"}, {kSymbolVirtual, "virtual"},
    {kSymbolOverride, "override"}, {kSymbolGenerator, "generator"}, {kSymbolConstexpr, "constexpr"},
    {kSymbolInline, "inline"}, {kSymbolTemplate, "template"}, {kSymbolSpecialization, "specialization"},
    {kSymbolDeprecated, "deprecated"}, {kSymbolConditional, "conditional"}, {kSymbolLocal, "local"},
    {kSymbolFromMacro, "from-macro"}, {kSymbolDefault, "default"}, {kSymbolKernel, "kernel"},
    {kSymbolDevice, "device"}, {kSymbolConst, "const"}, {kSymbolNoexcept, "noexcept"}, {kSymbolDeleted, "deleted"},
    {kSymbolTest, "test"}, {kSymbolEntry, "entry"},
};
constexpr FlagName kFileFlags[] = {
    {kFileGenerated, "generated"}, {kFileVendored, "vendored"}, {kFileTest, "test"}, {kFileExample, "example"},
    {kFileConfig, "config"}, {kFileDocumentation, "documentation"}, {kFileBuild, "build"}, {kFileBinary, "binary"},
    {kFileImage, "image"}, {kFileMinified, "minified"}, {kFileEntryPoint, "entry-point"}, {kFileHasSyntax, "syntax"},
    {kFileBom, "bom"}, {kFileExecutable, "executable"}, {kFileCode, "code"}, {kFileBidi, "bidi"},
    {kFileScript, "script"}, {kFilePackageIndex, "package-index"},
};
constexpr FlagName kImportFlags[] = {
    {kImportConditional, "conditional"}, {kImportTypeOnly, "type-only"}, {kImportLocal, "local"},
    {kImportStar, "star"}, {kImportGuarded, "guarded"}, {kImportDeclarations, "declarations"},
};
constexpr const char* kVisibilityNames[] = {"public", "protected", "internal", "private"};
constexpr const char* kClauseKindNames[] = {"decorator", "attribute", "base", "throws", "returns-doc", "raises-doc",
                                            "yields-doc", "parameter-doc", "constraint", "initializer", "capture", "scope", "made-of"};
constexpr const char* kReferenceKindNames[] = {"call", "type", "base", "decorator", "use", "macro", "kernel-launch",
                                               "write"};
constexpr const char* kLinkKindNames[] = {"link", "image", "include", "autolink", "reference", "path"};
constexpr const char* kNewlineNames[] = {"none", "LF", "CRLF", "CR", "mixed"};

class Printer {
 public:
  Printer(const FactsView& facts, std::span<const char* const> rule_ids) : facts_(facts), rule_ids_(rule_ids) {}

  std::string Print() {
    PrintFile();
    PrintSymbols();
    for (const Import& row : facts_.imports) PrintImport(row);
    for (const Reference& row : facts_.references) PrintReference(row);
    for (const Finding& row : facts_.findings) PrintFinding(row);
    for (const Mark& row : facts_.marks) {
      Open("mark", row.row);
      Word(facts_.str(row.word));
      Quoted(nullptr, row.text);
      Close();
    }
    for (const Link& row : facts_.links) {
      Open("link", row.row);
      Word(Name(kLinkKindNames, row.kind));
      Quoted(nullptr, row.target);
      Quoted("text", row.text);
      Close();
    }
    for (const Block& row : facts_.blocks) {
      Open("block", row.begin_row, row.end_row);
      Word(facts_.str(row.language));
      Close();
    }
    for (const Property& row : facts_.properties) {
      Open("property", row.row);
      Word(facts_.str(row.key));
      Quoted(nullptr, row.value);
      Close();
    }
    if (!facts_.terms.empty()) {
      out_ += "terms";
      for (const Term& row : facts_.terms) {
        Word(facts_.str(row.word()));
        out_ += ':';
        out_ += std::to_string(row.count);
      }
      Close();
    }
    for (const Diagnostic& row : facts_.diagnostics) {
      Open("diagnostic", row.row);
      Number("code", static_cast<uint64_t>(row.code));
      Quoted(nullptr, row.detail);
      Close();
    }
    return std::move(out_);
  }

 private:
  template <size_t kSize, typename Enum>
  static const char* Name(const char* const (&names)[kSize], Enum value) {
    size_t index = static_cast<size_t>(value);
    return index < kSize ? names[index] : "?";
  }

  void Open(const char* what, uint32_t row = kNone, uint32_t end_row = kNone) {
    out_ += what;
    if (row == kNone) return;
    out_ += " L";
    out_ += std::to_string(uint64_t{row} + 1);
    if (end_row == kNone || end_row == row) return;
    out_ += '-';
    out_ += std::to_string(uint64_t{end_row} + 1);
  }
  void Close() { out_ += '\n'; }
  void Word(std::string_view word) {
    out_ += ' ';
    out_ += word;
  }
  void Quoted(const char* label, Text text) {
    if (text.empty()) return;
    out_ += ' ';
    if (label != nullptr) {
      out_ += label;
      out_ += '=';
    }
    out_ += '"';
    for (char c : facts_.str(text)) {
      if (c == '\n') {
        out_ += "\\n";
      } else if (c == '\t') {
        out_ += "\\t";
      } else if (c == '\r') {
        out_ += "\\r";
      } else if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }
  void Number(const char* label, uint64_t value) {
    out_ += ' ';
    out_ += label;
    out_ += '=';
    out_ += std::to_string(value);
  }
  template <size_t kSize>
  void Flags(const FlagName (&names)[kSize], uint32_t flags) {
    bool first = true;
    for (const FlagName& flag : names) {
      if (!(flags & flag.bit)) continue;
      out_ += first ? " [" : " ";
      out_ += flag.name;
      first = false;
    }
    if (!first) out_ += ']';
  }

  void PrintFile() {
    const FileRecord& file = *facts_.file;
    Open("file");
    Quoted(nullptr, file.path);
    Word(facts_.str(file.language));
    Quoted("name", file.language_name);
    Quoted("type", file.type);
    Quoted("encoding", file.encoding);
    Word(Name(kNewlineNames, file.newline));
    Flags(kFileFlags, file.flags);
    Close();
    Open("  size");
    Number("bytes", file.byte_size);
    Number("decoded", file.decoded_size);
    Number("lines", file.lines);
    Number("code", file.code_lines);
    Number("comment", file.comment_lines);
    Number("blank", file.blank_lines);
    Number("longest", file.longest_line);
    Number("nodes", file.node_count);
    Number("errors", file.error_bytes);
    Number("rules", file.rules_run);
    Number("documented", file.parameters_documented);
    Close();
    Open("  sha256");
    Word(Hex(file.sha256));
    Close();
    if (!file.license.empty()) {
      Open("  license", file.license_row);
      Quoted(nullptr, file.license);
      Close();
    }
    if (!file.doc.empty()) {
      Open("  doc", file.doc_row, file.doc_end_row);
      Quoted(nullptr, file.doc);
      Close();
    }
  }

  void PrintSymbols() {
    for (uint32_t i = 0; i < facts_.symbols.size(); ++i) {
      const Symbol& row = facts_.symbols[i];
      Open("symbol", row.row);
      Word(NameOf(row.kind).word);
      std::string name = facts_.QualifiedName(i);
      out_ += ' ';
      out_ += name;
      if (row.visibility != Visibility::kPublic) Word(Name(kVisibilityNames, row.visibility));
      Flags(kSymbolFlags, row.flags);
      Close();
      out_ += " ";
      Number("at", row.begin);
      out_ += "..";
      out_ += std::to_string(row.end);
      out_ += " L";
      out_ += std::to_string(uint64_t{row.begin_row} + 1);
      out_ += '-';
      out_ += std::to_string(uint64_t{row.end_row} + 1);
      if (row.body_begin_row != kNone) Number("body", uint64_t{row.body_begin_row} + 1);
      if (IsCallable(row.kind)) {
        Number("cyclomatic", row.cyclomatic);
        Number("cognitive", row.cognitive);
        Number("loops", row.loop_depth);
      }
      if (row.level != 0) Number("level", row.level);
      Close();
      Line("  signature", row.signature);
      Line("  type", row.type);
      Line("  value", row.value);
      if (!row.doc.empty()) {
        Open("  doc", row.doc_row);
        Quoted(nullptr, row.doc);
        Close();
      }
      for (const Parameter& parameter : facts_.ParametersOf(i)) {
        Open("  parameter");
        Quoted(nullptr, parameter.name);
        if (parameter.kind != ParameterKind::kNormal) Word(NameOf(parameter.kind));
        Quoted("type", parameter.type);
        Quoted("default", parameter.default_value);
        Quoted("doc", parameter.doc);
        Close();
      }
      for (const Clause& clause : facts_.ClausesOf(i)) {
        Open("  ");
        out_.pop_back();
        out_ += Name(kClauseKindNames, clause.kind);
        out_ += " L";
        out_ += std::to_string(uint64_t{clause.row} + 1);
        Quoted(nullptr, clause.text);
        Quoted("doc", clause.doc);
        Close();
      }
    }
  }
  void Line(const char* label, Text text) {
    if (text.empty()) return;
    Open(label);
    Quoted(nullptr, text);
    Close();
  }

  void PrintImport(const Import& row) {
    Open("import", row.row, row.end_row);
    Word(NameOf(row.kind));
    Quoted(nullptr, row.module);
    if (row.level != 0) Number("level", row.level);
    Quoted("as", row.alias);
    Flags(kImportFlags, row.flags);
    In(row.symbol);
    Close();
    for (const ImportName& name : facts_.import_names.subspan(row.first_name, row.name_count)) {
      Open("  name", name.row);
      Quoted(nullptr, name.name);
      Quoted("as", name.alias);
      Close();
    }
  }

  void PrintReference(const Reference& row) {
    Open("reference");
    Word(Name(kReferenceKindNames, row.kind));
    Quoted("of", row.qualifier);
    Quoted(nullptr, row.name);
    Number("total", row.total);
    Close();
    Open("  sites");
    for (const Site& site : facts_.sites.subspan(row.first_site, row.site_count)) {
      out_ += " L";
      out_ += std::to_string(uint64_t{site.row} + 1);
      if (site.symbol != kNone) {
        out_ += '@';
        out_ += facts_.str(facts_.symbols[site.symbol].name);
      }
    }
    Close();
    if (!row.excerpt.empty()) {
      Open("  excerpt", row.excerpt_row);
      Quoted(nullptr, row.excerpt);
      Close();
    }
  }

  void PrintFinding(const Finding& row) {
    Open("finding");
    if (row.rule < rule_ids_.size()) {
      Word(rule_ids_[row.rule]);
    } else {
      Number("rule", row.rule);
    }
    In(row.symbol);
    Close();
    for (const Evidence& evidence : facts_.evidence.subspan(row.first_evidence, row.evidence_count)) {
      Open("  evidence", evidence.begin_row, evidence.end_row);
      Quoted("role", evidence.role);
      Quoted(nullptr, evidence.excerpt);
      Close();
    }
  }
  void In(uint32_t symbol) {
    if (symbol == kNone) return;
    out_ += " in=";
    out_ += facts_.QualifiedName(symbol);
  }

  const FactsView& facts_;
  std::span<const char* const> rule_ids_;
  std::string out_;
};

}  // namespace

std::string DumpFacts(const FactsView& facts, std::span<const char* const> rule_ids) {
  return Printer(facts, rule_ids).Print();
}

}  // namespace repodoc

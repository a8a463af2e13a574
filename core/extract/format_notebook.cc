// Jupyter notebooks. In: the JSON text. Out: one kCell symbol per cell in order (named by the first line of its text),
// the headings of markdown cells below them, kernel and language, code cells analysed as code of that language, a count
// of the outputs left out. The rows of a cell's code are those of its lines in the JSON file.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_data.h"
#include "core/extract/format_prose.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxCells = 2000;

class NotebookScanner {
 public:
  NotebookScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), facts_(facts), builder_(facts) {}

  void Run() {
    ReadJson(text_, &tree_);
    if (tree_.error_row != kNone) builder_.AddDiagnostic(DiagnosticCode::kInvalidNotebook, tree_.error, tree_.error_row);
    uint32_t root = tree_.document();
    uint32_t cells = tree_.Member(root, "cells");
    if (cells == kNone) {  // format 3
      uint32_t sheets = tree_.Member(root, "worksheets");
      cells = tree_.Member(tree_.First(sheets), "cells");
    }
    if (cells == kNone) {
      if (tree_.error_row == kNone) builder_.AddDiagnostic(DiagnosticCode::kInvalidNotebook, "no cells", 0);
      builder_.Finish();
      return;
    }
    uint32_t metadata = tree_.Member(root, "metadata");
    uint32_t kernel = tree_.Path(metadata, {"kernelspec", "display_name"});
    if (kernel == kNone) kernel = tree_.Path(metadata, {"kernelspec", "name"});
    builder_.AddProperty(property::kNotebookKernel, tree_.Value(kernel), tree_.RowOf(kernel));
    language_ = ToLowerAscii(tree_.Value(tree_.Path(metadata, {"language_info", "name"})));
    if (language_.empty()) language_ = ToLowerAscii(tree_.Value(tree_.Path(metadata, {"kernelspec", "language"})));
    if (language_.empty() || StartsWith(language_, "ipython")) language_ = "python";

    uint32_t number = 0;
    for (uint32_t cell = tree_.First(cells); cell != kNone && number < kMaxCells; cell = tree_.Next(cell)) Cell(cell, ++number);
    if (outputs_ > 0) builder_.AddProperty(property::kNotebookOutputs, outputs_);
    if (tree_.nodes[cells].child_count > kMaxCells) builder_.AddProperty(property::kKeyCount, uint64_t{tree_.nodes[cells].child_count}, tree_.nodes[cells].row);
    builder_.Finish();
  }

 private:
  void Cell(uint32_t cell, uint32_t number) {
    const DataNode& node = tree_.nodes[cell];
    std::string_view type = tree_.ValueOf(cell, "cell_type");
    uint32_t source = tree_.Member(cell, "source");
    if (source == kNone) source = tree_.Member(cell, "input");
    uint32_t outputs = tree_.Member(cell, "outputs");
    if (outputs != kNone) outputs_ += tree_.nodes[outputs].child_count;

    std::string code;
    uint32_t first_row = node.row, first_byte = node.begin, last_row = node.row;
    bool own_rows = true;  // each line of the cell stands on its own row of the file
    if (source != kNone && tree_.nodes[source].is_sequence()) {
      uint32_t expected = kNone;
      for (uint32_t line = tree_.First(source); line != kNone; line = tree_.Next(line)) {
        const DataNode& part = tree_.nodes[line];
        if (expected == kNone) {
          first_row = part.row;
          first_byte = part.begin;
        } else if (part.row != expected) {
          own_rows = false;
        }
        expected = part.row + 1;
        last_row = part.row;
        code += part.value;
        if (tree_.Next(line) != kNone && !EndsWith(part.value, "\n")) code += '\n';
      }
    } else if (source != kNone) {
      code = std::string(tree_.nodes[source].value);
      first_row = last_row = tree_.nodes[source].row;
      first_byte = tree_.nodes[source].begin;
      own_rows = code.find('\n') == std::string::npos;
    }

    bool is_code = type == "code";
    std::string name = FirstWords(code, is_code);
    if (name.empty()) name = std::string(is_code ? "code" : "text") + " cell " + std::to_string(number);
    uint32_t symbol = builder_.AddSymbol(SymbolKind::kCell, name, {node.begin, node.end, node.row, node.end_row}, kNone, 1);
    builder_.symbol(symbol).type = builder_.Add(is_code ? language_ : type.empty() ? std::string_view("unknown") : type);
    builder_.symbol(symbol).row = first_row;
    builder_.SetValue(symbol, std::to_string(number));
    if (is_code) {
      builder_.AddBlock(language_, first_row, last_row);
      Code(code, own_rows, first_row, first_byte, symbol);
    } else if (type == "markdown") {
      Markdown(code, own_rows, first_row, first_byte, symbol);
    }
  }

  static std::string FirstWords(std::string_view code, bool is_code) {
    LineCursor lines(code);
    Line line;
    while (lines.Next(&line)) {
      std::string_view content = line.content();
      if (content.empty()) continue;
      if (!is_code) {
        while (!content.empty() && (content[0] == '#' || content[0] == ' ')) content.remove_prefix(1);
        std::string plain = PlainText(Utf8Prefix(content, 400));
        if (plain.empty()) continue;
        return std::string(Utf8Prefix(plain, 80));
      }
      return CollapseSpace(Utf8Prefix(content, 80));
    }
    return {};
  }

  // Lines of IPython ("%matplotlib inline", "!pip install x") become blank so that the grammar reads the rest.
  void Code(std::string_view code, bool own_rows, uint32_t first_row, uint32_t first_byte, uint32_t symbol) {
    std::string plain;
    LineCursor lines(code);
    Line line;
    bool cell_magic = false;
    while (lines.Next(&line)) {
      std::string_view content = line.content();
      if (line.row == 0 && StartsWith(content, "%%") && !StartsWith(content, "%%time") && !StartsWith(content, "%%capture")) cell_magic = true;
      bool magic = cell_magic || StartsWith(content, "%") || StartsWith(content, "!") || StartsWith(content, "?");
      if (magic) {
        plain += std::string(line.text.size(), ' ');
      } else {
        plain += line.text;
      }
      plain += '\n';
    }
    if (!cell_magic) {
      Counts before = Count();
      ExtractEmbedded(language_, plain, first_row, first_byte, symbol, facts_);
      // A notebook written compactly has all lines of a cell on one row of the file: that is where everything stands.
      if (!own_rows) SetRows(before, first_row);
      return;
    }
    // Other languages under a cell magic: imports and calls by a line scan.
    LineCursor again(plain);
    while (again.Next(&line)) {
      if (line.blank()) continue;
      ImportLine(line.content(), first_row, symbol);
      AddExampleLine(line.content(), first_row, symbol, &builder_);
    }
  }

  struct Counts {
    size_t symbols, clauses, imports, import_names, references, sites, evidence, marks, links, blocks, properties, diagnostics;
  };
  Counts Count() const {
    const FileFacts& f = *facts_;
    return {f.symbols.size(), f.clauses.size(), f.imports.size(), f.import_names.size(), f.references.size(), f.sites.size(),
            f.evidence.size(), f.marks.size(), f.links.size(), f.blocks.size(), f.properties.size(), f.diagnostics.size()};
  }
  void SetRows(const Counts& first, uint32_t row) {
    FileFacts& f = *facts_;
    for (size_t i = first.symbols; i < f.symbols.size(); ++i) {
      Symbol& symbol = f.symbols[i];
      symbol.row = symbol.begin_row = symbol.end_row = row;
      if (symbol.body_begin_row != kNone) symbol.body_begin_row = row;
      if (symbol.doc_row != kNone) symbol.doc_row = row;
    }
    for (size_t i = first.clauses; i < f.clauses.size(); ++i) f.clauses[i].row = row;
    for (size_t i = first.imports; i < f.imports.size(); ++i) f.imports[i].row = f.imports[i].end_row = row;
    for (size_t i = first.import_names; i < f.import_names.size(); ++i) f.import_names[i].row = row;
    for (size_t i = first.references; i < f.references.size(); ++i) f.references[i].excerpt_row = row;
    for (size_t i = first.sites; i < f.sites.size(); ++i) f.sites[i].row = row;
    for (size_t i = first.evidence; i < f.evidence.size(); ++i) f.evidence[i].begin_row = f.evidence[i].end_row = row;
    for (size_t i = first.marks; i < f.marks.size(); ++i) f.marks[i].row = row;
    for (size_t i = first.links; i < f.links.size(); ++i) f.links[i].row = row;
    for (size_t i = first.blocks; i < f.blocks.size(); ++i) f.blocks[i].begin_row = f.blocks[i].end_row = row;
    for (size_t i = first.properties; i < f.properties.size(); ++i) {
      if (f.properties[i].row != kNone) f.properties[i].row = row;
    }
    for (size_t i = first.diagnostics; i < f.diagnostics.size(); ++i) f.diagnostics[i].row = row;
  }

  void ImportLine(std::string_view line, uint32_t row, uint32_t symbol) {
    if (language_ != "python") return;
    if (StartsWith(line, "from ")) {
      size_t import = line.find(" import ");
      if (import == std::string_view::npos) return;
      Import& added = builder_.AddImport(ImportKind::kFrom, line.substr(5, import - 5), row, symbol);
      for (std::string_view part : Split(line.substr(import + 8), ',')) {
        part = Trim(part);
        size_t as = part.find(" as ");
        ImportName name;
        name.name = builder_.Add(Trim(part.substr(0, as)));
        if (as != std::string_view::npos) name.alias = builder_.Add(Trim(part.substr(as + 4)));
        name.row = row;
        facts_->import_names.push_back(name);
        ++added.name_count;
      }
    } else if (StartsWith(line, "import ")) {
      for (std::string_view part : Split(line.substr(7), ',')) {
        part = Trim(part);
        size_t as = part.find(" as ");
        Import& added = builder_.AddImport(ImportKind::kImport, part.substr(0, as), row, symbol);
        if (as != std::string_view::npos) added.alias = builder_.Add(Trim(part.substr(as + 4)));
      }
    }
  }

  void Markdown(std::string_view code, bool own_rows, uint32_t first_row, uint32_t first_byte, uint32_t cell) {
    LineCursor lines(code);
    Line line;
    bool fence = false, prose_taken = false;
    while (lines.Next(&line)) {
      std::string_view content = line.content();
      uint32_t row = own_rows ? first_row + line.row : first_row;
      if (StartsWith(content, "```")) fence = !fence;
      if (fence || content.empty()) continue;
      size_t level = 0;
      while (level < content.size() && content[level] == '#') ++level;
      if (level > 0 && level <= 6 && level < content.size() && IsBlank(content[level])) {
        uint32_t begin = first_byte + line.begin;
        std::string plain = PlainText(Utf8Prefix(content.substr(level), 400));
        if (!plain.empty()) {
          builder_.AddSymbol(SymbolKind::kHeading, plain, {begin, begin + static_cast<uint32_t>(content.size()), row, row}, cell, static_cast<uint16_t>(level));
        }
      } else if (!prose_taken && IsLetter(content[0])) {
        builder_.SetDoc(PlainText(Utf8Prefix(content, 2000)), row, row);
        prose_taken = true;
      }
      // Code spans.
      size_t at = 0;
      while ((at = content.find('`', at)) != std::string_view::npos) {
        size_t end = content.find('`', at + 1);
        if (end == std::string_view::npos) break;
        AddCodeMention(content.substr(at + 1, end - at - 1), row, cell, &builder_);
        at = end + 1;
      }
    }
  }

  std::string_view text_;
  FileFacts* facts_;
  FormatBuilder builder_;
  DataTree tree_;
  std::string language_;
  uint64_t outputs_ = 0;
};

}  // namespace

void ScanNotebook(const FormatInput& input, FileFacts* facts) { NotebookScanner(input, facts).Run(); }

}  // namespace repodoc

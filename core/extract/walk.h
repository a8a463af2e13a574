// The walk over one syntax tree: what hooks of a language (language.h) see and write through. In: a tree, a
// definition, the facts under construction, the rules. Out: symbols, imports, references, marks, metrics and findings.
// Not thread-safe, one per file. Iterative; one pass; every Add is O(1) amortised.
//
// Rows of facts().symbols keep their index during the walk, so hooks hold indices; normalize.h sorts all tables into
// the order facts.h promises, and renumbers, when the file is complete.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/doc_text.h"
#include "core/extract/interface_calls.h"
#include "core/extract/language.h"
#include "core/extract/named_paths.h"
#include "core/facts/facts.h"
#include "core/rules/rule_runner.h"
#include "core/syntax/syntax.h"

namespace repodoc {

struct WalkOptions {
  uint32_t first_row = 0, first_byte = 0;  // where the text stands in its document
  uint32_t parent = kNone;                 // symbol that encloses everything
};

struct CommentNode {
  uint32_t begin = 0, end = 0, row = 0, end_row = 0;  // end_row: the last row with text of it
  bool own_lines = false;  // nothing but white space before it on its first line, nor behind it on its last
};

class Walk {
 public:
  Walk(const LanguageDefinition& definition, std::string_view language, std::string_view path, const SyntaxTree& tree,
       FileFacts* facts, RuleRunner* rules, const WalkOptions& options);
  void Run();

  // ---- What there is -----------------------------------------------------------------------------------------
  const SyntaxTree& tree() const { return tree_; }
  std::string_view text() const { return tree_.text; }
  std::string_view language() const { return language_; }
  std::string_view path() const { return path_; }
  const WalkOptions& options() const { return options_; }
  FileFacts& facts() { return *facts_; }
  const FileFacts& facts() const { return *facts_; }
  std::string_view TextOf(NodeIndex node) const { return tree_.TextOf(node); }
  // The text of a node on one line: white space outside of literals collapsed, line comments dropped, cut to `limit`
  // bytes with U+2026.
  std::string OneLine(NodeIndex node, size_t limit = 400) const;
  std::string RangeOnOneLine(uint32_t begin, uint32_t end, size_t limit = 400) const;
  std::string_view LineOf(uint32_t row) const;  // without the newline
  bool IsString(NodeIndex node) const {
    return (table_[static_cast<size_t>(tree_.KindOf(node))].meaning & kMeansString) != 0;
  }
  bool IsFirstOnRow(NodeIndex node) const;      // nothing but white space before it
  // The rows a node begins on as written, dedented: at most 3 rows and 240 bytes.
  std::string Excerpt(NodeIndex node) const;

  // The surroundings of the node being visited.
  WalkContext& context() { return context_; }
  const WalkContext& context() const { return context_; }
  // What a hook changes in context() after this call is undone at the end of `node`, the node being visited.
  void Push(NodeIndex node);
  // As Push, and `leave` is called at the end of the node, before the context is restored.
  void Push(NodeIndex node, NodeHook leave);
  void SkipChildren();  // the walk goes on behind the current node
  // A node that is to be treated as if it had this meaning too (from an enter hook, for the current node).
  void CountDecision() { ++Metrics().cyclomatic; }
  void EnterLoop(NodeIndex node);  // loop depth is one deeper inside: for grammars without a field for the body
  void CountCognitive(uint32_t points) { Metrics().cognitive += points; }
  // What is inside of the node just pushed runs once per turn, though the node is no loop: the block of `each`.
  void DeepenLoop() {
    ++context_.loop_depth;
    if (Metrics().loop_depth < context_.loop_depth) Metrics().loop_depth = context_.loop_depth;
  }

  // ---- Symbols -----------------------------------------------------------------------------------------------
  // Adds a symbol below context().symbol (change row.parent afterwards where that is wrong). `definition` gives its
  // range, `name_node` the place of the name. The row may be completed through symbol(index).
  uint32_t AddSymbol(SymbolKind kind, std::string_view name, NodeIndex definition, NodeIndex name_node,
                     uint32_t flags = 0);
  // To be called once a symbol's row, parameters and clauses are complete: the rules' definition event.
  void Defined(uint32_t symbol_index, NodeIndex definition);
  Symbol& symbol(uint32_t index) { return facts_->symbols[index]; }
  std::string_view NameOf(uint32_t symbol_index) const { return facts_->strings.Get(facts_->symbols[symbol_index].name); }
  // From here to the end of `node`, `symbol_index` encloses; for callables metrics are counted into it.
  void OpenScope(uint32_t symbol_index, NodeIndex node);
  void SetSignature(uint32_t symbol_index, std::string_view signature);
  void SetValue(uint32_t symbol_index, NodeIndex value);  // one line, at most 120 bytes
  // The comment block that ends right above `row` (or stands behind it on the same row for trailing marks); kNone
  // in doc_row when there is none. `after_row`: the block must begin below this row.
  bool DocBefore(uint32_t row, std::string* doc, uint32_t* doc_row) const;
  bool DocBehind(uint32_t end_byte, std::string* doc, uint32_t* doc_row) const;  // "int x;  ///< text"
  // Stores the doc text. What it says of parameters, results and errors is read at the end, in the definition's style;
  // at once where the text has to lose its markup (LanguageDefinition::doc_has_markup).
  void SetDoc(uint32_t symbol_index, std::string_view doc, uint32_t doc_row);
  uint32_t AddParameter(uint32_t symbol_index, std::string_view name, std::string_view type,
                        std::string_view default_value, ParameterKind kind);
  void AddClause(uint32_t symbol_index, ClauseKind kind, std::string_view text, uint32_t row, std::string_view doc = {});

  // ---- Imports -----------------------------------------------------------------------------------------------
  // Names the file binds by importing are remembered with AddBinding, so that references and rules can say what
  // "np.load" really is.
  uint32_t AddImport(ImportKind kind, std::string_view module, NodeIndex node, uint8_t flags = 0);
  void AddImportName(uint32_t import_index, std::string_view name, std::string_view alias, uint32_t row);
  void AddBinding(std::string_view local_name, std::string_view full_name);
  // "np" -> "numpy", "path" -> "os.path"; the empty text when `local_name` was not imported.
  std::string_view BindingOf(std::string_view local_name) const;

  // ---- References --------------------------------------------------------------------------------------------
  // A call: `qualifier` is the text before the name ("self", "torch._C", "at::native"), at most 80 bytes are kept.
  // Also feeds the rules' call event.
  void AddCall(NodeIndex call, NodeIndex name_node, std::string_view qualifier, std::string_view name,
               ReferenceKind kind = ReferenceKind::kCall) {
    AddCall(call, name_node, qualifier, name, kind, qualifier);
  }
  // `written`: what stands before the name in the source, for the rules, where `qualifier` is what LINK follows.
  void AddCall(NodeIndex call, NodeIndex name_node, std::string_view qualifier, std::string_view name, ReferenceKind kind,
               std::string_view written);
  void AddReference(ReferenceKind kind, NodeIndex name_node, std::string_view qualifier, std::string_view name);
  // The same for what the parser does not see, because it was blanked: a place without a node.
  void AddBlankedReference(ReferenceKind kind, uint32_t row, std::string_view name, std::string_view qualifier = {},
                           uint32_t symbol = kNone);
  // A plain use: cheap to add, filtered at the end (LanguageDefinition::keep_use).
  void AddUse(NodeIndex name_node, std::string_view qualifier, std::string_view name);
  // The node was accounted for (a callee, a definition's name): the generic identifier hook must not count it again.
  void Claim(NodeIndex node) { claimed_end_ = tree_[node].end; }
  bool IsClaimed(NodeIndex node) const { return tree_[node].begin < claimed_end_; }

  // ---- The rest ----------------------------------------------------------------------------------------------
  void AddProperty(const char* key, std::string_view value, uint32_t row);
  void AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row);
  RuleRunner& rules() { return *rules_; }
  const std::vector<CommentNode>& comments() const { return comments_; }
  const LanguageDefinition& definition() const { return definition_; }
  const std::unordered_map<uint32_t, DocFields>& doc_fields() const { return doc_fields_; }  // by symbol
  // Set in begin() or by prepare(), read with a static_cast.
  std::unique_ptr<LanguageState> state;

 private:
  struct Entry {
    uint32_t meaning = 0;
    bool ruled = false;  // some rule waits for this kind
    bool raises = false;
    NodeHook enter = nullptr;
  };
  struct Frame {
    NodeIndex end;
    NodeIndex node;
    uint32_t scope;  // symbol whose scope ends here, kNone for others
    NodeHook leave;
    WalkContext saved;
  };
  struct MetricRow {
    uint32_t cyclomatic = 1, cognitive = 0, loop_depth = 0;
  };
  struct PendingReference {
    Text qualifier, name;  // in pending_strings_
    uint32_t total = 0;
    uint32_t first_site = kNone, last_site = kNone;  // chain through pending_sites_
    uint32_t site_count = 0;
    NodeIndex call = kNoNode;  // first place of a call
    ReferenceKind kind = ReferenceKind::kUse;
    bool filtered = false;     // a plain use: kept only if keep_use says so
  };
  struct PendingSite {
    Site site;
    uint32_t next = kNone;
  };

  MetricRow& Metrics() { return metrics_[context_.callable == kNone ? 0 : context_.callable - first_symbol_ + 1]; }
  void Visit(NodeIndex index);
  void VisitComment(NodeIndex index);
  void VisitBoolean(NodeIndex index);
  void Leave();
  PendingReference& FindReference(ReferenceKind kind, std::string_view qualifier, std::string_view name, bool filtered);
  void AddSite(PendingReference* reference, Site site);
  bool KeepUse(std::string_view qualifier, std::string_view name) const;
  void FinishMetrics();
  void FinishReferences();
  void DropImportedPaths();

  const LanguageDefinition& definition_;
  std::string_view language_, path_;
  const SyntaxTree& tree_;
  FileFacts* facts_;
  RuleRunner* rules_;
  WalkOptions options_;
  NamedPathCollector named_paths_;
  InterfaceCalls interface_calls_;
  uint32_t first_symbol_;  // symbols below this index are not ours (a document's own)
  WalkContext context_;
  std::vector<Entry> table_;  // by Kind
  std::vector<Frame> frames_;
  NodeIndex next_ = 0;        // where the walk goes on
  uint32_t claimed_end_ = 0;
  std::vector<MetricRow> metrics_;
  std::vector<CommentNode> comments_;
  std::unordered_map<uint32_t, DocFields> doc_fields_;
  std::vector<uint32_t> row_begins_;  // offset of each row of the text
  StringTable pending_strings_;
  std::vector<PendingReference> references_;
  std::vector<uint32_t> reference_slots_;  // open addressing over references_
  std::vector<PendingSite> pending_sites_;
  std::unordered_map<std::string_view, std::string_view> bindings_;  // keys and values in the text or in binding_texts_
  std::deque<std::string> binding_texts_;
};

}  // namespace repodoc

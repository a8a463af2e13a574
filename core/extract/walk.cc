#include "core/extract/walk.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/extract/license.h"
#include "core/extract/marks.h"

namespace repodoc {
namespace {

constexpr uint32_t kContextMeanings = kMeansNesting | kMeansConditional | kMeansHandler;
constexpr size_t kMaxValueBytes = 120;
constexpr uint32_t kMaxExcerptRows = 3;
constexpr size_t kMaxExcerptBytes = 240;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

// The fields of a loop node that run once per turn.
bool RunsPerTurn(Field field) {
  return field == Field::body || field == Field::block || field == Field::condition || field == Field::increment ||
         field == Field::iterator || field == Field::update;
}

// A "a and b or c" operator that short-circuits.
bool IsShortCircuit(std::string_view token) {
  return token == "&&" || token == "||" || token == "and" || token == "or" || token == "??";
}

}  // namespace

Walk::Walk(const LanguageDefinition& definition, std::string_view language, std::string_view path,
           const SyntaxTree& tree, FileFacts* facts, RuleRunner* rules, const WalkOptions& options)
    : definition_(definition),
      language_(language),
      path_(path),
      tree_(tree),
      facts_(facts),
      rules_(rules),
      options_(options),
      named_paths_(facts),
      interface_calls_(this),
      first_symbol_(static_cast<uint32_t>(facts->symbols.size())),
      metrics_(1) {
  // The same for every file of a language; most files have fewer nodes than there are kinds.
  static auto* const tables = new std::map<std::pair<const LanguageDefinition*, std::string>, std::vector<Entry>>;
  std::vector<Entry>& shared = (*tables)[{&definition, std::string(language)}];
  if (shared.empty()) {
    shared.resize(static_cast<size_t>(Kind::kCount));
    for (const KindRow& row : definition.rows) {
      Entry& entry = shared[static_cast<size_t>(row.kind)];
      entry.meaning = row.meaning;
      entry.enter = row.enter;
    }
    for (Kind kind : {Kind::raise_statement, Kind::throw_statement, Kind::throw_expression}) shared[static_cast<size_t>(kind)].raises = true;
    for (size_t i = 0; i < shared.size(); ++i) shared[i].ruled = rules->WantsKind(static_cast<Kind>(i));
  }
  table_ = shared;
  row_begins_.push_back(0);
  for (size_t at = tree.text.find('\n'); at != std::string_view::npos; at = tree.text.find('\n', at + 1)) {
    row_begins_.push_back(static_cast<uint32_t>(at + 1));
  }
  context_.symbol = options.parent;
  context_.in_test = (facts->file.flags & kFileTest) != 0;
}

void Walk::Run() {
  if (tree_.nodes.empty()) return;
  rules_->Begin(tree_, context_);
  if (definition_.begin != nullptr) definition_.begin(*this);
  NodeIndex count = static_cast<NodeIndex>(tree_.nodes.size());
  for (NodeIndex index = 0; index < count; index = next_) {
    while (!frames_.empty() && frames_.back().end <= index) Leave();
    next_ = index + 1;
    Visit(index);
  }
  while (!frames_.empty()) Leave();
  FinishMetrics();
  if (definition_.finish != nullptr) definition_.finish(*this);
  FinishReferences();
  DropImportedPaths();
  rules_->Finish();
}

void Walk::Visit(NodeIndex index) {
  const Node& node = tree_[index];
  if (RunsPerTurn(node.field) && node.parent != kNoNode) {
    uint32_t around = table_[static_cast<size_t>(tree_[node.parent].kind)].meaning;
    if (around & kMeansLoop) EnterLoop(index);
    if ((around & kMeansTry) && node.field == Field::body) {
      Push(index);
      context_.in_try = true;
    }
  }
  const Entry& entry = table_[static_cast<size_t>(node.kind)];
  if (entry.meaning != kMeansNothing) {
    if (entry.meaning & kMeansComment) return VisitComment(index);
    bool continues_else = node.kind == Kind::if_statement && tree_.ParentKind(index) == Kind::else_clause;
    if (entry.meaning & kMeansDecision) CountDecision();
    if ((entry.meaning & kMeansCognitive) && !continues_else) CountCognitive(1u + context_.nesting);
    if (entry.meaning & kMeansCognitiveFlat) CountCognitive(1);
    if (entry.meaning & kMeansBoolean) VisitBoolean(index);
    if (entry.meaning & kContextMeanings) {
      Push(index);
      if ((entry.meaning & kMeansNesting) && !continues_else && context_.nesting < 0xffff) ++context_.nesting;
      if (entry.meaning & kMeansConditional) context_.conditional = true;
      if (entry.meaning & kMeansHandler) context_.in_handler = true;
    }
    if (entry.meaning & kMeansString) {
      std::string_view content = StringContent(TextOf(index));
      // What an import or include names is an import row already.
      if (node.field != Field::path && node.field != Field::source) named_paths_.Add(content, node.row + options_.first_row);
      interface_calls_.OnString(index, content);
      if (rules_->Wants(RuleEvent::kString)) rules_->OnText(RuleEvent::kString, index, content);
    }
    if (entry.meaning & kMeansOpaque) SkipChildren();
  }
  if (entry.raises) interface_calls_.OnRaise(index);
  if (entry.enter != nullptr) entry.enter(*this, index);
  if (entry.ruled) rules_->OnNode(index, node.kind);
}

void Walk::VisitBoolean(NodeIndex index) {
  std::string_view token = tree_.FieldText(index, Field::operator_);
  if (!IsShortCircuit(token)) return;
  CountDecision();
  NodeIndex parent = tree_.Parent(index);
  while (parent != kNoNode && tree_.KindOf(parent) == definition_.parenthesized) parent = tree_.Parent(parent);
  bool continues = parent != kNoNode && tree_.KindOf(parent) == tree_.KindOf(index) &&
                   tree_.FieldText(parent, Field::operator_) == token;
  if (!continues) CountCognitive(1);
}

void Walk::VisitComment(NodeIndex index) {
  const Node& node = tree_[index];
  CommentNode comment{node.begin, node.end, node.row, node.end_row, false};
  std::string_view comment_text = TextOf(index);
  // Some grammars count the newline in.
  while (!comment_text.empty() && IsSpace(comment_text.back())) comment_text.remove_suffix(1);
  comment.end = comment.begin + static_cast<uint32_t>(comment_text.size());
  if (node.end_row > node.row && row_begins_[node.end_row] >= comment.end) {
    comment.end_row = node.row + static_cast<uint32_t>(std::count(comment_text.begin(), comment_text.end(), '\n'));
  }
  bool own = IsFirstOnRow(index);
  std::string_view last_line = LineOf(comment.end_row);
  std::string_view behind = Trim(last_line.substr(std::min<size_t>(
      last_line.size(), comment.end - std::min(comment.end, row_begins_[comment.end_row]))));
  comment.own_lines = own && behind.empty();
  comments_.push_back(comment);
  AddMarks(comment_text, node.row + options_.first_row, facts_);
  if (rules_->Wants(RuleEvent::kComment)) rules_->OnText(RuleEvent::kComment, index, comment_text);
  SkipChildren();
}

void Walk::EnterLoop(NodeIndex node) {
  Push(node);
  ++context_.loop_depth;
  Metrics().loop_depth = std::max<uint32_t>(Metrics().loop_depth, context_.loop_depth);
}

void Walk::Push(NodeIndex node) {
  if (!frames_.empty() && frames_.back().node == node) return;
  frames_.push_back({tree_[node].next, node, kNone, nullptr, context_});
}

void Walk::Push(NodeIndex node, NodeHook leave) {
  frames_.push_back({tree_[node].next, node, kNone, leave, context_});
}

void Walk::Leave() {
  Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.leave != nullptr) frame.leave(*this, frame.node);
  if (frame.scope != kNone && rules_->Wants(RuleEvent::kLeave)) {
    std::string name(NameOf(frame.scope));  // rules add texts: the table moves
    rules_->OnNamed(RuleEvent::kLeave, frame.node, name, {}, {}, frame.scope);
  }
  context_ = frame.saved;
}

void Walk::SkipChildren() {
  // The current node is the one before next_, unless it was skipped already.
  if (next_ > 0) next_ = std::max(next_, tree_[next_ - 1].next);
}

void Walk::OpenScope(uint32_t symbol_index, NodeIndex node) {
  frames_.push_back({tree_[node].next, node, symbol_index, nullptr, context_});
  context_.symbol = symbol_index;
  SymbolKind kind = symbol(symbol_index).kind;
  if (IsCallable(kind)) {
    context_.callable = symbol_index;
    context_.loop_depth = 0;
    context_.nesting = 0;
    context_.in_async = (symbol(symbol_index).flags & kSymbolAsync) != 0;
    context_.in_try = context_.in_handler = context_.conditional = false;
    if (symbol(symbol_index).flags & kSymbolTest) context_.in_test = true;
  } else if (IsType(kind)) {
    context_.type = symbol_index;
    context_.conditional = false;
  }
}

// ---- Symbols -------------------------------------------------------------------------------------------------

uint32_t Walk::AddSymbol(SymbolKind kind, std::string_view name, NodeIndex definition, NodeIndex name_node,
                         uint32_t flags) {
  const Node& whole = tree_[definition];
  const Node& at = tree_[name_node == kNoNode ? definition : name_node];
  Symbol& row = facts_->symbols.emplace_back();
  row.name = facts_->Add(name);
  row.parent = context_.symbol;
  row.flags = flags | (context_.conditional ? kSymbolConditional : 0) |
              (context_.callable != kNone ? kSymbolLocal : 0);
  row.begin = whole.begin + options_.first_byte;
  row.end = whole.end + options_.first_byte;
  row.name_begin = at.begin + options_.first_byte;
  row.row = at.row + options_.first_row;
  row.begin_row = whole.row + options_.first_row;
  row.end_row = whole.end_row + options_.first_row;
  // A definition that ends with its newline ends on the row before.
  if (whole.end_row > whole.row && row_begins_[whole.end_row] == whole.end) --row.end_row;
  row.kind = kind;
  metrics_.emplace_back();
  return static_cast<uint32_t>(facts_->symbols.size() - 1);
}

void Walk::Defined(uint32_t symbol_index, NodeIndex definition) {
  if (rules_->Wants(RuleEvent::kDefinition)) {
    std::string name(NameOf(symbol_index));  // rules add texts: the table moves
    rules_->OnNamed(RuleEvent::kDefinition, definition, name, {}, {}, symbol_index);
  }
}

void Walk::SetSignature(uint32_t symbol_index, std::string_view signature) {
  symbol(symbol_index).signature = facts_->Add(signature);
}

void Walk::SetValue(uint32_t symbol_index, NodeIndex value) {
  symbol(symbol_index).value = facts_->Add(OneLine(value, kMaxValueBytes));
}

bool Walk::DocBefore(uint32_t row, std::string* doc, uint32_t* doc_row) const {
  size_t last = static_cast<size_t>(std::partition_point(comments_.begin(), comments_.end(), [row](const CommentNode& comment) {
                                      return comment.row < row;
                                    }) - comments_.begin());
  if (last == 0 || row == 0) return false;
  const CommentNode& nearest = comments_[last - 1];
  if (!nearest.own_lines || nearest.end_row + 1 != row) return false;
  if (nearest.begin == 0 && text().substr(0, 2) == "#!") return false;  // the program that runs the file
  size_t first = last - 1;
  bool block = IsBlockComment(text().substr(nearest.begin, 2));
  while (!block && first > 0 && comments_[first - 1].own_lines &&
         comments_[first - 1].end_row + 1 == comments_[first].row &&
         !IsBlockComment(text().substr(comments_[first - 1].begin, 2)) && text().substr(comments_[first - 1].begin, 2) != "#!") {
    --first;
  }
  std::string_view words = text().substr(comments_[first].begin, nearest.end - comments_[first].begin);
  if (IsLicenseText(words)) return false;
  *doc = WithoutBriefTag(CleanComment(words));
  *doc_row = comments_[first].row;
  return !doc->empty();
}

bool Walk::DocBehind(uint32_t end_byte, std::string* doc, uint32_t* doc_row) const {
  size_t begin = end_byte;
  while (begin < text().size() && std::string_view(" \t,;)").find(text()[begin]) != std::string_view::npos) ++begin;
  std::string_view mark = text().substr(begin, 2);
  if (mark != "//" && mark != "/*" && (mark.empty() || mark[0] != '#')) return false;
  size_t end = std::min(text().find('\n', begin), text().size());
  if (mark == "/*") {
    end = text().find("*/", begin + 2);
    if (end == std::string_view::npos) return false;
    end += 2;
  }
  *doc = WithoutBriefTag(CleanComment(text().substr(begin, end - begin)));
  *doc_row = static_cast<uint32_t>(std::upper_bound(row_begins_.begin(), row_begins_.end(), begin) -
                                   row_begins_.begin() - 1);
  return !doc->empty();
}

void Walk::SetDoc(uint32_t symbol_index, std::string_view doc, uint32_t doc_row) {
  if (definition_.doc_has_markup) {
    DocFields fields = definition_.read_doc(doc);
    symbol(symbol_index).doc = facts_->Add(fields.words);
    if (fields.deprecated) symbol(symbol_index).flags |= kSymbolDeprecated;
    fields.words.clear();
    doc_fields_[symbol_index] = std::move(fields);
  } else {
    symbol(symbol_index).doc = facts_->Add(doc);
  }
  symbol(symbol_index).doc_row = doc_row + options_.first_row;
}

uint32_t Walk::AddParameter(uint32_t symbol_index, std::string_view name, std::string_view type,
                            std::string_view default_value, ParameterKind kind) {
  Parameter& row = facts_->parameters.emplace_back();
  row.name = facts_->Add(name);
  row.type = facts_->Add(type);
  row.default_value = facts_->Add(default_value);
  row.symbol = symbol_index;
  row.kind = kind;
  return static_cast<uint32_t>(facts_->parameters.size() - 1);
}

void Walk::AddClause(uint32_t symbol_index, ClauseKind kind, std::string_view clause_text, uint32_t row,
                     std::string_view doc) {
  Clause& clause = facts_->clauses.emplace_back();
  clause.text = facts_->Add(clause_text);
  clause.doc = facts_->Add(doc);
  clause.symbol = symbol_index;
  clause.row = row + options_.first_row;
  clause.kind = kind;
}

// The module of require("./x.rb") is an import already.
void Walk::DropImportedPaths() {
  if (facts_->imports.empty()) return;
  std::unordered_set<uint32_t> rows;
  for (const Import& import : facts_->imports) {
    for (uint32_t row = import.row; row <= import.end_row; ++row) rows.insert(row);
  }
  std::erase_if(facts_->links, [&](const Link& link) { return link.kind == LinkKind::kPath && rows.count(link.row) != 0; });
}

void Walk::FinishMetrics() {
  for (size_t i = first_symbol_; i < facts_->symbols.size(); ++i) {
    Symbol& row = facts_->symbols[i];
    if (!IsCallable(row.kind)) continue;
    const MetricRow& metrics = metrics_[i - first_symbol_ + 1];
    row.cyclomatic = static_cast<uint16_t>(std::min<uint32_t>(metrics.cyclomatic, 0xffff));
    row.cognitive = static_cast<uint16_t>(std::min<uint32_t>(metrics.cognitive, 0xffff));
    row.loop_depth = static_cast<uint8_t>(std::min<uint32_t>(metrics.loop_depth, 0xff));
  }
}

// ---- Imports -------------------------------------------------------------------------------------------------

uint32_t Walk::AddImport(ImportKind kind, std::string_view module, NodeIndex node, uint8_t flags) {
  Import& row = facts_->imports.emplace_back();
  row.module = facts_->Add(module);
  row.first_name = static_cast<uint32_t>(facts_->import_names.size());
  row.row = tree_[node].row + options_.first_row;
  row.end_row = tree_[node].end_row + options_.first_row;
  row.symbol = context_.symbol;
  row.kind = kind;
  if (context_.callable != kNone) flags |= kImportLocal;
  if (context_.conditional) flags |= kImportConditional;
  if (context_.type_checking) flags |= kImportTypeOnly;
  row.flags = flags;
  if (rules_->Wants(RuleEvent::kImport)) rules_->OnNamed(RuleEvent::kImport, node, module, {}, {});
  return static_cast<uint32_t>(facts_->imports.size() - 1);
}

void Walk::AddImportName(uint32_t import_index, std::string_view name, std::string_view alias, uint32_t row) {
  ImportName& added = facts_->import_names.emplace_back();
  added.name = facts_->Add(name);
  added.alias = facts_->Add(alias);
  added.row = row + options_.first_row;
  Import& import = facts_->imports[import_index];
  CHECK(import.first_name + import.name_count + 1 == facts_->import_names.size());
  ++import.name_count;
}

void Walk::AddBinding(std::string_view local_name, std::string_view full_name) {
  bindings_[binding_texts_.emplace_back(local_name)] = binding_texts_.emplace_back(full_name);
}

std::string_view Walk::BindingOf(std::string_view local_name) const {
  auto found = bindings_.find(local_name);
  return found == bindings_.end() ? std::string_view() : found->second;
}

// ---- The rest ------------------------------------------------------------------------------------------------

void Walk::AddProperty(const char* key, std::string_view value, uint32_t row) {
  facts_->properties.push_back({facts_->Add(key), facts_->Add(value), row + options_.first_row});
}

void Walk::AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row) {
  Diagnostic diagnostic;
  diagnostic.detail = facts_->Add(detail);
  diagnostic.row = row + options_.first_row;
  diagnostic.code = code;
  facts_->diagnostics.push_back(diagnostic);
}

std::string_view Walk::LineOf(uint32_t row) const {
  if (row >= row_begins_.size()) return {};
  size_t begin = row_begins_[row];
  size_t end = row + 1 < row_begins_.size() ? row_begins_[row + 1] - 1 : text().size();
  if (end > begin && text()[end - 1] == '\r') --end;
  return text().substr(begin, end - begin);
}

bool Walk::IsFirstOnRow(NodeIndex node) const {
  for (size_t at = row_begins_[tree_[node].row]; at < tree_[node].begin; ++at) {
    if (!IsSpace(text()[at])) return false;
  }
  return true;
}

std::string Walk::OneLine(NodeIndex node, size_t limit) const {
  return RangeOnOneLine(tree_[node].begin, tree_[node].end, limit);
}

// White space outside of literals is layout, inside it is content: `prefix='    '` keeps its blanks. A comment up to the
// end of its line would swallow what the next line brings.
std::string Walk::RangeOnOneLine(uint32_t begin, uint32_t end, size_t limit) const {
  std::string out;
  bool space = false;
  auto collapse = [&](uint32_t from, uint32_t to) {
    for (; from < to && out.size() <= limit; ++from) {
      char c = text()[from];
      if (IsSpace(c)) {
        space = true;
        continue;
      }
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
  };
  uint32_t done = begin;
  // Most ranges hold neither literal nor comment and need no look at the tree.
  if (text().substr(begin, end - begin).find_first_of("\"'`#/-") != std::string_view::npos) {
    auto first = std::lower_bound(tree_.nodes.begin(), tree_.nodes.end(), begin,
                                  [](const Node& node, uint32_t offset) { return node.begin < offset; });
    auto node = static_cast<NodeIndex>(first - tree_.nodes.begin());
    while (node < tree_.nodes.size() && tree_[node].begin < end && out.size() <= limit) {
      const Node& row = tree_[node];
      uint32_t meaning = table_[static_cast<size_t>(row.kind)].meaning;
      bool comment = (meaning & kMeansComment) != 0 && !StartsWith(TextOf(node), "/*");
      if (row.begin < done || row.end > end || (!comment && (meaning & kMeansString) == 0)) {
        if (row.begin > done + limit) collapse(done, row.begin), done = row.begin;
        ++node;
        continue;
      }
      collapse(done, row.begin);
      done = row.end;
      node = row.next;
      if (comment) {
        space = true;
        continue;
      }
      if (space && !out.empty()) out += ' ';
      space = false;
      for (uint32_t at = row.begin; at < row.end && out.size() <= limit; ++at) {
        if (text()[at] != '\n' && text()[at] != '\r') {
          out += text()[at] == '\t' ? ' ' : text()[at];
          continue;
        }
        while (at + 1 < row.end && IsSpace(text()[at + 1])) ++at;
        out += ' ';
      }
    }
  }
  collapse(done, end);
  if (out.size() > limit) {
    out.resize(Utf8Prefix(out, limit - 3).size());
    out += "\u2026";
  }
  return out;
}

std::string Walk::Excerpt(NodeIndex node) const {
  uint32_t row = tree_[node].row, end_row = std::min(tree_[node].end_row, row + kMaxExcerptRows - 1);
  size_t indent = std::string_view::npos;
  for (uint32_t at = row; at <= end_row; ++at) {
    std::string_view line = LineOf(at);
    size_t first = line.find_first_not_of(" \t");
    if (first != std::string_view::npos) indent = std::min(indent, first);
  }
  if (indent == std::string_view::npos) return {};
  // In a line too long to show, what matters stands at the node.
  size_t column = tree_[node].begin - row_begins_[row];
  bool skips = LineOf(row).size() - indent > kMaxExcerptBytes && column > indent + kMaxExcerptBytes / 2;
  std::string out = skips ? "\u2026" : "";
  if (skips) indent = column;
  for (uint32_t at = row; at <= end_row; ++at) {
    std::string_view line = LineOf(at);
    if (at > row) out += '\n';
    if (line.size() > indent) out += line.substr(indent, kMaxExcerptBytes + 4);
    if (out.size() > kMaxExcerptBytes) {
      out.resize(Utf8Prefix(out, kMaxExcerptBytes - 3).size());
      out += "\u2026";
      break;
    }
    if (skips) break;
  }
  return out;
}

}  // namespace repodoc

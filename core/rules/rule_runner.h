// The rule engine. In: normalised events from the one walk (core/extract/walk.h), each with its place in the tree and
// the walk's surroundings. Out: Finding and Evidence rows in the facts. It keeps one dispatch table per language: a
// called name, a decorator, a node kind goes through one look-up to the few triggers it concerns, so a hundred more
// rules cost nothing per node.
//
// A rule is one RuleRow in a table (rules_<family>.cc, listed in rule_tables.h): what rules.md says of it, up to four
// triggers, and per trigger an optional check for what the row cannot say. Checks look around in the tree freely.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.h"
#include "core/rules/rules.h"
#include "core/syntax/syntax.h"

namespace repodoc {

// The surroundings of the node being visited; kept by the walk.
struct WalkContext {
  uint32_t symbol = kNone;    // innermost enclosing symbol
  uint32_t callable = kNone;  // innermost enclosing callable
  uint32_t type = kNone;      // innermost enclosing type, through callables
  uint16_t loop_depth = 0;    // loops around, inside the callable
  uint16_t nesting = 0;       // cognitive nesting, inside the callable
  uint32_t language_bits = 0;  // free for the language's own hooks
  bool in_async = false;      // inside an async callable
  bool in_try = false;        // body of a try
  bool in_handler = false;    // inside except / catch
  bool conditional = false;   // under if / try / #if, outside callables
  bool type_checking = false;  // `if TYPE_CHECKING:`
  bool in_test = false;       // inside a test case, or the file is a test
};

enum class RuleEvent : uint8_t {
  kNone,
  kCall,        // name, qualifier, full: "load", "np", "numpy.load"; node: the call
  kDefinition,  // name; symbol: its row, complete but for what is inside; node: the definition
  kLeave,       // as kDefinition, when its end is reached: metrics and inner symbols are known
  kDecorator,   // name, qualifier, full as for calls, without arguments; node: the decorator; symbol: the decorated
  kBase,        // a base class: name, qualifier, full; symbol: the derived class
  kNode,        // a node of the trigger's kind; name is empty
  kString,      // name: the literal's text without quotes and prefix; node: the literal
  kImport,      // name: module without leading dots ("torch.nn", "stdio.h"); node: the statement
  kAssignment,  // name, qualifier of the target ("x", "self"); node: the assignment
  kComment,     // name: the comment's text with its marks
  kFile,        // once, after the walk: facts hold all symbols, imports and references (not yet sorted)
};

class RuleRunner;

// What a check sees, and how it reports.
struct RuleMatch {
  const SyntaxTree& tree;
  const FileFacts& facts;
  const WalkContext& context;
  RuleRunner& runner;
  std::string_view language, path;
  RuleEvent event = RuleEvent::kNone;
  NodeIndex node = kNoNode;  // kNoNode for kFile
  std::string_view name, qualifier;
  std::string_view full;     // name with its qualifier, the first component replaced by what was imported under it
  uint32_t symbol = kNone;   // kDefinition, kLeave, kDecorator, kBase
  uint16_t rule = 0;

  std::string_view TextOf(NodeIndex index) const { return tree.TextOf(index); }
  std::string_view NameOf(uint32_t symbol_index) const;
  // The call's argument list node; positional argument `index` (0-based); value of keyword argument `name`
  // (Python, Starlark). kNoNode when there is none. Works for call, call_expression, new_expression, command.
  NodeIndex Arguments() const;
  NodeIndex Argument(uint32_t index) const;
  NodeIndex Keyword(std::string_view keyword) const;
  uint32_t ArgumentCount() const;
  // True when the subtree is a literal: no identifier, call or interpolation in it. O(subtree).
  bool IsLiteral(NodeIndex index) const;
  // Whether an identifier with this text occurs below `index`. O(subtree).
  bool Mentions(NodeIndex index, std::string_view identifier) const;

  // Reports what is not one excerpt of the event's node: start a finding, then add its evidence. A check that reports
  // itself returns false.
  uint32_t StartFinding(uint32_t enclosing_symbol) const;
  void AddEvidence(uint32_t finding, std::string_view role, NodeIndex at, bool mask = false) const;
  void AddEvidence(uint32_t finding, std::string_view role, std::string_view excerpt, uint32_t row, uint32_t end_row) const;
};

// True: report the event's node, with one evidence (no role, the node's first line).
using RuleCheck = bool (*)(const RuleMatch& match);

#ifdef REPODOC_RULES_WITHOUT_TRIGGERS
struct RuleTrigger {
  constexpr RuleTrigger(RuleEvent = RuleEvent::kNone, const char* = nullptr, Kind = Kind::kOther, RuleCheck = nullptr,
                        const char* = nullptr) {}
};
#else
struct RuleTrigger {
  RuleEvent event = RuleEvent::kNone;
  // Blank-separated names; nullptr for every event of this kind (and for kNode, kFile).
  //   "eval"            without a qualifier
  //   "subprocess.run"  exactly this, imports looked through ("from subprocess import run" too); "std::system" alike
  //   "*.execute"       any qualifier, but one there must be
  //   "*execute"        with or without a qualifier
  const char* names = nullptr;
  Kind kind = Kind::kOther;    // kNode only
  RuleCheck check = nullptr;
  const char* role = nullptr;  // of the evidence
};
#endif

struct RuleRow {
  RuleInfo info;
  RuleTrigger triggers[4];
};

// The rules of a family of languages, sorted by id; the first one's number is `first`, and so on.
struct RuleTable {
  uint16_t first = 0;
  std::vector<const RuleRow*> rows;
};

inline constexpr uint32_t kMaxFindingsPerRule = 1000;  // per file

class RuleRunner {
 public:
  // `family`: the rules of the language's family, beside those for every language; nullptr when it has none. The
  // language must always come with the same. `language` must outlive the runner.
  RuleRunner(std::string_view language, std::string_view path, const RuleTable* family, FileFacts* facts);

  // For the walk. `tree` and `context` must stay valid until Finish().
  void Begin(const SyntaxTree& tree, const WalkContext& context);
  bool WantsCalls() const { return wants_[static_cast<size_t>(RuleEvent::kCall)]; }
  bool Wants(RuleEvent event) const { return wants_[static_cast<size_t>(event)]; }
  bool WantsKind(Kind kind) const;
  void OnNamed(RuleEvent event, NodeIndex node, std::string_view name, std::string_view qualifier,
               std::string_view binding, uint32_t symbol = kNone);
  void OnNode(NodeIndex node, Kind kind);
  void OnText(RuleEvent event, NodeIndex node, std::string_view text);  // kString, kComment
  void Finish();  // kFile events; sets facts->file.rules_run
  // Rows inside a document start here (notebook cells).
  uint32_t first_row = 0;

 private:
  friend struct RuleMatch;
  struct Dispatch;
  static const Dispatch* DispatchFor(std::string_view language, const RuleTable* family);
  void Fire(uint16_t rule, const RuleTrigger& trigger, RuleMatch* match);

  std::string_view language_, path_;
  FileFacts* facts_;
  const SyntaxTree* tree_ = nullptr;
  const WalkContext* context_ = nullptr;
  const Dispatch* dispatch_;
  std::vector<uint32_t> found_;  // per rule
  bool wants_[16] = {};
};

// ---- Text helpers of the rules -----------------------------------------------------------------------------------

// Shows the first characters of a secret and its length: "AKIA…(20)".
std::string MaskSecret(std::string_view secret);

}  // namespace repodoc

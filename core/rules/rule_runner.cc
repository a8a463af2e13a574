#include "core/rules/rule_runner.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "core/base/text.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace {

constexpr size_t kMaxExcerptBytes = 160;

// One name pattern of a trigger, as in rule_runner.h.
struct NamePattern {
  enum Shape : uint8_t { kBare, kFull, kQualified, kAny } shape = kBare;
  std::string_view full;  // kFull: the whole name
  uint16_t rule = 0;
  const RuleTrigger* trigger = nullptr;
};

std::string_view LastComponent(std::string_view name) {
  size_t at = name.find_last_of(".:");
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

bool NamesLanguage(std::string_view languages, std::string_view language) {
  if (languages == "*") return true;
  for (std::string_view id : Split(languages, ',')) {
    if (Trim(id) == language) return true;
  }
  return false;
}

// "std" + "::" or "numpy" + "."
bool IsFullName(const NamePattern& pattern, std::string_view full) {
  return full == pattern.full || (StartsWith(full, "::") && full.substr(2) == pattern.full);
}

bool Accepts(const NamePattern& pattern, std::string_view qualifier, std::string_view full) {
  switch (pattern.shape) {
    case NamePattern::kBare: return qualifier.empty();
    case NamePattern::kFull: return IsFullName(pattern, full);
    case NamePattern::kQualified: return !qualifier.empty();
    case NamePattern::kAny: return true;
  }
  return false;
}

}  // namespace

// What one language's rules wait for.
struct RuleRunner::Dispatch {
  struct Named {
    std::unordered_map<std::string_view, std::vector<NamePattern>> by_name;
    std::vector<NamePattern> always;  // triggers without names
  };
  Named named[16];                               // by RuleEvent
  std::vector<std::vector<NamePattern>> by_kind;  // by Kind
  uint32_t rules = 0;

  Dispatch(std::string_view language, const RuleTable* family) : by_kind(static_cast<size_t>(Kind::kCount)) {
    const RuleTable* general = &GeneralRules();
    bool before = family != nullptr && family->first < general->first;  // triggers fire in the order of rules
    for (const RuleTable* table : {before ? family : general, before ? general : family}) {
      if (table == nullptr) continue;
      for (size_t i = 0; i < table->rows.size(); ++i) {
        const RuleRow& row = *table->rows[i];
        if (!NamesLanguage(row.info.languages, language)) continue;
        ++rules;
        for (const RuleTrigger& trigger : row.triggers) AddTrigger(trigger, static_cast<uint16_t>(table->first + i));
      }
    }
  }

  void AddTrigger(const RuleTrigger& trigger, uint16_t rule) {
    if (trigger.event == RuleEvent::kNone) return;
    NamePattern pattern;
    pattern.rule = rule;
    pattern.trigger = &trigger;
    if (trigger.event == RuleEvent::kNode) {
      by_kind[static_cast<size_t>(trigger.kind)].push_back(pattern);
      return;
    }
    Named& table = named[static_cast<size_t>(trigger.event)];
    if (trigger.names == nullptr) {
      table.always.push_back(pattern);
      return;
    }
    for (std::string_view name : Split(trigger.names, ' ')) {
      if (name.empty()) continue;
      std::string_view key = name;
      if (StartsWith(name, "*.")) {
        pattern.shape = NamePattern::kQualified;
        key = name.substr(2);
      } else if (StartsWith(name, "*")) {
        pattern.shape = NamePattern::kAny;
        key = name.substr(1);
      } else if (LastComponent(name) != name && trigger.event != RuleEvent::kImport) {
        pattern.shape = NamePattern::kFull;
        pattern.full = name;
        key = LastComponent(name);
      } else {
        pattern.shape = NamePattern::kBare;
      }
      table.by_name[key].push_back(pattern);
    }
  }
};

// Made on first use: an engine reads few of the languages there are.
const RuleRunner::Dispatch* RuleRunner::DispatchFor(std::string_view language, const RuleTable* family) {
  static auto* const tables = new std::unordered_map<std::string, std::unique_ptr<const Dispatch>>();
  std::unique_ptr<const Dispatch>& table = (*tables)[std::string(language)];
  if (table == nullptr) table = std::make_unique<const Dispatch>(language, family);
  return table.get();
}

RuleRunner::RuleRunner(std::string_view language, std::string_view path, const RuleTable* family, FileFacts* facts)
    : language_(language), path_(path), facts_(facts), dispatch_(DispatchFor(language, family)), found_(kRuleCount) {
  for (size_t i = 0; i < std::size(wants_); ++i) {
    wants_[i] = !dispatch_->named[i].always.empty() || !dispatch_->named[i].by_name.empty();
  }
}

void RuleRunner::Begin(const SyntaxTree& tree, const WalkContext& context) {
  tree_ = &tree;
  context_ = &context;
}

bool RuleRunner::WantsKind(Kind kind) const { return !dispatch_->by_kind[static_cast<size_t>(kind)].empty(); }

void RuleRunner::OnNamed(RuleEvent event, NodeIndex node, std::string_view name, std::string_view qualifier,
                         std::string_view binding, uint32_t symbol) {
  const Dispatch::Named& table = dispatch_->named[static_cast<size_t>(event)];
  auto found = table.by_name.find(name);
  // "from subprocess import run as launch": the name that was imported counts.
  auto bound = binding.empty() || !qualifier.empty() ? table.by_name.end() : table.by_name.find(LastComponent(binding));
  if (bound == found) bound = table.by_name.end();
  if (found == table.by_name.end() && bound == table.by_name.end() && table.always.empty()) return;

  std::string full_storage;
  std::string_view full = name;
  if (qualifier.empty()) {
    if (!binding.empty()) full = binding;
  } else {
    size_t root_end = std::min(qualifier.find_first_of(".:"), qualifier.size());
    full_storage = binding.empty() ? std::string(qualifier) : std::string(binding);
    if (!binding.empty()) full_storage += qualifier.substr(root_end);
    // The separator as the source has it: it stands between the qualifier and the name in C-like languages as "::".
    bool scoped = qualifier.find(':') != std::string_view::npos || language_ == "c" || language_ == "cpp" ||
                  language_ == "cuda" || language_ == "hip" || language_ == "objcpp";
    full_storage += scoped ? "::" : ".";
    full_storage += name;
    full = full_storage;
  }
  RuleMatch match{*tree_, *facts_, *context_, *this, language_, path_};
  match.event = event;
  match.node = node;
  match.name = name;
  match.qualifier = qualifier;
  match.full = full;
  match.symbol = symbol;
  auto fire = [&](const std::vector<NamePattern>& patterns) {
    for (const NamePattern& pattern : patterns) {
      if (Accepts(pattern, qualifier, full)) Fire(pattern.rule, *pattern.trigger, &match);
    }
  };
  if (found != table.by_name.end()) fire(found->second);
  if (bound != table.by_name.end()) {
    for (const NamePattern& pattern : bound->second) {
      if (pattern.shape == NamePattern::kFull && IsFullName(pattern, full)) {
        Fire(pattern.rule, *pattern.trigger, &match);
      }
    }
  }
  for (const NamePattern& pattern : table.always) Fire(pattern.rule, *pattern.trigger, &match);
}

void RuleRunner::OnNode(NodeIndex node, Kind kind) {
  RuleMatch match{*tree_, *facts_, *context_, *this, language_, path_};
  match.event = RuleEvent::kNode;
  match.node = node;
  for (const NamePattern& pattern : dispatch_->by_kind[static_cast<size_t>(kind)]) {
    Fire(pattern.rule, *pattern.trigger, &match);
  }
}

void RuleRunner::OnText(RuleEvent event, NodeIndex node, std::string_view text) {
  RuleMatch match{*tree_, *facts_, *context_, *this, language_, path_};
  match.event = event;
  match.node = node;
  match.name = match.full = text;
  const Dispatch::Named& table = dispatch_->named[static_cast<size_t>(event)];
  for (const NamePattern& pattern : table.always) Fire(pattern.rule, *pattern.trigger, &match);
  auto found = table.by_name.find(text);
  if (found == table.by_name.end()) return;
  for (const NamePattern& pattern : found->second) Fire(pattern.rule, *pattern.trigger, &match);
}

void RuleRunner::Finish() {
  WalkContext at_file;
  RuleMatch match{*tree_, *facts_, at_file, *this, language_, path_};
  match.event = RuleEvent::kFile;
  for (const NamePattern& pattern : dispatch_->named[static_cast<size_t>(RuleEvent::kFile)].always) {
    Fire(pattern.rule, *pattern.trigger, &match);
  }
  facts_->file.rules_run = dispatch_->rules;
}

void RuleRunner::Fire(uint16_t rule, const RuleTrigger& trigger, RuleMatch* match) {
  match->rule = rule;
  if (found_[rule] >= kMaxFindingsPerRule) return;
  if (trigger.check != nullptr && !trigger.check(*match)) return;
  uint32_t enclosing = match->symbol != kNone ? match->symbol : match->context.symbol;
  uint32_t finding = match->StartFinding(enclosing);
  if (match->node != kNoNode) match->AddEvidence(finding, trigger.role != nullptr ? trigger.role : "", match->node);
}

// ---- What checks use -----------------------------------------------------------------------------------------

std::string_view RuleMatch::NameOf(uint32_t symbol_index) const {
  return facts.strings.Get(facts.symbols[symbol_index].name);
}

NodeIndex RuleMatch::Arguments() const {
  if (node == kNoNode) return kNoNode;
  return tree.Child(node, Field::arguments);
}

NodeIndex RuleMatch::Argument(uint32_t index) const {
  NodeIndex arguments = Arguments();
  if (arguments == kNoNode) return kNoNode;
  uint32_t position = 0;
  for (NodeIndex child : tree.Children(arguments)) {
    const Node& argument = tree[child];
    if (!argument.named() || (argument.flags & kNodeExtra) || argument.kind == Kind::keyword_argument) continue;
    if (position++ == index) return child;
  }
  return kNoNode;
}

NodeIndex RuleMatch::Keyword(std::string_view keyword) const {
  NodeIndex arguments = Arguments();
  if (arguments == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree.KindOf(child) == Kind::keyword_argument && tree.FieldText(child, Field::name) == keyword) {
      return tree.Child(child, Field::value);
    }
  }
  return kNoNode;
}

uint32_t RuleMatch::ArgumentCount() const {
  NodeIndex arguments = Arguments();
  uint32_t count = 0;
  if (arguments == kNoNode) return 0;
  for (NodeIndex child : tree.Children(arguments)) {
    count += tree[child].named() && !(tree[child].flags & kNodeExtra);
  }
  return count;
}

bool RuleMatch::IsLiteral(NodeIndex index) const {
  for (NodeIndex at = index; at < tree[index].next; ++at) {
    switch (tree.KindOf(at)) {
      case Kind::identifier:
      case Kind::call:
      case Kind::call_expression:
      case Kind::interpolation:
      case Kind::template_substitution:
      case Kind::attribute:
      case Kind::member_expression:
      case Kind::field_expression:
      case Kind::expansion:
      case Kind::simple_expansion:
      case Kind::command_substitution:
      case Kind::this_:
        return false;
      default:
        break;
    }
  }
  return true;
}

bool RuleMatch::Mentions(NodeIndex index, std::string_view identifier) const {
  for (NodeIndex at = index; at < tree[index].next; ++at) {
    if (tree[at].end - tree[at].begin == identifier.size() && tree.IsLeaf(at) && tree.TextOf(at) == identifier) {
      return true;
    }
  }
  return false;
}

uint32_t RuleMatch::StartFinding(uint32_t enclosing_symbol) const {
  ++runner.found_[rule];
  Finding finding;
  finding.symbol = enclosing_symbol;
  finding.first_evidence = static_cast<uint32_t>(facts.evidence.size());
  finding.rule = rule;
  runner.facts_->findings.push_back(finding);
  return static_cast<uint32_t>(facts.findings.size() - 1);
}

void RuleMatch::AddEvidence(uint32_t finding, std::string_view role, NodeIndex at, bool mask) const {
  const Node& place = tree[at];
  std::string_view line = tree.TextOf(at).substr(0, 4 * kMaxExcerptBytes);
  line = line.substr(0, line.find('\n'));
  std::string excerpt = mask ? MaskSecret(line) : CollapseSpace(line);
  AddEvidence(finding, role, excerpt, place.row + runner.first_row, place.end_row + runner.first_row);
}

void RuleMatch::AddEvidence(uint32_t finding, std::string_view role, std::string_view excerpt, uint32_t row,
                            uint32_t end_row) const {
  FileFacts* out = runner.facts_;
  Finding& target = out->findings[finding];
  // Evidence rows of a finding are contiguous: only the newest finding can grow.
  if (target.first_evidence + target.evidence_count != out->evidence.size()) return;
  Evidence evidence;
  evidence.role = out->Add(role);
  evidence.excerpt = out->Add(Utf8Prefix(excerpt, kMaxExcerptBytes));
  evidence.begin_row = row;
  evidence.end_row = end_row;
  out->evidence.push_back(evidence);
  ++target.evidence_count;
}

std::string MaskSecret(std::string_view secret) {
  std::string out(Utf8Prefix(secret, std::min<size_t>(4, secret.size() / 4)));
  out += "\u2026(";
  out += std::to_string(secret.size());
  out += ")";
  return out;
}

}  // namespace repodoc

// Shell scripts: patterns, dangers, habits.
#include "core/base/text.h"
#include "core/rules/rule_tables.h"
#include "core/rules/rule_tools.h"

namespace repodoc {
namespace {

constexpr const char kLanguages[] = "bash";
constexpr Severity kInfo = Severity::kInfo, kLow = Severity::kLow, kMedium = Severity::kMedium, kHigh = Severity::kHigh;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

// One of the command's arguments is spelled like this.
bool HasArgument(const RuleMatch& match, std::initializer_list<std::string_view> words) {
  for (NodeIndex child : match.tree.Children(match.node)) {
    if (match.tree[child].field == Field::argument && IsOneOf(match.TextOf(child), words)) return true;
  }
  return false;
}
std::string_view CommandName(const SyntaxTree& tree, NodeIndex command) {
  return tree.KindOf(command) == Kind::command ? tree.FieldText(command, Field::name) : std::string_view();
}

// curl ... | sh
bool DownloadIntoShell(const RuleMatch& match) {
  bool fetched = false;
  for (NodeIndex child : match.tree.Children(match.node)) {
    std::string_view name = CommandName(match.tree, child);
    if (name == "curl" || name == "wget") fetched = true;
    if (!fetched) continue;
    if (IsOneOf(name, {"sh", "bash", "zsh", "python", "python3", "perl"})) return true;
    if (name == "sudo" && match.TextOf(child).find("sh") != std::string_view::npos) return true;
  }
  return false;
}
bool ExpandsValue(const RuleMatch& match) {
  return FindBelow(match.tree, match.node, Kind::simple_expansion) != kNoNode ||
         FindBelow(match.tree, match.node, Kind::expansion) != kNoNode ||
         FindBelow(match.tree, match.node, Kind::command_substitution) != kNoNode;
}
bool EveryoneMayWrite(const RuleMatch& match) { return HasArgument(match, {"777", "0777", "a+w", "a+rwx", "666", "o+w", "ugo+rwx"}); }
bool UncheckedTransfer(const RuleMatch& match) { return HasArgument(match, {"-k", "--insecure", "--no-check-certificate"}); }
// rm -rf $DIR/...: an empty variable makes it rm -rf /...
bool RemovesBelowVariable(const RuleMatch& match) {
  bool recursive = false;
  for (NodeIndex child : match.tree.Children(match.node)) {
    if (match.tree[child].field != Field::argument) continue;
    std::string_view text = match.TextOf(child);
    if (StartsWith(text, "-") && text.find_first_of("rR") != std::string_view::npos) recursive = true;
    while (StartsWith(text, "\"")) text.remove_prefix(1);
    bool guarded = text.find(":?") != std::string_view::npos;
    size_t slash = text.find('/');
    size_t end = text.find_first_of("}\" ");
    if (recursive && !guarded && StartsWith(text, "$") && !StartsWith(text, "$(") && slash != std::string_view::npos &&
        (end == std::string_view::npos || slash <= end + 1)) {
      return true;
    }
  }
  return false;
}
bool StrictMode(const RuleMatch& match) {
  for (NodeIndex child : match.tree.Children(match.node)) {
    std::string_view text = match.TextOf(child);
    if (match.tree[child].field == Field::argument && StartsWith(text, "-") && text.find('e') != std::string_view::npos) return true;
  }
  return HasArgument(match, {"errexit"});
}
// cat file | command
bool NeedlessCat(const RuleMatch& match) {
  NodeIndex first = match.tree.FirstNamedChild(match.node);
  if (first == kNoNode || CommandName(match.tree, first) != "cat") return false;
  uint32_t arguments = 0;
  for (NodeIndex child : match.tree.Children(first)) {
    if (match.tree[child].field != Field::argument) continue;
    if (StartsWith(match.TextOf(child), "-")) return false;
    ++arguments;
  }
  return arguments == 1;
}
bool OldSubstitution(const RuleMatch& match) { return StartsWith(match.TextOf(match.node), "`"); }
bool InLoop(const RuleMatch& match) { return match.context.loop_depth > 0; }

#define ROW(id, title, finds, why, example, category, severity, confidence, cwe) \
  {id, title, finds, why, example, kLanguages, RuleCategory::category, severity, confidence, cwe}

constexpr RuleRow kRows[] = {
    {ROW("sh.sec.download-into-shell", "Download run unseen", "curl or wget piped into a shell or interpreter",
         "Whoever controls the address or the way there runs code here.", "curl https://x.example/i.sh | sh", kSecurity, kHigh, kSure, 494),
     {{RuleEvent::kNode, nullptr, Kind::pipeline, DownloadIntoShell}}},
    {ROW("sh.sec.eval", "Text run as a command", "eval of something with an expansion in it", "The value is read as code once more.", "eval \"$command\"", kSecurity, kMedium, kSure, 95),
     {{RuleEvent::kCall, "eval", Kind::kOther, ExpandsValue}}},
    {ROW("sh.sec.world-writable", "File writable for everyone", "chmod with 777, 666, a+w, o+w", "Any user of the machine can change the file.", "chmod 777 dir", kSecurity, kMedium, kSure, 732),
     {{RuleEvent::kCall, "chmod", Kind::kOther, EveryoneMayWrite}}},
    {ROW("sh.sec.unchecked-transfer", "Certificate check switched off", "curl -k, --insecure and wget --no-check-certificate",
         "The other side is not who it claims to be, and nothing notices.", "curl -k https://x.example", kSecurity, kMedium, kSure, 295),
     {{RuleEvent::kCall, "curl wget", Kind::kOther, UncheckedTransfer}}},
    {ROW("sh.quality.remove-below-variable", "Removes below a variable", "rm -r of a path that starts with a variable which may be empty",
         "With an empty variable the path starts at the root; ${x:?} stops instead.", "rm -rf $DIR/cache", kQuality, kMedium, kLikely, 0),
     {{RuleEvent::kCall, "rm", Kind::kOther, RemovesBelowVariable}}},
    {ROW("sh.quality.needless-cat", "cat with one file into a pipe", "cat FILE | command", "The command can read the file itself.", "cat log | grep x", kQuality, kLow, kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::pipeline, NeedlessCat}}},
    {ROW("sh.quality.backticks", "Old command substitution", "`command`", "$(command) nests and quotes as expected.", "x=`date`", kQuality, kLow, kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::command_substitution, OldSubstitution}}},
    {ROW("sh.perf.process-per-turn", "A process at every turn", "command substitutions inside loops", "Starting a process costs about a millisecond.",
         "for f in *; do n=$(basename $f); done", kPerformance, kLow, kLikely, 0),
     {{RuleEvent::kNode, nullptr, Kind::command_substitution, InLoop}}},
    {ROW("sh.pattern.strict-mode", "Stops at the first error", "set -e in any form", "A failing command ends the script.", "set -euo pipefail", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "set", Kind::kOther, StrictMode}}},
    {ROW("sh.pattern.cleanup", "Cleanup at the end", "trap", "Runs whatever way the script ends.", "trap cleanup EXIT", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "trap"}}},
    {ROW("sh.pattern.options", "Options read", "getopts and getopt", "The script takes options.", "while getopts ab: o; do", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "getopts getopt"}}},
    {ROW("sh.pattern.temporary", "Temporary file or folder", "mktemp", "A name nobody else has.", "dir=$(mktemp -d)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "mktemp"}}},
};
#undef ROW

}  // namespace

const RuleTable& ShellRules() {
  static const RuleTable* const table = new RuleTable(MakeRuleTable(kShellRuleFamily, {kRows}));
  return *table;
}

}  // namespace repodoc

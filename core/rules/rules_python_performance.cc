// Python: what costs time.
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_python_tools.h"

namespace repodoc::python_rules {
namespace {

constexpr RuleCategory kPerformance = RuleCategory::kPerformance;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

bool InLoop(const RuleMatch& match) { return match.context.loop_depth > 0; }
bool InAsync(const RuleMatch& match) { return match.context.in_async; }

bool LiteralPatternInLoop(const RuleMatch& match) {
  NodeIndex pattern = match.Argument(0);
  return InLoop(match) && pattern != kNoNode && match.IsLiteral(pattern);
}

// s += "text" and s += f"{x}", str(x) inside a loop.
bool StringGrowth(const RuleMatch& match) {
  if (!InLoop(match) || match.tree.FieldText(match.node, Field::operator_) != "+=") return false;
  NodeIndex left = match.tree.Child(match.node, Field::left),
            right = match.tree.Child(match.node, Field::right);
  if (left == kNoNode || right == kNoNode || match.tree.KindOf(left) != Kind::identifier) return false;
  Kind kind = match.tree.KindOf(right);
  if (kind == Kind::string || kind == Kind::concatenated_string) return true;
  return kind == Kind::call && match.tree.FieldText(right, Field::function) == "str";
}

// x in [1, 2, 3, 4] inside a loop; x in d.keys() anywhere.
bool ListMembership(const RuleMatch& match) {
  if (!InLoop(match) || !match.tree.HasToken(match.node, "in")) return false;
  NodeIndex right = match.tree.LastNamedChild(match.node);
  if (right == kNoNode || match.tree.KindOf(right) != Kind::list) return false;
  uint32_t count = 0;
  for (NodeIndex child : match.tree.Children(right)) count += match.tree[child].named();
  return count >= 4;
}
bool KeysMembership(const RuleMatch& match) {
  if (!match.tree.HasToken(match.node, "in") && !match.tree.HasToken(match.node, "not in")) return false;
  NodeIndex right = match.tree.LastNamedChild(match.node);
  if (right == kNoNode || match.tree.KindOf(right) != Kind::call) return false;
  NodeIndex function = match.tree.Child(right, Field::function);
  if (function == kNoNode || match.tree.KindOf(function) != Kind::attribute) return false;
  NodeIndex arguments = match.tree.Child(right, Field::arguments);
  return match.tree.FieldText(function, Field::attribute) == "keys" && arguments != kNoNode &&
         match.tree.FirstNamedChild(arguments) == kNoNode;
}

// x = np.concatenate([x, y]) inside a loop.
bool GrowsByConcatenation(const RuleMatch& match) {
  if (!InLoop(match)) return false;
  NodeIndex parent = match.tree.Parent(match.node);
  if (parent == kNoNode || match.tree.KindOf(parent) != Kind::assignment) return false;
  NodeIndex left = match.tree.Child(parent, Field::left);
  NodeIndex arguments = match.Arguments();
  return left != kNoNode && match.tree.KindOf(left) == Kind::identifier && arguments != kNoNode &&
         match.Mentions(arguments, match.TextOf(left));
}
// x = x + [y] inside a loop.
bool ListRebuilt(const RuleMatch& match) {
  if (!InLoop(match)) return false;
  NodeIndex left = match.tree.Child(match.node, Field::left),
            right = match.tree.Child(match.node, Field::right);
  if (left == kNoNode || right == kNoNode || match.tree.KindOf(left) != Kind::identifier ||
      match.tree.KindOf(right) != Kind::binary_operator ||
      match.tree.FieldText(right, Field::operator_) != "+") {
    return false;
  }
  NodeIndex added = match.tree.Child(right, Field::right);
  return match.tree.FieldText(right, Field::left) == match.TextOf(left) && added != kNoNode &&
         (match.tree.KindOf(added) == Kind::list || match.tree.KindOf(added) == Kind::list_comprehension);
}

bool TensorReadInLoop(const RuleMatch& match) {
  return InLoop(match) && match.ArgumentCount() == 0 && Imports(match, "torch");
}
bool SortedForOne(const RuleMatch& match) {
  NodeIndex value = match.tree.Child(match.node, Field::value);
  if (value == kNoNode || match.tree.KindOf(value) != Kind::call ||
      match.tree.FieldText(value, Field::function) != "sorted") {
    return false;
  }
  std::string_view index = match.tree.FieldText(match.node, Field::subscript);
  return index == "0" || index == "-1";
}
bool PopFront(const RuleMatch& match) {
  NodeIndex index = match.Argument(0);
  return InLoop(match) && match.ArgumentCount() == 1 && index != kNoNode && match.TextOf(index) == "0";
}
bool InsertFront(const RuleMatch& match) {
  NodeIndex index = match.Argument(0);
  return InLoop(match) && match.ArgumentCount() == 2 && index != kNoNode && match.TextOf(index) == "0";
}

#define COST(id, title, finds, why, example, severity, confidence) \
  { id, title, finds, why, example, "python,cython", kPerformance, severity, confidence, 0 }

constexpr RuleRow kRows[] = {
    {COST("py.perf.array-growth", "Array grown by concatenation", "x = concatenate(x, ...) inside a loop",
          "Every turn copies the whole array: collect in a list and join once.", "a = np.append(a, x)",
          Severity::kMedium, kSure),
     {{RuleEvent::kCall,
       "numpy.append numpy.concatenate numpy.vstack numpy.hstack pandas.concat torch.cat torch.vstack "
       "torch.hstack",
       Kind::kOther, GrowsByConcatenation}}},
    {COST("py.perf.blocking-in-async", "Blocking call in a coroutine",
          "time.sleep, requests, urllib, subprocess and os.system inside async def",
          "It stops every other task of the event loop while it waits.", "async def f():\n    time.sleep(1)",
          Severity::kMedium, kSure),
     {{RuleEvent::kCall,
       "time.sleep requests.get requests.post requests.put requests.delete requests.request "
       "urllib.request.urlopen "
       "subprocess.run subprocess.call subprocess.check_call subprocess.check_output os.system",
       Kind::kOther, InAsync}}},
    {COST("py.perf.cached-function", "Memoised function",
          "functions decorated with functools.lru_cache or functools.cache",
          "Repeated calls cost a look-up; the results stay in memory.", "@lru_cache(maxsize=None)",
          Severity::kInfo, kSure),
     {{RuleEvent::kDecorator, "functools.lru_cache functools.cache", Kind::kOther, nullptr, "decorator"}}},
    {COST("py.perf.dataframe-rows", "Row-wise loop over a data frame", "calls of iterrows and itertuples",
          "Column operations are orders of magnitude faster than a Python loop over rows.",
          "for i, row in df.iterrows():", Severity::kLow, kSure),
     {{RuleEvent::kCall, "*.iterrows"}}},
    {COST("py.perf.deepcopy-in-loop", "Deep copy in a loop", "copy.deepcopy inside a loop",
          "It walks and copies the whole object graph in every turn.", "for x in xs: y = copy.deepcopy(x)",
          Severity::kLow, kSure),
     {{RuleEvent::kCall, "copy.deepcopy", Kind::kOther, InLoop}}},
    {COST("py.perf.deep-loops", "Deeply nested loops", "functions whose loops nest at least three deep",
          "The work grows with the product of the three ranges.",
          "for a in x:\n    for b in y:\n        for c in z: ...", Severity::kLow, kSure),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportDeepLoops}}},
    {COST("py.perf.device-synchronise", "Waits for the device", "calls of torch.cuda.synchronize",
          "The host waits until all queued work of the device is done.", "torch.cuda.synchronize()",
          Severity::kInfo, kSure),
     {{RuleEvent::kCall, "torch.cuda.synchronize torch.cuda.empty_cache"}}},
    {COST("py.perf.front-of-list", "Work at the front of a list in a loop",
          "pop(0) and insert(0, x) inside a loop",
          "Every element moves by one place: collections.deque does it in constant time.",
          "while q: x = q.pop(0)", Severity::kLow, kLikely),
     {{RuleEvent::kCall, "*.pop", Kind::kOther, PopFront},
      {RuleEvent::kCall, "*.insert", Kind::kOther, InsertFront}}},
    {COST("py.perf.keys-membership", "Membership through keys()", "x in d.keys()",
          "x in d asks the same without making a view.", "if name in table.keys():", Severity::kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::comparison_operator, KeysMembership}}},
    {COST("py.perf.list-membership", "Membership test against a list in a loop",
          "x in [a, b, c, d] inside a loop", "The list is searched from its start each time; a set is not.",
          "if x in [1, 2, 3, 4]:", Severity::kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::comparison_operator, ListMembership}}},
    {COST("py.perf.list-rebuilt", "List rebuilt in a loop", "x = x + [y] inside a loop",
          "Every turn copies the whole list: append changes it in place.", "out = out + [x]", Severity::kLow,
          kSure),
     {{RuleEvent::kNode, nullptr, Kind::assignment, ListRebuilt}}},
    {COST("py.perf.open-in-loop", "File opened in a loop", "open() inside a loop",
          "Each turn pays for opening and closing; the number of files decides the time.",
          "for p in paths: open(p)", Severity::kInfo, kSure),
     {{RuleEvent::kCall, "open io.open", Kind::kOther, InLoop}}},
    {COST("py.perf.process-in-loop", "Process started in a loop", "subprocess and os.system inside a loop",
          "Starting a process takes milliseconds each time.", "for f in files: subprocess.run(['cc', f])",
          Severity::kLow, kSure),
     {{RuleEvent::kCall,
       "subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen "
       "os.system os.popen",
       Kind::kOther, InLoop}}},
    {COST("py.perf.regex-in-loop", "Regular expression compiled in a loop",
          "re.compile with a literal pattern inside a loop",
          "The pattern never changes: compile it once before the loop.", "for s in lines: re.compile('a+')",
          Severity::kLow, kSure),
     {{RuleEvent::kCall, "re.compile regex.compile", Kind::kOther, LiteralPatternInLoop}}},
    {COST("py.perf.sleep-in-loop", "Polling", "time.sleep inside a loop",
          "The loop waits by the clock; its latency is the length of the sleep.",
          "while not done: time.sleep(0.1)", Severity::kInfo, kSure),
     {{RuleEvent::kCall, "time.sleep", Kind::kOther, InLoop}}},
    {COST("py.perf.sorted-for-one", "Sorting to get one element", "sorted(x)[0] and sorted(x)[-1]",
          "min and max find it in one pass.", "lowest = sorted(values)[0]", Severity::kLow, kSure),
     {{RuleEvent::kNode, nullptr, Kind::subscript, SortedForOne}}},
    {COST("py.perf.string-growth", "String grown in a loop", "s += text inside a loop",
          "Each addition may copy everything so far: collect parts and join them once.",
          "for x in xs: s += f'{x},'", Severity::kLow, kLikely),
     {{RuleEvent::kNode, nullptr, Kind::augmented_assignment, StringGrowth}}},
    {COST("py.perf.tensor-read-in-loop", "Tensor read back in a loop",
          ".item(), .cpu(), .numpy() and .tolist() inside a loop of a file that imports torch",
          "For a tensor on a device each read waits for the device and copies.",
          "for l in losses: total += l.item()", Severity::kInfo, kLikely),
     {{RuleEvent::kCall, "*.item *.cpu *.numpy *.tolist", Kind::kOther, TensorReadInLoop}}},
};

}  // namespace

std::span<const RuleRow> Performance() { return kRows; }

}  // namespace repodoc::python_rules

// JavaScript and TypeScript: patterns, costs, dangers.
#include "core/base/text.h"
#include "core/rules/rule_tables.h"
#include "core/rules/rule_tools.h"

namespace repodoc {
namespace {

constexpr const char kLanguages[] = "javascript,jsx,typescript,tsx";
constexpr Severity kInfo = Severity::kInfo, kLow = Severity::kLow, kMedium = Severity::kMedium, kHigh = Severity::kHigh;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium, kGuess = RuleConfidence::kLow;

bool FirstIsNotLiteral(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && !match.IsLiteral(first);
}
bool FirstIsString(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  if (first == kNoNode) return false;
  Kind kind = match.tree.KindOf(first);
  return kind == Kind::string || kind == Kind::template_string;
}
bool IsConstructed(const RuleMatch& match) { return match.tree.KindOf(match.node) == Kind::new_expression; }
bool InLoop(const RuleMatch& match) { return match.context.loop_depth > 0; }
bool InAsync(const RuleMatch& match) { return match.context.in_async; }

// x.innerHTML = value
bool AssignsMarkup(const RuleMatch& match) {
  NodeIndex value = match.tree.Child(match.node, Field::right);
  return !match.qualifier.empty() && value != kNoNode && !match.IsLiteral(value);
}
bool SetsTlsOff(const RuleMatch& match) {
  return match.tree.FieldText(match.node, Field::right).find('0') != std::string_view::npos;
}
// { rejectUnauthorized: false }
bool RejectsNothing(const RuleMatch& match) {
  return match.tree.FieldText(match.node, Field::key) == "rejectUnauthorized" &&
         match.tree.FieldText(match.node, Field::value) == "false";
}
// exec(`ls ${x}`): only of child_process.
bool ShellCommand(const RuleMatch& match) {
  return FirstIsNotLiteral(match) && (Imports(match, "child_process") || Imports(match, "node:child_process"));
}
bool WeakHash(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  if (first == kNoNode) return false;
  return IsOneOf(ToLowerAscii(match.TextOf(first)), {"'md5'", "\"md5\"", "'sha1'", "\"sha1\"", "'md4'", "\"md4\""});
}
bool RandomForSecret(const RuleMatch& match) {
  NodeIndex holder = AncestorOf(match.tree, match.node, {Kind::variable_declarator, Kind::assignment_expression, Kind::statement_block});
  std::string_view target;
  if (holder != kNoNode) {
    target = match.tree.FieldText(holder, Field::name);
    if (target.empty()) target = match.tree.FieldText(holder, Field::left);
  }
  if (target.empty() && match.context.callable != kNone) target = match.NameOf(match.context.callable);
  return ContainsAny(target, {"password", "secret", "token", "nonce", "sessionid", "apikey"});
}
// query(`SELECT ... ${x}`), query("SELECT ... " + x)
bool SqlFromText(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  if (first == kNoNode || match.IsLiteral(first)) return false;
  std::string_view text = match.TextOf(first);
  size_t open = text.find_first_not_of("`'\" \t\n");
  if (open == std::string_view::npos || open == 0) return false;
  return StartsWithAny(ToLowerAscii(text.substr(open, 12)), {"select ", "insert ", "update ", "delete ", "drop ", "alter "});
}
bool PostsToAnyone(const RuleMatch& match) {
  NodeIndex target = match.Argument(1);
  return target != kNoNode && (match.TextOf(target) == "'*'" || match.TextOf(target) == "\"*\"");
}
bool IsDangerousAttribute(const RuleMatch& match) {
  NodeIndex name = match.tree.FirstNamedChild(match.node);
  return name != kNoNode && match.TextOf(name) == "dangerouslySetInnerHTML";
}
// JSON.parse(JSON.stringify(x))
bool CopiesThroughText(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && StartsWith(match.TextOf(first), "JSON.stringify(");
}
bool AwaitsInLoop(const RuleMatch& match) {
  if (match.context.loop_depth == 0) return false;
  NodeIndex loop = AncestorOf(match.tree, match.node, {Kind::for_in_statement, Kind::for_statement, Kind::while_statement, Kind::do_statement});
  return loop != kNoNode && !match.tree.HasToken(loop, "await");
}
// items.forEach(async (x) => ...)
bool AsyncForEach(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && match.tree.HasToken(first, "async");
}
bool EmptyCatch(const RuleMatch& match) {
  NodeIndex body = match.tree.Child(match.node, Field::body);
  return body != kNoNode && match.tree[body].end - match.tree[body].begin <= 3;
}
bool LooseEquality(const RuleMatch& match) {
  std::string_view token = match.tree.FieldText(match.node, Field::operator_);
  if (token != "==" && token != "!=") return false;
  // x == null is the idiom for "null or undefined"
  return match.tree.FieldText(match.node, Field::right) != "null" && match.tree.FieldText(match.node, Field::left) != "null";
}
bool SilencesCompiler(const RuleMatch& match) {
  return match.name.find("@ts-ignore") != std::string_view::npos || match.name.find("@ts-nocheck") != std::string_view::npos;
}
bool IsComponent(const RuleMatch& match) {
  const Symbol& symbol = match.facts.symbols[match.symbol];
  if (!IsCallable(symbol.kind) || match.name.empty() || match.name[0] < 'A' || match.name[0] > 'Z') return false;
  return FindBelow(match.tree, match.node, Kind::jsx_element) != kNoNode ||
         FindBelow(match.tree, match.node, Kind::jsx_self_closing_element) != kNoNode;
}
bool IsIife(const RuleMatch& match) {
  NodeIndex function = match.tree.Child(match.node, Field::function);
  if (function == kNoNode || match.tree.KindOf(function) != Kind::parenthesized_expression) return false;
  NodeIndex inner = match.tree.FirstNamedChild(function);
  if (inner == kNoNode) return false;
  Kind kind = match.tree.KindOf(inner);
  return kind == Kind::function_expression || kind == Kind::arrow_function;
}

#define ROW(id, title, finds, why, example, category, severity, confidence, cwe) \
  {id, title, finds, why, example, kLanguages, RuleCategory::category, severity, confidence, cwe}

constexpr RuleRow kRows[] = {
    // Security
    {ROW("js.sec.eval", "Code built at run time", "eval and new Function of something other than a literal",
         "Whoever controls the text controls the program.", "eval(expression)", kSecurity, kHigh, kSure, 95),
     {{RuleEvent::kCall, "eval window.eval globalThis.eval", Kind::kOther, FirstIsNotLiteral},
      {RuleEvent::kCall, "Function", Kind::kOther, FirstIsNotLiteral}}},
    {ROW("js.sec.string-timer", "Timer given code as text", "setTimeout and setInterval whose first argument is a string",
         "The text is evaluated as code.", "setTimeout('tick()', 10)", kSecurity, kMedium, kSure, 95),
     {{RuleEvent::kCall, "setTimeout setInterval window.setTimeout window.setInterval", Kind::kOther, FirstIsString}}},
    {ROW("js.sec.inner-html", "Markup from a value", "assignments of something other than a literal to innerHTML and outerHTML; insertAdjacentHTML, document.write",
         "Text that contains markup becomes part of the page, scripts included.", "node.innerHTML = name", kSecurity, kMedium, kSure, 79),
     {{RuleEvent::kAssignment, "*.innerHTML *.outerHTML", Kind::kOther, AssignsMarkup},
      {RuleEvent::kCall, "document.write document.writeln", Kind::kOther, FirstIsNotLiteral},
      {RuleEvent::kCall, "*.insertAdjacentHTML"}}},
    {ROW("js.sec.dangerous-html", "React is told not to escape", "the attribute dangerouslySetInnerHTML",
         "Text that contains markup becomes part of the page, scripts included.", "<p dangerouslySetInnerHTML={x} />", kSecurity, kMedium, kSure, 79),
     {{RuleEvent::kNode, nullptr, Kind::jsx_attribute, IsDangerousAttribute}}},
    {ROW("js.sec.shell", "Shell command from a value", "exec and execSync of child_process with something other than a literal",
         "Characters with a meaning to the shell in the value become commands.", "exec(`rm ${path}`)", kSecurity, kHigh, kSure, 78),
     {{RuleEvent::kCall, "*exec *execSync", Kind::kOther, ShellCommand}}},
    {ROW("js.sec.sql-from-text", "SQL built from text", "query and execute given a template or a sum that starts as an SQL statement",
         "Values become part of the statement; parameters do not.", "db.query(`SELECT * FROM t WHERE id = ${id}`)", kSecurity, kHigh, kSure, 89),
     {{RuleEvent::kCall, "*.query *.execute *.raw", Kind::kOther, SqlFromText}}},
    {ROW("js.sec.tls-off", "Certificate check switched off", "rejectUnauthorized: false and NODE_TLS_REJECT_UNAUTHORIZED",
         "The other side is not who it claims to be, and nothing notices.", "{ rejectUnauthorized: false }", kSecurity, kHigh, kSure, 295),
     {{RuleEvent::kNode, nullptr, Kind::pair, RejectsNothing},
      {RuleEvent::kAssignment, "*.NODE_TLS_REJECT_UNAUTHORIZED", Kind::kOther, SetsTlsOff}}},
    {ROW("js.sec.weak-hash", "Broken hash", "createHash of md4, md5 and sha1",
         "Two inputs with the same hash can be made: no use for signatures or passwords.", "createHash('md5')", kSecurity, kLow, kSure, 328),
     {{RuleEvent::kCall, "*createHash", Kind::kOther, WeakHash}}},
    {ROW("js.sec.random-for-secret", "Predictable random number for a secret", "Math.random where the target is called password, secret, token, nonce ...",
         "The generator can be predicted; crypto.getRandomValues cannot.", "const token = Math.random()", kSecurity, kMedium, kLikely, 338),
     {{RuleEvent::kCall, "Math.random", Kind::kOther, RandomForSecret}}},
    {ROW("js.sec.post-message", "Message to any origin", "postMessage with the target '*'",
         "Whatever page holds the window reads the message.", "parent.postMessage(data, '*')", kSecurity, kMedium, kLikely, 346),
     {{RuleEvent::kCall, "*.postMessage", Kind::kOther, PostsToAnyone}}},
    {ROW("js.sec.dynamic-regexp", "Regular expression from a value", "new RegExp of something other than a literal",
         "A crafted pattern can take exponential time.", "new RegExp(input)", kSecurity, kLow, kGuess, 1333),
     {{RuleEvent::kCall, "RegExp", Kind::kOther, FirstIsNotLiteral}}},
    // Performance
    {ROW("js.perf.await-in-loop", "Waits in a loop", "await inside a loop body", "Each turn waits for the one before; Promise.all runs them side by side.",
         "for (const u of urls) await fetch(u)", kPerformance, kLow, kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::await_expression, AwaitsInLoop}}},
    {ROW("js.perf.sync-in-async", "Blocking call in async code", "...Sync functions of fs and child_process inside async functions",
         "Nothing else runs while the call blocks.", "async () => fs.readFileSync(p)", kPerformance, kMedium, kSure, 0),
     {{RuleEvent::kCall, "*readFileSync *writeFileSync *readdirSync *statSync *existsSync *execSync *spawnSync *copyFileSync *mkdirSync", Kind::kOther, InAsync}}},
    {ROW("js.perf.copy-through-text", "Copy through text", "JSON.parse(JSON.stringify(x))", "Writes and parses the whole value; structuredClone does not.",
         "JSON.parse(JSON.stringify(state))", kPerformance, kLow, kSure, 0),
     {{RuleEvent::kCall, "JSON.parse", Kind::kOther, CopiesThroughText}}},
    {ROW("js.perf.regexp-in-loop", "Regular expression built in a loop", "new RegExp inside a loop", "The pattern is compiled at every turn.",
         "for (...) new RegExp(word)", kPerformance, kLow, kSure, 0),
     {{RuleEvent::kCall, "RegExp", Kind::kOther, InLoop}}},
    {ROW("js.perf.query-in-loop", "Document searched in a loop", "querySelector, getElementById and the like inside a loop",
         "Every turn walks the document again.", "for (...) document.querySelector('#x')", kPerformance, kLow, kLikely, 0),
     {{RuleEvent::kCall, "*.querySelector *.querySelectorAll *.getElementsByClassName *.getElementById", Kind::kOther, InLoop}}},
    {ROW("js.perf.deep-loops", "Loops inside loops", "callables whose loops nest three deep or more", "The work grows with the product of the sizes.",
         "for ... for ... for ...", kPerformance, kLow, kSure, 0),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportDeepLoops}}},
    // Quality
    {ROW("js.quality.complex-function", "Function with many paths", "callables with a cyclomatic complexity above 20",
         "Hard to test and to read.", "function f() { if ... }", kQuality, kLow, kSure, 0),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportComplexFunctions}}},
    {ROW("js.quality.empty-catch", "Error swallowed", "catch clauses without a body", "The failure leaves no trace.", "try { f() } catch {}", kQuality, kLow, kSure, 390),
     {{RuleEvent::kNode, nullptr, Kind::catch_clause, EmptyCatch}}},
    {ROW("js.quality.loose-equality", "Comparison that converts", "== and != except with null", "'' == 0 is true: === compares without converting.",
         "if (x == 0)", kQuality, kLow, kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::binary_expression, LooseEquality}}},
    {ROW("js.quality.async-for-each", "Nobody waits for it", "forEach with an async function", "forEach does not wait, and errors are lost.",
         "items.forEach(async (x) => save(x))", kQuality, kMedium, kSure, 0),
     {{RuleEvent::kCall, "*.forEach", Kind::kOther, AsyncForEach}}},
    {ROW("js.quality.debugger", "Breakpoint left behind", "debugger statements", "Stops the program whenever tools are open.", "debugger;", kQuality, kLow, kSure, 489),
     {{RuleEvent::kNode, nullptr, Kind::debugger_statement}}},
    {ROW("js.quality.type-check-off", "Type check switched off", "@ts-ignore and @ts-nocheck", "Errors of the next line or the whole file are hidden.",
         "// @ts-ignore", kQuality, kLow, kSure, 0),
     {{RuleEvent::kComment, nullptr, Kind::kOther, SilencesCompiler}}},
    // Patterns
    {ROW("js.pattern.component", "Component", "functions with a capital name that make JSX", "A part of the page as a function of its properties.",
         "function Row(props) { return <li/>; }", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kDefinition, nullptr, Kind::kOther, IsComponent}}},
    {ROW("js.pattern.hooks", "Hooks", "calls of useState, useEffect, useMemo, useRef, useCallback, useReducer, useContext",
         "State and effects of a component.", "const [x, setX] = useState(0)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "*useState *useEffect *useMemo *useRef *useCallback *useReducer *useContext *useLayoutEffect"}}},
    {ROW("js.pattern.emitter", "Event emitter", "emit and addEventListener calls, classes derived from EventEmitter or EventTarget",
         "Parties that do not know each other exchange events.", "class Bus extends EventEmitter {}", kPattern, kInfo, kLikely, 0),
     {{RuleEvent::kBase, "*EventEmitter *EventTarget"}, {RuleEvent::kCall, "*.emit *.dispatchEvent *.addEventListener *addEventListener"}}},
    {ROW("js.pattern.worker", "Worker", "new Worker and new SharedWorker", "Work beside the main thread.", "new Worker(url)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "Worker SharedWorker", Kind::kOther, IsConstructed}}},
    {ROW("js.pattern.observer", "Observer of the platform", "new MutationObserver, IntersectionObserver, ResizeObserver, PerformanceObserver",
         "The browser reports changes; nothing polls.", "new ResizeObserver(callback)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "MutationObserver IntersectionObserver ResizeObserver PerformanceObserver", Kind::kOther, IsConstructed}}},
    {ROW("js.pattern.proxy", "Proxy", "new Proxy", "Access to an object is intercepted.", "new Proxy(target, handler)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "Proxy", Kind::kOther, IsConstructed}}},
    {ROW("js.pattern.weak-cache", "Data attached from outside", "new WeakMap and new WeakSet", "Lives as long as the object it belongs to.", "new WeakMap()", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "WeakMap WeakSet", Kind::kOther, IsConstructed}}},
    {ROW("js.pattern.iterator", "Iterable", "methods called [Symbol.iterator] and [Symbol.asyncIterator]", "The object works in for ... of.",
         "*[Symbol.iterator]() {}", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kDefinition, "[Symbol.iterator] [Symbol.asyncIterator]"}}},
    {ROW("js.pattern.parallel", "Runs side by side", "Promise.all, allSettled, race and any", "Several operations are under way at once.",
         "await Promise.all(jobs)", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kCall, "Promise.all Promise.allSettled Promise.race Promise.any"}}},
    {ROW("js.pattern.injectable", "Dependency injection", "the decorators Injectable, Component, Controller, Module, Service", "A framework makes and connects the objects.",
         "@Injectable() class Store {}", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kDecorator, "Injectable Component Controller Module Service"}}},
    {ROW("js.pattern.iife", "Function called where it stands", "(function () { ... })()", "Names of its own without a module.", "(() => { ... })()", kPattern, kInfo, kSure, 0),
     {{RuleEvent::kNode, nullptr, Kind::call_expression, IsIife}}},
};
#undef ROW

}  // namespace

const RuleTable& JavaScriptRules() {
  static const RuleTable* const table = new RuleTable(MakeRuleTable(kJavaScriptRuleFamily, {kRows}));
  return *table;
}

}  // namespace repodoc

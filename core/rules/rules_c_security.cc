// C, C++ and CUDA: what can be dangerous. Every rule names the weakness it may be (CWE).
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_c_tools.h"

namespace repodoc::c_rules {
namespace {

constexpr RuleCategory kSecurity = RuleCategory::kSecurity;
constexpr Severity kLow = Severity::kLow, kMedium = Severity::kMedium, kHigh = Severity::kHigh;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium,
                         kGuess = RuleConfidence::kLow;

// strcpy(target, source): a literal source has a known length.
bool CopiesUnknownText(const RuleMatch& match) {
  NodeIndex source = match.Argument(1);
  return source != kNoNode && !IsStringLiteral(match.tree, source);
}
// sprintf(buffer, "%s", x): formats without %s have a bounded length.
bool FormatsText(const RuleMatch& match) {
  NodeIndex format = match.Argument(1);
  if (format == kNoNode) return false;
  if (!IsStringLiteral(match.tree, format)) return match.name == "vsprintf";
  std::string_view text = match.TextOf(format);
  for (size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    size_t end = text.find_first_not_of("-+ #0123456789.*lhzjt", at + 1);
    if (end == std::string_view::npos) break;
    // %.10s is bounded.
    if (text[end] == 's' && text.substr(at, end - at).find('.') == std::string_view::npos) return true;
    at = end;
  }
  return false;
}
// scanf("%s", ...) without a width.
bool ScansUnbounded(const RuleMatch& match) {
  NodeIndex format = match.Argument(match.name == "scanf" || match.name == "vscanf" ? 0 : 1);
  if (format == kNoNode || !IsStringLiteral(match.tree, format)) return false;
  std::string_view text = match.TextOf(format);
  for (size_t at = text.find('%'); at + 1 < text.size() && at != std::string_view::npos;
       at = text.find('%', at + 2)) {
    if (text[at + 1] == 's' || text[at + 1] == '[') return true;
  }
  return false;
}
bool FirstIsNotLiteral(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && !IsStringLiteral(match.tree, first);
}

// printf(text): nothing to format, so the text itself is the format.
bool FormatIsValue(const RuleMatch& match) {
  uint32_t position = 0;
  if (match.name == "fprintf" || match.name == "syslog" || match.name == "dprintf") position = 1;
  if (match.name == "snprintf") position = 2;
  if (match.ArgumentCount() != position + 1) return false;
  NodeIndex format = match.Argument(position);
  if (format == kNoNode) return false;
  Kind kind = match.tree.KindOf(format);
  if (kind == Kind::identifier) {
    std::string_view name = match.TextOf(format);
    bool constant = true;
    for (char c : name) constant = constant && !(c >= 'a' && c <= 'z');
    return !constant;
  }
  if (kind == Kind::call_expression) {
    NodeIndex function = match.tree.Child(format, Field::function);
    std::string_view name = function == kNoNode ? std::string_view() : match.TextOf(function);
    return name != "_" && name != "gettext" && name != "N_" && EndsWith(name, "c_str");
  }
  return kind == Kind::field_expression || kind == Kind::subscript_expression;
}

// memset(p, sizeof(x), 0): the last two were swapped.
bool MemsetSwapped(const RuleMatch& match) {
  NodeIndex size = match.Argument(2), value = match.Argument(1);
  return size != kNoNode && match.ArgumentCount() == 3 && match.TextOf(size) == "0" && value != kNoNode &&
         match.TextOf(value) != "0";
}
// strncpy(d, s, strlen(s)): the bound comes from the source, so it bounds nothing.
bool BoundFromSource(const RuleMatch& match) {
  NodeIndex source = match.Argument(1), size = match.Argument(2);
  if (source == kNoNode || size == kNoNode || match.tree.KindOf(size) != Kind::call_expression) return false;
  NodeIndex function = match.tree.Child(size, Field::function),
            arguments = match.tree.Child(size, Field::arguments);
  if (function == kNoNode || arguments == kNoNode) return false;
  std::string_view name = match.TextOf(function);
  NodeIndex measured = match.tree.FirstNamedChild(arguments);
  return (name == "strlen" || name == "std::strlen") && measured != kNoNode &&
         match.TextOf(measured) == match.TextOf(source);
}

// p = realloc(p, n): when it fails the old block is lost.
bool ReallocLosesBlock(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex at = tree.Parent(match.node);
  for (int steps = 0; at != kNoNode && steps < 3 && tree.KindOf(at) != Kind::assignment_expression; ++steps) {
    Kind kind = tree.KindOf(at);
    if (kind != Kind::cast_expression && kind != Kind::parenthesized_expression) return false;
    at = tree.Parent(at);
  }
  if (at == kNoNode || tree.KindOf(at) != Kind::assignment_expression) return false;
  NodeIndex first = match.Argument(0);
  return first != kNoNode && tree.FieldText(at, Field::left) == tree.TextOf(first);
}

// The variable a call's result goes to: `T* p = malloc(n)` or `p = malloc(n)`; "" when there is none.
std::string_view ResultVariable(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex at = tree.Parent(match.node);
  for (int steps = 0; at != kNoNode && steps < 4; ++steps, at = tree.Parent(at)) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::init_declarator) {
      NodeIndex name = tree.Child(at, Field::declarator);
      while (name != kNoNode && tree.KindOf(name) != Kind::identifier)
        name = tree.Child(name, Field::declarator);
      return name == kNoNode ? std::string_view() : tree.TextOf(name);
    }
    if (kind == Kind::assignment_expression) return tree.FieldText(at, Field::left);
    if (kind != Kind::cast_expression && kind != Kind::parenthesized_expression &&
        kind != Kind::argument_list && kind != Kind::call_expression) {
      return {};
    }
    if (kind == Kind::argument_list || kind == Kind::call_expression) {
      // Only through casts: static_cast<T*>(malloc(n)).
      NodeIndex call = kind == Kind::call_expression ? at : tree.Parent(at);
      NodeIndex function = call == kNoNode ? kNoNode : tree.Child(call, Field::function);
      if (function == kNoNode || tree.TextOf(function).find("_cast<") == std::string_view::npos) return {};
    }
  }
  return {};
}
// The next statements do not ask whether the result is null.
bool AllocationUnchecked(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  std::string_view variable = ResultVariable(match);
  if (variable.empty()) return false;
  NodeIndex statement = StatementAround(tree, match.node);
  if (statement == kNoNode) return false;
  NodeIndex next = tree.NextSibling(statement);
  for (int looked = 0; next != kNoNode && looked < 4; next = tree.NextSibling(next)) {
    if (!tree[next].named() || tree.KindOf(next) == Kind::comment) continue;
    std::string_view text = tree.TextOf(next).substr(0, 2000);
    if (text.find(variable) == std::string_view::npos) {
      ++looked;
      continue;
    }
    Kind kind = tree.KindOf(next);
    if (kind == Kind::if_statement || kind == Kind::while_statement || kind == Kind::return_statement)
      return false;
    if (ContainsAny(text,
                    {"assert", "check", "require", "expect", "null", "enforce", " ? ", "throw", "abort"}))
      return false;
    return true;
  }
  return false;
}
// malloc(n * size): the product may wrap.
bool ProductSize(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex size = match.Argument(0);
  if (size == kNoNode || tree.KindOf(size) != Kind::binary_expression ||
      tree.FieldText(size, Field::operator_) != "*")
    return false;
  NodeIndex left = tree.Child(size, Field::left), right = tree.Child(size, Field::right);
  if (left == kNoNode || right == kNoNode) return false;
  Kind left_kind = tree.KindOf(left), right_kind = tree.KindOf(right);
  // n * sizeof(T) is how everyone writes it; two values are another matter.
  return left_kind != Kind::number_literal && right_kind != Kind::number_literal &&
         left_kind != Kind::sizeof_expression && right_kind != Kind::sizeof_expression;
}

// srand(time(NULL))
bool SeedFromClock(const RuleMatch& match) {
  NodeIndex seed = match.Argument(0);
  return seed != kNoNode && match.Mentions(seed, "time");
}
bool RandomForSecrets(const RuleMatch& match) {
  std::string_view name =
      match.context.callable == kNone ? std::string_view() : match.NameOf(match.context.callable);
  if (ContainsAny(name, {"password", "passwd", "secret", "nonce", "salt", "sessionid", "session_id", "csrf",
                         "privatekey", "private_key"}))
    return true;
  std::string_view variable = ResultVariable(match);
  return ContainsAny(variable, {"password", "secret", "nonce", "salt", "session_id"});
}
bool WorldWritable(const RuleMatch& match) {
  NodeIndex mode = match.Argument(match.name == "umask" ? 0 : 1);
  if (mode == kNoNode || match.tree.KindOf(mode) != Kind::number_literal) return false;
  std::string_view text = match.TextOf(mode);
  if (match.name == "umask") return text == "0" || text == "000" || text == "0000";
  if (text.size() < 4 || text[0] != '0') return false;
  char last = text.back();
  return last == '2' || last == '3' || last == '6' || last == '7';
}
// if (access(path, R_OK) == 0) fd = open(path, ...)
bool CheckThenOpen(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex path = match.Argument(0);
  NodeIndex function = FunctionAround(tree, match.node);
  if (path == kNoNode || function == kNoNode || tree.KindOf(path) != Kind::identifier) return false;
  std::string_view name = tree.TextOf(path);
  NodeIndex end = std::min<NodeIndex>(tree[function].next, match.node + 3000);
  for (NodeIndex at = tree[match.node].next; at < end; ++at) {
    if (tree.KindOf(at) != Kind::call_expression) continue;
    NodeIndex called = tree.Child(at, Field::function), arguments = tree.Child(at, Field::arguments);
    if (called == kNoNode || arguments == kNoNode) continue;
    NodeIndex first = tree.FirstNamedChild(arguments);
    if (!IsOneOf(tree.TextOf(called), {"open", "fopen", "::open", "std::fopen"}) || first == kNoNode ||
        tree.TextOf(first) != name)
      continue;
    uint32_t finding = match.StartFinding(match.context.symbol);
    match.AddEvidence(finding, "checked", match.node);
    match.AddEvidence(finding, "opened", at);
    return false;
  }
  return false;
}
bool PeerCheckOff(const RuleMatch& match) {
  if (match.name == "SSL_CTX_set_verify" || match.name == "SSL_set_verify") {
    NodeIndex mode = match.Argument(1);
    return mode != kNoNode && match.TextOf(mode) == "SSL_VERIFY_NONE";
  }
  NodeIndex option = match.Argument(1), value = match.Argument(2);
  if (option == kNoNode || value == kNoNode) return false;
  if (!IsOneOf(match.TextOf(option), {"CURLOPT_SSL_VERIFYPEER", "CURLOPT_SSL_VERIFYHOST"})) return false;
  return IsOneOf(match.TextOf(value), {"0", "0L", "false", "FALSE"});
}
bool AnyAddress(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && match.TextOf(first) == "INADDR_ANY";
}
// cudaMalloc(...); as a statement of its own: its status is dropped.
bool StatusDropped(const RuleMatch& match) {
  return match.tree.ParentKind(match.node) == Kind::expression_statement;
}

#define RISK(id, title, finds, why, example, languages, severity, confidence, cwe) \
  { id, title, finds, why, example, languages, kSecurity, severity, confidence, cwe }

constexpr RuleRow kRows[] = {
    {RISK("c.sec.alloca", "Stack allocation of a chosen size", "alloca and _alloca",
          "A large size overruns the stack and there is no way to notice.", "char* p = alloca(n);", kCFamily,
          kLow, kSure, 770),
     {{RuleEvent::kCall, "alloca _alloca __builtin_alloca"}}},
    {RISK("c.sec.atoi", "Number read without error detection", "atoi, atol and atof",
          "Text that is no number gives 0, a number that is too large gives anything; strtol tells.",
          "int n = atoi(argv[1]);", kCFamily, kLow, kSure, 190),
     {{RuleEvent::kCall, "atoi atol atoll atof std::atoi std::atol std::atof"}}},
    {RISK("c.sec.bind-all", "Listens on every interface", "INADDR_ANY as address",
          "The service can be reached from every network the machine is on.",
          "addr.sin_addr.s_addr = htonl(INADDR_ANY);", kCFamily, kLow, kSure, 1327),
     {{RuleEvent::kCall, "htonl", Kind::kOther, AnyAddress}}},
    {RISK("c.sec.bound-from-source", "Bound taken from the source", "strncpy(d, s, strlen(s)) and its kin",
          "The bound must be the size of the target; this copies without a limit and without the final 0.",
          "strncpy(d, s, strlen(s));", kCFamily, kMedium, kSure, 805),
     {{RuleEvent::kCall, "strncpy strncat std::strncpy std::strncat", Kind::kOther, BoundFromSource}}},
    {RISK("c.sec.certificate-check-off", "Certificate check switched off",
          "CURLOPT_SSL_VERIFYPEER 0, SSL_VERIFY_NONE",
          "The other side is not who it claims to be, and nothing notices.",
          "curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);", kCFamily, kHigh, kSure, 295),
     {{RuleEvent::kCall, "curl_easy_setopt SSL_CTX_set_verify SSL_set_verify", Kind::kOther, PeerCheckOff}}},
    {RISK("c.sec.check-then-open", "Checked, then opened", "access() on a path that is opened afterwards",
          "The file can be another one by the time it is opened.",
          "if (access(p, R_OK) == 0) f = fopen(p, \"r\");", kCFamily, kMedium, kSure, 367),
     {{RuleEvent::kCall, "access stat lstat", Kind::kOther, CheckThenOpen}}},
    {RISK("c.sec.clock-seed", "Random numbers seeded by the clock", "srand(time(...))",
          "The sequence can be guessed from the time of start.", "srand(time(NULL));", kCFamily, kLow, kSure,
          337),
     {{RuleEvent::kCall, "srand srandom srand48 std::srand", Kind::kOther, SeedFromClock}}},
    {RISK("c.sec.command", "Command run by a shell", "system and popen of something other than a literal",
          "Characters with a meaning to the shell in the value become commands.", "system(cmd.c_str());",
          kCFamily, kMedium, kSure, 78),
     {{RuleEvent::kCall, "system popen _popen std::system", Kind::kOther, FirstIsNotLiteral}}},
    {RISK("c.sec.format-string", "Text used as a format", "printf(text) and its kin with nothing to format",
          "A % in the text reads or writes memory.", "printf(message);", kCFamily, kHigh, kLikely, 134),
     {{RuleEvent::kCall, "printf fprintf snprintf syslog dprintf std::printf std::fprintf std::snprintf",
       Kind::kOther, FormatIsValue}}},
    {RISK("c.sec.gets", "gets", "gets", "It cannot be used safely: there is no limit to what it reads.",
          "gets(line);", kCFamily, kHigh, kSure, 242),
     {{RuleEvent::kCall, "gets std::gets"}}},
    {RISK("c.sec.malloc-product", "Size from a product", "malloc(a * b) of two values",
          "A product that wraps gives a block that is too small; calloc checks.", "p = malloc(n * size);",
          kCFamily, kLow, kLikely, 190),
     {{RuleEvent::kCall, "malloc alloca std::malloc", Kind::kOther, ProductSize}}},
    {RISK("c.sec.malloc-unchecked", "Allocation not checked",
          "a result of malloc, calloc or realloc that is used without asking whether it is null",
          "Without memory the next access ends the program or worse.", "p = malloc(n);\n*p = 0;", kCFamily,
          kLow, kLikely, 690),
     {{RuleEvent::kCall, "malloc calloc strdup std::malloc std::calloc", Kind::kOther, AllocationUnchecked}}},
    {RISK("c.sec.memset-swapped", "memset of nothing", "memset(p, n, 0)",
          "Value and size are swapped: nothing is written.", "memset(buffer, sizeof(buffer), 0);", kCFamily,
          kMedium, kSure, 688),
     {{RuleEvent::kCall, "memset std::memset", Kind::kOther, MemsetSwapped}}},
    {RISK("c.sec.mktemp", "Predictable temporary name", "mktemp, tmpnam and tempnam",
          "Another process can create the file first; mkstemp does not leave that gap.",
          "char* name = tmpnam(NULL);", kCFamily, kMedium, kSure, 377),
     {{RuleEvent::kCall, "mktemp tmpnam tmpnam_r tempnam std::tmpnam"}}},
    {RISK("c.sec.random-for-secret", "Predictable random number for a secret",
          "rand in a function or for a variable called password, nonce, salt ...",
          "The generator can be predicted from its output.", "nonce = rand();", kCFamily, kMedium, kLikely,
          338),
     {{RuleEvent::kCall, "rand random rand_r drand48 std::rand", Kind::kOther, RandomForSecrets}}},
    {RISK("c.sec.realloc-leak", "Block lost when realloc fails", "p = realloc(p, n)",
          "On failure the only pointer to the old block is overwritten.", "p = realloc(p, n);", kCFamily,
          kLow, kSure, 401),
     {{RuleEvent::kCall, "realloc std::realloc", Kind::kOther, ReallocLosesBlock}}},
    {RISK("c.sec.scanf-unbounded", "Unbounded scanf", "%s and %[ without a width in scanf, sscanf, fscanf",
          "Input longer than the target overruns it.", "scanf(\"%s\", name);", kCFamily, kHigh, kSure, 120),
     {{RuleEvent::kCall, "scanf sscanf fscanf vscanf std::sscanf", Kind::kOther, ScansUnbounded}}},
    {RISK("c.sec.strtok", "Tokeniser with shared state", "strtok",
          "Two users at the same time, even nested ones, spoil each other's text.", "strtok(line, \",\");",
          kCFamily, kLow, kSure, 663),
     {{RuleEvent::kCall, "strtok std::strtok"}}},
    {RISK("c.sec.unbounded-copy", "Copy without a limit",
          "strcpy, strcat and stpcpy of something other than a literal",
          "A source longer than the target overruns it.", "strcpy(name, argv[1]);", kCFamily, kMedium, kSure,
          120),
     {{RuleEvent::kCall, "strcpy strcat stpcpy wcscpy wcscat std::strcpy std::strcat", Kind::kOther,
       CopiesUnknownText}}},
    {RISK("c.sec.unbounded-format", "Formatting without a limit", "sprintf with an unbounded %s; vsprintf",
          "Text longer than the buffer overruns it; snprintf has a limit.",
          "sprintf(buffer, \"%s.txt\", name);", kCFamily, kMedium, kSure, 120),
     {{RuleEvent::kCall, "sprintf vsprintf std::sprintf", Kind::kOther, FormatsText}}},
    {RISK("c.sec.vfork", "vfork", "vfork", "The child shares the parent's memory until it calls exec.",
          "if (vfork() == 0) ...", kCFamily, kLow, kSure, 676),
     {{RuleEvent::kCall, "vfork"}}},
    {RISK("c.sec.weak-cipher", "Broken cipher", "DES, RC4 and ECB modes of OpenSSL",
          "These can be broken with modest means.", "EVP_EncryptInit(c, EVP_des_ecb(), k, 0);", kCFamily,
          kHigh, kSure, 327),
     {{RuleEvent::kCall,
       "EVP_des_ecb EVP_des_cbc EVP_rc4 EVP_rc2_cbc EVP_bf_ecb EVP_aes_128_ecb EVP_aes_256_ecb "
       "DES_ecb_encrypt DES_set_key RC4 RC4_set_key"}}},
    {RISK("c.sec.weak-hash", "Broken hash", "MD5 and SHA-1 of OpenSSL and CommonCrypto",
          "Two inputs with the same hash can be made: no use for signatures or passwords.",
          "MD5(data, n, out);", kCFamily, kLow, kSure, 328),
     {{RuleEvent::kCall, "MD5 MD5_Init SHA1 SHA1_Init EVP_md5 EVP_sha1 CC_MD5 CC_SHA1 MD4 EVP_md4"}}},
    {RISK("c.sec.world-writable", "File writable for everyone",
          "chmod with a mode that lets others write, umask(0)",
          "Any user of the machine can change the file.", "chmod(path, 0777);", kCFamily, kMedium, kSure,
          732),
     {{RuleEvent::kCall, "chmod fchmod mkfifo umask", Kind::kOther, WorldWritable}}},
    {RISK("cpp.sec.library-from-value", "Library chosen at run time",
          "dlopen and LoadLibrary of something other than a literal",
          "Whoever controls the name chooses the code that is loaded.", "dlopen(path, RTLD_NOW);", kCFamily,
          kLow, kGuess, 114),
     {{RuleEvent::kCall, "dlopen LoadLibrary LoadLibraryA LoadLibraryW LoadLibraryEx", Kind::kOther,
       FirstIsNotLiteral}}},
    {RISK("cpp.sec.status-dropped", "Status of a device call dropped",
          "calls of the CUDA or HIP runtime whose result nothing looks at",
          "Errors of earlier, asynchronous work surface here or never.", "cudaMemcpy(d, s, n, kind);", kCuda,
          kLow, kSure, 252),
     {{RuleEvent::kCall,
       "cudaMalloc cudaFree cudaMemcpy cudaMemcpyAsync cudaMemset cudaMemsetAsync cudaSetDevice "
       "cudaStreamCreate cudaStreamSynchronize "
       "cudaDeviceSynchronize cudaEventRecord cudaEventCreate hipMalloc hipMemcpy hipMemcpyAsync "
       "hipSetDevice hipStreamSynchronize",
       Kind::kOther, StatusDropped}}},
};

}  // namespace

std::span<const RuleRow> Security() { return kRows; }

}  // namespace repodoc::c_rules

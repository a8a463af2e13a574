// Python: what can be dangerous. Every rule names the weakness it may be (CWE).
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_python_tools.h"

namespace repodoc::python_rules {
namespace {

constexpr RuleCategory kSecurity = RuleCategory::kSecurity;
constexpr Severity kLow = Severity::kLow, kMedium = Severity::kMedium, kHigh = Severity::kHigh;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium,
                         kGuess = RuleConfidence::kLow;

bool FirstIsNotLiteral(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return first != kNoNode && !match.IsLiteral(first);
}
bool HasArguments(const RuleMatch& match) { return match.ArgumentCount() > 0; }
bool KeywordIs(const RuleMatch& match, std::string_view keyword, std::string_view value) {
  NodeIndex node = match.Keyword(keyword);
  return node != kNoNode && match.TextOf(node) == value;
}

bool ShellTrue(const RuleMatch& match) { return KeywordIs(match, "shell", "True"); }
bool VerifyFalse(const RuleMatch& match) { return KeywordIs(match, "verify", "False"); }

// yaml.load(text) and yaml.load(text, Loader=yaml.Loader)
bool UnsafeYaml(const RuleMatch& match) {
  if (match.name == "unsafe_load" || match.name == "unsafe_load_all") return true;
  NodeIndex loader = match.Keyword("Loader");
  if (loader == kNoNode) loader = match.Argument(1);
  if (loader == kNoNode) return match.ArgumentCount() == 1;
  std::string_view text = match.TextOf(loader);
  size_t dot = text.rfind('.');
  std::string_view last = dot == std::string_view::npos ? text : text.substr(dot + 1);
  // from yaml import CSafeLoader as Loader
  if (text == "Loader" && match.tree.text.find("SafeLoader") != std::string_view::npos) return false;
  return IsOneOf(last, {"Loader", "UnsafeLoader", "CLoader", "FullLoader"});
}

bool TorchLoad(const RuleMatch& match) {
  NodeIndex safe = match.Keyword("weights_only");
  return safe == kNoNode || match.TextOf(safe) == "False";
}

bool WeakHash(const RuleMatch& match) {
  if (KeywordIs(match, "usedforsecurity", "False")) return false;
  if (match.name != "new") return true;
  std::string name = ToLowerAscii(PlainString(match.tree, match.Argument(0)));
  return IsOneOf(name, {"md4", "md5", "sha1", "sha-1"});
}

bool ArchiveExtraction(const RuleMatch& match) {
  if (!Imports(match, "tarfile")) return false;
  NodeIndex filter = match.Keyword("filter");
  return filter == kNoNode || PlainString(match.tree, filter) == "fully_trusted";
}

// token = random.choice(...), def make_password(): random.randint(...)
bool RandomForSecrets(const RuleMatch& match) {
  std::string_view target;
  NodeIndex statement =
      AncestorOf(match.tree, match.node, {Kind::assignment, Kind::return_statement, Kind::block});
  if (statement != kNoNode && match.tree.KindOf(statement) == Kind::assignment) {
    target = match.tree.FieldText(statement, Field::left);
  }
  if (target.empty() && match.context.callable != kNone) target = match.NameOf(match.context.callable);
  return ContainsAny(target, {"password", "passwd", "secret", "nonce", "session_id", "sessionid", "csrf",
                              "otp_", "auth_token", "access_token", "api_key", "apikey", "private_key"});
}

// cursor.execute(f"SELECT ... {x}"), "SELECT ..." % x, "SELECT ..." + x, "SELECT ...".format(x)
bool SqlFromText(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex first = match.Argument(0);
  if (first == kNoNode) return false;
  NodeIndex literal = kNoNode;
  switch (tree.KindOf(first)) {
    case Kind::string:
      if (tree.ChildOfKind(first, Kind::interpolation) != kNoNode) literal = first;
      break;
    case Kind::binary_operator: {
      NodeIndex left = tree.Child(first, Field::left);
      while (left != kNoNode && tree.KindOf(left) == Kind::binary_operator)
        left = tree.Child(left, Field::left);
      if (left != kNoNode && tree.KindOf(left) == Kind::string && !match.IsLiteral(first)) literal = left;
      break;
    }
    case Kind::call: {
      NodeIndex function = tree.Child(first, Field::function);
      if (function != kNoNode && tree.KindOf(function) == Kind::attribute &&
          tree.FieldText(function, Field::attribute) == "format") {
        NodeIndex object = tree.Child(function, Field::object);
        if (object != kNoNode && tree.KindOf(object) == Kind::string) literal = object;
      }
      break;
    }
    default:
      break;
  }
  if (literal == kNoNode) return false;
  std::string_view text = tree.TextOf(literal);
  size_t open = text.find_first_not_of("fFrRbBuU\"' \t\n\\");
  if (open == std::string_view::npos) return false;
  std::string start = ToLowerAscii(text.substr(open, 12));
  return StartsWithAny(
      start, {"select ", "insert ", "update ", "delete ", "drop ", "create ", "alter ", "replace ", "with "});
}

bool WorldWritable(const RuleMatch& match) {
  NodeIndex mode = match.Argument(1);
  if (mode == kNoNode || match.tree.KindOf(mode) != Kind::integer) return false;
  std::string_view text = match.TextOf(mode);
  if (!StartsWith(text, "0o") && !StartsWith(text, "0O")) return false;
  char last = text.back();
  return last == '2' || last == '3' || last == '6' || last == '7';
}

bool FlaskDebug(const RuleMatch& match) {
  return KeywordIs(match, "debug", "True") && Imports(match, "flask");
}
bool NoAutoescape(const RuleMatch& match) {
  NodeIndex value = match.Keyword("autoescape");
  return value == kNoNode || match.TextOf(value) == "False";
}
bool AcceptsAnyHost(const RuleMatch& match) {
  NodeIndex policy = match.Argument(0);
  if (policy == kNoNode) return false;
  std::string_view text = match.TextOf(policy);
  return text.find("AutoAddPolicy") != std::string_view::npos ||
         text.find("WarningPolicy") != std::string_view::npos;
}
bool UncheckedToken(const RuleMatch& match) {
  if (KeywordIs(match, "verify", "False")) return true;
  NodeIndex options = match.Keyword("options");
  if (options == kNoNode) return false;
  std::string_view text = match.TextOf(options);
  size_t at = text.find("verify_signature");
  return at != std::string_view::npos && text.substr(at, 30).find("False") != std::string_view::npos;
}
// sock.bind(("0.0.0.0", port)), app.run(host="0.0.0.0")
bool BindsEverywhere(const RuleMatch& match) {
  if (match.name != "0.0.0.0") return false;
  NodeIndex parent = match.tree.Parent(match.node);
  if (parent == kNoNode) return false;
  if (match.tree.KindOf(parent) == Kind::keyword_argument) {
    return IsOneOf(match.tree.FieldText(parent, Field::name),
                   {"host", "bind", "address", "server_name", "bind_address"});
  }
  if (match.tree.KindOf(parent) != Kind::tuple) return false;
  NodeIndex call = AncestorOf(match.tree, parent, {Kind::call});
  if (call == kNoNode) return false;
  NodeIndex function = match.tree.Child(call, Field::function);
  return function != kNoNode && EndsWith(match.TextOf(function), ".bind");
}
bool NoHostnameCheck(const RuleMatch& match) {
  return match.tree.FieldText(match.node, Field::right) == "False";
}
bool NoCertificateCheck(const RuleMatch& match) {
  std::string_view text = match.tree.FieldText(match.node, Field::right);
  return text == "ssl.CERT_NONE" || text == "CERT_NONE";
}

#define RISK(id, title, finds, why, example, severity, confidence, cwe) \
  { id, title, finds, why, example, "python,cython", kSecurity, severity, confidence, cwe }

constexpr RuleRow kRows[] = {
    {RISK("py.sec.any-host-key", "Any SSH host key is accepted",
          "set_missing_host_key_policy with AutoAddPolicy or WarningPolicy",
          "A machine in the middle is not noticed.", "client.set_missing_host_key_policy(AutoAddPolicy())",
          kMedium, kSure, 295),
     {{RuleEvent::kCall, "*.set_missing_host_key_policy", Kind::kOther, AcceptsAnyHost}}},
    {RISK("py.sec.archive-extraction", "Archive extracted without a filter",
          "extractall and extract of tarfile without filter=",
          "Members may be called ../../x or be links that lead outside.",
          "tarfile.open(path).extractall(target)", kMedium, kLikely, 22),
     {{RuleEvent::kCall, "*.extractall", Kind::kOther, ArchiveExtraction}}},
    {RISK("py.sec.bind-all", "Listens on every interface", "0.0.0.0 given to bind or as host",
          "The service can be reached from every network the machine is on.", "app.run(host='0.0.0.0')", kLow,
          kSure, 1327),
     {{RuleEvent::kString, nullptr, Kind::kOther, BindsEverywhere}}},
    {RISK("py.sec.certificate-check-off", "Certificate check switched off",
          "verify=False in requests and httpx calls; ssl contexts without verification",
          "The other side is not who it claims to be, and nothing notices.",
          "requests.get(url, verify=False)", kHigh, kSure, 295),
     {{RuleEvent::kCall,
       "requests.get requests.post requests.put requests.patch requests.delete requests.head "
       "requests.request "
       "httpx.get httpx.post httpx.put httpx.request httpx.Client httpx.AsyncClient",
       Kind::kOther, VerifyFalse},
      {RuleEvent::kCall, "ssl._create_unverified_context"},
      {RuleEvent::kAssignment, "check_hostname", Kind::kOther, NoHostnameCheck},
      {RuleEvent::kAssignment, "verify_mode", Kind::kOther, NoCertificateCheck}}},
    {RISK("py.sec.clear-text-protocol", "Clear-text protocol", "imports of telnetlib and ftplib",
          "Passwords and data cross the network readable.", "import telnetlib", kMedium, kSure, 319),
     {{RuleEvent::kImport, "telnetlib ftplib"}}},
    {RISK("py.sec.debug-server", "Debug mode of a web server", "app.run(debug=True) with flask",
          "The debugger runs code for whoever reaches the error page.", "app.run(debug=True)", kHigh, kSure,
          489),
     {{RuleEvent::kCall, "*.run", Kind::kOther, FlaskDebug}}},
    {RISK("py.sec.eval", "Code built at run time", "eval and exec of something other than a literal",
          "Whoever controls the text controls the program.", "eval(expression)", kMedium, kSure, 95),
     {{RuleEvent::kCall, "eval exec builtins.eval builtins.exec", Kind::kOther, FirstIsNotLiteral}}},
    {RISK("py.sec.jwt-unverified", "Token accepted without its signature",
          "jwt.decode with verification switched off", "Anyone can write such a token.",
          "jwt.decode(t, options={'verify_signature': False})", kHigh, kSure, 347),
     {{RuleEvent::kCall, "jwt.decode", Kind::kOther, UncheckedToken}}},
    {RISK("py.sec.marshal", "marshal of foreign data", "marshal.load and marshal.loads",
          "Crafted input can crash or take over the interpreter.", "marshal.loads(data)", kMedium, kSure,
          502),
     {{RuleEvent::kCall, "marshal.load marshal.loads"}}},
    {RISK("py.sec.mktemp", "Predictable temporary name", "tempfile.mktemp and os.tempnam",
          "Another process can create the file first; mkstemp and NamedTemporaryFile do not leave that gap.",
          "path = tempfile.mktemp()", kMedium, kSure, 377),
     {{RuleEvent::kCall, "tempfile.mktemp os.tempnam os.tmpnam"}}},
    {RISK("py.sec.model-load", "Model file that can run code",
          "torch.load without weights_only=True; joblib and numpy pickles",
          "These formats contain pickles: loading a foreign file runs what it says.", "torch.load(path)",
          kMedium, kSure, 502),
     {{RuleEvent::kCall, "torch.load", Kind::kOther, TorchLoad},
      {RuleEvent::kCall, "joblib.load pandas.read_pickle"}}},
    {RISK("py.sec.os-system", "Shell command from a value",
          "os.system, os.popen and subprocess.getoutput of something other than a literal",
          "Characters with a meaning to the shell in the value become commands.", "os.system('rm ' + path)",
          kMedium, kSure, 78),
     {{RuleEvent::kCall,
       "os.system os.popen subprocess.getoutput subprocess.getstatusoutput commands.getoutput", Kind::kOther,
       FirstIsNotLiteral}}},
    {RISK("py.sec.pickle", "Pickle is loaded",
          "load, loads and Unpickler of pickle, dill, cloudpickle, shelve",
          "A pickle is a program: loading one from outside runs it.", "pickle.loads(data)", kMedium, kSure,
          502),
     {{RuleEvent::kCall,
       "pickle.load pickle.loads pickle.Unpickler _pickle.loads cPickle.load cPickle.loads dill.load "
       "dill.loads "
       "cloudpickle.load cloudpickle.loads shelve.open"}}},
    {RISK("py.sec.random-for-secret", "Predictable random number for a secret",
          "random.* where the target or the function is called password, secret, nonce, token ...",
          "The generator can be predicted from its output; secrets and os.urandom cannot.",
          "password = random.choice(words)", kMedium, kLikely, 338),
     {{RuleEvent::kCall,
       "random.random random.choice random.choices random.randint random.randrange random.sample "
       "random.getrandbits",
       Kind::kOther, RandomForSecrets}}},
    {RISK("py.sec.shell-true", "Command run through a shell", "subprocess calls with shell=True",
          "The text is read by a shell: quoting mistakes become commands.", "subprocess.run(cmd, shell=True)",
          kMedium, kSure, 78),
     {{RuleEvent::kCall,
       "subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen",
       Kind::kOther, ShellTrue}}},
    {RISK("py.sec.sql-from-text", "SQL built from text",
          "execute with an f-string, %, + or format around an SQL statement",
          "Values become part of the statement; parameters do not.",
          "cursor.execute(f\"SELECT * FROM t WHERE id = {x}\")", kHigh, kSure, 89),
     {{RuleEvent::kCall, "*.execute *.executemany *.executescript", Kind::kOther, SqlFromText}}},
    {RISK("py.sec.template-unescaped", "Templates without escaping", "jinja2.Environment without autoescape",
          "Values reach HTML pages as markup.", "jinja2.Environment(loader=loader)", kLow, kLikely, 79),
     {{RuleEvent::kCall, "jinja2.Environment", Kind::kOther, NoAutoescape}}},
    {RISK("py.sec.weak-cipher", "Broken cipher", "DES, RC2, RC4 and Blowfish of Crypto and cryptography",
          "These ciphers can be broken with modest means.", "DES.new(key)", kHigh, kSure, 327),
     {{RuleEvent::kCall,
       "Crypto.Cipher.DES.new Crypto.Cipher.ARC2.new Crypto.Cipher.ARC4.new Crypto.Cipher.Blowfish.new "
       "Cryptodome.Cipher.DES.new "
       "Cryptodome.Cipher.ARC4.new cryptography.hazmat.primitives.ciphers.algorithms.ARC4 "
       "cryptography.hazmat.primitives.ciphers.algorithms.Blowfish"}}},
    {RISK("py.sec.weak-hash", "Broken hash", "hashlib.md5, sha1 and new('md5') without usedforsecurity=False",
          "Two inputs with the same hash can be made: no use for signatures or passwords.",
          "hashlib.md5(data)", kLow, kSure, 328),
     {{RuleEvent::kCall, "hashlib.md5 hashlib.sha1 hashlib.new", Kind::kOther, WeakHash}}},
    {RISK("py.sec.world-writable", "File writable for everyone",
          "os.chmod with a mode that lets others write", "Any user of the machine can change the file.",
          "os.chmod(path, 0o777)", kMedium, kSure, 732),
     {{RuleEvent::kCall, "os.chmod", Kind::kOther, WorldWritable}}},
    {RISK("py.sec.xml", "XML parser that follows entities",
          "parse and fromstring of xml.etree, xml.dom, xml.sax and lxml",
          "A crafted document can expand to gigabytes or read local files; defusedxml refuses.",
          "ElementTree.parse(upload)", kLow, kGuess, 611),
     {{RuleEvent::kCall,
       "xml.etree.ElementTree.parse xml.etree.ElementTree.fromstring xml.etree.ElementTree.iterparse "
       "xml.etree.cElementTree.parse "
       "xml.dom.minidom.parse xml.dom.minidom.parseString xml.sax.parse xml.sax.parseString lxml.etree.parse "
       "lxml.etree.fromstring"}}},
    {RISK("py.sec.yaml-load", "YAML that can make objects", "yaml.load without SafeLoader, yaml.unsafe_load",
          "A document can name any Python object and have it made.", "yaml.load(text)", kHigh, kSure, 502),
     {{RuleEvent::kCall, "yaml.load yaml.load_all yaml.unsafe_load yaml.unsafe_load_all", Kind::kOther,
       UnsafeYaml}}},
    {RISK("py.sec.dynamic-import", "Module chosen at run time",
          "importlib.import_module and __import__ of something other than a literal",
          "Whoever controls the name chooses the code that is loaded.", "importlib.import_module(name)", kLow,
          kLikely, 470),
     {{RuleEvent::kCall, "importlib.import_module __import__", Kind::kOther, FirstIsNotLiteral}}},
    {RISK("py.sec.url-open", "URL from a value",
          "urllib.request.urlopen and urlretrieve of something other than a literal",
          "The value may name a local file (file:) or a machine inside the network.", "urlopen(url)", kLow,
          kGuess, 918),
     {{RuleEvent::kCall, "urllib.request.urlopen urllib.request.urlretrieve urllib2.urlopen", Kind::kOther,
       FirstIsNotLiteral}}},
    {RISK("py.sec.object-loader", "Data that names the objects to make",
          "jsonpickle.decode and numpy.load with allow_pickle=True",
          "Loading a foreign file makes what it says.", "numpy.load(path, allow_pickle=True)", kMedium, kSure,
          502),
     {{RuleEvent::kCall, "jsonpickle.decode", Kind::kOther, HasArguments},
      {RuleEvent::kCall, "numpy.load", Kind::kOther,
       [](const RuleMatch& match) { return KeywordIs(match, "allow_pickle", "True"); }}}},
};

}  // namespace

std::span<const RuleRow> Security() { return kRows; }

}  // namespace repodoc::python_rules

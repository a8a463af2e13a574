// Secrets, for every language: in string literals of code as the walk meets them, and in the lines of data, build and
// text files. Token shapes are those the issuers document; what is found is never shown, only its first characters.
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/rules/rule_tables.h"
#include "core/rules/rule_tools.h"
#include "core/rules/text_rules.h"

namespace repodoc {
namespace {

constexpr const char kCode[] = "bash,c,cpp,cuda,hip,javascript,jsx,objc,objcpp,python,starlark,tsx,typescript";
constexpr const char kEverywhere[] =
    "bash,c,cpp,cuda,hip,javascript,jsx,objc,objcpp,python,starlark,tsx,typescript,"
    "cmake,dockerfile,dotenv,html,ini,json,jsonc,make,markdown,properties,rst,text,toml,xml,yaml";
constexpr const char kKeyRule[] = "general.sec.private-key";
constexpr const char kTokenRule[] = "general.sec.token";

enum Alphabet : uint8_t { kUpperDigits, kWord, kWordDash };
struct TokenShape {
  const char* prefix;
  Alphabet alphabet;
  size_t least;  // characters after the prefix
  const char* issuer;
};
constexpr TokenShape kShapes[] = {
    {"AKIA", kUpperDigits, 16, "AWS access key"},
    {"ASIA", kUpperDigits, 16, "AWS temporary key"},
    {"ghp_", kWord, 36, "GitHub token"},
    {"gho_", kWord, 36, "GitHub token"},
    {"ghs_", kWord, 36, "GitHub token"},
    {"ghr_", kWord, 36, "GitHub token"},
    {"github_pat_", kWord, 60, "GitHub token"},
    {"glpat-", kWordDash, 20, "GitLab token"},
    {"xoxb-", kWordDash, 24, "Slack token"},
    {"xoxp-", kWordDash, 24, "Slack token"},
    {"AIza", kWordDash, 35, "Google API key"},
    {"sk_live_", kWord, 24, "Stripe key"},
    {"rk_live_", kWord, 24, "Stripe key"},
    {"npm_", kWord, 36, "npm token"},
    {"pypi-AgEIcHlwaS5vcmc", kWordDash, 40, "PyPI token"},
    {"SG.", kWordDash, 60, "SendGrid key"},
};

bool Fits(char c, Alphabet alphabet) {
  bool digit = c >= '0' && c <= '9', upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
  switch (alphabet) {
    case kUpperDigits: return digit || upper;
    case kWord: return digit || upper || lower || c == '_';
    case kWordDash: return digit || upper || lower || c == '_' || c == '-' || c == '.';
  }
  return false;
}

bool IsWordCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// Documentation writes AKIAIOSFODNN7EXAMPLE and xxxxxxxx.
bool IsPlaceholder(std::string_view token) {
  if (ContainsAny(token, {"example", "xxxx", "0000", "1234567", "your", "dummy", "placeholder"})) return true;
  size_t distinct = 0;
  bool seen[256] = {};
  for (char c : token) {
    bool& mark = seen[static_cast<uint8_t>(c)];
    distinct += !mark;
    mark = true;
  }
  return distinct < 8;
}

// The first token in a text: its place, size and issuer. Linear.
bool FindToken(std::string_view text, size_t* at, size_t* size, const char** issuer) {
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c != 'A' && c != 'g' && c != 'x' && c != 's' && c != 'r' && c != 'n' && c != 'p' && c != 'S') continue;
    if (i > 0 && IsWordCharacter(text[i - 1])) continue;
    for (const TokenShape& shape : kShapes) {
      std::string_view prefix = shape.prefix;
      if (text.substr(i, prefix.size()) != prefix) continue;
      size_t end = i + prefix.size();
      while (end < text.size() && Fits(text[end], shape.alphabet) && end - i < 300) ++end;
      if (end - i - prefix.size() < shape.least) continue;
      if (shape.alphabet == kUpperDigits && end - i != 20) continue;
      if (IsPlaceholder(text.substr(i, end - i))) continue;
      *at = i;
      *size = end - i;
      *issuer = shape.issuer;
      return true;
    }
  }
  return false;
}

bool IsPrivateKey(std::string_view text) {
  size_t begin = text.find("-----BEGIN ");
  if (begin == std::string_view::npos) return false;
  size_t end = text.find("PRIVATE KEY-----", begin);
  // The mark alone is what parsers and documents contain; a key has its base64 behind it.
  return end != std::string_view::npos && end - begin < 60;
}

bool TokenLiteral(const RuleMatch& match) {
  if (match.name.size() < 20 || match.name.size() > 4000) return false;
  size_t at, size;
  const char* issuer;
  if (!FindToken(match.name, &at, &size, &issuer)) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  const Node& node = match.tree[match.node];
  match.AddEvidence(finding, issuer, MaskSecret(match.name.substr(at, size)), node.row, node.end_row);
  return false;
}

bool KeyLiteral(const RuleMatch& match) {
  if (match.name.size() < 200 || !IsPrivateKey(match.name)) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  const Node& node = match.tree[match.node];
  match.AddEvidence(finding, "", "-----BEGIN \u2026 PRIVATE KEY-----", node.row, node.row);
  return false;
}

// password = "hunter2": a name that says so, a literal that is none of the usual fillers.
bool PasswordAssigned(const RuleMatch& match) {
  std::string name = ToLowerAscii(match.name);
  bool says = EndsWith(name, "password") || EndsWith(name, "passwd") || EndsWith(name, "secret") || EndsWith(name, "secret_key") ||
              EndsWith(name, "api_key") || EndsWith(name, "apikey") || EndsWith(name, "access_token") || EndsWith(name, "auth_token");
  if (!says) return false;
  NodeIndex value = match.tree.Child(match.node, Field::right);
  if (value == kNoNode) value = match.tree.Child(match.node, Field::value);
  if (value == kNoNode || !match.IsLiteral(value)) return false;
  Kind kind = match.tree.KindOf(value);
  if (kind != Kind::string && kind != Kind::string_literal && kind != Kind::raw_string) return false;
  std::string_view text = match.TextOf(value);
  size_t open = text.find_first_of("\"'");
  if (open == std::string_view::npos || text.size() < open + 2) return false;
  text = text.substr(open + 1, text.size() - open - 2);
  if (text.size() < 6 || text.size() > 200 || text.find_first_of(" {}<>$%/\\\n") != std::string_view::npos) return false;
  if (IsPlaceholder(text) || ContainsAny(text, {"password", "secret", "token", "changeme", "test", "key"})) return false;
  uint32_t finding = match.StartFinding(match.context.symbol);
  const Node& node = match.tree[match.node];
  match.AddEvidence(finding, match.name, MaskSecret(text), node.row, node.row);
  return false;
}

constexpr RuleRow kRows[] = {
    {{kKeyRule, "Private key in the repository", "PEM blocks of private keys", "Everyone who can read the repository has the key.",
      "-----BEGIN RSA PRIVATE KEY-----", kEverywhere, RuleCategory::kSecurity, Severity::kHigh, RuleConfidence::kHigh, 321},
     {{RuleEvent::kString, nullptr, Kind::kOther, KeyLiteral}}},
    {{kTokenRule, "Access token in the repository", "texts with the shape of tokens of AWS, GitHub, GitLab, Slack, Google, Stripe, npm, PyPI, SendGrid",
      "Everyone who can read the repository can use it; it stays in the history.", "key = \"AKIA\u2026\"", kEverywhere,
      RuleCategory::kSecurity, Severity::kHigh, RuleConfidence::kHigh, 798},
     {{RuleEvent::kString, nullptr, Kind::kOther, TokenLiteral}}},
    {{"general.sec.password", "Password in the source", "literals assigned to names that end in password, secret, api_key, access_token ...",
      "Everyone who can read the repository can use it; it stays in the history.", "db_password = \"\u2026\"", kCode,
      RuleCategory::kSecurity, Severity::kMedium, RuleConfidence::kMedium, 798},
     {{RuleEvent::kAssignment, nullptr, Kind::kOther, PasswordAssigned}}},
};

uint16_t NumberOf(std::string_view id) {
  const RuleTable& table = GeneralRules();
  for (size_t i = 0; i < table.rows.size(); ++i) {
    if (id == table.rows[i]->info.id) return static_cast<uint16_t>(table.first + i);
  }
  return table.first;
}

void Report(uint16_t rule, std::string_view role, std::string_view excerpt, uint32_t row, FileFacts* facts) {
  Finding finding;
  finding.rule = rule;
  finding.symbol = kNone;
  finding.first_evidence = static_cast<uint32_t>(facts->evidence.size());
  finding.evidence_count = 1;
  facts->findings.push_back(finding);
  facts->evidence.push_back({facts->Add(role), facts->Add(excerpt), row, row});
}

}  // namespace

const RuleTable& GeneralRules() {
  static const RuleTable* const table = new RuleTable(MakeRuleTable(kGeneralRuleFamily, {kRows}));
  return *table;
}

void RunTextRules(std::string_view language, std::string_view text, FileFacts* facts) {
  static const uint16_t key_rule = NumberOf(kKeyRule), token_rule = NumberOf(kTokenRule);
  bool applies = false;
  for (std::string_view id : Split(kEverywhere, ',')) applies = applies || id == language;
  if (!applies) return;
  facts->file.rules_run = 2;
  uint32_t row = 0;
  size_t found = 0;
  for (size_t begin = 0; begin < text.size() && found < kMaxFindingsPerRule; ++row) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    size_t at, size;
    const char* issuer;
    if (FindToken(line, &at, &size, &issuer)) {
      Report(token_rule, issuer, MaskSecret(line.substr(at, size)), row, facts);
      ++found;
    }
    // A PEM block: the next line is base64.
    std::string_view next = Trim(text.substr(std::min(end + 1, text.size()), 80));
    if (IsPrivateKey(line) && next.size() >= 60 && next.substr(0, 40).find(' ') == std::string_view::npos) {
      Report(key_rule, "", "-----BEGIN \u2026 PRIVATE KEY-----", row, facts);
      ++found;
    }
    begin = end + 1;
  }
}

}  // namespace repodoc

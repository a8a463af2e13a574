#include "core/extract/format_command.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxCommands = 60;
constexpr size_t kMaxCommandBytes = 240;
constexpr size_t kMaxWords = 12;

struct Words {
  std::string_view word[kMaxWords];
  size_t count = 0;
  std::string_view operator[](size_t i) const { return i < count ? word[i] : std::string_view(); }
  void DropFirst() {
    for (size_t i = 1; i < count; ++i) word[i - 1] = word[i];
    if (count > 0) --count;
  }
};

Words SplitWords(std::string_view command) {
  Words words;
  size_t at = 0;
  while (at < command.size() && words.count < kMaxWords) {
    while (at < command.size() && IsBlank(command[at])) ++at;
    size_t begin = at;
    while (at < command.size() && !IsBlank(command[at])) ++at;
    if (at > begin) words.word[words.count++] = command.substr(begin, at - begin);
  }
  return words;
}

bool IsAssignment(std::string_view word) {
  size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  for (size_t i = 0; i < equals; ++i) {
    if (!IsWordCharacter(word[i])) return false;
  }
  return true;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool IsTestFile(std::string_view word) {
  std::string_view name = BaseName(word);
  return StartsWith(name, "test_") || StartsWith(name, "run_test") || StartsWith(name, "run-test") ||
         StartsWith(name, "runtest") || name == "test.sh" || name == "test.py" || name == "test.js" ||
         name.find("_test.") != std::string_view::npos || name.find("_tests.") != std::string_view::npos;
}

// Program and the words behind it that decide. "" matches any second word; the first row that fits wins.
struct CommandRow {
  std::string_view program, second;
  CommandUse use;
};
using enum CommandUse;
constexpr CommandRow kCommands[] = {
    {"pytest", "", kTest},       {"py.test", "", kTest},      {"tox", "", kTest},          {"nox", "", kTest},
    {"ctest", "", kTest},        {"jest", "", kTest},         {"vitest", "", kTest},       {"mocha", "", kTest},
    {"rspec", "", kTest},        {"phpunit", "", kTest},      {"nosetests", "", kTest},    {"prove", "", kTest},
    {"npm", "test", kTest},      {"npm", "t", kTest},         {"npm", "start", kRun},      {"npm", "install", kInstall},
    {"npm", "i", kInstall},      {"npm", "ci", kInstall},     {"pnpm", "test", kTest},     {"pnpm", "install", kInstall},
    {"pnpm", "build", kBuild},   {"yarn", "test", kTest},     {"yarn", "install", kInstall}, {"yarn", "add", kInstall},
    {"yarn", "build", kBuild},   {"yarn", "start", kRun},     {"bun", "test", kTest},      {"bun", "install", kInstall},
    {"make", "test", kTest},     {"make", "tests", kTest},    {"make", "check", kTest},    {"make", "install", kInstall},
    {"make", "", kBuild},        {"ninja", "test", kTest},    {"ninja", "install", kInstall}, {"ninja", "", kBuild},
    {"cmake", "", kBuild},       {"meson", "test", kTest},    {"meson", "install", kInstall}, {"meson", "", kBuild},
    {"cargo", "test", kTest},    {"cargo", "nextest", kTest}, {"cargo", "build", kBuild},  {"cargo", "install", kInstall},
    {"cargo", "run", kRun},      {"go", "test", kTest},       {"go", "build", kBuild},     {"go", "install", kInstall},
    {"go", "get", kInstall},     {"go", "run", kRun},         {"mvn", "test", kTest},      {"mvn", "verify", kTest},
    {"mvn", "install", kBuild},  {"mvn", "package", kBuild},  {"mvn", "compile", kBuild},  {"gradle", "test", kTest},
    {"gradle", "check", kTest},  {"gradle", "build", kBuild}, {"gradlew", "test", kTest},  {"gradlew", "check", kTest},
    {"gradlew", "", kBuild},     {"bazel", "test", kTest},    {"bazel", "build", kBuild},  {"bazel", "run", kRun},
    {"dotnet", "test", kTest},   {"dotnet", "build", kBuild}, {"dotnet", "run", kRun},     {"swift", "test", kTest},
    {"swift", "build", kBuild},  {"mix", "test", kTest},      {"sbt", "test", kTest},      {"stack", "test", kTest},
    {"cabal", "test", kTest},    {"flutter", "test", kTest},  {"rake", "test", kTest},     {"rake", "spec", kTest},
    {"pip", "install", kInstall}, {"pip3", "install", kInstall}, {"pipx", "install", kInstall},
    {"pip_install", "", kInstall}, {"conda", "install", kInstall}, {"conda", "env", kInstall}, {"mamba", "install", kInstall},
    {"apt-get", "install", kInstall}, {"apt", "install", kInstall}, {"yum", "install", kInstall},
    {"dnf", "install", kInstall}, {"brew", "install", kInstall}, {"choco", "install", kInstall},
    {"gem", "install", kInstall}, {"bundle", "install", kInstall}, {"composer", "install", kInstall},
    {"composer", "require", kInstall}, {"poetry", "install", kInstall}, {"poetry", "build", kBuild},
    {"uv", "sync", kInstall},    {"docker", "build", kBuild}, {"docker", "run", kRun},     {"docker-compose", "up", kRun},
    {"docker-compose", "build", kBuild}, {"flask", "run", kRun}, {"tsc", "", kBuild}, {"webpack", "", kBuild},
    {"configure", "", kBuild},   {"xcodebuild", "test", kTest}, {"xcodebuild", "", kBuild}, {"cibuildwheel", "", kBuild},
    {"pod", "install", kInstall},
};

CommandUse UseOfPython(const Words& words) {
  size_t at = 1;
  while (at < words.count && StartsWith(words[at], "-") && words[at] != "-m") ++at;
  if (words[at] == "-m") {
    std::string_view module = words[at + 1];
    if (IsOneOf(module, {"pytest", "unittest", "nose", "tox", "nox", "doctest"})) return kTest;
    if (module == "pip") return words[at + 2] == "install" ? kInstall : kOther;
    if (module == "build") return kBuild;
    return kOther;
  }
  std::string_view script = words[at];
  if (BaseName(script) == "setup.py") {
    if (words[at + 1] == "install") return kInstall;
    if (words[at + 1] == "test") return kTest;
    if (words[at + 1] == "clean") return kOther;
    return words.count > at + 1 && !StartsWith(words[at + 1], "-") ? kBuild : kOther;
  }
  if (BaseName(script) == "manage.py") return words[at + 1] == "runserver" ? kRun : words[at + 1] == "test" ? kTest : kOther;
  return IsTestFile(script) ? kTest : kOther;
}

}  // namespace

CommandUse UseOfCommand(std::string_view command) {
  Words words = SplitWords(command);
  while (words.count > 0 && (IsAssignment(words[0]) || IsOneOf(words[0], {"sudo", "time", "env", "exec", "then", "do", "else",
                                                                          "xvfb-run", "npx", "retry"}))) {
    words.DropFirst();
  }
  if (words[0] == "bundle" && words[1] == "exec") {
    words.DropFirst();
    words.DropFirst();
  }
  if (words[0] == "poetry" && words[1] == "run") {
    words.DropFirst();
    words.DropFirst();
  }
  if (words.count == 0) return kOther;
  std::string_view program = BaseName(words[0]);
  if (EndsWith(program, ".exe") || EndsWith(program, ".bat")) program = program.substr(0, program.size() - 4);
  if (IsOneOf(program, {"python", "python3", "python2", "py", "coverage"}) || StartsWith(program, "python3.")) {
    if (program == "coverage" && words[1] != "run") return kOther;
    if (program == "coverage") words.DropFirst();
    return UseOfPython(words);
  }
  if (IsOneOf(program, {"bash", "sh", "source", "."})) return IsTestFile(words[1]) ? kTest : kOther;
  if (IsOneOf(program, {"npm", "yarn", "pnpm", "bun"})) {
    std::string_view script = words[1] == "run" ? words[2] : program == "npm" ? std::string_view() : words[1];
    if (program == "yarn" && words.count == 1) return kInstall;
    if (script == "test" || StartsWith(script, "test:") || StartsWith(script, "test-")) return kTest;
    if (script == "build" || StartsWith(script, "build:")) return kBuild;
    if (IsOneOf(script, {"start", "dev", "serve"})) return kRun;
  }
  // "apt-get -y install": flags before the second word do not count.
  size_t second = 1;
  while (second < words.count && StartsWith(words[second], "-") && words.count > second + 1) ++second;
  // "make -C build -j8 check": any word of make may be its target.
  if (program == "make" || program == "ninja" || program == "gradlew" || program == "mvn" || program == "xcodebuild") {
    for (size_t i = 1; i < words.count; ++i) {
      for (const CommandRow& row : kCommands) {
        if (row.program == program && !row.second.empty() && row.second == words[i]) return row.use;
      }
    }
  }
  if (program == "make" || program == "ninja") {  // targets that build nothing
    for (std::string_view word : {"lint", "format", "clean", "doc", "help"}) {
      if (words[second].find(word) != std::string_view::npos) return kOther;
    }
  }
  for (const CommandRow& row : kCommands) {
    if (row.program == program && (row.second.empty() || row.second == words[second])) return row.use;
  }
  return IsTestFile(words[0]) && words[0].find('/') != std::string_view::npos ? kTest : kOther;
}

void CommandCollector::AddLine(std::string_view line, uint32_t row) {
  line = Trim(Utf8Prefix(line, 4000));
  // "cd build && cmake .. && make test" is kept whole: its parts decide, the last known use wins over "install".
  CommandUse use = kOther;
  size_t at = 0;
  char quote = 0;
  size_t begin = 0;
  auto take = [&](size_t end) {
    CommandUse part = UseOfCommand(Trim(line.substr(begin, end - begin)));
    if (part == kOther) return;
    if (use == kOther || part == kTest || (part == kBuild && use == kInstall)) use = part;
  };
  for (; at < line.size(); ++at) {
    char c = line[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    bool both = c == '&' && at + 1 < line.size() && line[at + 1] == '&';
    if (both || c == ';' || c == '|') {
      take(at);
      if (both) ++at;
      begin = at + 1;
    }
  }
  take(line.size());
  if (use == kOther) return;
  std::string command = CollapseSpace(line);
  command = std::string(Utf8Prefix(command, kMaxCommandBytes));
  if (seen_.size() >= kMaxCommands || std::find(seen_.begin(), seen_.end(), command) != seen_.end()) return;
  seen_.push_back(command);
  const char* key = use == kTest      ? property::kTestCommand
                    : use == kBuild   ? property::kBuildCommand
                    : use == kInstall ? property::kInstallCommand
                                      : property::kRunCommand;
  builder_->AddProperty(key, command, row);
}

void CommandCollector::AddScript(std::string_view script, uint32_t first_row, bool rows_move, bool prompts_only) {
  LineCursor lines(script);
  Line line;
  std::string joined;
  uint32_t joined_row = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    uint32_t row = rows_move ? first_row + line.row : first_row;
    bool prompt = StartsWith(content, "$ ") || StartsWith(content, "> ") || StartsWith(content, "% ");
    if (prompt) content = Trim(content.substr(2));
    if (prompts_only && !prompt && joined.empty()) continue;
    if (StartsWith(content, "#")) continue;
    if (joined.empty()) joined_row = row;
    bool goes_on = EndsWith(content, "\\") && joined.size() < 4000;
    if (goes_on) content.remove_suffix(1);
    size_t comment = content.find(" #");
    if (comment != std::string_view::npos && !goes_on) content = content.substr(0, comment);
    if (!joined.empty()) joined += ' ';
    joined += content.substr(0, 4000);
    if (goes_on) continue;
    AddLine(joined, joined_row);
    joined.clear();
  }
  if (!joined.empty()) AddLine(joined, joined_row);
}

bool IsShellLanguage(std::string_view language) {
  std::string lower = ToLowerAscii(language);
  return IsOneOf(lower, {"", "bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "terminal", "cmd", "bat",
                         "batch", "powershell", "ps1", "text", "fish", "none"});
}

}  // namespace repodoc

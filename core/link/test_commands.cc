#include "core/link/test_commands.h"

#include <algorithm>
#include <iterator>

#include "core/base/properties.h"
#include "core/base/text.h"

namespace repodoc {
namespace {

struct ToolRow {
  std::string_view program;
  Family family;
};
constexpr ToolRow kTools[] = {
    {"pytest", Family::kPython}, {"py.test", Family::kPython}, {"python", Family::kPython}, {"python3", Family::kPython},
    {"tox", Family::kPython}, {"nox", Family::kPython}, {"nosetests", Family::kPython}, {"trial", Family::kPython},
    {"poetry", Family::kPython}, {"pipenv", Family::kPython}, {"pdm", Family::kPython}, {"hatch", Family::kPython},
    {"uv", Family::kPython}, {"coverage", Family::kPython}, {"zope-testrunner", Family::kPython},
    {"npm", Family::kJavaScript}, {"npx", Family::kJavaScript}, {"yarn", Family::kJavaScript}, {"pnpm", Family::kJavaScript},
    {"bun", Family::kJavaScript}, {"deno", Family::kJavaScript}, {"node", Family::kJavaScript}, {"jest", Family::kJavaScript},
    {"vitest", Family::kJavaScript}, {"mocha", Family::kJavaScript}, {"karma", Family::kJavaScript}, {"ava", Family::kJavaScript},
    {"cargo", Family::kRust}, {"go", Family::kGo}, {"gotestsum", Family::kGo}, {"ctest", Family::kC},
    {"mvn", Family::kJvm}, {"mvnw", Family::kJvm}, {"gradle", Family::kJvm}, {"gradlew", Family::kJvm}, {"sbt", Family::kJvm},
    {"mill", Family::kJvm}, {"mix", Family::kElixir}, {"swift", Family::kSwift}, {"xcodebuild", Family::kSwift},
    {"dotnet", Family::kDotNet}, {"rspec", Family::kRuby}, {"rake", Family::kRuby}, {"bundle", Family::kRuby},
    {"ruby", Family::kRuby}, {"phpunit", Family::kPhp}, {"composer", Family::kPhp}, {"php", Family::kPhp}, {"pest", Family::kPhp},
    {"prove", Family::kPerl}, {"perl", Family::kPerl}, {"dune", Family::kOcaml}, {"cabal", Family::kHaskell},
    {"stack", Family::kHaskell}, {"dart", Family::kDart}, {"flutter", Family::kDart}, {"zig", Family::kZig},
    {"busted", Family::kLua}, {"lua", Family::kLua}, {"Rscript", Family::kR}, {"julia", Family::kJulia},
    {"elm-test", Family::kElm}};

// What only sets the stage for the program behind it.
bool IsWrapper(std::string_view word) {
  constexpr std::string_view kWords[] = {"sudo", "time", "env", "exec", "xvfb-run", "command"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// What CI and documents say holds for the whole repository, wherever they lie.
bool HoldsEverywhere(const LinkData& data, FileIndex file) {
  return data.views[file].Has(kFileDocumentation) || StartsWith(data.paths[file], ".") ||
         data.paths[file].find("/.") != std::string_view::npos;
}

}  // namespace

Family FamilyOfTestCommand(std::string_view command) {
  bool changes_folder = false;
  for (size_t at = 0; at < command.size();) {
    size_t end = std::min(command.find(' ', at), command.size());
    std::string_view word = command.substr(at, end - at);
    at = end + 1;
    if (word == "cd" || word == "&&") {
      changes_folder = word == "cd";
      continue;
    }
    bool sets = word.empty() || word.find('=') != std::string_view::npos || word[0] == '-' || IsWrapper(word);
    if (changes_folder || sets) continue;
    word = BaseName(word);
    for (const ToolRow& row : kTools) {
      if (row.program == word) return row.family;
    }
    return Family::kNone;
  }
  return Family::kNone;
}

std::vector<uint32_t> TestCommandsFor(const LinkData& data, FileIndex file, const std::vector<Family>& families, size_t most) {
  std::vector<uint32_t> out;
  auto take = [&](const TestCommand& row) {
    if (out.size() == most) return;
    bool fits = row.family == Family::kNone || families.empty() ||
                std::find(families.begin(), families.end(), row.family) != families.end();
    auto same = [&](uint32_t other) { return data.facts[other].value == data.facts[row.fact].value; };
    if (fits && std::none_of(out.begin(), out.end(), same)) out.push_back(row.fact);
  };
  for (uint32_t folder = data.file_folder[file]; folder != kNone; folder = data.folder_parent[folder]) {
    for (const TestCommand& row : data.test_commands[folder]) take(row);
  }
  for (const TestCommand& row : data.test_commands[data.folder_parent.size()]) take(row);
  return out;
}

void CollectTestCommands(LinkData* data) {
  uint32_t everywhere = static_cast<uint32_t>(data->folder_parent.size());
  data->test_commands.Build(everywhere + 1, [&](auto emit) {
    for (uint32_t i = 0; i < data->facts.size(); ++i) {
      const RepositoryFactPlace& fact = data->facts[i];
      if (fact.key != property::kTestCommand) continue;
      emit(HoldsEverywhere(*data, fact.file) ? everywhere : data->file_folder[fact.file],
           TestCommand{i, FamilyOfTestCommand(fact.value)});
    }
  });
}

}  // namespace repodoc

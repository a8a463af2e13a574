#include "tests/driver/cases.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <vector>

#include "tests/driver/input_tree.h"
#include "tests/driver/stages.h"

namespace repodoc::driver {
namespace {

namespace fs = std::filesystem;

// The first differing line of two texts, for a person.
std::string FirstDifference(const std::string& want, const std::string& got) {
  size_t line = 1, start = 0, at = 0;
  while (at < want.size() && at < got.size() && want[at] == got[at]) {
    if (want[at] == '\n') ++line, start = at + 1;
    ++at;
  }
  auto line_at = [&](const std::string& text) {
    return start > text.size() ? std::string() : text.substr(start, std::min(text.find('\n', start), text.size()) - start);
  };
  return "  line " + std::to_string(line) + "\n  - " + line_at(want) + "\n  + " + line_at(got) + "\n";
}

// Everything a case can expect, by file name relative to the case folder.
bool Produce(const std::string& input, const std::vector<std::string>& wanted, std::map<std::string, std::string>* out,
             std::string* error) {
  RunOptions options;
  options.name = "case";
  Run run(input, options);
  std::string facts;
  auto add_facts = [&](const std::string&, const std::string& bytes) {
    std::string text;
    if (run.generator().DumpFacts(bytes, &text)) facts += text;
  };
  if (!run.Scan() || !run.Analyze(add_facts) || !run.Link()) {
    *error = run.error();
    return false;
  }
  for (const std::string& name : wanted) {
    if (name == "scan.txt") {
      (*out)[name] = run.scan_text();
    } else if (name == "facts.txt") {
      (*out)[name] = facts;
    } else if (name == "plan.txt") {
      (*out)[name] = run.plan_text();
    } else if (name == "graph.txt") {
      if (!run.generator().DumpGraph(&(*out)[name])) return false;
    } else {
      bool html = name.starts_with("html/");
      std::string page_path = name.substr(name.find('/') + 1);
      if (html) page_path.resize(page_path.size() - std::min<size_t>(5, page_path.size()));
      for (const Run::Page& page : run.pages()) {
        if (page.path != page_path) continue;
        std::string markdown;
        if (!run.Render(page, &markdown)) {
          *error = run.error();
          return false;
        }
        if (html) {
          run.generator().Html(markdown, &(*out)[name]);
        } else {
          (*out)[name] = markdown;
        }
      }
    }
  }
  return true;
}

std::vector<std::string> Expectations(const fs::path& folder) {
  std::vector<std::string> names;
  for (const char* name : {"scan.txt", "facts.txt", "graph.txt", "plan.txt"}) {
    if (fs::exists(folder / name)) names.push_back(name);
  }
  for (const char* sub : {"pages", "html"}) {
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder / sub, error)) {
      if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), folder).generic_string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

int RunCases(const std::string& folder, const std::string& filter, bool update) {
  std::vector<fs::path> cases;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.is_directory() && entry.path().filename() == "input" &&
        fs::relative(entry.path(), folder).generic_string().find("/input/") == std::string::npos) {
      std::string name = fs::relative(entry.path().parent_path(), folder).generic_string();
      if (name.find(filter) != std::string::npos) cases.push_back(entry.path().parent_path());
    }
  }
  std::sort(cases.begin(), cases.end());
  int passed = 0, failed = 0;
  for (const fs::path& path : cases) {
    std::string name = fs::relative(path, folder).generic_string();
    std::vector<std::string> wanted = Expectations(path);
    if (wanted.empty() && update) wanted.push_back(name.starts_with("link/") ? "graph.txt" : "facts.txt");
    std::map<std::string, std::string> got;
    std::string problem;
    if (wanted.empty()) problem = "no expectation (write one with --update)";
    if (problem.empty() && !Produce((path / "input").string(), wanted, &got, &problem) && problem.empty()) {
      problem = "the run failed";
    }
    for (const std::string& file : wanted) {
      if (!problem.empty()) break;
      auto it = got.find(file);
      if (it == got.end()) {
        problem = file + ": nothing of this name comes out";
        break;
      }
      std::string want;
      ReadFile((path / file).string(), &want);
      if (want == it->second) continue;
      if (update) {
        WriteFile((path / file).string(), it->second);
      } else {
        problem = file + " differs\n" + FirstDifference(want, it->second);
      }
    }
    if (problem.empty()) {
      ++passed;
    } else {
      ++failed;
      std::printf("FAILED %s: %s\n", name.c_str(), problem.c_str());
    }
  }
  std::printf("cases: %d passed, %d failed\n", passed, failed);
  return failed;
}

}  // namespace repodoc::driver

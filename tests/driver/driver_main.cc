// repodoc_driver: any stage as text, whole trees, and the case folders, natively. For debugging under sanitizers.
//
//   repodoc_driver FOLDER --print=scan|facts|graph|plan|pages|html [--only=PATH-PART]
//   repodoc_driver FOLDER --print=symbols|imports|tags|...      a file of data/, whole
//   repodoc_driver FOLDER -o OUT [--name NAME] [--data all]     writes the whole tree; --no-pages: manifest and data only
//   repodoc_driver FOLDER --time                                seconds per stage
//   repodoc_driver --cases FOLDER [--filter=PART] [--update]    runs case folders
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include "nlohmann/json.hpp"
#include "tests/driver/cases.h"
#include "tests/driver/stages.h"

namespace {

using repodoc::driver::Run;

double Now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool Value(std::string_view argument, std::string_view name, std::string* value) {
  if (!argument.starts_with(name)) return false;
  *value = argument.substr(name.size());
  return true;
}

int Fail(const Run& run) {
  std::fprintf(stderr, "%s\n", run.error().c_str());
  return 1;
}

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int WriteTree(Run* run, const std::string& out, const std::string& data, bool with_pages) {
  const auto& pages = run->pages();
  for (size_t i = 0; with_pages && i < pages.size(); ++i) {
    if (pages[i].file >= 0) {
      std::string docs, keywords;  // the plan lists both pages of a file side by side
      if (!run->RenderFilePages(pages[i].file, &docs, &keywords)) return Fail(*run);
      repodoc::driver::WriteFile(out + "/" + pages[i].path, docs);
      repodoc::driver::WriteFile(out + "/" + pages[++i].path, keywords);
    } else {
      std::string markdown;
      if (!run->Render(pages[i], &markdown)) return Fail(*run);
      repodoc::driver::WriteFile(out + "/" + pages[i].path, markdown);
    }
  }
  std::string manifest;
  if (!run->generator().Manifest(&manifest)) return Fail(*run);
  repodoc::driver::WriteFile(out + "/manifest.json", manifest);
  if (data.empty()) return 0;
  std::string exports;
  if (!run->generator().ExportList(&exports)) return Fail(*run);
  for (const auto& row : nlohmann::json::parse(exports, nullptr, false)) {
    std::string bytes, name = row[0].get<std::string>();
    if (data != "all" && ("," + data + ",").find("," + name + ",") == std::string::npos) continue;
    if (!run->generator().Export(name, &bytes)) return Fail(*run);
    repodoc::driver::WriteFile(out + "/" + row[1].get<std::string>(), bytes);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder, print, only, out, cases, filter, data;
  repodoc::driver::RunOptions options;
  bool update = false, time = false, with_pages = true;
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (Value(argument, "--print=", &print) || Value(argument, "--only=", &only) ||
        Value(argument, "--filter=", &filter)) {
      continue;
    }
    if (argument == "-o") out = next();
    else if (argument == "--cases") cases = next();
    else if (argument == "--update") update = true;
    else if (argument == "--time") time = true;
    else if (argument == "--name") options.name = next();
    else if (argument == "--source-url") options.source_url = next();
    else if (argument == "--no-gitignore") options.use_gitignore = false;
    else if (argument == "--data") data = next();
    else if (argument == "--no-pages") with_pages = false;
    else folder = argument;
  }
  if (!cases.empty()) return repodoc::driver::RunCases(cases, filter, update) == 0 ? 0 : 1;
  if (folder.empty()) {
    std::fprintf(stderr, "usage: repodoc_driver FOLDER --print=scan|facts|graph|plan|pages|html|symbols|imports | -o OUT\n"
                         "       repodoc_driver --cases FOLDER [--filter=PART] [--update]\n");
    return 2;
  }
  Run run(folder, options);
  double start = Now();
  auto stage = [&](const char* name) {
    if (time) std::fprintf(stderr, "%-8s %7.2f s\n", name, Now() - start);
    start = Now();
  };
  if (!run.Scan()) return Fail(run);
  stage("scan");
  if (print == "scan") return Print(run.scan_text()), 0;
  uint64_t facts_bytes = 0;
  auto each = [&](const std::string& path, const std::string& facts) {
    facts_bytes += facts.size();
    if (print != "facts" || path.find(only) == std::string::npos) return;
    std::string text;
    if (run.generator().DumpFacts(facts, &text)) Print(text);
  };
  if (!run.Analyze(each)) return Fail(run);
  stage("analyze");
  if (time) std::fprintf(stderr, "facts    %7.1f MB\n", static_cast<double>(facts_bytes) / 1e6);
  if (print == "facts") return 0;
  if (!run.Link()) return Fail(run);
  stage("link");
  if (print == "plan") return Print(run.plan_text()), 0;
  if (print == "graph") {
    std::string text;
    if (!run.generator().DumpGraph(&text)) return Fail(run);
    return Print(text), 0;
  }
  if (print == "pages" || print == "html") {
    for (const Run::Page& page : run.pages()) {
      if (page.path.find(only) == std::string::npos) continue;
      std::string markdown, html;
      if (!run.Render(page, &markdown)) return Fail(run);
      if (print == "html") run.generator().Html(markdown, &html);
      std::printf("=== %s\n", page.path.c_str());
      Print(print == "html" ? html : markdown);
    }
    return 0;
  }
  if (!print.empty()) {
    std::string bytes;
    if (!run.generator().Export(print, &bytes)) return Fail(run);
    return Print(bytes), 0;
  }
  if (!out.empty()) {
    int status = WriteTree(&run, out, data, with_pages);
    stage("render");
    return status;
  }
  return 0;
}

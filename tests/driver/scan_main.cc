// Prints what SCAN and CLASSIFY decide, for tests and for looking.
//   scan ignore FOLDER     paths on stdin (one a line, folders end in "/"); control files are read below
//   FOLDER;
//                          prints "path<TAB>detail" for every path that git's rules leave out
//   scan tree FOLDER       every file below FOLDER: reason, detail or language, type, encoding and roles
//   scan time FOLDER       seconds to decode and to classify everything
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/base/text.h"
#include "core/scan/classify.h"
#include "core/scan/scan.h"

namespace fs = std::filesystem;
using namespace repodoc;

namespace {

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Tree {
  std::vector<ScanEntry> entries;
  std::vector<ScanControlFile> control_files;
};

void AddControlFile(const fs::path& root, const std::string& path, Tree* tree) {
  std::string bytes = ReadFile(root / path);
  if (!bytes.empty()) tree->control_files.push_back({path, std::move(bytes)});
}

Tree ListTree(const fs::path& root) {
  Tree tree;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    std::string path = it->path().lexically_relative(root).generic_string();
    if (it->is_symlink()) {
      tree.entries.push_back({path, 0, true, false});
    } else if (it->is_directory()) {
      if (!IsNeverEntered(it->path().filename().string())) continue;
      tree.entries.push_back({path + "/", 0, false, false});
      it.disable_recursion_pending();
    } else {
      bool regular = it->is_regular_file();
      tree.entries.push_back({path, regular ? it->file_size() : 0, false, !regular});
      if (regular && IsControlFile(path)) AddControlFile(root, path, &tree);
    }
  }
  if (fs::exists(root / ".git/info/exclude")) AddControlFile(root, ".git/info/exclude", &tree);
  std::sort(tree.entries.begin(), tree.entries.end(),
            [](const ScanEntry& a, const ScanEntry& b) { return a.path < b.path; });
  return tree;
}

int PrintIgnored(const fs::path& root) {
  Tree tree = ListTree(root);
  std::vector<ScanEntry> entries;
  for (std::string line; std::getline(std::cin, line);) entries.push_back({line, 0, false, false});
  std::vector<ScanDecision> decisions = Scan(entries, tree.control_files, {});
  for (size_t i = 0; i < entries.size(); ++i) {
    if (decisions[i].left_out != LeftOut::kGitIgnored) continue;
    std::cout << entries[i].path << '\t' << decisions[i].detail << '\n';
  }
  return 0;
}

Classification ClassifyFile(const ScanEntry& entry, const ScanDecision& decision, const std::string& bytes,
                            DecodedText* text) {
  Decode(bytes, text);
  return Classify(entry.path, *text, bytes,
                  {decision.linguist_generated, decision.linguist_vendored, decision.linguist_documentation,
                   decision.linguist_language});
}

int PrintTree(const fs::path& root) {
  Tree tree = ListTree(root);
  std::vector<ScanDecision> decisions = Scan(tree.entries, tree.control_files, {});
  for (size_t i = 0; i < decisions.size(); ++i) {
    const ScanEntry& entry = tree.entries[i];
    std::cout << entry.path << '\t';
    if (decisions[i].left_out != LeftOut::kNo) {
      std::cout << "left out: " << WordOf(decisions[i].left_out) << '\t' << decisions[i].detail << '\n';
      continue;
    }
    std::string bytes = ReadFile(root / entry.path);
    DecodedText text;
    Classification kind = ClassifyFile(entry, decisions[i], bytes, &text);
    std::cout << kind.language->id << '\t' << kind.language->type << '\t' << text.encoding
              << (text.lossy ? " lossy" : "");
    for (const auto& [key, reason] : kind.reasons) std::cout << '\t' << key << ": " << reason;
    std::cout << '\n';
  }
  return 0;
}

int PrintTimes(const fs::path& root) {
  Tree tree = ListTree(root);
  using Clock = std::chrono::steady_clock;
  auto seconds = [](Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
  };
  Clock::time_point start = Clock::now();
  std::vector<ScanDecision> decisions = Scan(tree.entries, tree.control_files, {});
  std::cout << "scan " << Decimal(seconds(start), 3) << " s, " << tree.entries.size() << " entries\n";
  double decode = 0, classify = 0;
  uint64_t size = 0;
  for (size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].left_out != LeftOut::kNo) continue;
    std::string bytes = ReadFile(root / tree.entries[i].path);
    size += bytes.size();
    DecodedText text;
    start = Clock::now();
    Decode(bytes, &text);
    decode += seconds(start);
    start = Clock::now();
    Classification kind = Classify(tree.entries[i].path, text, bytes, {});
    classify += seconds(start);
  }
  std::cout << "decode " << Decimal(decode, 3) << " s, classify " << Decimal(classify, 3) << " s, "
            << WithCommas(size) << " bytes\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string_view verb = argc == 3 ? argv[1] : "";
  if (verb == "ignore") return PrintIgnored(argv[2]);
  if (verb == "tree") return PrintTree(argv[2]);
  if (verb == "time") return PrintTimes(argv[2]);
  std::cerr << "usage: scan ignore|tree|time FOLDER\n";
  return 2;
}

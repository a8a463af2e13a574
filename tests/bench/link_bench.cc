// What LINK costs as a repository grows: the facts of every file are made once, then the first N files of a fixed shuffle
// are linked for growing N, each in a process of its own. Prints per N: files, MB of facts, symbols, references, seconds
// of Link(), by file and by MB of facts (larger samples of a repository hold more that its files say of each other),
// bytes the process holds beyond the facts, and the 50th and 99th percentile of MakeSlice().
// See scripts/bench.
//
//   repodoc_link_bench FOLDER [N ...]      default: 1000, 2000, 4000 ... and all
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/extract/analyze.h"
#include "core/facts/facts.h"
#include "core/link/graph.h"
#include "core/link/slice.h"
#include "tests/driver/input_tree.h"
#include "tests/driver/stages.h"

namespace {

double Now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Resident bytes now, from the kernel; 0 where it does not say.
double Resident() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  long total = 0, resident = 0;
  if (file == nullptr) return 0;
  int read = std::fscanf(file, "%ld %ld", &total, &resident);
  std::fclose(file);
  return read == 2 ? static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) : 0;
}

void Measure(const std::vector<std::string>& facts, size_t count) {
  repodoc::RepoGraph graph({});
  size_t bytes = 0, symbols = 0, references = 0;
  for (size_t i = 0; i < count; ++i) {
    repodoc::FactsView view;
    if (!repodoc::ParseFacts(facts[i], &view)) continue;
    bytes += facts[i].size();
    symbols += view.symbols.size();
    references += view.references.size();
    if (!graph.Add(facts[i])) std::abort();
  }
  double before = Resident(), start = Now();
  graph.Link();
  double seconds = Now() - start;
  double held = Resident() - before;
  std::vector<double> slices;
  for (repodoc::FileIndex file = 0; file < graph.file_count(); ++file) {
    start = Now();
    std::string slice = repodoc::SerializeSlice(graph.MakeSlice(file));
    slices.push_back(Now() - start);
  }
  std::sort(slices.begin(), slices.end());
  auto percentile = [&](double share) { return slices[std::min(slices.size() - 1, static_cast<size_t>(share * static_cast<double>(slices.size())))] * 1e3; };
  std::printf("%8zu %9.1f %9zu %10zu %9.2f %12.1f %10.2f %10.0f %9.3f %9.3f\n", slices.size(), static_cast<double>(bytes) / 1e6, symbols,
              references, seconds, seconds * 1e6 / static_cast<double>(slices.size()), seconds * 1e9 / static_cast<double>(bytes),
              held / 1e6, percentile(0.5), percentile(0.99));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder = argc > 1 ? argv[1] : "";
  repodoc::driver::Run run(folder, {});
  if (folder.empty() || !run.Scan()) {
    std::fprintf(stderr, "usage: repodoc_link_bench FOLDER [N ...]\n%s\n", run.error().c_str());
    return 2;
  }
  std::vector<std::string> facts;
  for (const std::string& path : run.scanned()) {
    std::string bytes;
    if (repodoc::driver::ReadFile(folder + "/" + path, &bytes)) facts.push_back(repodoc::Analyze(path, bytes, {}, {}));
  }
  // Fisher-Yates with a fixed generator: every prefix is a fair sample of the repository.
  uint64_t state = 1;
  for (size_t i = facts.size(); i > 1; --i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    std::swap(facts[i - 1], facts[(state >> 33) % i]);
  }
  std::vector<size_t> counts;
  for (int i = 2; i < argc; ++i) counts.push_back(static_cast<size_t>(std::atol(argv[i])));
  if (counts.empty()) {
    for (size_t count = 1000; count < facts.size(); count *= 2) counts.push_back(count);
    counts.push_back(facts.size());
  }
  std::printf("%8s %9s %9s %10s %9s %12s %10s %10s %9s %9s\n", "files", "facts MB", "symbols", "references", "link s", "us per file",
              "ms per MB", "held MB", "slice p50", "p99 ms");
  std::fflush(stdout);
  for (size_t count : counts) {
    pid_t child = fork();
    if (child == 0) {
      Measure(facts, std::min(count, facts.size()));
      _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) return 1;
  }
  return 0;
}

// The whole run in one process, one stage after the other, through core/generator.h. What the command line and the page
// do with many engines, this does with one: it is the reference their output is compared with.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/generator.h"
#include "tests/driver/input_tree.h"

namespace repodoc::driver {

struct RunOptions {
  std::string name;        // repository name; empty: the folder's
  std::string source_url;
  std::vector<std::string> include, exclude;
  bool use_gitignore = true;
  uint64_t max_file_size = 64u << 20;
};

class Run {
 public:
  Run(std::string folder, RunOptions options) : folder_(std::move(folder)), options_(std::move(options)) {}

  // Each stage needs the one before. False: `error` says why.
  bool Scan();
  bool Analyze(const std::function<void(const std::string& path, const std::string& facts)>& each);
  bool Link();

  // After Link.
  struct Page {
    std::string path;
    int file = -1;         // index of the documented file, or -1 for a page of the repository
    bool keywords = false;
  };
  const std::vector<Page>& pages() const { return pages_; }
  bool Render(const Page& page, std::string* markdown);
  bool RenderFilePages(int file, std::string* docs, std::string* keywords);

  const std::string& scan_text() const { return scan_text_; }
  const std::string& plan_text() const { return plan_text_; }
  const std::string& error() const { return error_; }
  std::vector<std::string> scanned() const;  // paths to analyse, after Scan
  const std::vector<std::string>& documented() const { return paths_; }
  Generator& generator() { return generator_; }

 private:
  bool Fail(const std::string& what);
  struct File {
    std::string path, attributes;
  };
  std::string folder_;
  RunOptions options_;
  Generator generator_;
  std::vector<File> files_;
  std::vector<std::vector<std::string>> left_out_;  // path, size, word, detail
  std::vector<std::string> paths_;                  // documented, in plan order
  std::vector<Page> pages_;
  std::string scan_text_, plan_text_, error_;
};

}  // namespace repodoc::driver

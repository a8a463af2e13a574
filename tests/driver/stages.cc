#include "tests/driver/stages.h"

#include <filesystem>

#include "core/scan/fields.h"
#include "nlohmann/json.hpp"

namespace repodoc::driver {

using Json = nlohmann::json;

namespace {

std::string BaseOf(const std::string& path) {
  std::error_code error;
  return std::filesystem::weakly_canonical(path, error).filename().string();
}

}  // namespace

bool Run::Fail(const std::string& what) {
  error_ = what + ": " + generator_.error();
  return false;
}

bool Run::Scan() {
  std::string names = generator_.ScanNames();
  FieldReader name_fields(names);
  auto read_names = [&name_fields] {
    std::vector<std::string> list(name_fields.Number());
    for (std::string& name : list) name = name_fields.Text();
    return list;
  };
  std::vector<std::string> never_entered = read_names(), control_names = read_names();
  std::vector<InputFile> inputs;
  if (!ListTree(folder_, never_entered, &inputs)) {
    error_ = "not a folder: " + folder_;
    return false;
  }
  FieldWriter entries, control;
  uint64_t control_count = 0;
  for (const InputFile& input : inputs) {
    entries.Add(input.path);
    entries.Add(input.size);
    entries.Add(std::string_view(input.symlink ? "l" : input.special ? "s" : ""));
    std::string base = input.path.substr(input.path.rfind('/') + 1);
    bool wanted = false;
    for (const std::string& name : control_names) wanted |= name == base || name == input.path;
    std::string bytes;
    if (wanted && !input.symlink && ReadFile(folder_ + "/" + input.path, &bytes)) {
      ++control_count;
      control.Add(input.path);
      control.Add(bytes);
    }
  }
  FieldWriter head;
  head.Add(std::string_view(options_.use_gitignore ? "1" : "0"));
  head.Add(options_.max_file_size);
  for (const std::vector<std::string>* globs : {&options_.include, &options_.exclude}) {
    head.Add(globs->size());
    for (const std::string& glob : *globs) head.Add(glob);
  }
  std::string request = head.Take() + std::to_string(control_count) + '\0' + control.Take() +
                        std::to_string(inputs.size()) + '\0' + entries.Take();
  std::string response;
  if (!generator_.Scan(request, &response)) return Fail("scan");
  FieldReader decisions(response);
  files_.clear();
  left_out_.clear();
  scan_text_.clear();
  for (uint64_t left = decisions.Number(); left > 0; --left) {
    const InputFile& input = inputs[decisions.Number()];
    files_.push_back({input.path, decisions.Text()});
    scan_text_ += "file " + input.path + (files_.back().attributes.empty() ? "" : " [" + files_.back().attributes + "]") + "\n";
  }
  for (uint64_t left = decisions.Number(); left > 0; --left) {
    InputFile input = inputs[decisions.Number()];
    std::string word = decisions.Text(), sentence = decisions.Text(), detail = decisions.Text(), row = decisions.Text();
    if (!row.empty()) input = {row, 0, false, false};
    left_out_.push_back({input.path, std::to_string(input.size), word, detail});
    scan_text_ += "left out " + input.path + ": " + word + " (" + detail + ")\n";
  }
  return true;
}

std::vector<std::string> Run::scanned() const {
  std::vector<std::string> paths;
  for (const File& file : files_) paths.push_back(file.path);
  return paths;
}

bool Run::Analyze(const std::function<void(const std::string&, const std::string&)>& each) {
  Json link = {{"name", options_.name.empty() ? BaseOf(folder_) : options_.name},
               {"sourceUrl", options_.source_url},
               {"docsRoot", "docs"}};
  if (!generator_.LinkBegin(link.dump())) return Fail("link begin");
  for (const File& file : files_) {
    std::string bytes, facts;
    if (!ReadFile(folder_ + "/" + file.path, &bytes)) {
      left_out_.push_back({file.path, "0", "unreadable", ""});
      continue;
    }
    if (!generator_.Analyze(file.path, bytes, file.attributes, &facts)) return Fail("analyze " + file.path);
    if (each) each(file.path, facts);
    if (!generator_.LinkAdd(facts)) return Fail("link add " + file.path);
  }
  return true;
}

bool Run::Link() {
  Json left_out = Json::array();
  for (const auto& row : left_out_) {
    left_out.push_back(Json::array({row[0], std::stoull(row[1]), row[2], row[3]}));
  }
  std::string plan;
  if (!generator_.LinkFinish(left_out.dump(-1, ' ', false, Json::error_handler_t::replace), &plan)) return Fail("link");
  Json site = Json::parse(plan, nullptr, false);
  plan_text_.clear();
  paths_.clear();
  pages_.clear();
  for (const Json& row : site["files"]) {
    int file = static_cast<int>(paths_.size());
    paths_.push_back(row[0].get<std::string>());
    pages_.push_back({row[1].get<std::string>(), file, false});
    pages_.push_back({row[2].get<std::string>(), file, true});
    plan_text_ += "file " + paths_.back() + " -> " + row[1].get<std::string>() + ", " + row[2].get<std::string>() + "\n";
  }
  for (const Json& row : site["pages"]) {
    pages_.push_back({row.get<std::string>(), -1, false});
    plan_text_ += "page " + pages_.back().path + "\n";
  }
  return true;
}

bool Run::RenderFilePages(int file, std::string* docs, std::string* keywords) {
  std::string bundle, bytes;
  if (!generator_.Slice(static_cast<uint32_t>(file), &bundle)) return Fail("slice " + paths_[file]);
  if (!ReadFile(folder_ + "/" + paths_[file], &bytes)) {
    error_ = "cannot read " + paths_[file];
    return false;
  }
  if (!generator_.RenderFile(bundle, bytes, docs, keywords)) return Fail("render " + paths_[file]);
  return true;
}

bool Run::Render(const Page& page, std::string* markdown) {
  if (page.file >= 0) {
    std::string docs, keywords;
    if (!RenderFilePages(page.file, &docs, &keywords)) return false;
    *markdown = page.keywords ? std::move(keywords) : std::move(docs);
    return true;
  }
  if (!generator_.RepositoryPage(page.path, markdown)) return Fail("page " + page.path);
  return true;
}

}  // namespace repodoc::driver

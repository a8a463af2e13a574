#include "tests/driver/stages.h"

#include <filesystem>

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
  Json names = Json::parse(generator_.ScanNames(), nullptr, false);
  std::vector<InputFile> inputs;
  if (!ListTree(folder_, names["neverEntered"].get<std::vector<std::string>>(), &inputs)) {
    error_ = "not a folder: " + folder_;
    return false;
  }
  auto control_names = names["controlNames"].get<std::vector<std::string>>();
  Json entries = Json::array(), control = Json::array();
  for (const InputFile& input : inputs) {
    entries.push_back(Json::array({input.path, input.size, input.symlink ? "l" : input.special ? "s" : ""}));
    std::string base = input.path.substr(input.path.rfind('/') + 1);
    bool wanted = false;
    for (const std::string& name : control_names) wanted |= name == base || name == input.path;
    std::string bytes;
    if (wanted && !input.symlink && ReadFile(folder_ + "/" + input.path, &bytes)) {
      control.push_back(Json::array({input.path, bytes}));
    }
  }
  Json request = {{"entries", entries},
                  {"control", control},
                  {"include", options_.include},
                  {"exclude", options_.exclude},
                  {"gitignore", options_.use_gitignore},
                  {"maxFileSize", options_.max_file_size}};
  std::string response;
  if (!generator_.Scan(request.dump(-1, ' ', false, Json::error_handler_t::replace), &response)) return Fail("scan");
  Json decisions = Json::parse(response, nullptr, false);
  files_.clear();
  left_out_.clear();
  scan_text_.clear();
  for (const Json& row : decisions["files"]) {
    const InputFile& input = inputs[row[0].get<size_t>()];
    files_.push_back({input.path, row[1].get<std::string>()});
    scan_text_ += "file " + input.path + (files_.back().attributes.empty() ? "" : " [" + files_.back().attributes + "]") + "\n";
  }
  for (const Json& row : decisions["leftOut"]) {
    InputFile input = inputs[row[0].get<size_t>()];
    if (row.size() > 4) input = {row[4].get<std::string>(), 0, false, false};
    left_out_.push_back({input.path, std::to_string(input.size), row[1].get<std::string>(), row[3].get<std::string>()});
    scan_text_ += "left out " + input.path + ": " + row[1].get<std::string>() + " (" + row[3].get<std::string>() + ")\n";
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

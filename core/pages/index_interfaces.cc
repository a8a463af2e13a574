// What a user meets from outside, on the repository's front page: HTTP routes, command-line options, environment
// variables, each with the places that say so. In: properties and decorators of all files but tests, examples, vendored
// and generated ones. A list that is cut says so.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/pages/index_interfaces.h"

namespace repodoc {
namespace {

constexpr size_t kMostNames = 40;   // rows of a table
constexpr size_t kMostPlaces = 4;   // places of a row
constexpr uint32_t kAside = kFileTest | kFileExample | kFileVendored | kFileGenerated;

struct Place {
  FileIndex file = kNone;
  uint32_t row = 0;
};

// Decorators, attributes and annotations of web frameworks (Flask, FastAPI, Spring, JAX-RS, ASP.NET, Actix, Rocket): what
// stands before the parenthesis, lower case, and the method it means ("" when the arguments say it).
struct RouteWord {
  std::string_view word, method;
  bool needs_slash;  // only with a path that begins with "/": the word alone is too common
};
constexpr RouteWord kRouteWords[] = {
    {"route", "", true}, {"api_route", "", true}, {"get", "GET", true}, {"post", "POST", true}, {"put", "PUT", true},
    {"delete", "DELETE", true}, {"patch", "PATCH", true}, {"head", "HEAD", true}, {"options", "OPTIONS", true},
    {"websocket", "WebSocket", true}, {"path", "", true}, {"requestmapping", "", false}, {"getmapping", "GET", false},
    {"postmapping", "POST", false}, {"putmapping", "PUT", false}, {"deletemapping", "DELETE", false},
    {"patchmapping", "PATCH", false}, {"httpget", "GET", false}, {"httppost", "POST", false}, {"httpput", "PUT", false},
    {"httpdelete", "DELETE", false}, {"httppatch", "PATCH", false}};

bool ReadRoute(std::string_view text, std::string* method, std::string_view* path) {
  size_t open = text.find('(');
  if (open == text.npos) return false;
  std::string_view head = Trim(text.substr(0, open));
  size_t last = head.find_last_of(".:");
  std::string word = ToLowerAscii(last == head.npos ? head : head.substr(last + 1));
  for (const RouteWord& known : kRouteWords) {
    if (known.word != word) continue;
    size_t quote = text.find_first_of("\"'", open);
    if (quote == text.npos) return false;
    size_t end = text.find(text[quote], quote + 1);
    if (end == text.npos) return false;
    *path = text.substr(quote + 1, end - quote - 1);
    *method = std::string(known.method);
    if (path->empty() || path->find_first_of(" \t\n") != path->npos) return false;
    return !known.needs_slash || (*path)[0] == '/';
  }
  return false;
}

void WritePlaces(RepositoryPageWriter& page, const std::vector<Place>& places) {
  Separator comma;
  for (size_t i = 0; i < places.size() && i < kMostPlaces; ++i) {
    page.out.Raw(comma());
    page.WritePlace(places[i].file, places[i].row);
  }
  if (places.size() > kMostPlaces) page.out.Raw(" and ").Number(places.size() - kMostPlaces).Raw(" more");
}

using Named = std::map<std::string_view, std::vector<Place>>;

void WriteNamed(RepositoryPageWriter& page, const char* heading, const char* column, const char* what, const Named& names) {
  if (names.empty()) return;
  Markdown& out = page.out;
  out.Heading(3, heading);
  // Those that most places name first; ties by name.
  std::vector<Named::const_iterator> order;
  for (auto at = names.begin(); at != names.end(); ++at) order.push_back(at);
  std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a->second.size() > b->second.size(); });
  out.Table({column, what});
  for (size_t i = 0; i < order.size() && i < kMostNames; ++i) {
    out.Row().Code(order[i]->first, 80).Cell();
    WritePlaces(page, order[i]->second);
    out.EndRow();
  }
  if (order.size() > kMostNames) {
    out.Paragraph().Number(kMostNames).Raw(" of ").Number(order.size());
    out.Raw(" shown, those with most places first; each file's page names its own.");
  }
}

struct Route {
  std::string method, path;
  FileIndex file = kNone;
  uint32_t symbol = kNone;
  uint32_t row = 0;
};

// A controller's own route stands before those of its methods.
void JoinRoutes(const RepositoryPageWriter& page, std::vector<Route>* routes) {
  std::map<std::pair<FileIndex, uint32_t>, size_t> controllers;
  for (size_t i = 0; i < routes->size(); ++i) {
    const Route& route = (*routes)[i];
    if (IsType(page.symbol({route.file, route.symbol}).kind)) controllers.emplace(std::make_pair(route.file, route.symbol), i);
  }
  std::vector<bool> joined(routes->size(), false);
  for (Route& route : *routes) {
    auto above = controllers.find({route.file, page.symbol({route.file, route.symbol}).parent});
    if (above == controllers.end()) continue;
    joined[above->second] = true;
    std::string path = (*routes)[above->second].path;
    if (!path.empty() && path.back() == '/') path.pop_back();
    route.path = path + (StartsWith(route.path, "/") ? "" : "/") + route.path;
  }
  std::vector<Route> kept;
  for (size_t i = 0; i < routes->size(); ++i) {
    if (!joined[i]) kept.push_back(std::move((*routes)[i]));
  }
  *routes = std::move(kept);
}

void WriteRoutes(RepositoryPageWriter& page, std::vector<Route>& routes) {
  if (routes.empty()) return;
  Markdown& out = page.out;
  std::stable_sort(routes.begin(), routes.end(), [](const Route& a, const Route& b) { return a.path < b.path; });
  out.Heading(3, "HTTP Routes");
  out.Table({"Path", "Method", "Handled by", "Declared"});
  for (size_t i = 0; i < routes.size() && i < kMostNames; ++i) {
    out.Row().Code(routes[i].path, 120).Cell().Raw(routes[i].method).Cell();
    page.WriteSymbol({routes[i].file, routes[i].symbol});
    out.Cell();
    page.WritePlace(routes[i].file, routes[i].row);
    out.EndRow();
  }
  if (routes.size() > kMostNames) out.Paragraph().Number(kMostNames).Raw(" of ").Number(routes.size()).Raw(" shown, by path.");
}

}  // namespace

void WriteInterfaces(RepositoryPageWriter& page) {
  Named environment, flags;
  std::vector<Route> routes;
  for (FileIndex file = 0; file < page.graph.file_count(); ++file) {
    const FactsView& facts = page.facts(file);
    if ((facts.file->flags & kAside) != 0) continue;
    for (const Property& row : facts.properties) {
      std::string_view key = facts.str(row.key);
      Named* names = key == property::kEnvironment ? &environment : key == property::kFlag ? &flags : nullptr;
      if (names == nullptr || row.row == kNone) continue;
      std::string_view name = facts.str(row.value);
      (*names)[name.substr(0, name.find('\t'))].push_back({file, row.row});
    }
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kDecorator && clause.kind != ClauseKind::kAttribute) continue;
      Route route;
      std::string_view path;
      if (!ReadRoute(facts.str(clause.text), &route.method, &path)) continue;
      route.path = path;
      route.file = file;
      route.symbol = clause.symbol;
      route.row = clause.row;
      routes.push_back(std::move(route));
    }
  }
  if (environment.empty() && flags.empty() && routes.empty()) return;
  JoinRoutes(page, &routes);
  page.out.Heading(2, "Interfaces");
  WriteRoutes(page, routes);
  WriteNamed(page, "Command-line Options", "Option", "Defined in", flags);
  WriteNamed(page, "Environment Variables", "Variable", "Read in", environment);
}

}  // namespace repodoc

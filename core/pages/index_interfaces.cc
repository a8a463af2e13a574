// What a user meets from outside: HTTP routes, command-line options, environment variables, configuration keys, messages of
// errors, each with the places that say so. In: properties and decorators of all files but tests, examples, vendored and
// generated ones. The front page shows the first ones and counts the rest; interfaces.md has all, messages in pages of
// kPageMessages.
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

constexpr size_t kMostNames = 15;       // rows of a table on the front page
constexpr size_t kPageMessages = 4000;  // on one page
constexpr size_t kAll = static_cast<size_t>(-1);
constexpr size_t kMostPlaces = 4;       // places of a row
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

// `limit`: rows of the table; all places are shown where all rows are, up to a number that no reader follows.
void WritePlaces(RepositoryPageWriter& page, const std::vector<Place>& places, size_t limit) {
  size_t most = limit == kAll ? 5 * kMostPlaces : kMostPlaces;
  Separator comma;
  for (size_t i = 0; i < places.size() && i < most; ++i) {
    page.out.Raw(comma());
    page.WritePlace(places[i].file, places[i].row);
  }
  if (places.size() > most) page.out.Raw(" and ").Number(places.size() - most).Raw(" more");
}

void WriteRest(RepositoryPageWriter& page, size_t shown, size_t all, const char* order) {
  if (all <= shown) return;
  page.out.Paragraph().Number(shown).Raw(" of ").Number(all).Raw(" shown, ").Raw(order).Raw("; all in ");
  page.out.Link("Interfaces", page.links.Page("interfaces.md")).Raw(".");
}

using Named = std::map<std::string_view, std::vector<Place>>;

void WriteNamed(RepositoryPageWriter& page, int level, const char* heading, const char* column, const char* what,
                const Named& names, size_t limit) {
  if (names.empty()) return;
  Markdown& out = page.out;
  out.Heading(level, heading);
  std::vector<Named::const_iterator> order;
  for (auto at = names.begin(); at != names.end(); ++at) order.push_back(at);
  // A list that is cut shows those that most places name; a whole one goes by name.
  if (limit != kAll) {
    std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a->second.size() > b->second.size(); });
  }
  out.Table({column, what});
  for (size_t i = 0; i < order.size() && i < limit; ++i) {
    out.Row().Code(order[i]->first, 80).Cell();
    WritePlaces(page, order[i]->second, limit);
    out.EndRow();
  }
  WriteRest(page, limit, order.size(), "those with most places first");
}

struct Route {
  std::string method, path;
  FileIndex file = kNone;
  uint32_t symbol = kNone;   // the function that is decorated
  uint32_t row = 0;
  std::string_view handler;  // of a call: what is passed to it, as written
};

// A controller's own route stands before those of its methods.
void JoinRoutes(const RepositoryPageWriter& page, std::vector<Route>* routes) {
  std::map<std::pair<FileIndex, uint32_t>, size_t> controllers;
  for (size_t i = 0; i < routes->size(); ++i) {
    const Route& route = (*routes)[i];
    if (route.symbol == kNone) continue;
    if (IsType(page.symbol({route.file, route.symbol}).kind)) controllers.emplace(std::make_pair(route.file, route.symbol), i);
  }
  std::vector<bool> joined(routes->size(), false);
  for (Route& route : *routes) {
    if (route.symbol == kNone) continue;
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

// What a handler that is a name, "list", "users.list" or "get(list)", leads to.
SymbolRef HandlerOf(const RepositoryPageWriter& page, const Route& route) {
  std::string_view name = route.handler;
  if (EndsWith(name, "(\u2026)")) name.remove_suffix(5);  // a call too long to show: what is called
  if (size_t open = name.rfind('('); open != name.npos) name = name.substr(open + 1, name.find(')', open) - open - 1);
  if (size_t cut = name.find_last_of(".:"); cut != name.npos) name.remove_prefix(cut + 1);
  const FactsView& facts = page.facts(route.file);
  for (const ResolvedReference& row : page.graph.ResolvedReferencesOf(route.file)) {
    if (row.of_qualifier != 0 || row.candidates != 1 || row.target.symbol == kNone) continue;
    if (facts.str(facts.references[row.reference].name) == name) return row.target;
  }
  return {};
}

void WriteRoutes(RepositoryPageWriter& page, int level, const std::vector<Route>& routes, size_t limit) {
  if (routes.empty()) return;
  Markdown& out = page.out;
  out.Heading(level, "HTTP Routes");
  out.Table({"Path", "Method", "Handled by", "Declared"});
  for (size_t i = 0; i < routes.size() && i < limit; ++i) {
    const Route& route = routes[i];
    out.Row().Code(route.path, 120).Cell().Text(route.method).Cell();
    SymbolRef handler = route.symbol != kNone ? SymbolRef{route.file, route.symbol} : HandlerOf(page, route);
    if (handler.symbol != kNone) {
      page.WriteSymbol(handler);
    } else if (!route.handler.empty()) {
      out.Code(route.handler, 60);
    } else {
      out.Raw("a function written there");
    }
    out.Cell();
    page.WritePlace(route.file, route.row);
    out.EndRow();
  }
  WriteRest(page, limit, routes.size(), "by path");
}

struct Interfaces {
  Named environment, flags, keys, messages;
  std::vector<Route> routes;  // by path
  bool empty() const {
    return environment.empty() && flags.empty() && keys.empty() && messages.empty() && routes.empty();
  }
};

Interfaces Collect(const RepositoryPageWriter& page) {
  Interfaces out;
  for (FileIndex file = 0; file < page.graph.file_count(); ++file) {
    const FactsView& facts = page.facts(file);
    if ((facts.file->flags & kAside) != 0) continue;
    for (const Property& row : facts.properties) {
      if (row.row == kNone) continue;
      std::string_view key = facts.str(row.key), value = facts.str(row.value);
      if (key == property::kRoute) {
        std::vector<std::string_view> parts = Split(value, '\t');
        if (parts.size() < 3) continue;
        out.routes.push_back({std::string(parts[0]), std::string(parts[1]), file, kNone, row.row, parts[2]});
        continue;
      }
      Named* names = key == property::kEnvironment        ? &out.environment
                     : key == property::kFlag             ? &out.flags
                     : key == property::kConfigurationKey ? &out.keys
                     : key == property::kErrorMessage     ? &out.messages
                                                          : nullptr;
      if (names != nullptr) (*names)[value.substr(0, value.find('\t'))].push_back({file, row.row});
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
      out.routes.push_back(std::move(route));
    }
  }
  JoinRoutes(page, &out.routes);
  std::stable_sort(out.routes.begin(), out.routes.end(), [](const Route& a, const Route& b) { return a.path < b.path; });
  return out;
}

void WriteTables(RepositoryPageWriter& page, int level, const Interfaces& all, size_t limit) {
  WriteRoutes(page, level, all.routes, limit);
  WriteNamed(page, level, "Command-line Options", "Option", "Defined in", all.flags, limit);
  WriteNamed(page, level, "Environment Variables", "Variable", "Read in", all.environment, limit);
  WriteNamed(page, level, "Configuration Keys", "Key", "Read in", all.keys, limit);
}

std::string MessagesPath(size_t part) { return "interfaces/messages-" + std::to_string(part + 1) + ".md"; }
size_t PartsOf(size_t messages) { return (messages + kPageMessages - 1) / kPageMessages; }

void WriteMessages(RepositoryPageWriter& page, const Named& messages, size_t part) {
  page.out.Table({"Message", "Raised in"});
  auto at = messages.begin();
  std::advance(at, static_cast<long>(part * kPageMessages));
  for (size_t i = 0; i < kPageMessages && at != messages.end(); ++i, ++at) {
    page.out.Row().Code(at->first, 120).Cell();
    WritePlaces(page, at->second, kAll);
    page.out.EndRow();
  }
}

void WriteBack(RepositoryPageWriter& page) {
  page.out.Heading(2, "Navigation");
  page.out.Bullet().Link("Interfaces", page.links.Page("interfaces.md"));
  page.out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
}

constexpr char kMessageWords[] =
    "The literal text of errors that are raised, thrown or reported, as it stands in the source, cut after 80 bytes; at most 200 "
    "of one file.";

}  // namespace

void WriteInterfaces(RepositoryPageWriter& page) {
  Interfaces all = Collect(page);
  if (all.empty()) return;
  page.out.Heading(2, "Interfaces");
  WriteTables(page, 3, all, kMostNames);
  if (!all.messages.empty()) {
    page.out.Paragraph().Count(all.messages.size(), "error message", "error messages").Raw(" with ");
    page.out.Raw(all.messages.size() == 1 ? "its place in " : "their places in ");
    page.out.Link("Interfaces", page.links.Page("interfaces.md")).Raw(".");
  }
}

std::vector<std::string> InterfacePagePaths(const RepoGraph& graph) {
  Interfaces all = Collect(RepositoryPageWriter(graph, "interfaces.md"));
  std::vector<std::string> paths;
  if (!all.empty()) paths.push_back("interfaces.md");
  size_t parts = PartsOf(all.messages.size());
  for (size_t part = 0; parts > 1 && part < parts; ++part) paths.push_back(MessagesPath(part));
  return paths;
}

std::string RenderInterfacePage(const RepoGraph& graph, std::string_view path) {
  if (path != "interfaces.md" && !StartsWith(path, "interfaces/messages-")) return {};
  RepositoryPageWriter page(graph, path);
  Interfaces all = Collect(page);
  size_t parts = PartsOf(all.messages.size());
  if (path != "interfaces.md") {
    for (size_t part = 0; part < parts; ++part) {
      if (MessagesPath(part) != path) continue;
      page.out.Heading(1, "Error Messages: ");
      page.out.Text(page.repository_name()).Raw(", part ").Number(part + 1).Raw(" of ").Number(parts);
      page.out.Paragraph().Raw(kMessageWords);
      WriteMessages(page, all.messages, part);
      WriteBack(page);
      return std::move(page.out.text());
    }
    return {};
  }
  page.out.Heading(1, "Interfaces: ");
  page.out.Text(page.repository_name());
  page.out.Paragraph().Raw("What a user or another program meets from outside, with the places that say so. Tests, examples, ");
  page.out.Raw("vendored and generated files are not read for it.");
  WriteTables(page, 2, all, kAll);
  if (!all.messages.empty()) {
    page.out.Heading(2, "Error Messages");
    page.out.Paragraph().Raw(kMessageWords);
    if (parts <= 1) {
      WriteMessages(page, all.messages, 0);
    } else {
      page.out.Table({"Messages", "From", "To"});
      auto at = all.messages.begin();
      for (size_t part = 0; part < parts; ++part) {
        size_t count = std::min(kPageMessages, all.messages.size() - part * kPageMessages);
        auto last = std::next(at, static_cast<long>(count - 1));
        page.out.Row().Link("Part " + std::to_string(part + 1), page.links.Page(MessagesPath(part))).Raw(", ").Number(count);
        page.out.Cell().Code(at->first, 40).Cell().Code(last->first, 40).EndRow();
        at = std::next(last);
      }
    }
  }
  page.out.Heading(2, "Navigation");
  page.out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
  return std::move(page.out.text());
}

}  // namespace repodoc

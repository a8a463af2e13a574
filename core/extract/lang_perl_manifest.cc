// cpanfile: requires 'Plack', '1.0'; with the phase around it (on test => sub { ... }). The file is a program; only what
// stands there literally is known.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/format_lines.h"
#include "core/extract/lang_perl.h"
#include "core/extract/line_literals.h"

namespace repodoc::perl {

void ReadManifest(Walk& walk) {
  if (BaseName(walk.path()) != "cpanfile") return;
  walk.AddProperty(property::kSchema, "cpanfile", 0);
  std::string_view phase = "runtime";
  LineCursor lines(walk.text());
  Line line;
  while (lines.Next(&line)) {
    std::string_view code;
    std::vector<std::string_view> literals = LineLiterals(line.content(), "#", &code);
    code = Trim(code);
    size_t size = 0;
    while (size < code.size() && IsWordCharacter(code[size])) ++size;
    std::string_view word = code.substr(0, size), rest = Trim(code.substr(size));
    if (word == "on") {
      size = 0;
      while (size < rest.size() && IsWordCharacter(rest[size])) ++size;
      phase = size > 0 ? rest.substr(0, size) : literals.empty() ? std::string_view("runtime") : literals[0];
    }
    if (StartsWith(code, "}")) phase = "runtime";
    std::string_view group = word == "requires"               ? phase
                             : word == "recommends"           ? std::string_view("recommends")
                             : word == "suggests"             ? std::string_view("suggests")
                             : word == "test_requires"        ? std::string_view("test")
                             : word == "build_requires"       ? std::string_view("build")
                             : word == "configure_requires"   ? std::string_view("configure")
                             : word == "author_requires"      ? std::string_view("develop")
                                                              : std::string_view();
    if (group.empty() || literals.empty()) continue;
    std::string_view version = literals.size() > 1 ? literals[1] : std::string_view();
    if (literals.size() == 1) {  // requires 'Plack', 1.0;
      size_t after = rest.find_last_of(",>");
      std::string_view number = after == rest.npos ? std::string_view() : Trim(rest.substr(after + 1));
      if (EndsWith(number, ";")) number.remove_suffix(1);
      if (!number.empty() && IsDigit(number[0])) version = number;
    }
    std::string value(literals[0]);
    value.append("\t").append(version).append("\t").append(group);
    walk.AddProperty(property::kDependency, value, line.row);
  }
}

}  // namespace repodoc::perl

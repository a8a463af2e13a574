#include "core/extract/doc_powershell.h"

#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {

PowerShellHelp ReadPowerShellHelp(std::string_view comment) {
  comment = Trim(comment);
  std::string plain;
  if (StartsWith(comment, "<#")) {
    comment.remove_prefix(2);
    if (EndsWith(comment, "#>")) comment.remove_suffix(2);
    // CleanComment removes the marks of lines; these have none.
    for (std::string_view line : Split(comment, '\n')) {
      plain += "# ";
      plain += line;
      plain += '\n';
    }
    comment = plain;
  }
  std::string text = CleanComment(comment);
  PowerShellHelp help;
  std::string section, argument, body, synopsis, description;
  bool any = false;
  auto flush = [&] {
    std::string_view words = Trim(body);
    if (section == ".synopsis") synopsis = words;
    if (section == ".description") description = words;
    if (section == ".outputs") help.returns = CollapseSpace(words);
    if (section == ".parameter" && !argument.empty()) help.parameters.emplace_back(argument, CollapseSpace(words));
    body.clear();
  };
  for (std::string_view line : Split(text, '\n')) {
    std::string_view content = Trim(line);
    if (content.size() > 1 && content[0] == '.' && content[1] >= 'A' && content[1] <= 'z') {
      flush();
      any = true;
      size_t space = content.find_first_of(" \t");
      section = ToLowerAscii(content.substr(0, space));
      argument = space == std::string_view::npos ? std::string() : std::string(Trim(content.substr(space)));
      continue;
    }
    body += line;
    body += '\n';
  }
  flush();
  if (!any) {
    help.doc = text;
  } else {
    help.doc = synopsis;
    if (!help.doc.empty() && !description.empty()) help.doc += "\n\n";
    help.doc += description;
  }
  return help;
}

}  // namespace repodoc

// CMake. In: decoded text. Out: targets, options and cache variables (help text as doc), functions and macros with
// parameters, includes and sub-folders as imports, packages as dependencies, tests, references from link lists, sources as
// links (through variables of the file, cmake_variables.h). Reads commands "name(arguments)" with quoted, bracket and
// bare arguments; decides no condition.
#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/extract/cmake_variables.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_scanners.h"
#include "core/extract/named_paths.h"

namespace repodoc {
namespace {

constexpr size_t kMaxArguments = 4000;  // of one command
constexpr size_t kMaxLinks = 20000;

struct Argument {
  std::string_view text;
  uint32_t row = 0;
  bool quoted = false;
};

struct Command {
  std::string_view name;
  std::string lower;
  std::vector<Argument> arguments;
  Place place;
  std::string_view Word(size_t i) const { return i < arguments.size() ? arguments[i].text : std::string_view(); }
};

class CMakeScanner {
 public:
  CMakeScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), facts_(facts), builder_(facts), named_paths_(facts) {}

  void Run() {
    Command command;
    while (Next(&command)) Meaning(command);
    if (open_function_ != kNone) builder_.Extend(open_function_, static_cast<uint32_t>(text_.size()), row_);
    OtherGlobs();
    builder_.CountCommentLines(comment_lines_);
    builder_.Finish();
  }

 private:
  // ---- Reading ---------------------------------------------------------------------------------------------

  // "[[ ... ]]", "[=[ ... ]=]" at at_: the end of it, 0 when there is none.
  size_t BracketEnd(size_t at, size_t* content_begin, size_t* content_end) const {
    if (at >= text_.size() || text_[at] != '[') return 0;
    size_t equals = 0;
    while (at + 1 + equals < text_.size() && text_[at + 1 + equals] == '=') ++equals;
    if (at + 1 + equals >= text_.size() || text_[at + 1 + equals] != '[') return 0;
    std::string close = "]" + std::string(equals, '=') + "]";
    *content_begin = at + equals + 2;
    size_t end = text_.find(close, *content_begin);
    *content_end = end == std::string_view::npos ? text_.size() : end;
    return end == std::string_view::npos ? text_.size() : end + close.size();
  }

  void Advance(size_t to) {
    for (; at_ < to && at_ < text_.size(); ++at_) row_ += text_[at_] == '\n';
  }

  void Comment() {
    size_t begin = at_;
    uint32_t begin_row = row_;
    bool own_line = true;
    for (size_t i = at_; i > 0 && text_[i - 1] != '\n'; --i) {
      if (!IsBlank(text_[i - 1])) {
        own_line = false;
        break;
      }
    }
    size_t content_begin, content_end;
    size_t end = BracketEnd(at_ + 1, &content_begin, &content_end);
    bool bracket = end != 0;
    if (!bracket) {
      end = text_.find('\n', at_);
      if (end == std::string_view::npos) end = text_.size();
    }
    Advance(end);
    std::string_view comment = text_.substr(begin, end - begin);
    builder_.AddMarks(comment, begin_row);
    if (!own_line) return;
    comment_lines_ += row_ - begin_row + 1;
    if (comment_row_ == kNone || comment_end_row_ + 1 != begin_row) {
      comment_begin_ = begin;
      comment_row_ = begin_row;
    }
    comment_end_ = end;
    comment_end_row_ = row_;
    if (!bracket) return;
    // "#[==[.rst:" ... "#]==]": the words stand between the marks.
    std::string_view words = text_.substr(content_begin, content_end - content_begin);
    if (StartsWith(words, ".rst:")) words.remove_prefix(5);
    words = Trim(words);
    if (EndsWith(words, "#")) words = Trim(words.substr(0, words.size() - 1));
    if (words.empty()) {
      comment_row_ = kNone;
      return;
    }
    comment_begin_ = static_cast<size_t>(words.data() - text_.data());
    comment_end_ = comment_begin_ + words.size();
    bool first = Trim(text_.substr(0, begin)).empty();
    if (first) builder_.SetDoc(words, begin_row, row_);
  }

  bool Next(Command* command) {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '#') {
        Comment();
      } else if (IsLetter(c) || c == '_') {
        size_t begin = at_;
        while (at_ < text_.size() && IsWordCharacter(text_[at_])) ++at_;
        size_t end = at_;
        size_t paren = at_;
        while (paren < text_.size() && IsBlank(text_[paren])) ++paren;
        if (paren >= text_.size() || text_[paren] != '(') continue;
        *command = Command();
        command->name = text_.substr(begin, end - begin);
        command->lower = ToLowerAscii(command->name);
        command->place.begin = static_cast<uint32_t>(begin);
        command->place.row = row_;
        at_ = paren + 1;
        Arguments(command);
        command->place.end = static_cast<uint32_t>(at_);
        command->place.end_row = row_;
        return true;
      } else {
        Advance(at_ + 1);
      }
    }
    return false;
  }

  void Arguments(Command* command) {
    int depth = 1;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == ')') {
        ++at_;
        if (--depth == 0) return;
        continue;
      }
      if (c == '(') {
        ++depth;
        ++at_;
        continue;
      }
      if (c == '#') {
        Comment();
        continue;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';') {
        Advance(at_ + 1);
        continue;
      }
      Argument argument;
      argument.row = row_;
      size_t content_begin, content_end;
      if (c == '"') {
        size_t begin = ++at_;
        while (at_ < text_.size() && text_[at_] != '"') Advance(at_ + (text_[at_] == '\\' ? 2 : 1));
        argument.text = text_.substr(begin, std::min(at_, text_.size()) - begin);
        argument.quoted = true;
        if (at_ < text_.size()) ++at_;
      } else if (size_t end = BracketEnd(at_, &content_begin, &content_end)) {
        argument.text = text_.substr(content_begin, content_end - content_begin);
        argument.quoted = true;
        Advance(end);
      } else {
        size_t begin = at_;
        while (at_ < text_.size() && std::string_view(" \t\r\n()#\";").find(text_[at_]) == std::string_view::npos) {
          at_ += text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2 : 1;
        }
        if (at_ > text_.size()) at_ = text_.size();
        argument.text = text_.substr(begin, at_ - begin);
        if (at_ == begin) ++at_;
      }
      if (command->arguments.size() < kMaxArguments) command->arguments.push_back(argument);
    }
    builder_.AddDiagnostic(DiagnosticCode::kParseErrors, "a command without its closing parenthesis", command->place.row);
  }

  // ---- Meaning ---------------------------------------------------------------------------------------------

  uint32_t Symbol(SymbolKind kind, std::string_view name, const Command& command, std::string_view type) {
    uint32_t symbol = builder_.AddSymbol(kind, name, command.place, open_function_, open_function_ == kNone ? 1 : 2);
    builder_.symbol(symbol).type = builder_.Add(type);
    if (comment_row_ != kNone && comment_end_row_ + 1 == command.place.row) {
      builder_.SetDoc(symbol, StripCommentMarks(text_.substr(comment_begin_, comment_end_ - comment_begin_), "#"), comment_row_);
    }
    return symbol;
  }

  static bool IsKeyword(std::string_view word) {  // "PRIVATE", "CONFIG": upper case only
    if (word.size() < 2) return false;
    for (char c : word) {
      if (!(c >= 'A' && c <= 'Z') && c != '_') return false;
    }
    return true;
  }

  void References(const Command& command, size_t from) {
    for (size_t i = from; i < command.arguments.size(); ++i) {
      std::string_view word = command.arguments[i].text;
      if (word.empty() || IsKeyword(word) || word[0] == '-' || word.find('$') != std::string_view::npos || word.find('/') != std::string_view::npos) continue;
      builder_.AddReference(ReferenceKind::kUse, "", word, command.arguments[i].row, open_function_);
    }
  }

  void Meaning(const Command& command) {
    const std::string& name = command.lower;
    std::string_view first = command.Word(0);
    if (name == "project") {
      Project(command);
    } else if (name == "add_library" || name == "add_executable" || name == "add_custom_target" || name == "cuda_add_library" ||
               name == "cuda_add_executable" || name == "pybind11_add_module" || name == "hip_add_library" || name == "hip_add_executable") {
      Target(command);
    } else if (name == "if" || name == "foreach" || name == "while") {
      ++branches_;
    } else if (name == "endif" || name == "endforeach" || name == "endwhile") {
      if (branches_ > 0) --branches_;
    } else if (name == "list") {
      List(command);
    } else if (name == "file") {
      Glob(command);
    } else if (name == "option" || name == "cmake_dependent_option") {
      uint32_t symbol = Symbol(SymbolKind::kOption, first, command, "option");
      if (!command.Word(1).empty()) builder_.SetDoc(symbol, CollapseSpace(command.Word(1)), command.arguments[1].row);
      builder_.SetValue(symbol, command.arguments.size() > 2 ? command.Word(2) : "OFF");
    } else if (name == "set") {
      Set(command);
    } else if (name == "function" || name == "macro") {
      Function(command);
    } else if (name == "endfunction" || name == "endmacro") {
      if (open_function_ != kNone) builder_.Extend(open_function_, command.place.end, command.place.end_row);
      open_function_ = kNone;
    } else if (name == "include") {
      if (!first.empty()) builder_.AddImport(ImportKind::kBuildInclude, first, command.place.row, open_function_);
    } else if (name == "add_subdirectory") {
      if (!first.empty()) builder_.AddImport(ImportKind::kBuildFolder, first, command.place.row, open_function_);
    } else if (name == "find_package" || name == "pkg_check_modules" || name == "find_dependency") {
      Package(command);
    } else if (name == "add_test") {
      std::string_view test = first == "NAME" ? command.Word(1) : first;
      uint32_t symbol = Symbol(SymbolKind::kTarget, test, command, "test");
      builder_.symbol(symbol).flags |= kSymbolTest;
      if (!has_test_command_) builder_.AddProperty(property::kTestCommand, "ctest", command.place.row);
      has_test_command_ = true;
    } else if (name == "target_link_libraries" || name == "add_dependencies") {
      References(command, 0);
    } else if (name == "target_sources" || name == "install") {
      if (name == "target_sources") Sources(command, 1);
      else References(command, 1);
    } else if (name == "target_include_directories" || name == "include_directories") {
      for (size_t i = name == "include_directories" ? 0 : 1; i < command.arguments.size(); ++i) {
        std::string_view folder = command.Word(i);
        if (IsKeyword(folder) || folder.find("<INSTALL") != std::string_view::npos || folder.empty()) continue;
        builder_.AddProperty(property::kSourceRoot, folder, command.arguments[i].row);
      }
    } else if (name == "configure_file") {
      for (const CmakeValue& value : Values(command, 0, 1)) builder_.AddLink(LinkKind::kReference, value.text, "configure_file", value.row);
    } else if (!IsBuiltIn(name)) {
      builder_.AddCall("", command.name, command.place.row, open_function_,
                       text_.substr(command.place.begin, std::min<size_t>(command.place.end - command.place.begin, 240)));
      NamedPaths(command);
    } else {
      NamedPaths(command);
    }
  }

  // Every argument from `from` on (at most `count`) with the file's own variables replaced.
  std::vector<CmakeValue> Values(const Command& command, size_t from, size_t count = kMaxArguments) const {
    std::vector<CmakeValue> values;
    for (size_t i = from; i < command.arguments.size() && i - from < count; ++i) {
      if (!IsKeyword(command.Word(i))) variables_.Expand(command.Word(i), command.arguments[i].row, &values);
    }
    return values;
  }

  // Files that a command names without being a list of sources: DEPENDS "${TOOLS}/derivatives.yaml".
  void NamedPaths(const Command& command) {
    for (const CmakeValue& value : Values(command, 0)) named_paths_.Add(value.text, value.row, /*variables=*/true);
  }

  void List(const Command& command) {
    std::string_view action = command.Word(0), name = command.Word(1);
    if (name.find('$') != std::string_view::npos) return;
    if (action == "APPEND" || action == "PREPEND") {
      variables_.Append(name, Values(command, 2));
    } else if (action == "REMOVE_ITEM") {
      variables_.Remove(name, Values(command, 2));
    } else if (action == "TRANSFORM" && command.Word(2) == "PREPEND") {
      std::vector<CmakeValue> prefix = Values(command, 3, 1);
      if (!prefix.empty()) variables_.Prefix(name, prefix[0].text);
    }
  }

  // file(GLOB x [LIST_DIRECTORIES false] [RELATIVE folder] [CONFIGURE_DEPENDS] pattern ...)
  void Glob(const Command& command) {
    std::string_view action = command.Word(0), name = command.Word(1);
    bool recursive = action == "GLOB_RECURSE";
    if (action != "GLOB" && !recursive) return NamedPaths(command);
    std::vector<CmakeValue> patterns;
    for (size_t i = 2; i < command.arguments.size(); ++i) {
      std::string_view word = command.Word(i);
      if (word == "LIST_DIRECTORIES" || word == "RELATIVE") {
        ++i;
      } else if (word != "CONFIGURE_DEPENDS" && word != "FOLLOW_SYMLINKS") {
        variables_.Expand(word, command.arguments[i].row, &patterns);
      }
    }
    for (CmakeValue& pattern : patterns) {
      if (recursive) pattern.text.insert(pattern.text.size() - BaseName(pattern.text).size(), "**/");
      globs_.push_back({std::string(name), pattern});
    }
    variables_.Set(name, patterns, branches_ > 0);
  }

  static bool IsBuiltIn(std::string_view name) {
    for (std::string_view word :
         {"add_custom_command", "if", "elseif", "else", "endif", "foreach", "endforeach", "while", "endwhile", "break", "continue", "return", "message",
          "list", "string", "file", "get_filename_component", "execute_process", "set_property", "get_property", "unset", "math",
          "set_target_properties", "get_target_property", "set_source_files_properties", "target_compile_options",
          "target_compile_definitions", "target_compile_features", "target_link_options", "add_compile_options",
          "add_definitions", "add_compile_definitions", "cmake_minimum_required", "cmake_policy", "enable_language", "enable_testing",
          "mark_as_advanced", "link_directories", "find_library", "find_path", "find_program", "find_file", "include_guard",
          "separate_arguments", "export", "set_tests_properties", "link_libraries", "source_group", "site_name", "try_compile",
          "try_run", "variable_watch", "cmake_parse_arguments", "get_directory_property", "set_directory_properties", "add_link_options",
          "target_link_directories", "get_cmake_property", "remove_definitions", "aux_source_directory", "define_property",
          "target_precompile_headers", "cmake_host_system_information", "get_source_file_property", "get_test_property",
          "cmake_language", "block", "endblock", "cmake_path", "cmake_print_variables"}) {
      if (word == name) return true;
    }
    return false;
  }

  void Project(const Command& command) {
    std::string_view name = command.Word(0);
    if (name.find('$') == std::string_view::npos) builder_.AddProperty(property::kProjectName, name, command.place.row);
    for (size_t i = 1; i + 1 < command.arguments.size(); ++i) {
      std::string_view key = command.Word(i), value = command.Word(i + 1);
      if (value.find('$') != std::string_view::npos) continue;
      if (key == "VERSION") builder_.AddProperty(property::kProjectVersion, value, command.arguments[i].row);
      if (key == "DESCRIPTION") builder_.AddProperty(property::kProjectDescription, value, command.arguments[i].row);
      if (key == "HOMEPAGE_URL") builder_.AddProperty(property::kProjectHomepage, value, command.arguments[i].row);
    }
    if (BaseName(builder_.facts()->strings.Get(facts_->file.path)) == "CMakeLists.txt") {
      builder_.AddProperty(property::kBuildCommand, "cmake -S . -B build && cmake --build build", command.place.row);
    }
  }

  void Target(const Command& command) {
    const char* type = command.lower.find("executable") != std::string::npos ? "executable"
                       : command.lower == "add_custom_target"                ? "custom target"
                       : command.lower == "pybind11_add_module"              ? "Python module"
                                                                             : "library";
    std::string full = type;
    size_t sources = 1;
    for (; sources < command.arguments.size() && IsKeyword(command.Word(sources)); ++sources) {
      std::string_view word = command.Word(sources);
      if (word == "COMMAND" || word == "DEPENDS") break;
      if (word == "STATIC" || word == "SHARED" || word == "MODULE" || word == "OBJECT" || word == "INTERFACE" || word == "IMPORTED" || word == "ALIAS") {
        full += " " + ToLowerAscii(word);
      }
    }
    Symbol(SymbolKind::kTarget, command.Word(0), command, full);
    if (command.lower != "add_custom_target") Sources(command, sources);
  }

  void Sources(const Command& command, size_t from) {
    std::string text = "source of " + std::string(command.Word(0));
    std::vector<CmakeValue> values = Values(command, from);
    std::set<std::string_view> seen;
    for (const CmakeValue& value : values) {
      if (value.text.empty() || (value.text[0] == '$' && value.text.find('/') == std::string::npos)) continue;
      if (!seen.insert(value.text).second) continue;
      if (value.text.find('*') != std::string::npos) used_globs_.insert({value.row, value.text});
      if (facts_->links.size() < kMaxLinks) builder_.AddLink(LinkKind::kReference, value.text, text, value.row);
    }
  }

  // Patterns that no target of this file takes: they still say which files belong to the list.
  void OtherGlobs() {
    for (const auto& [name, pattern] : globs_) {
      if (used_globs_.count({pattern.row, pattern.text}) != 0 || facts_->links.size() >= kMaxLinks) continue;
      builder_.AddLink(LinkKind::kReference, pattern.text, "listed in " + name, pattern.row);
    }
  }

  void Set(const Command& command) {
    size_t cache = 1;
    while (cache < command.arguments.size() && command.Word(cache) != "CACHE") ++cache;
    if (command.Word(0).find('$') == std::string_view::npos && !command.arguments.empty() &&
        (command.arguments.size() > 1 || branches_ == 0)) {
      variables_.Set(command.Word(0), Values(command, 1, cache - 1), branches_ > 0);
    }
    if (cache + 1 >= command.arguments.size()) {
      // An ordinary variable: listed when it is set at the top level of the file.
      if (open_function_ != kNone || command.Word(0).find('$') != std::string_view::npos || command.arguments.empty()) return;
      std::string_view name = command.Word(0);
      if (facts_->symbols.size() > 3000 || StartsWith(name, "ENV{")) return;
      uint32_t symbol = Symbol(SymbolKind::kVariable, name, command, "");
      std::string value;
      for (size_t i = 1; i < command.arguments.size() && value.size() < 200; ++i) {
        if (!value.empty()) value += ' ';
        value += command.Word(i);
      }
      builder_.SetValue(symbol, value);
      return;
    }
    std::string type = "cache " + ToLowerAscii(command.Word(cache + 1));
    uint32_t symbol = Symbol(SymbolKind::kOption, command.Word(0), command, type);
    if (cache > 1) builder_.SetValue(symbol, command.Word(1));
    if (cache + 2 < command.arguments.size()) builder_.SetDoc(symbol, CollapseSpace(command.Word(cache + 2)), command.arguments[cache + 2].row);
  }

  void Function(const Command& command) {
    bool macro = command.lower == "macro";
    open_function_ = kNone;
    uint32_t symbol = Symbol(macro ? SymbolKind::kMacro : SymbolKind::kFunction, command.Word(0), command, "");
    std::string signature = command.lower + "(";
    for (size_t i = 0; i < command.arguments.size() && signature.size() < 400; ++i) {
      if (i > 0) signature += ' ';
      signature += command.Word(i);
    }
    signature += ')';
    builder_.symbol(symbol).signature = builder_.Add(signature);
    builder_.symbol(symbol).body_begin_row = command.place.end_row + 1;
    for (size_t i = 1; i < command.arguments.size(); ++i) {
      Parameter parameter;
      parameter.name = builder_.Add(command.Word(i));
      parameter.symbol = symbol;
      facts_->parameters.push_back(parameter);
    }
    open_function_ = symbol;
  }

  void Package(const Command& command) {
    size_t at = command.lower == "pkg_check_modules" ? 1 : 0;
    while (command.lower == "pkg_check_modules" && IsKeyword(command.Word(at))) ++at;
    std::string_view name = command.Word(at);
    if (name.empty() || name.find('$') != std::string_view::npos) return;
    std::string_view version = command.Word(at + 1);
    if (version.empty() || !IsDigit(version[0])) version = {};
    bool required = false;
    for (const Argument& argument : command.arguments) required = required || argument.text == "REQUIRED";
    builder_.AddTriple(property::kDependency, name, version, required ? "find_package, required" : "find_package", command.place.row);
  }

  std::string_view text_;
  FileFacts* facts_;
  FormatBuilder builder_;
  size_t at_ = 0;
  uint32_t row_ = 0;
  uint32_t open_function_ = kNone;
  uint32_t branches_ = 0;  // if() around
  CmakeVariables variables_;
  NamedPathCollector named_paths_;
  std::vector<std::pair<std::string, CmakeValue>> globs_;       // variable, pattern
  std::set<std::pair<uint32_t, std::string>> used_globs_;       // (row, pattern) that a target takes
  bool has_test_command_ = false;
  uint32_t comment_lines_ = 0;
  size_t comment_begin_ = 0, comment_end_ = 0;
  uint32_t comment_row_ = kNone, comment_end_row_ = 0;
};

}  // namespace

void ScanCMake(const FormatInput& input, FileFacts* facts) { CMakeScanner(input, facts).Run(); }

}  // namespace repodoc

// SCAN's decisions and CLASSIFY's answers that no case folder can hold: paths no file system takes, folders
// that are not entered, encodings. The whole of gitignore is compared with git itself by gitignore_vs_git.py.
#include "core/scan/scan.h"

#include "catch2/catch_test_macros.hpp"
#include "core/facts/facts.h"
#include "core/scan/classify.h"

using namespace repodoc;

namespace {

std::vector<ScanDecision> Decide(const std::vector<std::string>& paths,
                                 const std::vector<ScanControlFile>& control = {},
                                 const ScanOptions& options = {}) {
  std::vector<ScanEntry> entries;
  for (const std::string& path : paths) entries.push_back({path, 10, false, false});
  return Scan(entries, control, options);
}
LeftOut One(const std::string& path) { return Decide({path})[0].left_out; }
DecodedText Decoded(std::string_view bytes) {
  DecodedText text;
  Decode(bytes, &text);
  return text;
}
std::string LanguageOf(std::string_view path, std::string_view text = "") {
  return std::string(DetectLanguage(path, text).id);
}
Classification Classified(std::string_view path, std::string_view bytes, const Attributes& attributes = {}) {
  DecodedText text;
  Decode(bytes, &text);
  return Classify(path, text, bytes, attributes);
}

}  // namespace

TEST_CASE("paths that cannot be used") {
  for (const char* path :
       {"", "/etc/passwd", "a/../b", "..", "\\\\server\\x", "C:\\x", "..\\x", "a\\..\\b", "a//b", "./a"}) {
    CAPTURE(path);
    CHECK(One(path) == LeftOut::kInvalidPath);
  }
  CHECK(One(std::string("a\0b", 3)) == LeftOut::kInvalidPath);
  CHECK(One(std::string(5000, 'a')) == LeftOut::kInvalidPath);
  CHECK(One("a\\b.txt") == LeftOut::kNo);
  CHECK(One("a..b/...c") == LeftOut::kNo);
  CHECK(Decide({"a", "a"})[1].left_out == LeftOut::kDuplicatePath);
}

TEST_CASE("a folder that is not entered makes one row, however it came in") {
  std::vector<ScanDecision> folder = Decide({"web/node_modules/", "web/x.js"});
  CHECK(folder[0].left_out == LeftOut::kDependencies);
  CHECK(folder[0].row.empty());
  std::vector<ScanDecision> archive = Decide(
      {"web/node_modules/a/node_modules/b.js", "web/x.js", "web/node_modules/c.js", "web/node_modules/c.js"});
  CHECK(archive[0].row == "web/node_modules/");
  CHECK_FALSE(archive[0].collapsed);
  CHECK(archive[1].left_out == LeftOut::kNo);
  CHECK(archive[2].collapsed);
  CHECK(archive[3].collapsed);
  CHECK(archive[3].left_out == LeftOut::kDependencies);
}

TEST_CASE("build folders are known by their markers, not by their names") {
  std::vector<ScanDecision> found =
      Decide({"build/x.py", "out/CMakeCache.txt", "out/y.c", "env/pyvenv.cfg", "env/z.py",
              "src/CMakeCache.txt", "src/CMakeLists.txt", "CMakeCache.txt"});
  CHECK(found[0].left_out == LeftOut::kNo);
  CHECK(found[2].left_out == LeftOut::kBuildOutput);
  CHECK(found[2].detail == "out/CMakeCache.txt");
  CHECK(found[4].left_out == LeftOut::kDependencies);
  CHECK(found[6].left_out == LeftOut::kNo);
  CHECK(found[7].left_out == LeftOut::kNo);
}

TEST_CASE("ignore rules, options and our own output") {
  std::vector<ScanControlFile> control = {
      {".gitignore", "*.log\n!keep.log\nlogs/\n"},
      {"a/.gitignore", "!x.log"},
      {"docs/manifest.json", R"({ "generator": "repodoc","format":1,"files":[]})"},
      {"web/manifest.json", R"({"a":{"generator":"repodoc"}})"}};
  std::vector<ScanDecision> found =
      Decide({"y.log", "keep.log", "a/x.log", "logs/keep.log", "docs/index.md", "web/app.js"}, control);
  CHECK(found[0].left_out == LeftOut::kGitIgnored);
  CHECK(found[0].detail == ".gitignore:1 *.log");
  CHECK(found[1].left_out == LeftOut::kNo);
  CHECK(found[2].left_out == LeftOut::kNo);
  CHECK(found[3].detail == ".gitignore:3 logs/");
  CHECK(found[4].left_out == LeftOut::kOwnOutput);
  CHECK(found[5].left_out == LeftOut::kNo);
  ScanOptions options;
  options.include = {"a/"};
  options.exclude = {"*.md"};
  options.max_file_size = 5;
  found = Decide({"a/x.py", "a/y.md", "b/x.py"}, {}, options);
  CHECK(found[0].left_out == LeftOut::kTooLarge);
  CHECK(found[1].detail == "--exclude");
  CHECK(found[2].left_out == LeftOut::kExcluded);
}

TEST_CASE("linguist attributes") {
  std::vector<ScanDecision> found =
      Decide({"gen/a.py", "gen/b.py", "x.inc"},
             {{".gitattributes",
               "gen/* linguist-generated\n\"x\\056inc\" linguist-language=PHP linguist-vendored=false\n"},
              {"gen/.gitattributes", "b.py -linguist-generated"}});
  CHECK(found[0].linguist_generated == 1);
  CHECK(found[1].linguist_generated == 0);
  CHECK(found[2].linguist_language == "PHP");
  CHECK(found[2].linguist_vendored == 0);
}

TEST_CASE("hostile patterns take linear time") {
  std::string pattern, path(4000, 'a');
  for (int i = 0; i < 1000; ++i) pattern += "*a";
  CHECK(Decide({path}, {{".gitignore", pattern + "b\n**/" + pattern + "b\n[\n[[:\n\\\n"}})[0].left_out ==
        LeftOut::kNo);
}

TEST_CASE("encodings") {
  CHECK(Decoded("plain").encoding == "UTF-8");
  CHECK(Decoded("\xEF\xBB\xBFx").bom);
  CHECK(Decoded("\xEF\xBB\xBFx").text == "x");
  CHECK(Decoded(std::string_view("\xFF\xFEh\0i\0", 6)).text == "hi");
  CHECK(Decoded(std::string_view("\xFE\xFF\0h\xD8\x3D\xDE\0", 8)).text == "h\xF0\x9F\x98\x80");
  CHECK(Decoded(std::string_view("\xFF\xFE\0\0h\0\0\0", 8)).encoding == "UTF-32LE");
  CHECK(Decoded(std::string_view("h\0e\0l\0l\0o\0", 10)).encoding == "UTF-16LE");
  CHECK(Decoded("caf\xE9 na\xEFve").text == "caf\xC3\xA9 na\xC3\xAFve");
  CHECK(Decoded("\x93quoted\x94 caf\xE9").encoding == "Windows-1252");
  DecodedText japanese = Decoded("// \x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xC5\x82\xB7");
  CHECK(japanese.encoding == "Shift_JIS");
  CHECK(japanese.text == "// \u3053\u308C\u306F\u65E5\u672C\u8A9E\u3067\u3059");
  CHECK(Decoded("// \xD5\xE2\xCA\xC7\xD6\xD0\xCE\xC4\xB5\xC4\xCE\xC4\xBC\xFE").encoding == "GB18030");
  CHECK(Decoded("// \xC0\xCC\xB0\xCD\xC0\xBA \xC7\xD1\xB1\xB9\xBE\xEE \xC0\xD4\xB4\xCF\xB4\xD9").encoding ==
        "EUC-KR");
  CHECK(Decoded("\x89PNG\r\n\x1A\n").binary);
  CHECK(Decoded(std::string_view("a\0b\0\1\2\3\4", 8)).binary);
  CHECK_FALSE(Decoded("").binary);
}

TEST_CASE("languages by name and by content") {
  CHECK(LanguageOf("a/b.py") == "python");
  CHECK(LanguageOf("x.pyi.in") == "python");
  CHECK(LanguageOf("CMakeLists.txt.in") == "cmake");
  CHECK(LanguageOf("version.h.in", "namespace x {}") == "cpp");
  CHECK(LanguageOf("BUILD.bazel") == "starlark");
  CHECK(LanguageOf("BUCK.oss") == "starlark");
  CHECK(LanguageOf("docker.Makefile") == "make");
  CHECK(LanguageOf("Dockerfile.cuda") == "dockerfile");
  CHECK(LanguageOf("run", "#!/usr/bin/env -S python3.11 -u\n") == "python");
  CHECK(LanguageOf("run", "#!/bin/sh\n") == "bash");
  CHECK(LanguageOf("a.h", "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void); // class x\n") == "c");
  CHECK(LanguageOf("a.h", "class A { public: };") == "cpp");
  CHECK(LanguageOf("a.h", "#import <X/X.h>\n@interface A\n@end") == "objc");
  CHECK(LanguageOf("a.h", "//===- a.h ---*- C++ -*-===//\n") == "cpp");
  CHECK(LanguageOf("a.m", "% comment\nfunction y = f(x)\n") == "matlab");
  CHECK(LanguageOf("a.ts", "<?xml version=\"1.0\"?>") == "xml");
  CHECK(LanguageOf("a.unknown-extension") == "text");
  CHECK(std::string(DetectLanguage("a.py", "").type) == "Python Source Code");
}

TEST_CASE("roles name their rule") {
  Classification test = Classified("test/test_x.py", "#!/usr/bin/env python\nimport x\n");
  CHECK((test.flags & kFileTest) != 0);
  CHECK((test.flags & kFileScript) != 0);
  CHECK(test.reasons[0].second == "matched test_*.py");
  CHECK((Classified("torch/testing/x.py", "").flags & kFileTest) == 0);
  CHECK((Classified("a.py", "# @generated by x\n").flags & kFileGenerated) != 0);
  CHECK((Classified("a.py", "x = '// @generated'\n").flags & kFileGenerated) == 0);
  CHECK((Classified("a.py", "# @generated\n", {.linguist_generated = 0, .linguist_language = {}}).flags &
         kFileGenerated) == 0);
  CHECK((Classified("third_party/a.c", "").flags & kFileVendored) != 0);
  CHECK(std::string(Classified("a.pt", "version https://git-lfs").language->id) == "text");
}

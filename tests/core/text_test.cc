// Text helpers that no case folder can show byte by byte: escaping of hostile text, paths, sentences,
// numbers.
#include "core/base/text.h"

#include "catch2/catch_test_macros.hpp"

using namespace repodoc;

namespace {
std::string Code(std::string_view text, bool in_table = false) { return MarkdownCode(text, in_table); }
std::string Json(std::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}
std::string Joined(std::string_view folder, std::string_view relative) {
  std::string out;
  return JoinPath(folder, relative, &out) ? out : "(leaves)";
}
}  // namespace

TEST_CASE("UTF-8 is checked as Unicode defines it") {
  CHECK(IsValidUtf8(""));
  CHECK(IsValidUtf8("plain ascii that is longer than thirty-two bytes, twice over, to pass the fast loop"));
  CHECK(IsValidUtf8("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xE2\x82", "\xFF", "0123456789012345678901234567890123\xC3"}) {
    CAPTURE(bad);
    CHECK_FALSE(IsValidUtf8(bad));
    CHECK(IsValidUtf8(ToValidUtf8(bad)));
  }
  CHECK(ToValidUtf8("a\xFFz\xE2\x82") == "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(Utf8Prefix("a\xE2\x82\xAC", 3) == "a");
  CHECK(Utf8Prefix("a\xE2\x82\xAC", 4) == "a\xE2\x82\xAC");
  CHECK(Utf8Prefix("\x80\x80\x80\x80\x80\x80", 4).size() == 4);
}

TEST_CASE("Markdown text cannot start markup") {
  CHECK(MarkdownText("plain words, and more.") == "plain words, and more.");
  CHECK(MarkdownText("a*b* [x](y) `c` <i> & |") == "a\\*b\\* \\[x\\](y) \\`c\\` &lt;i&gt; &amp; \\|");
  CHECK(MarkdownText("snake_case_name __init__") == "snake_case_name \\_\\_init\\_\\_");
  CHECK(MarkdownText("# no heading") == "\\# no heading");
  CHECK(MarkdownText("- no item") == "\\- no item");
  CHECK(MarkdownText("12. no item") == "12\\. no item");
  CHECK(MarkdownText("    no code") == " no code");
  CHECK(MarkdownText("two\nlines\r\n") == "two lines  ");
  CHECK(MarkdownText("see https://a.b or www.x.y or a@b.c") == "see https\\://a.b or www\\.x.y or a\\@b.c");
  CHECK(MarkdownText("a\x01z\xE2\x80\xAEz\xC2\x85z") == "a\xEF\xBF\xBDz\xEF\xBF\xBDz\xEF\xBF\xBDz");
  CHECK(MarkdownText("\xC3\xA9\xE2\x82\xAC") == "\xC3\xA9\xE2\x82\xAC");
}

TEST_CASE("Markdown code spans hold any text") {
  CHECK(Code("") == "");
  CHECK(Code("a_b*c") == "`a_b*c`");
  CHECK(Code("a`b") == "``a`b``");
  CHECK(Code("`a``b`") == "``` `a``b` ```");
  CHECK(Code(" a ") == "`  a  `");
  CHECK(Code(" ") == "` `");
  CHECK(Code("a\nb") == "`a b`");
  CHECK(Code("a|b") == "`a|b`");
  CHECK(Code("a|b", true) == "`a\\|b`");
  CHECK(Code("a\\|b", true) == "a\\\\\\|b");  // no code span can hold this in a table
  CHECK(Code("a\xE2\x80\xAE") == "`a\xEF\xBF\xBD`");
  CHECK(MarkdownFence("x") == "```");
  CHECK(MarkdownFence("a ````b") == "`````");
}

TEST_CASE("URLs, HTML and JSON") {
  CHECK(UrlPath("a b/(c)&d#e?.md") == "a%20b/%28c%29%26d%23e%3F.md");
  CHECK(UrlPath("torch/_C/__init__.pyi.in_docs.md") == "torch/_C/__init__.pyi.in_docs.md");
  CHECK(Html("<a b=\"c\" d='e'>&\x80") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\xEF\xBF\xBD");
  CHECK(Html(std::string_view("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(Json("a\"b\\\n\x01</script>\xFF\xE2\x80\xA8") ==
        "\"a\\\"b\\\\\\n\\u0001\\u003c/script>\xEF\xBF\xBD\\u2028\"");
}

TEST_CASE("GitHub's heading slugs") {
  CHECK(Slug("Code Patterns & Idioms") == "code-patterns--idioms");
  CHECK(Slug("`torch.nn.Linear.__init__`") == "torchnnlinear__init__");
  CHECK(Slug("\xC3\x84pfel \xCE\xA9 \xD0\x96 \xE4\xB8\xAD\xE6\x96\x87\xEF\xBC\x81") ==
        "\xC3\xA4pfel-\xCF\x89-\xD0\xB6-\xE4\xB8\xAD\xE6\x96\x87");
  CHECK(Slug("operator==") == "operator");
}

TEST_CASE("Paths") {
  CHECK(BaseName("a/b.c") == "b.c");
  CHECK(DirName("a/b.c") == "a");
  CHECK(DirName("b.c") == "");
  CHECK(Extension("a.d/b.tar.gz") == ".gz");
  CHECK(Extension("a/.gitignore") == "");
  CHECK(Joined("a/b", "../c/./d.h") == "a/c/d.h");
  CHECK(Joined("a", "../../c") == "(leaves)");
  CHECK(Joined("a", "/etc/passwd") == "(leaves)");
  CHECK(RelativePath("torch/nn/a.md", "torch/nn/b.md") == "./b.md");
  CHECK(RelativePath("torch/nn/a.md", "torch/nn/utils/b.md") == "./utils/b.md");
  CHECK(RelativePath("torch/nn/a.md", "torch/b.md") == "../b.md");
  CHECK(RelativePath("torch/nn/a.md", "torchvision/b.md") == "../../torchvision/b.md");
  CHECK(RelativePath("a.md", "b/c.md") == "./b/c.md");
  CHECK(RelativePath("a/b.md", "") == "../");
}

TEST_CASE("Sentences and numbers") {
  CHECK(FirstSentence("Does it.  Then more.") == "Does it.");
  CHECK(FirstSentence("Works for lists, e.g. this one. Then more.") == "Works for lists, e.g. this one.");
  CHECK(FirstSentence("Lists, sets etc. The rest.") == "Lists, sets etc.");
  CHECK(FirstSentence("no full stop\nhere\n\nnext paragraph") == "no full stop here");
  CHECK(FirstSentence("version 1.2 of x") == "version 1.2 of x");
  CHECK(FirstSentence("abcdefghij klmnopqrst", 14) == "abcdefghij\xE2\x80\xA6");
  CHECK(FirstSentence("\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87", 9) ==
        "\xE4\xB8\xAD\xE6\x96\x87\xE2\x80\xA6");
  CHECK(FirstSentence("") == "");
  CHECK(CollapseSpace("  a \n\t b ") == "a b");
  CHECK(WithCommas(0) == "0");
  CHECK(WithCommas(12345678) == "12,345,678");
  CHECK(Decimal(2.9863, 2) == "2.99");
  CHECK(Decimal(-0.001, 2) == "0.00");
  CHECK(Decimal(1e300, 1) == "900000000000000000.0");
  CHECK(Split("a,,b", ',').size() == 3);
}

#include "core/html/html.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/text.h"
#include "core/html/diagram.h"
#include "core/syntax/highlight.h"

namespace repodoc {
namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;  // never CMARK_OPT_UNSAFE
constexpr const char* kExtensions[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};

// Info string of a fence -> language id of the highlighter.
std::string_view LanguageOfFence(std::string_view info) {
  static constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
      {"py", "python"},      {"python3", "python"},  {"pycon", "python"},    {"c++", "cpp"},       {"cc", "cpp"},
      {"cxx", "cpp"},        {"h", "cpp"},           {"hpp", "cpp"},         {"cu", "cuda"},       {"js", "javascript"},
      {"mjs", "javascript"}, {"node", "javascript"}, {"ts", "typescript"},   {"sh", "bash"},       {"shell", "bash"},
      {"zsh", "bash"},       {"yml", "yaml"},        {"makefile", "make"},   {"bazel", "starlark"}, {"bzl", "starlark"},
      {"svg", "xml"},        {"jsonc", "json"},      {"objectivec", "objc"}, {"objective-c++", "objcpp"}};
  std::string_view word = info.substr(0, info.find_first_of(" \t{,"));
  for (const auto& [alias, language] : kAliases) {
    if (word == alias) return language;
  }
  return word;
}

void AppendCode(std::string_view text, const std::vector<HighlightSpan>& spans, std::string* out) {
  size_t at = 0;
  for (const HighlightSpan& span : spans) {
    AppendHtml(text.substr(at, span.begin - at), out);
    *out += "<span class=\"hl-";
    *out += NameOf(span.highlight_class);
    *out += "\">";
    AppendHtml(text.substr(span.begin, span.end - span.begin), out);
    *out += "</span>";
    at = span.end;
  }
  AppendHtml(text.substr(at), out);
}

std::string CodeBlock(std::string_view info, std::string_view text, const HtmlOptions& options) {
  if (info == "mermaid") {
    std::string svg = RenderDiagram(text);
    if (!svg.empty()) return svg;
  }
  std::string_view language = LanguageOfFence(info);
  std::vector<HighlightSpan> spans;
  if (options.highlight && text.size() <= options.max_highlight_bytes) spans = Highlight(language, text);
  std::string out = "<pre class=\"code\"";
  if (!language.empty()) {
    out += " data-language=\"";
    AppendHtml(language, &out);
    out += '"';
  }
  out += "><code>";
  out.reserve(out.size() + text.size() * 2);
  AppendCode(text, spans, &out);
  out += "</code></pre>\n";
  return out;
}

enum class Destination { kRelative, kAnchor, kWeb, kRefused };

Destination Classify(std::string_view url) {
  url = Trim(url);
  for (char c : url) {
    if (static_cast<unsigned char>(c) < 0x20) return Destination::kRefused;  // "java\nscript:"
  }
  if (url.empty()) return Destination::kRefused;
  if (url[0] == '#') return Destination::kAnchor;
  if (StartsWith(url, "//") || StartsWith(url, "\\")) return Destination::kRefused;
  size_t colon = url.find(':');
  if (colon == std::string_view::npos || url.find_first_of("/?#") < colon) return Destination::kRelative;
  std::string scheme = ToLowerAscii(url.substr(0, colon));
  if (scheme == "http" || scheme == "https" || scheme == "mailto") return Destination::kWeb;
  return Destination::kRefused;
}

void AppendPlainText(cmark_node* node, std::string* out) {
  std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(node), cmark_iter_free);
  cmark_event_type event;
  while ((event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter.get()));
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      *out += cmark_node_get_literal(cmark_iter_get_node(iter.get()));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      *out += ' ';
    }
  }
}

void Replace(cmark_node* old, cmark_node_type type, const std::string& html) {
  cmark_node* custom = cmark_node_new(type);
  cmark_node_set_on_enter(custom, html.c_str());
  cmark_node_replace(old, custom);
  cmark_node_free(old);
}

class Rewriter {
 public:
  explicit Rewriter(const HtmlOptions& options) : options_(options) {}

  void Rewrite(cmark_node* document) {
    std::vector<cmark_node*> headings, blocks, images;
    {
      std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(document), cmark_iter_free);
      cmark_event_type event;
      while ((event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node* node = cmark_iter_get_node(iter.get());
        switch (cmark_node_get_type(node)) {
          case CMARK_NODE_HEADING: headings.push_back(node); break;
          case CMARK_NODE_CODE_BLOCK: blocks.push_back(node); break;
          case CMARK_NODE_IMAGE: images.push_back(node); break;
          case CMARK_NODE_LINK:
            if (Classify(cmark_node_get_url(node)) == Destination::kRefused) cmark_node_set_url(node, "");
            break;
          default: break;
        }
      }
    }
    for (cmark_node* node : headings) AddAnchor(node);
    // Innermost first: a picture can stand in the text of another.
    for (size_t i = images.size(); i-- > 0;) ReplaceImage(images[i]);
    for (cmark_node* node : blocks) {
      const char* info = cmark_node_get_fence_info(node);
      Replace(node, CMARK_NODE_CUSTOM_BLOCK,
              CodeBlock(info != nullptr ? info : "", cmark_node_get_literal(node), options_));
    }
  }

 private:
  // GitHub's ids: the slug, then slug-1, slug-2 for repeats.
  void AddAnchor(cmark_node* heading) {
    std::string text;
    AppendPlainText(heading, &text);
    std::string slug = Slug(text);
    uint32_t repeat = seen_[slug]++;
    if (repeat > 0) slug += "-" + std::to_string(repeat);
    cmark_node* anchor = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node_set_on_enter(anchor, ("<span class=\"anchor\" id=\"" + repodoc::Html(slug) + "\"></span>").c_str());
    cmark_node_prepend_child(heading, anchor);
  }

  // Relative pictures keep their path in data-src, so that nothing is requested until the page decides how to show
  // them; all others become their text.
  static void ReplaceImage(cmark_node* image) {
    std::string text, html;
    AppendPlainText(image, &text);
    std::string_view url = cmark_node_get_url(image);
    if (Classify(url) == Destination::kRelative) {
      html = "<img class=\"picture\" data-src=\"" + repodoc::Html(url) + "\" alt=\"" + repodoc::Html(text) + "\">";
    } else {
      html = "<span class=\"picture\">" + repodoc::Html(text.empty() ? url : text) + "</span>";
    }
    Replace(image, CMARK_NODE_CUSTOM_INLINE, html);
  }

  const HtmlOptions& options_;
  std::unordered_map<std::string, uint32_t> seen_;
};

}  // namespace

std::string RenderHtml(std::string_view markdown, const HtmlOptions& options) {
  cmark_gfm_core_extensions_ensure_registered();
  std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(kOptions), cmark_parser_free);
  for (const char* name : kExtensions) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    if (extension != nullptr) cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(cmark_parser_finish(parser.get()), cmark_node_free);
  Rewriter(options).Rewrite(document.get());
  char* rendered =
      cmark_render_html(document.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get()));
  std::string out = rendered;
  cmark_get_default_mem_allocator()->free(rendered);
  return out;
}

}  // namespace repodoc

// Blocks and templates of single-file components.
//
//   Vue      <MyButton :label="t('x')" @click="save" v-if="ready">{{ total }}</MyButton>   <my-button/>   <slot name="head"/>
//   Svelte   <Button on:click={() => save(x)} {label} bind:value>{#if a < b}{total}{/if}</Button>
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/format_component.h"

namespace repodoc {
namespace {

constexpr size_t kMaxNames = 20000;

bool IsNameByte(char c) { return IsWordCharacter(c) || c == '$' || static_cast<unsigned char>(c) >= 0x80; }
bool IsTagNameByte(char c) { return IsWordCharacter(c) || c == '-' || c == '.' || c == ':'; }
bool IsSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Reader {
 public:
  Reader(std::string_view text, ComponentKind kind) : text_(text), kind_(kind), budget_(16 * text.size() + 4096) {}

  // The byte behind the "}" that closes the "{" at `at`; `at` + 1 when there is none before `end`. What failed searches may
  // cost in all is bounded.
  size_t BehindBrace(size_t at, size_t end) {
    int depth = 0;
    char quote = 0;
    for (size_t i = at; i < end; ++i) {
      if (budget_ == 0) break;
      char c = text_[i];
      if (quote != 0) {
        if (c == '\\') ++i;
        else if (c == quote || (c == '\n' && quote != '`')) quote = 0;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
      if (i - at > 200) --budget_;
    }
    return at + 1;
  }

  // The byte behind a tag that begins at `at` with "<"; attributes are reported to `out` when it is given.
  size_t BehindTag(size_t at, size_t end, TemplateFacts* out) {
    while (at < end && text_[at] != '>') {
      while (at < end && (IsSpaceByte(text_[at]) || text_[at] == '/')) ++at;
      if (at >= end || text_[at] == '>') break;
      if (text_[at] == '{') {  // {label}, {...rest}
        size_t close = BehindBrace(at, end);
        if (out != nullptr) Expression(at + 1, close - 1, out);
        at = close;
        continue;
      }
      size_t name_begin = at;
      while (at < end && !IsSpaceByte(text_[at]) && text_[at] != '=' && text_[at] != '>' && text_[at] != '{' &&
             !(text_[at] == '/' && at + 1 < end && text_[at + 1] == '>')) {
        ++at;
      }
      if (at == name_begin) ++at;
      std::string_view name = text_.substr(name_begin, at - name_begin);
      size_t equal = at;
      while (equal < end && IsSpaceByte(text_[equal])) ++equal;
      if (equal >= end || text_[equal] != '=') {
        if (kind_ == ComponentKind::kSvelte && out != nullptr) Shorthand(name, name_begin, out);
        continue;
      }
      at = equal + 1;
      while (at < end && IsSpaceByte(text_[at])) ++at;
      if (at >= end) break;
      size_t value_begin = at, value_end = at;
      bool braces = false;
      if (text_[at] == '"' || text_[at] == '\'') {
        value_begin = at + 1;
        value_end = std::min(text_.find(text_[at], value_begin), end);
        at = std::min(value_end + 1, end);
      } else if (text_[at] == '{' && kind_ == ComponentKind::kSvelte) {
        at = BehindBrace(at, end);
        value_begin += 1;
        value_end = at - 1;
        braces = true;
      } else {
        while (at < end && !IsSpaceByte(text_[at]) && text_[at] != '>') ++at;
        value_end = at;
      }
      if (out == nullptr) continue;
      bool directive = kind_ == ComponentKind::kVue &&
                       (name[0] == ':' || name[0] == '@' || name[0] == '#' || StartsWith(name, "v-"));
      if (braces || directive) {
        Expression(value_begin, value_end, out);
      } else if (kind_ == ComponentKind::kSvelte) {
        Braces(value_begin, value_end, out);
      }
      if (slot_ && name == "name" && !out->slots.empty()) {
        out->slots.back().text = text_.substr(value_begin, value_end - value_begin);
      }
    }
    return std::min(at + 1, end);
  }

  void Template(size_t at, size_t end, TemplateFacts* out) {
    while (at < end) {
      char c = text_[at];
      if (c == '<' && text_.substr(at, 4) == "<!--") {
        size_t close = std::min(text_.find("-->", at + 4), end);
        out->comments.push_back({text_.substr(at + 4, close - std::min(close, at + 4)), static_cast<uint32_t>(at), false});
        at = std::min(close + 3, end);
      } else if (c == '<' && at + 1 < end && (IsLetter(text_[at + 1]) || text_[at + 1] == '_')) {
        size_t name_end = at + 1;
        while (name_end < end && IsTagNameByte(text_[name_end])) ++name_end;
        std::string_view name = text_.substr(at + 1, name_end - at - 1);
        bool upper = name[0] >= 'A' && name[0] <= 'Z';
        bool dashed = kind_ == ComponentKind::kVue && name.find('-') != std::string_view::npos;
        bool dotted = name.find('.') != std::string_view::npos;
        if ((upper || dashed || dotted) && out->tags.size() < kMaxNames) {
          out->tags.push_back({name, static_cast<uint32_t>(at + 1), false});
        }
        slot_ = name == "slot";
        if (slot_) out->slots.push_back({{}, static_cast<uint32_t>(at), false});
        at = BehindTag(name_end, end, out);
        slot_ = false;
      } else if (c == '{' && kind_ == ComponentKind::kSvelte) {
        size_t close = BehindBrace(at, end);
        Expression(at + 1, close - 1, out);
        at = close;
      } else if (c == '{' && at + 1 < end && text_[at + 1] == '{') {
        size_t close = text_.find("}}", at + 2);
        if (close == std::string_view::npos || close >= end) return;  // no other ends either
        Expression(at + 2, close, out);
        at = close + 2;
      } else {
        ++at;
      }
    }
  }

 private:
  // "a {b} c" in quotes.
  void Braces(size_t at, size_t end, TemplateFacts* out) {
    for (; at < end; ++at) {
      if (text_[at] != '{') continue;
      size_t close = BehindBrace(at, end);
      Expression(at + 1, close - 1, out);
      at = close - 1;
    }
  }

  // bind:value, use:action, on:click without a value; class:active names a variable too.
  void Shorthand(std::string_view name, size_t at, TemplateFacts* out) {
    size_t colon = name.find(':');
    if (colon == std::string_view::npos || StartsWith(name, "on:") || StartsWith(name, "let:")) return;
    std::string_view word = name.substr(colon + 1, name.substr(colon + 1).find('|'));
    if (!word.empty() && out->names.size() < kMaxNames) out->names.push_back({word, static_cast<uint32_t>(at), false});
  }

  // Names at the root of member chains, with the chain; strings and keys of objects are none.
  void Expression(size_t at, size_t end, TemplateFacts* out) {
    char before = 0;  // the last byte that is no white space
    while (at < end && out->names.size() < kMaxNames) {
      char c = text_[at];
      if (IsSpaceByte(c)) {
        ++at;
        continue;
      }
      if (c == '"' || c == '\'') {
        size_t close = text_.find(c, at + 1);
        at = close == std::string_view::npos || close >= end ? end : close + 1;
        before = c;
        continue;
      }
      if (!IsNameByte(c) || IsDigit(c)) {
        before = c == '.' && text_.substr(at, 3) == "..." ? ' ' : c;
        at += before == ' ' ? 3 : 1;
        while (before != ' ' && IsDigit(c) && at < end && IsNameByte(text_[at])) ++at;  // 1e3, 0xff
        continue;
      }
      size_t begin = at;
      while (at < end && (IsNameByte(text_[at]) || (text_[at] == '.' && at + 1 < end && IsNameByte(text_[at + 1])))) ++at;
      size_t next = at;
      while (next < end && IsSpaceByte(text_[next])) ++next;
      char after = next < end ? text_[next] : '\0';
      bool key = after == ':' && (before == '{' || before == ',');
      if (before != '.' && !key) {
        out->names.push_back({text_.substr(begin, at - begin), static_cast<uint32_t>(begin), after == '('});
      }
      before = 'a';
    }
  }

  std::string_view text_;
  ComponentKind kind_;
  size_t budget_;
  bool slot_ = false;  // the tag being read is <slot>
};

bool NameAt(std::string_view text, size_t at, std::string_view name) {
  return text.substr(at, name.size()) == name &&
         (at + name.size() >= text.size() || !IsTagNameByte(text[at + name.size()]));
}

// The "</name" that ends what began before `at`; nested ones are counted when they may be.
size_t CloseOf(std::string_view text, size_t at, std::string_view name, bool nests, Reader* reader) {
  int depth = 1;
  while (at < text.size()) {
    size_t open = text.find('<', at);
    if (open == std::string_view::npos) break;
    at = open + 1;
    if (nests && text.substr(open, 4) == "<!--") {
      size_t close = text.find("-->", open + 4);
      at = close == std::string_view::npos ? text.size() : close + 3;
    } else if (at < text.size() && text[at] == '/' && NameAt(text, at + 1, name)) {
      if (--depth == 0) return open;
    } else if (nests && NameAt(text, at, name)) {
      at = reader->BehindTag(at + name.size(), text.size(), nullptr);
      if (at < 2 || text[at - 2] != '/') ++depth;
    }
  }
  return text.size();
}

}  // namespace

std::vector<ComponentBlock> ReadComponentBlocks(std::string_view text, ComponentKind kind) {
  std::vector<ComponentBlock> blocks;
  Reader reader(text, kind);
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    if (text.substr(at, 4) == "<!--") {
      size_t close = text.find("-->", at + 4);
      if (close == std::string_view::npos) break;
      at = close + 3;
      continue;
    }
    size_t name_end = at + 1;
    while (name_end < text.size() && IsTagNameByte(text[name_end])) ++name_end;
    ComponentBlock block;
    block.name = text.substr(at + 1, name_end - at - 1);
    bool raw = block.name == "script" || block.name == "style";
    if (block.name.empty() || !IsLetter(block.name[0])) {
      ++at;
      continue;
    }
    size_t body = reader.BehindTag(name_end, text.size(), nullptr);
    bool empty = body >= 2 && text[body - 2] == '/';
    if (kind == ComponentKind::kSvelte && !raw) {
      at = body;
      continue;
    }
    block.begin = static_cast<uint32_t>(at);
    block.attributes = text.substr(name_end, body - name_end - (body > name_end ? 1 : 0));
    block.body_begin = block.body_end = static_cast<uint32_t>(body);
    at = body;
    if (!empty) {
      size_t close = CloseOf(text, body, block.name, block.name == "template", &reader);
      block.closed = close < text.size();
      block.body_end = static_cast<uint32_t>(close);
      at = std::min(text.find('>', close), text.size() - 1) + 1;
    }
    block.end = static_cast<uint32_t>(at);
    blocks.push_back(block);
    if (at >= text.size()) break;
  }
  return blocks;
}

void ReadTemplate(std::string_view text, uint32_t begin, uint32_t end, ComponentKind kind, TemplateFacts* out) {
  Reader(text, kind).Template(begin, end, out);
}

}  // namespace repodoc

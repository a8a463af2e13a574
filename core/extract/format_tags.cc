#include "core/extract/format_tags.h"

#include "core/base/text.h"

namespace repodoc {
namespace {

bool EndsName(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>' || c == '/'; }

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (Lower(a[i]) != Lower(b[i])) return false;
  }
  return true;
}

}  // namespace

void TagReader::Take(size_t end, TagEvent* event) {
  event->begin = static_cast<uint32_t>(at_);
  event->row = row_;
  for (; at_ < end; ++at_) row_ += text_[at_] == '\n';
  event->end = static_cast<uint32_t>(at_);
  event->end_row = row_;
}

bool TagReader::Next(TagEvent* event) {
  if (at_ >= text_.size()) return false;
  *event = TagEvent();
  std::string_view rest = text_.substr(at_);
  auto until = [&](std::string_view close, size_t from) {
    size_t end = rest.find(close, from);
    if (end == std::string_view::npos) {
      unfinished_ = true;
      return rest.size();
    }
    return end + close.size();
  };
  bool tag = rest[0] == '<' && rest.size() > 1 && (IsLetter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?' || rest[1] == '_');
  if (!tag) {
    size_t end = rest.find('<', 1);
    if (end == std::string_view::npos) end = rest.size();
    event->kind = TagKind::kText;
    event->text = rest.substr(0, end);
    Take(at_ + end, event);
    return true;
  }
  if (StartsWith(rest, "<!--")) {
    size_t end = until("-->", 4);
    event->kind = TagKind::kComment;
    event->text = rest.substr(4, end >= 7 ? end - 7 : 0);
    Take(at_ + end, event);
    return true;
  }
  if (StartsWith(rest, "<![CDATA[")) {
    size_t end = until("]]>", 9);
    event->kind = TagKind::kCharacterData;
    event->text = rest.substr(9, end >= 12 ? end - 12 : 0);
    Take(at_ + end, event);
    return true;
  }
  if (rest[1] == '!' || rest[1] == '?') {
    // A document type may hold "[ ... ]" with ">" inside.
    size_t end = 2;
    int depth = 0;
    while (end < rest.size() && !(rest[end] == '>' && depth == 0)) {
      if (rest[end] == '[') ++depth;
      if (rest[end] == ']' && depth > 0) --depth;
      ++end;
    }
    if (end >= rest.size()) unfinished_ = true;
    event->kind = rest[1] == '?' ? TagKind::kInstruction : TagKind::kDoctype;
    event->text = rest.substr(2, end > 2 ? end - 2 : 0);
    Take(at_ + (end < rest.size() ? end + 1 : end), event);
    return true;
  }
  bool close = rest[1] == '/';
  size_t name_begin = close ? 2 : 1, at = name_begin;
  while (at < rest.size() && !EndsName(rest[at])) ++at;
  event->name = rest.substr(name_begin, at - name_begin);
  size_t attributes_begin = at;
  char quote = 0;
  while (at < rest.size() && (quote != 0 || rest[at] != '>')) {
    if (quote != 0) {
      if (rest[at] == quote) quote = 0;
    } else if ((rest[at] == '"' || rest[at] == '\'') && at > 0 && (rest[at - 1] == '=' || IsBlank(rest[at - 1]))) {
      quote = rest[at];
    }
    ++at;
  }
  if (at >= rest.size()) unfinished_ = true;
  size_t attributes_end = at;
  bool empty = attributes_end > attributes_begin && rest[attributes_end - 1] == '/';
  if (empty) --attributes_end;
  event->attributes = rest.substr(attributes_begin, attributes_end - attributes_begin);
  event->kind = close ? TagKind::kClose : empty ? TagKind::kEmpty : TagKind::kOpen;
  Take(at_ + (at < rest.size() ? at + 1 : at), event);
  return true;
}

std::string_view TagReader::RawText(std::string_view name, uint32_t* end_row) {
  size_t begin = at_, end = at_;
  while (end < text_.size()) {
    end = text_.find("</", end);
    if (end == std::string_view::npos) {
      end = text_.size();
      break;
    }
    if (EqualIgnoringCase(text_.substr(end + 2, name.size()), name)) break;
    end += 2;
  }
  TagEvent ignored;
  Take(end, &ignored);
  *end_row = row_;
  return text_.substr(begin, end - begin);
}

std::vector<TagAttribute> SplitAttributes(std::string_view attributes) {
  std::vector<TagAttribute> out;
  size_t at = 0;
  while (at < attributes.size() && out.size() < 200) {
    while (at < attributes.size() && (EndsName(attributes[at]) || attributes[at] == '=')) ++at;
    size_t begin = at;
    while (at < attributes.size() && !EndsName(attributes[at]) && attributes[at] != '=') ++at;
    if (at == begin) break;
    TagAttribute attribute{attributes.substr(begin, at - begin), {}};
    while (at < attributes.size() && (attributes[at] == ' ' || attributes[at] == '\n' || attributes[at] == '\t' || attributes[at] == '\r')) ++at;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      while (at < attributes.size() && (attributes[at] == ' ' || attributes[at] == '\n' || attributes[at] == '\t' || attributes[at] == '\r')) ++at;
      if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
        char quote = attributes[at++];
        size_t end = attributes.find(quote, at);
        if (end == std::string_view::npos) end = attributes.size();
        attribute.value = attributes.substr(at, end - at);
        at = end + 1;
      } else {
        size_t value = at;
        while (at < attributes.size() && attributes[at] != ' ' && attributes[at] != '\n' && attributes[at] != '\t') ++at;
        attribute.value = attributes.substr(value, at - value);
      }
    }
    out.push_back(attribute);
  }
  return out;
}

std::string_view AttributeValue(const std::vector<TagAttribute>& attributes, std::string_view name) {
  for (const TagAttribute& attribute : attributes) {
    if (EqualIgnoringCase(attribute.name, name)) return attribute.value;
  }
  return {};
}

std::string DecodeEntities(std::string_view text) {
  struct Entity {
    std::string_view name, character;
  };
  constexpr Entity kEntities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", " "}};
  std::string out;
  text = Utf8Prefix(text, 4000);
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view rest = text.substr(i);
    const Entity* found = nullptr;
    if (rest[0] == '&') {
      for (const Entity& entity : kEntities) {
        if (StartsWith(rest, entity.name)) found = &entity;
      }
    }
    if (found != nullptr) {
      out += found->character;
      i += found->name.size() - 1;
      continue;
    }
    if (StartsWith(rest, "&#")) {
      bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
      uint32_t code = 0;
      size_t at = hex ? 3 : 2, digits = at;
      for (; at < rest.size() && at < digits + 7; ++at) {
        char c = rest[at];
        bool decimal = c >= '0' && c <= '9';
        char lower = static_cast<char>(c | 0x20);
        if (!decimal && !(hex && lower >= 'a' && lower <= 'f')) break;
        code = code * (hex ? 16 : 10) + static_cast<uint32_t>(decimal ? c - '0' : lower - 'a' + 10);
      }
      bool valid = at > digits && at < rest.size() && rest[at] == ';' && code >= 32 && code <= 0x10ffff &&
                   (code < 0xd800 || code > 0xdfff);
      if (valid) {
        AppendCodePoint(code, &out);
        i += at;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

}  // namespace repodoc

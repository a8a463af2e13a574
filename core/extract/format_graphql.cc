// GraphQL: schemas and operations. In: decoded text. Out: types, interfaces, inputs, unions, enums, scalars, directives with
// their fields and values, queries, mutations, subscriptions and fragments; descriptions; the types they use.
//
//   """A book."""                                query FindBooks($first: Int!) {
//   type Book implements Node @key(fields: "id") {  books(first: $first) { ...BookParts }
//     authors(first: Int = 10): [Author!]!       }
//   }
#include "core/base/text.h"
#include "core/extract/doc_text.h"
#include "core/extract/format_scanners.h"
#include "core/extract/interface_tokens.h"

namespace repodoc {
namespace {

constexpr size_t kMaxTypeTokens = 100;

bool IsBuiltIn(std::string_view type) {
  return type == "Int" || type == "Float" || type == "String" || type == "Boolean" || type == "ID";
}

class GraphqlScanner {
 public:
  GraphqlScanner(const FormatInput& input, FileFacts* facts) : tokens_(input.text, true, false, false), builder_(facts) {}

  void Run() {
    while (tokens_.current().kind != InterfaceToken::kEnd) Definition();
    uint32_t row = 0, end_row = 0;
    std::string doc = tokens_.FileDoc(&row, &end_row);
    if (!doc.empty()) builder_.SetDoc(doc, row, end_row);
    builder_.CountCommentLines(tokens_.comment_lines());
    builder_.Finish();
  }

 private:
  void Description() {
    description_ = {};
    if (tokens_.current().kind == InterfaceToken::kString) description_ = tokens_.Take();
  }

  uint32_t Add(SymbolKind kind, const InterfaceToken& first, const InterfaceToken& name, uint32_t parent) {
    Place place = first.place;
    place.end = name.place.end;
    place.end_row = name.place.end_row;
    uint32_t symbol = builder_.AddSymbol(kind, name.text, place, parent, parent == kNone ? 1 : 2);
    builder_.symbol(symbol).name_begin = name.place.begin;
    builder_.symbol(symbol).row = name.place.row;
    builder_.symbol(symbol).flags |= kSymbolDefinition | kSymbolExported;
    if (description_.kind == InterfaceToken::kString) {
      builder_.SetDoc(symbol, CleanDocstring("\"\"\"" + std::string(description_.text) + "\"\"\""), description_.place.row);
    }
    description_ = {};
    return symbol;
  }

  std::string NameOf(uint32_t symbol) { return std::string(builder_.facts()->strings.Get(builder_.symbol(symbol).name)); }
  void Sign(uint32_t symbol, const std::string& signature) { builder_.symbol(symbol).signature = builder_.Add(signature); }

  // "[Author!]!" as written; the named type is referenced.
  std::string Type(uint32_t symbol) {
    std::string text;
    for (size_t i = 0; i < kMaxTypeTokens; ++i) {
      const InterfaceToken& token = tokens_.current();
      bool word = token.kind == InterfaceToken::kWord && (text.empty() || text.back() == '[');
      bool mark = token.Is('[') || token.Is(']') || token.Is('!');
      if (!word && !mark) break;
      if (word && !IsBuiltIn(token.text)) builder_.AddReference(ReferenceKind::kType, "", token.text, token.place.row, symbol);
      text += token.text;
      builder_.Extend(symbol, token.place.end, token.place.end_row);
      tokens_.Take();
    }
    return text;
  }

  // @deprecated(reason: "...") @key(...)
  void Directives(uint32_t symbol) {
    while (tokens_.current().Is('@') && tokens_.next().kind == InterfaceToken::kWord) {
      uint32_t row = tokens_.Take().place.row;
      InterfaceToken name = tokens_.Take();
      if (name.text == "deprecated") builder_.symbol(symbol).flags |= kSymbolDeprecated;
      Clause& clause = builder_.facts()->clauses.emplace_back();
      clause.text = builder_.Add(name.text);
      clause.symbol = symbol;
      clause.row = row;
      clause.kind = ClauseKind::kDecorator;
      if (tokens_.current().Is('(')) tokens_.SkipGroup();
    }
  }

  void Definition() {
    Description();
    InterfaceToken first = tokens_.current();
    bool extended = tokens_.TakeIf("extend");
    const InterfaceToken& word = tokens_.current();
    if (word.Is('{')) return Operation(first, "query");
    if (word.Is("type")) return Fields(first, SymbolKind::kType, extended);
    if (word.Is("interface")) return Fields(first, SymbolKind::kInterface, extended);
    if (word.Is("input")) return Fields(first, SymbolKind::kStruct, extended);
    if (word.Is("enum")) return Values(first, extended);
    if (word.Is("union")) return Union(first, extended);
    if (word.Is("scalar")) return Scalar(first);
    if (word.Is("directive")) return Directive(first);
    if (word.Is("query") || word.Is("mutation") || word.Is("subscription")) {
      std::string kind(tokens_.Take().text);
      return Operation(first, kind);
    }
    if (word.Is("fragment")) return Fragment(first);
    if (word.Is("schema")) {
      tokens_.Take();
      return;
    }
    tokens_.SkipGroup();
  }

  uint32_t Head(const InterfaceToken& first, SymbolKind kind, bool extended) {
    std::string word(tokens_.Take().text);
    if (tokens_.current().kind != InterfaceToken::kWord) return kNone;
    uint32_t symbol = Add(extended ? SymbolKind::kExtension : kind, first, tokens_.Take(), kNone);
    std::string signature = (extended ? "extend " : "") + word + " " + NameOf(symbol);
    if (tokens_.TakeIf("implements")) {
      signature += " implements";
      for (char before = ' '; tokens_.current().Is('&') || tokens_.current().kind == InterfaceToken::kWord; before = '&') {
        if (tokens_.TakeIf('&')) continue;
        InterfaceToken base = tokens_.Take();
        signature += (before == '&' ? " & " : " ") + std::string(base.text);
        Clause& clause = builder_.facts()->clauses.emplace_back();
        clause.text = builder_.Add(base.text);
        clause.symbol = symbol;
        clause.row = base.place.row;
        clause.kind = ClauseKind::kBase;
        builder_.AddReference(ReferenceKind::kBase, "", base.text, base.place.row, symbol);
      }
    }
    Sign(symbol, signature);
    Directives(symbol);
    return symbol;
  }

  bool InBody() const { return tokens_.current().kind != InterfaceToken::kEnd && !tokens_.current().Is('}'); }
  void Close(uint32_t symbol) {
    builder_.Extend(symbol, tokens_.current().place.end, tokens_.current().place.end_row);
    tokens_.TakeIf('}');
  }

  void Fields(const InterfaceToken& first, SymbolKind kind, bool extended) {
    uint32_t parent = Head(first, kind, extended);
    if (parent == kNone || !tokens_.current().Is('{')) return;
    builder_.symbol(parent).body_begin_row = tokens_.Take().place.row;
    while (InBody()) {
      Description();
      if (tokens_.current().kind != InterfaceToken::kWord) {
        if (InBody()) tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      uint32_t symbol = Add(SymbolKind::kField, name, name, parent);
      std::string arguments = Arguments(symbol, '(', ')', false);
      if (tokens_.TakeIf(':')) {
        std::string type = Type(symbol);
        builder_.symbol(symbol).type = builder_.Add(type);
        Sign(symbol, NameOf(symbol) + arguments + ": " + type);
      }
      if (tokens_.TakeIf('=')) DefaultValue(symbol);
      Directives(symbol);
    }
    Close(parent);
  }

  void DefaultValue(uint32_t symbol) {
    InterfaceToken value = tokens_.current();
    if (!value.Is('[') && !value.Is('{')) builder_.SetValue(symbol, value.text);
    tokens_.SkipGroup();
  }

  // (first: Int = 10, after: String), ($first: Int!)
  std::string Arguments(uint32_t symbol, char open, char close, bool variables) {
    if (!tokens_.TakeIf(open)) return {};
    std::string text = "(";
    while (InBody() && !tokens_.current().Is(close)) {
      InterfaceToken doc = {};
      if (tokens_.current().kind == InterfaceToken::kString) doc = tokens_.Take();
      if (variables) tokens_.TakeIf('$');
      if (tokens_.current().kind != InterfaceToken::kWord || !tokens_.next().Is(':')) {
        tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      tokens_.Take();
      std::string type = Type(symbol), value;
      if (tokens_.TakeIf('=')) {
        uint32_t begin = tokens_.current().place.begin;
        tokens_.SkipGroup();
        value = CollapseSpace(Utf8Prefix(tokens_.Since(begin), 80));
      }
      while (tokens_.current().Is('@') && tokens_.next().kind == InterfaceToken::kWord) {
        tokens_.Take();
        tokens_.Take();
        if (tokens_.current().Is('(')) tokens_.SkipGroup();
      }
      Parameter& parameter = builder_.facts()->parameters.emplace_back();
      parameter.name = builder_.Add(name.text);
      parameter.type = builder_.Add(type);
      parameter.default_value = builder_.Add(value);
      if (doc.kind == InterfaceToken::kString) parameter.doc = builder_.Add(CollapseSpace(Trim(doc.text)));
      parameter.symbol = symbol;
      if (text.size() > 1) text += ", ";
      text += (variables ? "$" : "") + std::string(name.text) + ": " + type;
      tokens_.TakeIf(',');
    }
    builder_.Extend(symbol, tokens_.current().place.end, tokens_.current().place.end_row);
    tokens_.TakeIf(close);
    return text + ")";
  }

  void Values(const InterfaceToken& first, bool extended) {
    uint32_t parent = Head(first, SymbolKind::kEnum, extended);
    if (parent == kNone || !tokens_.current().Is('{')) return;
    builder_.symbol(parent).body_begin_row = tokens_.Take().place.row;
    while (InBody()) {
      Description();
      if (tokens_.current().kind != InterfaceToken::kWord) {
        if (InBody()) tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      uint32_t symbol = Add(SymbolKind::kEnumMember, name, name, parent);
      Directives(symbol);
    }
    Close(parent);
  }

  void Union(const InterfaceToken& first, bool extended) {
    uint32_t symbol = Head(first, SymbolKind::kUnion, extended);
    if (symbol == kNone || !tokens_.TakeIf('=')) return;
    std::string members;
    for (;;) {
      if (tokens_.TakeIf('|')) continue;
      // The next definition begins with a word too: a member has a bar before it, or "=".
      if (tokens_.current().kind != InterfaceToken::kWord) break;
      InterfaceToken member = tokens_.Take();
      builder_.AddReference(ReferenceKind::kType, "", member.text, member.place.row, symbol);
      builder_.Extend(symbol, member.place.end, member.place.end_row);
      members += (members.empty() ? "" : " | ") + std::string(member.text);
      if (!tokens_.current().Is('|')) break;
    }
    Sign(symbol, "union " + NameOf(symbol) + " = " + members);
  }

  void Scalar(const InterfaceToken& first) {
    tokens_.Take();
    if (tokens_.current().kind != InterfaceToken::kWord) return;
    uint32_t symbol = Add(SymbolKind::kTypeAlias, first, tokens_.Take(), kNone);
    Sign(symbol, "scalar " + NameOf(symbol));
    Directives(symbol);
  }

  void Directive(const InterfaceToken& first) {
    tokens_.Take();
    tokens_.TakeIf('@');
    if (tokens_.current().kind != InterfaceToken::kWord) return;
    uint32_t symbol = Add(SymbolKind::kAnnotation, first, tokens_.Take(), kNone);
    std::string arguments = Arguments(symbol, '(', ')', false);
    Sign(symbol, "directive @" + NameOf(symbol) + arguments);
    tokens_.TakeIf("repeatable");
    if (!tokens_.TakeIf("on")) return;
    do {
      if (tokens_.current().kind == InterfaceToken::kWord) tokens_.Take();
    } while (tokens_.TakeIf('|'));
  }

  void Operation(const InterfaceToken& first, const std::string& word) {
    bool named = tokens_.current().kind == InterfaceToken::kWord;
    if (!named) {
      Selections(kNone);
      return;
    }
    uint32_t symbol = Add(SymbolKind::kFunction, first, tokens_.Take(), kNone);
    std::string arguments = Arguments(symbol, '(', ')', true);
    builder_.symbol(symbol).type = builder_.Add(word);
    Sign(symbol, word + " " + NameOf(symbol) + arguments);
    Directives(symbol);
    Selections(symbol);
  }

  void Fragment(const InterfaceToken& first) {
    tokens_.Take();
    if (tokens_.current().kind != InterfaceToken::kWord) return;
    uint32_t symbol = Add(SymbolKind::kFragment, first, tokens_.Take(), kNone);
    if (tokens_.TakeIf("on")) {
      std::string type = Type(symbol);
      builder_.symbol(symbol).type = builder_.Add(type);
      Sign(symbol, "fragment " + NameOf(symbol) + " on " + type);
    }
    Directives(symbol);
    Selections(symbol);
  }

  // { a { b } ...Parts }: what is spread is used.
  void Selections(uint32_t symbol) {
    if (!tokens_.current().Is('{')) return;
    if (symbol != kNone) builder_.symbol(symbol).body_begin_row = tokens_.current().place.row;
    size_t depth = 0, dots = 0;
    do {
      InterfaceToken token = tokens_.Take();
      if (token.kind == InterfaceToken::kEnd) return;
      if (token.Is('{')) ++depth;
      if (token.Is('}')) --depth;
      if (dots == 3 && token.kind == InterfaceToken::kWord && token.text != "on") {
        builder_.AddReference(ReferenceKind::kUse, "", token.text, token.place.row, symbol);
      }
      dots = token.Is('.') ? dots + 1 : 0;
      if (symbol != kNone) builder_.Extend(symbol, token.place.end, token.place.end_row);
    } while (depth > 0);
  }

  InterfaceTokens tokens_;
  FormatBuilder builder_;
  InterfaceToken description_;
};

}  // namespace

void ScanGraphql(const FormatInput& input, FileFacts* facts) { GraphqlScanner(input, facts).Run(); }

}  // namespace repodoc

// Apache Thrift. In: decoded text. Out: namespaces, includes, structs, unions, exceptions with their fields, enums with
// their values, services with their functions, constants, typedefs; the types they use.
//
//   struct Book {                            service Store extends Base {
//     1: required list<Author> authors,        Book get(1: string id) throws (1: NotFound missing)
//   }                                        }
#include "core/base/text.h"
#include "core/extract/format_scanners.h"
#include "core/extract/interface_tokens.h"

namespace repodoc {
namespace {

constexpr size_t kMaxTypeTokens = 200;

bool IsBaseType(std::string_view type) {
  for (std::string_view base : {"bool", "byte", "i8", "i16", "i32", "i64", "double", "string", "binary", "uuid", "void",
                                "slist", "map", "set", "list", "async", "oneway", "required", "optional"}) {
    if (type == base) return true;
  }
  return false;
}

// A reserved word that begins a definition: inside of one it means that a brace is missing.
bool BeginsDefinition(const InterfaceToken& token) {
  for (std::string_view word : {"struct", "union", "exception", "enum", "service", "namespace", "typedef", "include"}) {
    if (token.Is(word)) return true;
  }
  return false;
}

class ThriftScanner {
 public:
  ThriftScanner(const FormatInput& input, FileFacts* facts) : tokens_(input.text, true, true, true), builder_(facts) {}

  void Run() {
    while (tokens_.current().kind != InterfaceToken::kEnd) Definition();
    uint32_t row = 0, end_row = 0;
    std::string doc = tokens_.FileDoc(&row, &end_row);
    if (!doc.empty()) builder_.SetDoc(doc, row, end_row);
    builder_.CountCommentLines(tokens_.comment_lines());
    builder_.Finish();
  }

 private:
  uint32_t Add(SymbolKind kind, const InterfaceToken& first, const InterfaceToken& name, uint32_t parent = kNone) {
    Place place = first.place;
    place.end = name.place.end;
    place.end_row = name.place.end_row;
    uint32_t symbol = builder_.AddSymbol(kind, name.text, place, parent, parent == kNone ? 1 : 2);
    builder_.symbol(symbol).name_begin = name.place.begin;
    builder_.symbol(symbol).row = name.place.row;
    builder_.symbol(symbol).flags |= kSymbolDefinition | kSymbolExported;
    if (kind == SymbolKind::kNamespace) return symbol;  // what stands above is about the file
    uint32_t doc_row = 0;
    std::string doc = tokens_.DocAbove(first.place.row, &doc_row);
    if (!doc.empty()) builder_.SetDoc(symbol, doc, doc_row);
    return symbol;
  }

  void Sign(uint32_t symbol, const std::string& signature) { builder_.symbol(symbol).signature = builder_.Add(signature); }

  // A comma or semicolon may end a line; so may nothing. Annotations "(a = "b")" are left alone.
  void EndLine(uint32_t symbol) {
    if (tokens_.current().Is('(')) tokens_.SkipGroup();
    if (!tokens_.TakeIf(',')) tokens_.TakeIf(';');
    if (builder_.symbol(symbol).doc.size != 0) return;
    std::string doc = tokens_.DocBehind(builder_.symbol(symbol).end_row);
    if (!doc.empty()) builder_.SetDoc(symbol, doc, builder_.symbol(symbol).end_row);
  }

  // "map<string, list<Author>>" as written, its named types referenced.
  std::string Type(uint32_t symbol) {
    std::string text;
    size_t depth = 0;
    for (size_t i = 0; i < kMaxTypeTokens; ++i) {
      InterfaceToken token = tokens_.current();
      if (token.kind == InterfaceToken::kWord) {
        if ((i > 0 && depth == 0) || BeginsDefinition(token)) break;
        if (!IsBaseType(token.text)) types_.push_back(token);
        text += token.text;
      } else if (token.Is('<')) {
        ++depth;
        text += '<';
      } else if (token.Is('>') && depth > 0) {
        --depth;
        text += '>';
      } else if (token.Is(',') && depth > 0) {
        text += ", ";
      } else {
        break;
      }
      tokens_.Take();
      if (depth == 0 && !tokens_.current().Is('<')) break;
    }
    if (symbol != kNone) Referenced(symbol);
    return text;
  }

  void Referenced(uint32_t symbol) {
    for (const InterfaceToken& type : types_) builder_.AddDottedReference(ReferenceKind::kType, type.text, type.place.row, symbol);
    types_.clear();
  }

  void Definition() {
    InterfaceToken first = tokens_.current();
    if (first.kind != InterfaceToken::kWord) {
      tokens_.Take();
      return;
    }
    if (first.Is("include") || first.Is("cpp_include")) {
      tokens_.Take();
      if (tokens_.current().kind == InterfaceToken::kString) {
        builder_.AddImport(first.Is("include") ? ImportKind::kIncludeQuote : ImportKind::kIncludeSystem, tokens_.Take().text, first.place.row);
      }
    } else if (first.Is("namespace")) {
      tokens_.Take();
      InterfaceToken language = tokens_.Take();
      if (tokens_.current().kind != InterfaceToken::kWord) return;
      uint32_t symbol = Add(SymbolKind::kNamespace, first, tokens_.Take());
      builder_.symbol(symbol).type = builder_.Add(language.text);
      Sign(symbol, "namespace " + std::string(language.text) + " " + std::string(builder_.facts()->strings.Get(builder_.symbol(symbol).name)));
    } else if (first.Is("struct")) {
      Fields(SymbolKind::kStruct);
    } else if (first.Is("union")) {
      Fields(SymbolKind::kUnion);
    } else if (first.Is("exception")) {
      Fields(SymbolKind::kException);
    } else if (first.Is("enum") || first.Is("senum")) {
      Values();
    } else if (first.Is("service") || first.Is("interaction")) {
      Service();
    } else if (first.Is("const") || first.Is("typedef")) {
      tokens_.Take();
      std::string type = Type(kNone);
      if (tokens_.current().Is('(')) tokens_.SkipGroup();
      if (tokens_.current().kind != InterfaceToken::kWord) return types_.clear();
      uint32_t symbol = Add(first.Is("const") ? SymbolKind::kConstant : SymbolKind::kTypeAlias, first, tokens_.Take());
      builder_.symbol(symbol).type = builder_.Add(type);
      Sign(symbol, std::string(first.text) + " " + type + " " + std::string(builder_.facts()->strings.Get(builder_.symbol(symbol).name)));
      Referenced(symbol);
      if (tokens_.TakeIf('=')) Value(symbol);
      EndLine(symbol);
    } else {
      tokens_.SkipGroup();
    }
  }

  void Value(uint32_t symbol) {
    InterfaceToken value = tokens_.current();
    if (value.Is('{') || value.Is('[')) {
      tokens_.SkipGroup();
      return;
    }
    builder_.SetValue(symbol, value.text);
    builder_.Extend(symbol, value.place.end, value.place.end_row);
    tokens_.Take();
  }

  // The head of a definition with a body; kNone when it has none.
  uint32_t Head(SymbolKind kind) {
    InterfaceToken first = tokens_.Take();
    if (tokens_.current().kind != InterfaceToken::kWord) return kNone;
    InterfaceToken name = tokens_.Take();
    uint32_t symbol = Add(kind, first, name);
    std::string signature = std::string(first.text) + " " + std::string(name.text);
    if (tokens_.TakeIf("extends") && tokens_.current().kind == InterfaceToken::kWord) {
      InterfaceToken base = tokens_.Take();
      signature += " extends " + std::string(base.text);
      Clause& clause = builder_.facts()->clauses.emplace_back();
      clause.text = builder_.Add(base.text);
      clause.symbol = symbol;
      clause.row = base.place.row;
      clause.kind = ClauseKind::kBase;
      builder_.AddDottedReference(ReferenceKind::kBase, base.text, base.place.row, symbol);
    }
    Sign(symbol, signature);
    while (!tokens_.current().Is('{')) {
      if (tokens_.current().kind == InterfaceToken::kEnd || tokens_.current().kind == InterfaceToken::kWord) return kNone;
      tokens_.SkipGroup();
    }
    builder_.symbol(symbol).body_begin_row = tokens_.Take().place.row;
    return symbol;
  }

  void Close(uint32_t symbol) {
    const InterfaceToken& end = tokens_.current();
    builder_.Extend(symbol, end.place.end, end.place.end_row);
    if (end.Is('}')) tokens_.Take();
    if (tokens_.current().Is('(')) tokens_.SkipGroup();
  }

  bool InBody() const {
    const InterfaceToken& token = tokens_.current();
    return token.kind != InterfaceToken::kEnd && !token.Is('}') && !BeginsDefinition(token);
  }

  void Fields(SymbolKind kind) {
    uint32_t parent = Head(kind);
    if (parent == kNone) return;
    while (InBody()) {
      InterfaceToken first = tokens_.current();
      std::string number;
      if (first.kind == InterfaceToken::kNumber && tokens_.next().Is(':')) {
        number = tokens_.Take().text;
        tokens_.Take();
      }
      std::string label;
      while (tokens_.current().Is("required") || tokens_.current().Is("optional")) label += std::string(tokens_.Take().text) + " ";
      std::string type = Type(kNone);
      if (type.empty() || tokens_.current().kind != InterfaceToken::kWord || BeginsDefinition(tokens_.current())) {
        types_.clear();
        if (InBody()) tokens_.SkipGroup();
        continue;
      }
      uint32_t symbol = Add(SymbolKind::kField, first, tokens_.Take(), parent);
      builder_.symbol(symbol).type = builder_.Add(label + type);
      Sign(symbol, (number.empty() ? "" : number + ": ") + label + type + " " + std::string(builder_.facts()->strings.Get(builder_.symbol(symbol).name)));
      Referenced(symbol);
      if (tokens_.TakeIf('=')) Value(symbol);
      EndLine(symbol);
    }
    Close(parent);
  }

  void Values() {
    uint32_t parent = Head(SymbolKind::kEnum);
    if (parent == kNone) return;
    while (InBody()) {
      if (tokens_.current().kind != InterfaceToken::kWord) {
        tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      uint32_t symbol = Add(SymbolKind::kEnumMember, name, name, parent);
      if (tokens_.TakeIf('=')) Value(symbol);
      EndLine(symbol);
    }
    Close(parent);
  }

  void Service() {
    uint32_t parent = Head(SymbolKind::kService);
    if (parent == kNone) return;
    while (InBody()) {
      InterfaceToken first = tokens_.current();
      std::string head;
      while (tokens_.current().Is("oneway") || tokens_.current().Is("async")) head += std::string(tokens_.Take().text) + " ";
      std::string type = Type(kNone);
      if (type.empty() || tokens_.current().kind != InterfaceToken::kWord || !tokens_.next().Is('(')) {
        types_.clear();
        tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      uint32_t symbol = Add(SymbolKind::kRpc, first, name, parent);
      builder_.symbol(symbol).type = builder_.Add(type);
      Referenced(symbol);
      std::string parameters = Parameters(symbol, false);
      if (tokens_.TakeIf("throws")) Parameters(symbol, true);
      Sign(symbol, head + type + " " + std::string(name.text) + "(" + parameters + ")");
      EndLine(symbol);
    }
    Close(parent);
  }

  // (1: string id, 2: i32 count = 3): rows of the function, or what it throws.
  std::string Parameters(uint32_t symbol, bool thrown) {
    std::string text;
    if (!tokens_.TakeIf('(')) return text;
    while (tokens_.current().kind != InterfaceToken::kEnd && !tokens_.current().Is(')')) {
      if (tokens_.current().kind == InterfaceToken::kNumber && tokens_.next().Is(':')) {
        tokens_.Take();
        tokens_.Take();
      }
      while (tokens_.current().Is("required") || tokens_.current().Is("optional")) tokens_.Take();
      uint32_t row = tokens_.current().place.row;
      std::string type = Type(symbol);
      if (type.empty() || tokens_.current().kind != InterfaceToken::kWord) {
        tokens_.SkipGroup();
        continue;
      }
      InterfaceToken name = tokens_.Take();
      std::string value;
      if (tokens_.TakeIf('=')) value = tokens_.Take().text;
      if (thrown) {
        Clause& clause = builder_.facts()->clauses.emplace_back();
        clause.text = builder_.Add(type);
        clause.symbol = symbol;
        clause.row = row;
        clause.kind = ClauseKind::kThrows;
      } else {
        Parameter& parameter = builder_.facts()->parameters.emplace_back();
        parameter.name = builder_.Add(name.text);
        parameter.type = builder_.Add(type);
        parameter.default_value = builder_.Add(value);
        parameter.symbol = symbol;
        if (!text.empty()) text += ", ";
        text += type + " " + std::string(name.text);
      }
      if (!tokens_.TakeIf(',')) tokens_.TakeIf(';');
    }
    builder_.Extend(symbol, tokens_.current().place.end, tokens_.current().place.end_row);
    tokens_.TakeIf(')');
    return text;
  }

  InterfaceTokens tokens_;
  FormatBuilder builder_;
  std::vector<InterfaceToken> types_;  // named in the type that is being read
};

}  // namespace

void ScanThrift(const FormatInput& input, FileFacts* facts) { ThriftScanner(input, facts).Run(); }

}  // namespace repodoc

// Protocol Buffers. In: decoded text. Out: the package, imports, messages with their fields, oneofs, enums with their
// values, services with their remote procedures, extensions; the types they use. Options that files declare for code
// generators are left alone.
//
//   message Book {            services and messages nest; a field is "label type name = number [options];"
//     repeated Author authors = 2;  // who wrote it
//   }
#include "core/base/text.h"
#include "core/extract/format_scanners.h"
#include "core/extract/interface_tokens.h"

namespace repodoc {
namespace {

bool IsScalar(std::string_view type) {
  for (std::string_view scalar : {"double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32",
                                  "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes"}) {
    if (type == scalar) return true;
  }
  return false;
}

class ProtobufScanner {
 public:
  ProtobufScanner(const FormatInput& input, FileFacts* facts) : tokens_(input.text, false, true, true), builder_(facts) {}

  void Run() {
    while (tokens_.current().kind != InterfaceToken::kEnd) Statement();
    while (!open_.empty()) Close(tokens_.current());
    uint32_t row = 0, end_row = 0;
    std::string doc = tokens_.FileDoc(&row, &end_row);
    if (!doc.empty()) builder_.SetDoc(doc, row, end_row);
    builder_.CountCommentLines(tokens_.comment_lines());
    builder_.Finish();
  }

 private:
  struct Open {
    uint32_t symbol;
    SymbolKind kind;
  };

  uint32_t Parent() const { return open_.empty() ? kNone : open_.back().symbol; }
  SymbolKind Around() const { return open_.empty() ? SymbolKind::kNone : open_.back().kind; }

  void Statement() {
    const InterfaceToken& token = tokens_.current();
    if (token.Is('}')) {
      Close(tokens_.Take());
      return;
    }
    if (token.kind != InterfaceToken::kWord) {
      tokens_.Take();
      return;
    }
    // Field types may be called "message" or "service" too: a definition has a word and a brace behind it.
    bool names = tokens_.next().kind == InterfaceToken::kWord;
    if (names && token.text == "message") return Container(SymbolKind::kMessage);
    if (names && token.text == "enum") return Container(SymbolKind::kEnum);
    if (names && token.text == "service") return Container(SymbolKind::kService);
    if (names && token.text == "extend") return Container(SymbolKind::kExtension);
    if (names && token.text == "oneof") return Container(SymbolKind::kUnion);
    if (names && token.text == "rpc") return Procedure();
    if (token.text == "option" || token.text == "reserved" || token.text == "extensions" || token.text == "edition") {
      return tokens_.SkipStatement();
    }
    if (token.text == "syntax") return tokens_.SkipStatement();
    if (names && token.text == "package" && open_.empty()) return Package();
    if (token.text == "import" && open_.empty()) return Import();
    switch (Around()) {
      case SymbolKind::kEnum: return Value();
      case SymbolKind::kMessage:
      case SymbolKind::kExtension:
      case SymbolKind::kUnion: return Field();
      default: return tokens_.SkipStatement();
    }
  }

  uint32_t Add(SymbolKind kind, const InterfaceToken& first, const InterfaceToken& name) {
    Place place = first.place;
    place.end = name.place.end;
    place.end_row = name.place.end_row;
    uint32_t symbol = builder_.AddSymbol(kind, name.text, place, Parent(), static_cast<uint16_t>(open_.size() + 1));
    builder_.symbol(symbol).name_begin = name.place.begin;
    builder_.symbol(symbol).row = name.place.row;
    builder_.symbol(symbol).flags |= kSymbolDefinition | kSymbolExported;
    uint32_t doc_row = 0;
    std::string doc = tokens_.DocAbove(first.place.row, &doc_row);
    if (!doc.empty()) builder_.SetDoc(symbol, doc, doc_row);
    return symbol;
  }

  // The end of a one-line definition: ";" and a comment behind it.
  void EndLine(uint32_t symbol) {
    const InterfaceToken end = tokens_.current();
    if (end.Is(';')) {
      builder_.Extend(symbol, end.place.end, end.place.end_row);
      tokens_.Take();
    }
    if (builder_.symbol(symbol).doc.size != 0) return;
    std::string doc = tokens_.DocBehind(builder_.symbol(symbol).end_row);
    if (!doc.empty()) builder_.SetDoc(symbol, doc, builder_.symbol(symbol).end_row);
  }

  void Sign(uint32_t symbol, const std::string& signature) { builder_.symbol(symbol).signature = builder_.Add(signature); }

  void Type(uint32_t symbol, const InterfaceToken& type) {
    if (IsScalar(type.text)) return;
    std::string_view name = type.text;
    if (StartsWith(name, ".")) name.remove_prefix(1);
    builder_.AddDottedReference(ReferenceKind::kType, name, type.place.row, symbol);
  }

  void Container(SymbolKind kind) {
    InterfaceToken first = tokens_.Take(), name = tokens_.Take();
    if (tokens_.current().Is('=')) return NumberedField(first, "", std::string(first.text), first, name);  // of a type called "message"
    if (!tokens_.current().Is('{')) return;
    uint32_t symbol = Add(kind, first, name);
    Sign(symbol, std::string(first.text) + " " + std::string(name.text));
    if (kind == SymbolKind::kExtension) Type(symbol, name);
    builder_.symbol(symbol).body_begin_row = tokens_.current().place.row;
    tokens_.Take();
    open_.push_back({symbol, kind});
  }

  void Close(const InterfaceToken& at) {
    if (open_.empty()) return;
    builder_.Extend(open_.back().symbol, at.place.end, at.place.end_row);
    open_.pop_back();
  }

  void Package() {
    InterfaceToken first = tokens_.Take(), name = tokens_.Take();
    uint32_t symbol = Add(SymbolKind::kPackage, first, name);
    Sign(symbol, "package " + std::string(name.text));
    EndLine(symbol);
  }

  void Import() {
    InterfaceToken first = tokens_.Take();
    bool again = tokens_.TakeIf("public");
    if (!again) tokens_.TakeIf("weak");
    if (tokens_.current().kind != InterfaceToken::kString) return;
    builder_.AddImport(again ? ImportKind::kReexport : ImportKind::kIncludeQuote, tokens_.Take().text, first.place.row);
    tokens_.TakeIf(';');
  }

  // [repeated|optional|required] type name = number [...];   map<K, V> name = number;   optional group Name = 1 { ... }
  void Field() {
    InterfaceToken first = tokens_.current();
    std::string label;
    while ((tokens_.current().Is("repeated") || tokens_.current().Is("optional") || tokens_.current().Is("required")) &&
           tokens_.next().kind == InterfaceToken::kWord) {
      label += std::string(tokens_.Take().text) + " ";
    }
    if (tokens_.current().Is("group")) {
      tokens_.Take();
      InterfaceToken name = tokens_.Take();
      uint32_t symbol = Add(SymbolKind::kMessage, first, name);
      Sign(symbol, label + "group " + std::string(name.text));
      while (tokens_.current().kind != InterfaceToken::kEnd && !tokens_.current().Is('{') && !tokens_.current().Is(';')) tokens_.Take();
      if (tokens_.TakeIf('{')) open_.push_back({symbol, SymbolKind::kMessage});
      return;
    }
    InterfaceToken type = tokens_.Take(), key, value;
    std::string text(type.text);
    if (type.text == "map" && tokens_.TakeIf('<')) {
      key = tokens_.Take();
      tokens_.TakeIf(',');
      value = tokens_.Take();
      tokens_.TakeIf('>');
      text += "<" + std::string(key.text) + ", " + std::string(value.text) + ">";
    }
    if (tokens_.current().kind != InterfaceToken::kWord || !tokens_.next().Is('=')) return tokens_.SkipStatement();
    InterfaceToken name = tokens_.Take();
    NumberedField(first, label, text, key.kind == InterfaceToken::kWord ? value : type, name);
  }

  // From "=" on; `type` is the named type of `text`.
  void NumberedField(const InterfaceToken& first, const std::string& label, const std::string& text, const InterfaceToken& type,
                     const InterfaceToken& name) {
    tokens_.Take();
    InterfaceToken number = tokens_.current();
    uint32_t symbol = Add(SymbolKind::kField, first, name);
    Sign(symbol, label + text + " " + std::string(name.text) + " = " + std::string(number.text));
    builder_.symbol(symbol).type = builder_.Add(label + text);
    if (number.kind == InterfaceToken::kNumber) builder_.SetValue(symbol, tokens_.Take().text);
    Type(symbol, type);
    Options(symbol);
    EndLine(symbol);
  }

  // [deprecated = true, (x).y = {...}]
  void Options(uint32_t symbol) {
    if (!tokens_.current().Is('[')) return;
    if (tokens_.next().Is("deprecated")) builder_.symbol(symbol).flags |= kSymbolDeprecated;
    tokens_.SkipGroup();
  }

  void Value() {
    if (!tokens_.next().Is('=')) return tokens_.SkipStatement();
    InterfaceToken name = tokens_.Take();
    tokens_.Take();
    uint32_t symbol = Add(SymbolKind::kEnumMember, name, name);
    Sign(symbol, std::string(name.text) + " = " + std::string(tokens_.current().text));
    builder_.SetValue(symbol, tokens_.Take().text);
    Options(symbol);
    EndLine(symbol);
  }

  // rpc Get(stream Request) returns (Response) { option ... }
  void Procedure() {
    InterfaceToken first = tokens_.Take(), name = tokens_.Take();
    uint32_t symbol = Add(SymbolKind::kRpc, first, name);
    std::string sides[2];
    for (std::string& side : sides) {
      if (!tokens_.TakeIf('(')) break;
      if (tokens_.TakeIf("stream")) side = "stream ";
      if (tokens_.current().kind == InterfaceToken::kWord) {
        Type(symbol, tokens_.current());
        side += tokens_.Take().text;
      }
      if (tokens_.current().Is(')')) builder_.Extend(symbol, tokens_.current().place.end, tokens_.current().place.row);
      tokens_.TakeIf(')');
      tokens_.TakeIf("returns");
    }
    Sign(symbol, "rpc " + std::string(name.text) + "(" + sides[0] + ") returns (" + sides[1] + ")");
    builder_.symbol(symbol).type = builder_.Add(sides[1]);
    Parameter& request = builder_.facts()->parameters.emplace_back();
    request.name = builder_.Add("request");
    request.type = builder_.Add(sides[0]);
    request.symbol = symbol;
    if (tokens_.current().Is('{')) {
      tokens_.SkipGroup();
      return;
    }
    EndLine(symbol);
  }

  InterfaceTokens tokens_;
  FormatBuilder builder_;
  std::vector<Open> open_;
};

}  // namespace

void ScanProtobuf(const FormatInput& input, FileFacts* facts) { ProtobufScanner(input, facts).Run(); }

}  // namespace repodoc

// The words of the enumerations in facts.h.
#include "core/facts/facts.h"

namespace repodoc {
namespace {

constexpr SymbolKindName kSymbolKindNames[] = {
    {"symbol", "Symbols"},
    // Types
    {"class", "Classes"},
    {"struct", "Structs"},
    {"union", "Unions"},
    {"interface", "Interfaces"},
    {"trait", "Traits"},
    {"protocol", "Protocols"},
    {"mixin", "Mixins"},
    {"object", "Objects"},
    {"record", "Records"},
    {"enum", "Enums"},
    {"type alias", "Type Aliases"},
    {"concept", "Language Concepts"},
    {"annotation", "Annotations"},
    {"actor", "Actors"},
    {"extension", "Extensions"},
    {"delegate", "Delegates"},
    {"exception", "Exceptions"},
    {"type class", "Type Classes"},
    {"instance", "Instances"},
    {"signature", "Signatures"},
    {"functor", "Functors"},
    {"data type", "Data Types"},
    {"type", "Types"},
    {"associated type", "Associated Types"},
    {"category", "Categories"},
    {"component", "Components"},
    {"implementation", "Implementations"},
    // Callables
    {"function", "Functions"},
    {"method", "Methods"},
    {"constructor", "Constructors"},
    {"destructor", "Destructors"},
    {"operator", "Operators"},
    {"property", "Properties"},
    {"macro", "Macros"},
    {"lambda", "Lambdas"},
    {"subroutine", "Subroutines"},
    {"procedure", "Procedures"},
    {"trigger", "Triggers"},
    {"subscript", "Subscripts"},
    {"test", "Tests"},
    // Data
    {"variable", "Variables"},
    {"constant", "Constants"},
    {"field", "Fields"},
    {"enum member", "Enum Members"},
    {"event", "Events"},
    {"static", "Statics"},
    {"case", "Cases"},
    {"variant", "Variants"},
    // Containers
    {"namespace", "Namespaces"},
    {"module", "Modules"},
    {"package", "Packages"},
    // Documents, data and build files
    {"heading", "Headings"},
    {"key", "Keys"},
    {"target", "Targets"},
    {"option", "Options"},
    {"selector", "Selectors"},
    {"stage", "Stages"},
    {"table", "Tables"},
    {"column", "Columns"},
    {"message", "Messages"},
    {"service", "Services"},
    {"rpc", "Remote Procedures"},
    {"cell", "Cells"},
    {"element", "Elements"},
    {"anchor", "Anchors"},
    {"label", "Labels"},
    {"command", "Commands"},
    {"job", "Jobs"},
    {"section", "Sections"},
    {"view", "Views"},
    {"index", "Indexes"},
    {"fragment", "Fragments"},
    {"environment", "Environments"},
    {"placeholder", "Placeholders"},
};
static_assert(std::size(kSymbolKindNames) == static_cast<size_t>(SymbolKind::kCount));

}  // namespace

const SymbolKindName& NameOf(SymbolKind kind) {
  size_t index = static_cast<size_t>(kind);
  return kSymbolKindNames[index < std::size(kSymbolKindNames) ? index : 0];
}

bool IsType(SymbolKind kind) { return kind >= SymbolKind::kClass && kind <= SymbolKind::kImplementation; }
bool IsCallable(SymbolKind kind) { return kind >= SymbolKind::kFunction && kind <= SymbolKind::kTest; }
bool IsData(SymbolKind kind) { return kind >= SymbolKind::kVariable && kind <= SymbolKind::kVariant; }
bool IsEnumMember(SymbolKind kind) {
  return kind == SymbolKind::kEnumMember || kind == SymbolKind::kVariant || kind == SymbolKind::kCase;
}

const char* NameOf(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::kNormal: return "normal";
    case ParameterKind::kPositionalOnly: return "positional-only";
    case ParameterKind::kKeywordOnly: return "keyword-only";
    case ParameterKind::kVarArgs: return "varargs";
    case ParameterKind::kKeywordArgs: return "keyword-args";
    case ParameterKind::kTemplate: return "template";
  }
  return "?";
}

const char* NameOf(ImportKind kind) {
  switch (kind) {
    case ImportKind::kImport: return "import";
    case ImportKind::kFrom: return "from";
    case ImportKind::kIncludeQuote: return "include";
    case ImportKind::kIncludeSystem: return "include-system";
    case ImportKind::kRequire: return "require";
    case ImportKind::kDynamic: return "dynamic";
    case ImportKind::kReexport: return "reexport";
    case ImportKind::kSource: return "source";
    case ImportKind::kLoad: return "load";
    case ImportKind::kBuildInclude: return "build-include";
    case ImportKind::kBuildFolder: return "build-folder";
    case ImportKind::kUse: return "use";
    case ImportKind::kUsing: return "using";
    case ImportKind::kModuleFile: return "module-file";
    case ImportKind::kDocument: return "document";
  }
  return "?";
}

const char* NameOf(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::kNone: return "Nothing to report.";
    case DiagnosticCode::kDecodedLossy: return "Some bytes are not text in the detected encoding.";
    case DiagnosticCode::kNulBytes: return "The text contains NUL bytes.";
    case DiagnosticCode::kNoFinalNewline: return "The last line has no line end.";
    case DiagnosticCode::kMixedNewlines: return "Line ends are mixed.";
    case DiagnosticCode::kBidiControl: return "A bidirectional control character can make the source read differently.";
    case DiagnosticCode::kVeryLongLine: return "A line is very long.";
    case DiagnosticCode::kParseErrors: return "The grammar could not parse part of the file.";
    case DiagnosticCode::kParseTimeout: return "Parsing took too long.";
    case DiagnosticCode::kTooDeep: return "The nesting is too deep to follow.";
    case DiagnosticCode::kTooLarge: return "The file is above the size limit for syntax analysis.";
    case DiagnosticCode::kNoGrammar: return "The grammar of the language could not be loaded.";
    case DiagnosticCode::kReferencesCapped: return "References beyond the limit are not listed.";
    case DiagnosticCode::kSymbolsCapped: return "Symbols beyond the limit are not listed.";
    case DiagnosticCode::kInvalidNotebook: return "The notebook is not valid.";
    case DiagnosticCode::kInvalidData: return "The data does not parse.";
    case DiagnosticCode::kAnalysisFailed: return "The analysis of this file failed.";
  }
  return "Unknown diagnostic.";
}

}  // namespace repodoc

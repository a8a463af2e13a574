// JavaScript and TypeScript: the references of a file -> rows. In: what names and receivers mean. Out: how sure each is;
// candidates by name where nothing else is known.
#include "core/base/text.h"
#include "core/link/names_javascript.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxWork = 4000;  // steps for one reference

}  // namespace

void JavaScriptNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    if (facts.references[i].kind == ReferenceKind::kWrite) continue;
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

void JavaScriptNames::Emit(const Value& value, uint32_t reference, uint32_t within, ReferenceSink* sink) {
  SymbolRef target{value.id, kNone};
  bool several = false;  // { kind: "a" } | { kind: "b" }
  if (value.kind != Value::kModule) {
    uint32_t first = data_.entities[value.id].first_symbol, second = data_.next_symbol[first];
    target = data_.Local(data_.primary[first]);
    several = second != kNone && data_.SymbolAt(first).kind == SymbolKind::kField && data_.SymbolAt(second).kind == SymbolKind::kField;
  }
  sink->Add(reference, within, target, upper_bound_ || several ? Confidence::kUnique : Confidence::kExact);
}

void JavaScriptNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view name = facts.str(row.name), qualifier = facts.str(row.qualifier);
  work_ = kMaxWork;
  site_file_ = file;
  site_symbol_ = symbol;
  upper_bound_ = false;
  Value value;
  bool known = qualifier.empty();
  bool type = row.kind == ReferenceKind::kType || row.kind == ReferenceKind::kBase;
  if (qualifier.empty()) {
    value = Root(file, symbol, name, type);
  } else {
    Value object = ValueAt(file, symbol, qualifier);
    if (object.kind == Value::kExternal) return;
    known = object.kind == Value::kModule;
    value = qualifier == "super" ? Value{} : Member(object, name);
    if (qualifier == "super") {
      Value self = ThisAt(file, symbol);
      if (self.kind == Value::kInstance) value = ClassMember(self.id, self.environment, name, true);
    }
  }
  if (value.kind == Value::kEntity || value.kind == Value::kModule) {
    Emit(value, reference, within, sink);
    return;
  }
  if (value.kind != Value::kUnknown || known || row.kind != ReferenceKind::kCall) return;
  AddMembersByName(data_, file, reference, within, sink);
}

}  // namespace repodoc

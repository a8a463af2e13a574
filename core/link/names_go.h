// Go names -> definitions: the package around, imported packages, members of values by their types, as the language's
// specification has it (method sets, embedded fields, aliases, what calls and elements give).
// In: entities, bindings. Out: rows for every reference; what a type embeds becomes a base.
//
//   names_go.cc        names, members, the rows
//   implements_go.cc   which types have the methods of an interface
//   types_go.cc        types as text: elements, results, what they name
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

// The parts of a type's text. Nothing is allocated; O(bytes).
namespace go_types {
bool IsNameByte(char c);
std::string_view Core(std::string_view type);                     // "(*Box)" -> "Box"
std::string_view Element(std::string_view type);                  // "[]Box", "map[string]Box", "chan Box" -> "Box"; empty: none
std::string_view KeyOrReceived(std::string_view type);            // "map[Key]Box" -> "Key", "chan Box" -> "Box"
std::string_view Result(std::string_view function);               // "func(a, b int) (Box, error)" -> "(Box, error)"
std::string_view Part(std::string_view results, size_t index);    // "(box Box, err error)", 1 -> "error"; one result is its own first
bool IsLiteral(std::string_view type);                            // "struct {...}", "interface {...}"
std::pair<std::string_view, std::string_view> Named(std::string_view type);  // "pkg.Box[int]" -> "pkg", "Box"
}  // namespace go_types

class GoNames : public NameResolver {
 public:
  explicit GoNames(LinkData* data) : data_(*data) {}

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;

 private:
  struct Place {  // where a text stands
    FileIndex file = kNone;
    uint32_t symbol = kNone;  // the innermost enclosing one
  };
  struct Value {
    enum Kind : uint8_t {
      kUnknown,
      kOutside,  // not of this repository, or nothing that has members
      kPackage,  // id: its scope
      kEntity,   // id: what is declared, itself
      kTyped,    // a value of the type `type`, as written at `place`
    } kind = kUnknown;
    uint32_t id = kNone;  // kTyped: the variable or field of an unnamed struct, whose fields are its children
    std::string_view type;
    Place place;
  };

  uint32_t InPackage(Place place, uint32_t name) const;  // declared by the package or the functions around
  Value Root(Place place, std::string_view name) const;
  Value ValueAt(Place place, std::string_view text);
  Value Got(const Value& value);     // what reading a variable, a field or a constant gives
  Value Called(const Value& value);
  Value Named(Place place, std::string_view type) const;  // the entity, a type or a parameter of types
  Value Underlying(const Value& typed);  // down to a type that is no name
  Value Member(const Value& value, std::string_view name);
  uint32_t MemberOf(uint32_t entity, uint32_t name) const;  // of a type, its embedded ones included
  Value Typed(std::string_view type, Place place, uint32_t id = kNone) const;
  bool Exists(uint32_t entity) const { return entity != kNone && data_.entities[entity].first_symbol != kNone; }
  SymbolRef SymbolOf(uint32_t entity) const { return data_.Local(data_.entities[entity].first_symbol); }
  // implements_go.cc
  void AppendType(Place place, std::string_view type, std::string* out) const;
  uint32_t SignatureHash(uint32_t symbol);
  bool MethodsOf(uint32_t entity, std::vector<std::pair<uint32_t, uint32_t>>* methods);  // name, what it takes and gives
  bool IsInterface(uint32_t entity) const;
  void FindImplementations();
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  std::vector<std::pair<uint32_t, uint32_t>> embedded_;  // (type, type that it embeds), sorted by the first
  std::vector<uint32_t> signatures_;  // by global symbol; kNone: not asked yet
  int depth_ = 0;  // of values made of values
};

}  // namespace repodoc

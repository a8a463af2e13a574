// What the parts of the Perl definition share (lang_perl*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::perl {

// WalkContext::language_bits
enum : uint32_t {
  kInAnonymous = 1,  // inside a sub that is bound to no name
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  std::unordered_map<NodeIndex, uint32_t> named;  // anonymous subs whose symbol their statement has added
  std::unordered_set<std::string> exported;       // @EXPORT, @EXPORT_OK
  std::unordered_set<uint64_t> variables;         // (owner + 1) << 32 | text offset of the name
  std::unordered_set<uint64_t> thrown;            // callable << 32 ^ text offset of the class
  std::vector<std::pair<uint32_t, uint32_t>> documents;  // bytes of texts with POD
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// A word that the source spells: a bareword, a string without interpolation, one of qw(...).
struct Word {
  std::string_view text;
  uint32_t begin = 0, row = 0;  // 0-based, of the text parsed
  bool key = false;             // stands before "=>" or in braces without quotes
};
// The words of a list: strings, barewords, qw(), brackets and parentheses around them. Other items end it when
// `stop` is set, and are left out otherwise.
std::vector<Word> WordsOf(const SyntaxTree& tree, NodeIndex list, bool stop);
// The items of a list expression or a single item, parentheses looked through.
std::vector<NodeIndex> ItemsOf(const SyntaxTree& tree, NodeIndex list);
NodeIndex ArgumentsOf(const SyntaxTree& tree, NodeIndex call);
// A symbol that stands at a word.
uint32_t AddSymbolAt(Walk& walk, SymbolKind kind, const Word& word, NodeIndex whole, uint32_t flags);

// lang_perl.cc
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
bool IsFileLevel(const Walk& walk, NodeIndex statement);
// The package around, kNone in the main program.
uint32_t PackageAround(const Walk& walk);
void AddBases(Walk& walk, const std::vector<Word>& words);

// lang_perl_words.cc: use, constants, attributes, exports
void EnterUse(Walk& walk, NodeIndex node);
void EnterRequire(Walk& walk, NodeIndex node);
// has, extends, with, subtest: true when the call was one of them.
bool NoteCall(Walk& walk, NodeIndex call, NodeIndex function, std::string_view name);

// lang_perl_references.cc: hooks of the table
void EnterCall(Walk& walk, NodeIndex node);
void EnterMethodCall(Walk& walk, NodeIndex node);
void EnterHashElement(Walk& walk, NodeIndex node);
void EnterVariable(Walk& walk, NodeIndex node);
void EnterBareword(Walk& walk, NodeIndex node);

// lang_perl_pod.cc: gives symbols and the file the words that POD has for them.
void ApplyPod(Walk& walk);

// lang_perl_manifest.cc: once, at the end; nothing for files that are none.
void ReadManifest(Walk& walk);

}  // namespace repodoc::perl

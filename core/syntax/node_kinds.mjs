// Writes node_kinds.inc: every named node kind and every field name of the grammars, from their own node-types.json;
// and per grammar node_names_GRAMMAR.c: the names that it has, with their numbers in node_kinds.inc (node_names.h).
//   usage: node node_kinds.mjs OUT GRAMMAR=FOLDER...      OUT: a folder; FOLDER: the src folder of a grammar
// core/third_party.cmake calls it when it configures. A file is only touched when its content changes. A name that
// C++ or its library reserves gets a trailing "_": X(class_, "class").
import * as fs from "node:fs";
import * as path from "node:path";

const reserved = new Set(
  ("alignas alignof and and_eq asm auto bitand bitor bool break case catch char class co_await co_return co_yield compl " +
    "concept const consteval constexpr constinit const_cast continue decltype default delete do double dynamic_cast " +
    "else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept " +
    "not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short " +
    "signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef " +
    "typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq " +
    "NULL EOF errno stdin stdout stderr assert INFINITY NAN HUGE_VAL kOther kError kCount kNone").split(" "),
);

export function identifier(name) {
  const spelled = name.replace(/[^A-Za-z0-9_]/g, "_");
  return reserved.has(spelled) || /^[0-9]/.test(spelled) ? `${spelled}_` : spelled;
}

function collect(folder) {
  const kinds = new Set();
  const fields = new Set();
  const types = JSON.parse(fs.readFileSync(path.join(folder, "node-types.json"), "utf8"));
  const supertypes = new Set(types.filter((type) => type.subtypes).map((type) => type.type));  // never occur in a tree
  const add = ({ type, named }) => {
    if (named && !supertypes.has(type)) kinds.add(type);
  };
  for (const type of types) {
    add(type);
    type.children?.types.forEach(add);
    for (const [field, { types: values }] of Object.entries(type.fields ?? {})) {
      fields.add(field);
      values.forEach(add);  // aliases are listed only here
    }
  }
  return { kinds, fields };
}

const sorted = (names) => [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));

function table(macro, names) {
  const taken = new Set();
  const rows = names.map((name) => {
    let spelled = identifier(name);
    while (taken.has(spelled)) spelled += "_";
    taken.add(spelled);
    return `  X(${spelled}, ${JSON.stringify(name)})`;
  });
  return `#define ${macro}(X) \\\n${rows.join(" \\\n")}\n`;
}

// Names in the order of their numbers, each ended by a NUL.
function numbered(variable, names, all, first) {
  const own = all.flatMap((name, index) => (names.has(name) ? [[name, index + first]] : []));
  return {
    text: `static const uint16_t ${variable}_numbers[] = {${own.map(([, number]) => number).join(", ") || 0}};\n` +
      `static const char ${variable}_names[] =\n${own.map(([name]) => `  "${name}\\0"`).join("\n") || '""'};\n`,
    row: `${variable}_numbers, ${variable}_names, ${own.length}`,
  };
}

function write(file, text) {
  if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) fs.writeFileSync(file, text);
}

const [out, ...grammars] = process.argv.slice(2);
const collected = grammars.map((pair) => {
  const [name, folder] = pair.split("=");
  return { name, ...collect(folder) };
});
const kinds = sorted(collected.flatMap((grammar) => [...grammar.kinds]));
const fields = sorted(collected.flatMap((grammar) => [...grammar.fields]));
fs.mkdirSync(out, { recursive: true });
write(path.join(out, "node_kinds.inc"), `${table("REPODOC_NODE_KINDS", kinds)}\n${table("REPODOC_FIELDS", fields)}`);
for (const grammar of collected) {
  const ownKinds = numbered("kind", grammar.kinds, kinds, 2);  // after kOther and kError
  const ownFields = numbered("field", grammar.fields, fields, 1);  // after kNone
  write(path.join(out, `node_names_${grammar.name}.c`), `#include "core/syntax/node_names.h"\n\n${ownKinds.text}${ownFields.text}` +
    `const struct RepodocNodeNames* REPODOC_NODE_NAMES(${grammar.name})(void) {\n` +
    `  static const struct RepodocNodeNames names = {{${ownKinds.row}}, {${ownFields.row}}};\n  return &names;\n}\n`);
}
console.log(`${kinds.length} kinds, ${fields.length} fields`);

// Writes node_kinds.inc: every named node kind and every field name of the grammars, from their own node-types.json.
//   usage: node node_kinds.mjs OUT FOLDER...      FOLDER: the src folder of a grammar
// core/third_party.cmake calls it when it configures. The file is only touched when its content changes. A name that
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

function collect(folders) {
  const kinds = new Set();
  const fields = new Set();
  const supertypes = new Set();  // never occur in a tree
  for (const folder of folders) {
    const types = JSON.parse(fs.readFileSync(path.join(folder, "node-types.json"), "utf8"));
    const own = new Set(types.filter((type) => type.subtypes).map((type) => type.type));
    const add = ({ type, named }) => {
      if (named && !own.has(type)) kinds.add(type);
    };
    for (const type of types) {
      add(type);
      type.children?.types.forEach(add);
      for (const [field, { types: values }] of Object.entries(type.fields ?? {})) {
        fields.add(field);
        values.forEach(add);  // aliases are listed only here
      }
    }
  }
  return { kinds, fields };
}

function table(macro, names) {
  const taken = new Map();
  const rows = [...names].sort((a, b) => (a < b ? -1 : 1)).map((name) => {
    let spelled = identifier(name);
    while (taken.has(spelled)) spelled += "_";
    taken.set(spelled, name);
    return `  X(${spelled}, ${JSON.stringify(name)})`;
  });
  return `#define ${macro}(X) \\\n${rows.join(" \\\n")}\n`;
}

const [out, ...folders] = process.argv.slice(2);
const { kinds, fields } = collect(folders);
const text = `${table("REPODOC_NODE_KINDS", kinds)}\n${table("REPODOC_FIELDS", fields)}`;
if (!fs.existsSync(out) || fs.readFileSync(out, "utf8") !== text) {
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.writeFileSync(out, text);
}
console.log(`${kinds.size} kinds, ${fields.size} fields`);

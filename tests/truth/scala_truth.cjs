// Asks scalameta's parser (npm scalameta-parsers) what Scala files define: one JSON object per line. Nothing is resolved.
//   node tests/truth/scala_truth.cjs ROOT path/to/node_modules/scalameta-parsers
const fs = require("fs"), path = require("path");
const [root, library] = process.argv.slice(2);
const { parseSource } = require(path.resolve(library));

function files(folder, out) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) files(full, out);
    else if (entry.isFile() && entry.name.endsWith(".scala")) out.push(full);
  }
  return out;
}

// The dialect in which the file is a program: the newest first, then those with older syntax.
function parse(text) {
  for (const dialect of [undefined, "Scala213", "Scala3", "Scala212", "Scala211"]) {
    let tree;
    try {
      tree = parseSource(text, dialect);
    } catch (problem) {
      continue;
    }
    if (!tree.error) return tree;
  }
  return null;
}

const kinds = { "Defn.Class": "class", "Defn.Trait": "trait", "Defn.Object": "object", "Defn.Enum": "enum", "Pkg.Object": "object",
  "Defn.Def": "method", "Decl.Def": "method", "Defn.Macro": "method", "Defn.Type": "typealias", "Decl.Type": "typealias",
  "Defn.EnumCase": "enumerator", "Defn.Given": "given", "Defn.GivenAlias": "given", "Decl.Given": "given" };
const values = new Set(["Defn.Val", "Defn.Var", "Decl.Val", "Decl.Var"]);

for (const file of files(root, [])) {
  const text = fs.readFileSync(file, "utf8");
  const name = path.relative(root, file).split(path.sep).join("/");
  const tree = parse(text);
  if (!tree) {  // what the parser cannot read it cannot judge
    console.log(JSON.stringify({ t: "error", path: name }));
    continue;
  }
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === "\n") starts.push(i + 1);
  const lineOf = (offset) => {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle + 1; else high = middle;
    }
    return low;
  };
  const print = (symbol, kind, offset, scope) =>
    console.log(JSON.stringify({ name: symbol, path: name, line: lineOf(offset), kind, scope }));
  const stack = [[tree, "", false]];  // node, scope, whether values here are members
  while (stack.length) {
    const [node, scope, member] = stack.pop();
    if (Array.isArray(node)) {
      for (let i = node.length - 1; i >= 0; i--) stack.push([node[i], scope, member]);
      continue;
    }
    if (!node || typeof node !== "object") continue;
    let inner = scope, members = false;
    const type = node.type;
    // Types inside of refinements and existential types are parts of a type.
    if (type === "Type.Refine" || type === "Type.Existential") continue;
    const own = node.name && node.name.value;
    if (type === "Pkg") {
      const dotted = (ref) => (ref.type === "Term.Select" ? dotted(ref.qual) + "." + ref.name.value : ref.value);
      print(dotted(node.ref), "package", node.ref.pos.start, scope);
    } else if (kinds[type] && own) {
      print(own, kinds[type], node.name.pos.start, scope);
      inner = scope ? scope + "." + own : own;
    } else if (type === "Ctor.Secondary") {
      print(scope.slice(scope.lastIndexOf(".") + 1), "constructor", node.name.pos.start, scope);
    } else if (type === "Defn.RepeatedEnumCase") {
      for (const one of node.cases) print(one.value, "enumerator", one.pos.start, scope);
    } else if (values.has(type) && member) {
      const names = [node.pats];
      while (names.length) {
        const part = names.pop();
        if (Array.isArray(part)) names.push(...part);
        else if (part && typeof part === "object") {
          if (part.type === "Pat.Var") print(part.name.value, "field", part.name.pos.start, scope);
          for (const key of Object.keys(part)) if (key !== "pos" && part.type !== "Pat.Var") names.push(part[key]);
        }
      }
    }
    if (node.earlyClause) node.earlyClause.type = "Template.Body";  // new { val early = 1 } with A
    if (type === "Source" || type === "Pkg.Body" || type === "Template.Body") members = true;
    if (type === "Defn.Class" && node.ctor) {
      const isCase = node.mods.some((m) => m.type === "Mod.Case");
      (node.ctor.paramClauses || []).forEach((clause, index) => {
        for (const parameter of clause.values) {
          const field = parameter.mods.some((m) => m.type === "Mod.ValParam" || m.type === "Mod.VarParam");
          if (field || (isCase && index === 0)) print(parameter.name.value, "field", parameter.name.pos.start, inner);
        }
      });
    }
    if ((type === "Defn.Trait" || type === "Defn.Enum") && node.ctor) {
      for (const clause of node.ctor.paramClauses || []) {
        for (const parameter of clause.values) {
          if (parameter.mods.some((m) => m.type === "Mod.ValParam" || m.type === "Mod.VarParam")) print(parameter.name.value, "field", parameter.name.pos.start, inner);
        }
      }
    }
    const keys = Object.keys(node);
    for (let i = keys.length - 1; i >= 0; i--) {
      if (keys[i] === "pos" || keys[i] === "type") continue;
      // Types in bodies are members; local type aliases are not.
      stack.push([node[keys[i]], inner, Array.isArray(node[keys[i]]) && keys[i] === "stats" ? members : false]);
    }
  }
}

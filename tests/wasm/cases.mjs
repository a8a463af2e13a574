// The case folders of tests/cases through the WebAssembly module: what comes out must equal, byte for byte, what the
// native driver (tests/driver/cases.cc) wrote. usage: node tests/wasm/cases.mjs [filter]
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, basename } from "node:path";
import { loadEngine, op, readFields, root, writeFields } from "./module.mjs";

const casesFolder = join(root, "tests", "cases");
const filter = process.argv[2] ?? "";

const compareBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function findCases(folder, out = []) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
    if (name === "input") out.push(folder);
    else findCases(path, out);
  }
  return out;
}

function listTree(folder, neverEntered) {
  const files = [];
  const pending = [""];
  while (pending.length > 0) {
    const at = pending.pop();
    for (const name of readdirSync(join(folder, at))) {
      const path = at === "" ? name : `${at}/${name}`;
      const stat = lstatSync(join(folder, path));
      if (stat.isSymbolicLink()) files.push({ path, size: 0, flags: "l" });
      else if (stat.isDirectory()) {
        if (neverEntered.includes(name)) files.push({ path: `${path}/`, size: 0, flags: "" });
        else pending.push(path);
      } else if (stat.isFile()) files.push({ path, size: stat.size, flags: "" });
      else files.push({ path, size: 0, flags: "s" });
    }
  }
  return files.sort((a, b) => compareBytes(a.path, b.path));
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
}

function produce(engine, input, wanted) {
  const names = readFields(engine.text(op.scanNames));
  const neverEntered = names.list(names.text);
  const controlNames = names.list(names.text);
  const inputs = listTree(input, neverEntered);
  const control = inputs
    .filter((file) => file.flags === "" && controlNames.some((name) => name === basename(file.path) || name === file.path))
    .map((file) => [file.path, readFileSync(join(input, file.path), "utf8")]);
  const decisions = readFields(engine.text(op.scan, writeFields([
    "1", 64 << 20, 0, 0, control.length, ...control.flat(),
    inputs.length, ...inputs.flatMap((file) => [file.path, file.size, file.flags]),
  ])));
  let scan = "";
  let facts = "";
  let plan = "";
  engine.bytes(op.linkBegin, JSON.stringify({ name: "case", sourceUrl: "", docsRoot: "docs" }));
  const leftOut = [];
  for (const [index, attributes] of decisions.list(() => [decisions.number(), decisions.text()])) {
    const path = inputs[index].path;
    scan += `file ${path}${attributes ? ` [${attributes}]` : ""}\n`;
    const bundle = engine.bytes(op.analyze, path, readFileSync(join(input, path)), attributes);
    engine.bytes(op.linkAdd, bundle);
    facts += engine.text(op.dumpFacts, bundle);
  }
  const leftOutRow = () => [decisions.number(), ...Array.from({ length: 4 }, decisions.text)];
  for (const [index, word, , detail, row] of decisions.list(leftOutRow)) {
    scan += `left out ${row || inputs[index].path}: ${word} (${detail})\n`;
    leftOut.push([row || inputs[index].path, row ? 0 : inputs[index].size, word, detail]);
  }
  const site = engine.json(op.linkFinish, JSON.stringify(leftOut));
  const pages = new Map();
  site.files.forEach(([path, docs, keywords], index) => {
    plan += `file ${path} -> ${docs}, ${keywords}\n`;
    pages.set(docs, { path, index, second: false });
    pages.set(keywords, { path, index, second: true });
  });
  for (const page of site.pages) {
    plan += `page ${page}\n`;
    pages.set(page, {});
  }
  const markdown = (pagePath) => {
    const page = pages.get(pagePath);
    if (page === undefined) return undefined;
    if (page.index === undefined) return engine.text(op.repositoryPage, pagePath);
    const docs = engine.text(op.renderFile, engine.bytes(op.slice, String(page.index)), readFileSync(join(input, page.path)));
    return page.second ? engine.secondText() : docs;
  };
  const out = new Map();
  for (const name of wanted) {
    if (name === "scan.txt") out.set(name, scan);
    else if (name === "facts.txt") out.set(name, facts);
    else if (name === "plan.txt") out.set(name, plan);
    else if (name === "graph.txt") out.set(name, engine.text(op.dumpGraph));
    else if (name.startsWith("pages/")) out.set(name, markdown(name.slice(6)));
    else if (name.startsWith("html/")) out.set(name, engine.text(op.html, markdown(name.slice(5, -5)) ?? ""));
  }
  return out;
}

let passed = 0;
let failed = 0;
let engine = await loadEngine();
for (const folder of findCases(casesFolder).sort(compareBytes)) {
  const name = relative(casesFolder, folder);
  if (!name.includes(filter)) continue;
  const wanted = ["scan.txt", "facts.txt", "graph.txt", "plan.txt"].filter((file) => existsSync(join(folder, file)));
  for (const sub of ["pages", "html"]) wanted.push(...filesBelow(join(folder, sub)).map((file) => `${sub}/${file}`));
  let problem = wanted.length === 0 ? "no expectation" : "";
  try {
    const got = problem ? new Map() : produce(engine, join(folder, "input"), wanted);
    for (const file of wanted) {
      const want = readFileSync(join(folder, file));
      const have = got.get(file);
      if (have === undefined) problem ||= `${file}: nothing of this name comes out`;
      else if (!want.equals(Buffer.from(have))) {
        const wantLines = want.toString().split("\n");
        const haveLines = have.split("\n");
        const line = wantLines.findIndex((text, index) => text !== haveLines[index]);
        problem ||= `${file} differs at line ${line + 1}\n  - ${wantLines[line]}\n  + ${haveLines[line]}`;
      }
    }
  } catch (error) {
    problem = `the run failed: ${error.message}`;
    engine = await loadEngine();  // an engine that died is not used again
  }
  if (problem) {
    failed += 1;
    console.log(`FAILED ${name}: ${problem}`);
  } else passed += 1;
}
console.log(`cases: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

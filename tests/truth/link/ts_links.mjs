// Specifiers and names as the TypeScript compiler resolves them (own code).
//   node ts_links.mjs ROOT OURS TYPESCRIPT SAMPLE     rows for scripts/truth link: WHAT<tab>COMPARED<tab>EQUAL<tab>GATE
// Specifiers: every module specifier of every file, with the nearest tsconfig.json's options (Bundler resolution where
// there is none). Names: a sample, the same on every run, of identifiers; the language service's definitions inside the
// repository count, other than parameters, local variables and imports.
import { createHash } from "node:crypto";
import { readFileSync, existsSync } from "node:fs";
import { join, relative, resolve, dirname, sep } from "node:path";
import { createRequire } from "node:module";

const [rootArgument, oursFolder, typescript, sampleArgument] = process.argv.slice(2);
const ts = createRequire(import.meta.url)(resolve(typescript));
const root = resolve(rootArgument), sample = Number(sampleArgument), misses = Number(process.env.MISSES ?? 0);
const inside = (file) => (file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`) ? relative(root, file) : null);
const rows = (name) => readFileSync(join(oursFolder, "data", name), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const files = ts.sys.readDirectory(root, [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"], ["**/node_modules/**"]);
const configs = new Map();
function optionsOf(file) {
  const found = ts.findConfigFile(dirname(file), (path) => path.startsWith(root) && existsSync(path));
  const key = found ?? "";
  if (!configs.has(key)) {
    const base = { allowJs: true, noEmit: true, skipLibCheck: true, moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve };
    let options = base;
    if (found) {
      const parsed = ts.parseJsonConfigFileContent(ts.readConfigFile(found, ts.sys.readFile).config ?? {}, ts.sys, dirname(found));
      options = { ...base, ...parsed.options, allowJs: true, noEmit: true };
      if (!parsed.options.moduleResolution) options.moduleResolution = base.moduleResolution;
      if (options.moduleResolution === base.moduleResolution && options.module < ts.ModuleKind.ES2015) options.module = base.module;
    }
    configs.set(key, options);
  }
  return configs.get(key);
}

const shown = {};
function show(what, ...example) {
  if ((shown[what] = (shown[what] ?? 0) + 1) <= misses) console.error("DIFF", what, ...example.map((x) => JSON.stringify(x)));
}
// ---- Specifiers --------------------------------------------------------------------------------------------------
const ours = new Map();
for (const row of rows("imports.jsonl")) ours.set(`${row.path}\t${row.line}\t${row.module}`, row);
let compared = 0, equal = 0;
const packageOf = (name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");
const packages = new Set(ts.sys.readDirectory(root, [".json"], ["**/node_modules/**"]).filter((file) => file.endsWith("/package.json"))
  .map((file) => JSON.parse(ts.sys.readFile(file) ?? "{}").name).filter(Boolean));
for (const file of files) {
  const path = inside(file);
  if (path === null) continue;
  const text = ts.sys.readFile(file) ?? "";
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const specifiers = [];
  const visit = (node) => {
    let literal;
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) literal = node.moduleSpecifier;
    if (ts.isCallExpression(node) && node.arguments.length > 0 && (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(node.expression) && node.expression.text === "require"))) literal = node.arguments[0];
    if (literal && ts.isStringLiteral(literal)) specifiers.push([node, literal.text]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const [node, name] of specifiers) {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const row = ours.get(`${path}\t${line}\t${name}`);
    if (!row) continue; // extraction's own truth counts what is missed
    if (packages.has(packageOf(name))) continue; // the repository's own package: a link in node_modules that is not there
    if (name.startsWith(".") && join(dirname(path), name).startsWith("..")) continue; // out of the part that was taken
    const found = ts.resolveModuleName(name, file, optionsOf(file), ts.sys).resolvedModule;
    const expected = found ? inside(found.resolvedFileName) : null;
    const relativeName = name.startsWith(".");
    // With allowJs the compiler takes the declarations beside a JavaScript file; what runs is the file.
    const runs = expected?.endsWith(".d.ts") && !/\.[mc]?tsx?$/.test(path) && row.target?.replace(/\.[mc]?jsx?$/, ".d.ts") === expected;
    const good = runs || expected !== null ? runs || row.target === expected : row.target === null || (relativeName && !found);
    compared++;
    if (good) equal++;
    else show("specifier", path, line, name, "expected", expected, "got", row.target);
  }
}
console.log(["specifiers", compared, equal, "99.5"].join("\t"));

// ---- Names -------------------------------------------------------------------------------------------------------
const at = new Map(), crowded = new Map();
const add = (map, key, entry) => map.has(key) ? map.get(key).push(entry) : map.set(key, [entry]);
for (const row of rows("references.jsonl")) {
  const entry = { place: `${row.target}:${row.targetLine}`, file: row.target, name: row.targetName ?? "", confidence: row.confidence };
  for (const line of row.lines) add(at, `${row.path}\t${line}\t${row.name}`, entry);
  if (row.places > 32) add(crowded, `${row.path}\t${row.name}`, entry);
}
const own = files.filter((file) => inside(file) !== null);
const host = {
  getScriptFileNames: () => own, getScriptVersion: () => "1", getCurrentDirectory: () => root,
  getScriptSnapshot: (name) => (existsSync(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8")) : undefined),
  getCompilationSettings: () => optionsOf(own[0] ?? root), getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, readDirectory: ts.sys.readDirectory, directoryExists: ts.sys.directoryExists,
};
const service = ts.createLanguageService(host);
const program = service.getProgram();
const candidates = [], onLine = new Map();
for (const file of own) {
  const source = program.getSourceFile(file);
  if (!source) continue;
  const visit = (node) => {
    const declares = node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent);
    const imported = node.parent && (ts.isImportSpecifier(node.parent) || ts.isExportSpecifier(node.parent) || ts.isImportClause(node.parent));
    const wrapper = ts.isIdentifier(node) && (node.text === "exports" || node.text === "module"); // parameters of CommonJS
    if (ts.isIdentifier(node) && !declares && !imported && !wrapper) {
      const start = node.getStart(source);
      add(onLine, `${file}\t${source.getLineAndCharacterOfPosition(start).line + 1}\t${node.text}`, start);
      const key = createHash("sha256").update(`${inside(file)}:${start}:${node.text}`).digest("hex");
      candidates.push([key, file, start, node.text, source.getLineAndCharacterOfPosition(start).line + 1]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
candidates.sort((a, b) => (a[0] < b[0] ? -1 : 1));
const score = { found: [0, 0], exact: [0, 0] };
const kinds = ts.ScriptElementKind;
const skipped = new Set([kinds.parameterElement, kinds.localVariableElement, kinds.localFunctionElement, kinds.typeParameterElement,
  kinds.alias, kinds.moduleElement, kinds.label, kinds.letElement, kinds.constElement, kinds.variableElement]);
const lineLength = (source, line) => (source.getLineStarts()[line] ?? source.end) - source.getLineStarts()[line - 1];
for (const [, file, start, name, line] of candidates.slice(0, sample * 20)) {
  if (score.found[0] >= sample) break;
  if (lineLength(program.getSourceFile(file), line) > 2000) continue; // a bundle on one line: our rows have no columns
  // Our rows have no columns: where a line has a name twice, either may be meant.
  const same = onLine.get(`${file}\t${line}\t${name}`);
  const definitions = same.flatMap((at) => service.getDefinitionAtPosition(file, at) ?? []);
  if (definitions.some(isTypeParameter)) continue; // local; members of the same name are named beside it
  const targets = new Set(), names = new Set();
  let outside = 0;
  for (const definition of definitions) {
    const path = inside(definition.fileName);
    if (path === null) { outside++; continue; }
    if (definition.fileName === file && same.includes(definition.textSpan.start)) continue; // this.x = 1 defines x here
    const variable = definition.kind === kinds.constElement || definition.kind === kinds.letElement || definition.kind === kinds.variableElement;
    const top = variable && isTop(definition);
    if (skipped.has(definition.kind) && !top) continue;
    const source = program.getSourceFile(definition.fileName);
    const container = definition.containerName && !definition.containerName.startsWith('"') ? `${definition.containerName}.` : "";
    names.add(`${path}:${container}${definition.name}`);
    targets.add(`${path}:${source.getLineAndCharacterOfPosition(definition.textSpan.start).line + 1}`);
  }
  if (targets.size === 0 && outside === 0) continue;
  const path = inside(file);
  const sure = (rows) => (rows ?? []).filter((row) => row.confidence !== "ambiguous");
  const told = sure(at.get(`${path}\t${line}\t${name}`));
  // Overloads, and a type and a value of one name in one file, are one thing.
  const right = (rows) => rows.filter((row) => targets.has(row.place) || names.has(`${row.file}:${row.name}`));
  const good = right(told);
  if (targets.size > 0) {
    score.found[0]++;
    if (good.length > 0 || right(sure(crowded.get(`${path}\t${name}`))).length > 0) score.found[1]++;
    else show("found", path, line, name, "expected", [...targets].slice(0, 2), "got", told.slice(0, 2));
  }
  if (told.some((row) => row.confidence === "exact")) {
    score.exact[0]++;
    if (good.some((row) => row.confidence === "exact")) score.exact[1]++;
    else show("exact", path, line, name, "expected", [...targets].slice(0, 2), "got", told.slice(0, 2));
  }
}
function isTypeParameter(definition) {
  const source = program.getSourceFile(definition.fileName);
  return source !== undefined && ts.isTypeParameterDeclaration(ts.getTokenAtPosition(source, definition.textSpan.start).parent);
}
// A variable of the module, not of a function.
function isTop(definition) {
  const source = program.getSourceFile(definition.fileName);
  let node = ts.getTokenAtPosition ? ts.getTokenAtPosition(source, definition.textSpan.start) : undefined;
  while (node && !ts.isSourceFile(node)) {
    if (ts.isFunctionLike(node) || ts.isBlock(node)) return false;
    node = node.parent;
  }
  return node !== undefined;
}
console.log(["exact names", ...score.exact, "99"].join("\t"));
console.log(["names found", ...score.found, "85"].join("\t"));

// Bundles the page, the one-file page and the command line. usage: node build.mjs [--cli] [--out FOLDER]
//
//   build/wasm: glue repodoc.js, repodoc.wasm ──┬─> worker text (glue + worker body), part of every bundle below
//     parts/*.wasm                           ├─> dist/index.html, app.js, app.css, repodoc.wasm, parts/   the hosted page
//                                               ├─> dist/repodoc.html        everything in one file, works from file://
//                                               └─> dist/repodoc-cli.mjs (with repodoc.wasm and parts/ beside it)
//
// The build id is asked from the module itself and compiled into the bundles: a page that meets another module says
// "reload" instead of misreading it.

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const web = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(web);
const target = ["chrome111", "firefox115", "safari16.4"];

// ---- Parts -----------------------------------------------------------------------------------------------------------

export function findModule() {
  const folder = [path.join(root, "build/wasm"), path.join(root, "build/wasm/wasm")].find((candidate) =>
    fs.existsSync(path.join(candidate, "repodoc.wasm")),
  );
  if (!folder) throw new Error("build/wasm/repodoc.wasm is missing: run scripts/build wasm first.");
  return { glueFile: path.join(folder, "repodoc.js"), wasmFile: path.join(folder, "repodoc.wasm") };
}

// Emscripten gives JavaScript a function for every export; those for side modules are for nobody there.
function withoutStubs(glue) {
  return glue.replace(
    /var (__Z\w+|_ts_\w+|_libdeflate_\w+)=Module\["\1"\]=(function\(\)\{return\(\1=Module\["\1"\]=Module\["asm"\]\["\w+"\]\)\.apply\(null,arguments\)\}|\d+);/g, "");
}

async function readBuildId({ glueFile, wasmFile }) {
  const create = createRequire(import.meta.url)(glueFile);
  const module = await create({ wasmBinary: fs.readFileSync(wasmFile) });
  const start = module._repodoc_build_id() >>> 0;
  const heap = module.HEAPU8;
  return Buffer.from(heap.subarray(start, heap.indexOf(0, start))).toString("utf8");
}

// A worker's text: the glue defines createRepodoc, the body that follows uses it.
export async function workerText(entry, glue, platform) {
  const result = await build({
    entryPoints: [path.join(web, entry)], bundle: true, write: false, minify: true, charset: "utf8",
    format: platform === "node" ? "cjs" : "iife", platform, target: platform === "node" ? "node20" : target,
    legalComments: "none",
  });
  return `${glue}\n${result.outputFiles[0].text}`;
}

// Makes `import text from "virtual:NAME"` give a text.
export function virtualTexts(texts) {
  return {
    name: "virtual-texts",
    setup(builder) {
      builder.onResolve({ filter: /^virtual:/ }, ({ path: name }) => ({ path: name, namespace: "virtual" }));
      builder.onLoad({ filter: /.*/, namespace: "virtual" }, ({ path: name }) => {
        const text = texts[name.slice("virtual:".length)];
        return text === undefined ? { errors: [{ text: `nothing is called ${name}` }] } : { contents: text, loader: "text" };
      });
    },
  };
}

// What exported sites and offline files carry.
export async function exportTexts() {
  const options = { bundle: true, write: false, minify: true, target, legalComments: "none", charset: "utf8" };
  const style = await build({ ...options, entryPoints: [path.join(web, "src/offline/site.css")], outdir: web });
  const viewer = await build({ ...options, entryPoints: [path.join(web, "src/offline/viewer.ts")], format: "iife" });
  const script = viewer.outputFiles[0].text.trim().replaceAll("<!--", "\\x3C!--");
  return {
    "site-style": style.outputFiles[0].text.trim(),
    "offline-viewer": script,
    "offline-viewer-hash": hashOf(script),
  };
}

// Licence texts of what is inside: our own, NOTICE, then each distinct text once under the names it belongs to.
function collectNotice() {
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(path.join(web, "package.json"), "utf8"));
  const grammars = Object.keys(devDependencies).filter((name) => name.includes("tree-sitter"));
  const packages = [...Object.keys(dependencies), "@preact/signals-core", ...grammars].sort();
  const deps = path.join(process.env.HOME ?? "", ".cache/repodoc/deps");
  const files = packages.map((name) => [name, ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((file) => path.join(web, "node_modules", name, file))]);
  files.push(["cmark-gfm", [path.join(deps, "cmark-gfm/COPYING")]], ["libdeflate", [path.join(deps, "libdeflate/COPYING")]]);
  const byText = new Map();
  for (const [name, candidates] of files) {
    const file = candidates.find((candidate) => fs.existsSync(candidate));
    if (!file) continue;
    const text = fs.readFileSync(file, "utf8").replace(/\r\n/g, "\n").trim();
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const own = ["LICENSE", "NOTICE"].filter((name) => fs.existsSync(path.join(root, name)));
  const parts = own.map((name) => fs.readFileSync(path.join(root, name), "utf8").trim());
  for (const [text, names] of byText) parts.push(`${names.join(", ")}\n\n${text}`);
  return `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

// ---- Pages -----------------------------------------------------------------------------------------------------------

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%232563eb' d='M3 1h7l4 4v10H3z'/%3E%3Cpath fill='%23fff' d='M5 7h7v1H5zm0 2h7v1H5zm0 2h5v1H5z'/%3E%3C/svg%3E";

// Nothing may be fetched but the page's own files, nothing sent anywhere, no script but ours.
function policy(scripts, styles, connect) {
  return [
    "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`, "worker-src blob:", `style-src ${styles}`,
    "img-src data: blob:", `connect-src ${connect}`, "base-uri 'none'", "form-action 'none'",
  ].join("; ");
}

function html(contentPolicy, head, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>repodoc</title>
<link rel="icon" href="${icon}">
${head}
</head>
<body>
<div id="app"></div>
<noscript>repodoc reads the repository in this page and needs JavaScript and WebAssembly for it.</noscript>
${body}
</body>
</html>
`;
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

// Modules as elements of the one-file page: compressed, read when they are wanted.
function embedded(id, wasm) {
  return `<script type="application/octet-stream" id="${id}">${gzipSync(wasm, { level: 9 }).toString("base64")}</script>`;
}

async function buildPage(out, defines, texts, wasm, parts, notice) {
  const result = await build({
    entryPoints: [path.join(web, "src/app/main.tsx")], bundle: true, write: false, minify: true, format: "iife", target,
    charset: "utf8", outdir: out, entryNames: "app", jsx: "automatic", jsxImportSource: "preact", define: defines,
    plugins: [virtualTexts(texts)], legalComments: "none", loader: { ".svg": "dataurl" },
  });
  const textOf = (extension) => result.outputFiles.find((file) => file.path.endsWith(extension))?.text ?? "";
  const script = textOf(".js");
  const style = textOf(".css");
  fs.writeFileSync(path.join(out, "app.js"), script);
  fs.writeFileSync(path.join(out, "app.css"), style);
  fs.writeFileSync(
    path.join(out, "index.html"),
    html(policy("'self'", "'self'", "'self'"), '<link rel="stylesheet" href="app.css">', '<script src="app.js" defer></script>'),
  );
  // In one file. What ends a script element must not occur inside; esbuild sees to "</script", this to the rest.
  const inlineScript = script.replaceAll("<!--", "\\x3C!--");
  const inlineStyle = style.replaceAll("</style", "<\\/style");
  fs.writeFileSync(
    path.join(out, "repodoc.html"),
    html(
      policy(hashOf(inlineScript), hashOf(inlineStyle), "'none'"),
      `<style>${inlineStyle}</style>`,
      [
        `<script type="text/plain" id="repodoc-notice">${notice.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--")}</script>`,
        embedded("repodoc-wasm", wasm),
        ...parts.map(([name, bytes]) => embedded(`repodoc-part-${name}`, bytes)),
        `<script>${inlineScript}</script>`,
      ].join("\n"),
    ),
  );
}

async function buildCli(out, defines, texts) {
  const file = path.join(out, "repodoc-cli.mjs");
  await build({
    entryPoints: [path.join(web, "cli/main.ts")], bundle: true, outfile: file, platform: "node", target: "node20",
    format: "esm", charset: "utf8", define: defines, plugins: [virtualTexts(texts)], legalComments: "none",
    banner: { js: "#!/usr/bin/env node" },
  });
  fs.chmodSync(file, 0o755);
}

// ---- All -------------------------------------------------------------------------------------------------------------

async function main(argv) {
  const outAt = argv.indexOf("--out");
  const out = outAt < 0 ? path.join(root, "dist") : path.resolve(argv[outAt + 1]);
  const module = findModule();
  const glue = withoutStubs(fs.readFileSync(module.glueFile, "utf8"));
  const wasm = fs.readFileSync(module.wasmFile);
  const { version } = JSON.parse(fs.readFileSync(path.join(web, "package.json"), "utf8"));
  const partFolder = path.join(path.dirname(module.wasmFile), "parts");
  const parts = fs.readdirSync(partFolder).filter((name) => name.endsWith(".wasm")).sort()
    .map((name) => [name.slice(0, -".wasm".length), fs.readFileSync(path.join(partFolder, name))]);
  const notice = collectNotice();
  const defines = {
    REPODOC_PART_HASHES: JSON.stringify(
      Object.fromEntries(parts.map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("base64")])),
    ),
    REPODOC_BUILD_ID: JSON.stringify(await readBuildId(module)),
    REPODOC_VERSION: JSON.stringify(version),
  };
  const texts = {
    ...(await exportTexts()),
    "worker-web": await workerText("src/engine/worker_web.ts", glue, "browser"),
    "worker-node": await workerText("cli/worker_node.ts", glue, "node"),
  };
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, "repodoc.wasm"), wasm);
  fs.rmSync(path.join(out, "parts"), { recursive: true, force: true });
  fs.mkdirSync(path.join(out, "parts"));
  for (const [name, bytes] of parts) fs.writeFileSync(path.join(out, "parts", `${name}.wasm`), bytes);
  fs.writeFileSync(path.join(out, "NOTICE.txt"), notice);
  await buildCli(out, defines, texts);
  if (!argv.includes("--cli")) await buildPage(out, defines, texts, wasm, parts, notice);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message ?? error);
    process.exit(1);
  });
}

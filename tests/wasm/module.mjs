// The WebAssembly module under Node, without workers: one engine, called synchronously, given each part when it
// asks for it. Mirrors wasm/bridge.h.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const op = {
  scanNames: 0, scan: 1, analyze: 2, analyzeFailed: 3, linkBegin: 4, linkAdd: 5, linkFinish: 6, slice: 7,
  repositoryPage: 8, manifest: 9, exportList: 10, export: 11, renderFile: 12, html: 13, deflate: 14, dumpFacts: 15,
  dumpGraph: 16, parts: 18,
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// A module of the page that needs nothing of a browser.
async function importTypeScript(path) {
  const { transformSync } = require(join(root, "web", "node_modules", "esbuild"));
  const { code } = transformSync(readFileSync(join(root, path), "utf8"), { loader: "ts", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

// An Emscripten module of build/wasm by its name, and a function that links the side module of a part into it and
// returns its exports.
export async function loadModule(name) {
  const folder = join(root, "build", "wasm");
  const { linkSideModule } = await importTypeScript("web/src/engine/side_module.ts");
  let exports;
  const module = await require(join(folder, `${name}.js`))({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(readFileSync(join(folder, `${name}.wasm`)), imports).then(({ instance }) => {
        exports = instance.exports;
        done(instance);
      });
      return {};
    },
  });
  const link = (part) => linkSideModule(new WebAssembly.Module(readFileSync(join(folder, "parts", `${part}.wasm`))), exports);
  return { module, link };
}

export async function loadEngine() {
  const { module, link } = await loadModule("repodoc");

  function put(value) {
    const bytes = typeof value === "string" ? encoder.encode(value) : value ?? new Uint8Array(0);
    if (bytes.length === 0) return [0, 0];
    const pointer = module._repodoc_alloc(bytes.length) >>> 0;
    module.HEAPU8.set(bytes, pointer);
    return [pointer, bytes.length];
  }
  function output(index) {
    const pointer = module._repodoc_output_data(index) >>> 0;
    return module.HEAPU8.slice(pointer, pointer + (module._repodoc_output_size(index) >>> 0));
  }
  function call(operation, a, b, c) {
    const inputs = [put(a), put(b), put(c)];
    const status = module._repodoc_call(operation, ...inputs[0], ...inputs[1], ...inputs[2]);
    for (const [pointer] of inputs) if (pointer) module._repodoc_free(pointer);
    if (status !== 0) throw new Error(decoder.decode(output(0)));
    if (module._repodoc_wants_parts() === 0) return output(0);
    module._repodoc_call(op.parts, 0, 0, 0, 0, 0, 0);
    for (const name of decoder.decode(output(0)).trimEnd().split("\n")) provide(name);
    return call(operation, a, b, c);
  }
  function provide(name) {
    const exports = link(name);
    const entry = exports[`tree_sitter_${name}`] ?? exports[`repodoc_part_${name}`];
    const more = ["highlights", "node_names"].map((what) => [`${name}.${what}`, exports[`repodoc_${what}`]?.() ?? 0]);
    for (const [key, data] of [[name, entry()], ...more]) {
      const [text] = put(`${key}\0`);
      module._repodoc_part(text, data);
      module._repodoc_free(text);
    }
  }
  return {
    bytes: call,
    text: (...args) => decoder.decode(call(...args)),
    json: (...args) => JSON.parse(decoder.decode(call(...args))),
    second: () => output(1),
    secondText: () => decoder.decode(output(1)),
  };
}

// Texts each ended by a NUL, as SCAN reads and writes them (core/scan/fields.h).
export function writeFields(texts) {
  return texts.map((text) => `${String(text).replace(/[\0\x01]/g, (c) => (c === "\0" ? "\x010" : "\x011"))}\0`).join("");
}
export function readFields(bytes) {
  const texts = bytes.split("\0");
  let at = 0;
  const text = () => texts[at++].replace(/\x01(.)/g, (_, c) => (c === "0" ? "\0" : "\x01"));
  const number = () => Number(text());
  return { text, number, list: (row) => Array.from({ length: number() }, row) };
}

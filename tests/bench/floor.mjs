// Parse-only floor: every file with a grammar, parsed by N engines and nothing else.
//   node tests/bench/floor.mjs FOLDER ENGINES FACTS-LANGUAGES.json   (the JSON: [["path","language id"],...])
// Prints {"files","bytes","nodes","seconds"} as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadModule } from "../wasm/module.mjs";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

if (isMainThread) {
  const [, , folder, engines, list] = process.argv;
  const files = JSON.parse(readFileSync(list, "utf8"));
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from({ length: Number(engines) }, () =>
    new Worker(fileURLToPath(import.meta.url), { workerData: { folder, files, shared } }));
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once("message", resolve))));
  const start = performance.now();
  const results = await Promise.all(workers.map((worker) => new Promise((resolve) => {
    worker.once("message", resolve);
    worker.postMessage("go");
  })));
  const seconds = (performance.now() - start) / 1000;
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(JSON.stringify({ files: sum("files"), bytes: sum("bytes"), nodes: sum("nodes"), seconds }));
} else {
  const { folder, files, shared } = workerData;
  const { module, link } = await loadModule("repodoc_floor");
  const encoder = new TextEncoder();
  const cString = (text) => {
    const bytes = encoder.encode(`${text}\0`);
    const pointer = module._floor_alloc(bytes.length) >>> 0;
    module.HEAPU8.set(bytes, pointer);
    return pointer;
  };
  // Languages and their grammars, once each: what the page's engines do when a file first asks.
  const languages = new Map();
  const provided = new Set();
  for (const language of new Set(files.map(([, language]) => language))) {
    const pointer = cString(language);
    languages.set(language, pointer);
    const name = module._floor_grammar_name(pointer) >>> 0;
    const grammar = Buffer.from(module.HEAPU8.slice(name, module.HEAPU8.indexOf(0, name))).toString();
    if (grammar === "" || provided.has(grammar)) continue;
    provided.add(grammar);
    module._floor_grammar(cString(grammar), link(grammar)[`tree_sitter_${grammar}`]());
  }
  parentPort.once("message", () => {
    const result = { files: 0, bytes: 0, nodes: 0 };
    for (;;) {
      const index = Atomics.add(shared, 0, 1);
      if (index >= files.length) break;
      const [path, language] = files[index];
      const bytes = readFileSync(join(folder, path));
      const text = module._floor_alloc(bytes.length) >>> 0;
      module.HEAPU8.set(bytes, text);
      const nodes = module._floor_parse(languages.get(language), text, bytes.length) >>> 0;
      module._floor_free(text);
      if (nodes > 0) {
        result.files += 1;
        result.bytes += bytes.length;
        result.nodes += nodes;
      }
    }
    parentPort.postMessage(result);
    parentPort.close();
  });
  parentPort.postMessage("ready");
}

// Parse-only floor: every file with a grammar, parsed by N engines and nothing else.
//   node tests/bench/floor.mjs FOLDER ENGINES FACTS-LANGUAGES.json   (the JSON: [["path","language id"],...])
// Prints {"files","bytes","nodes","seconds"} as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

async function load() {
  const folder = join(root, "build", "wasm");
  const create = createRequire(import.meta.url)(join(folder, "repodoc_floor.js"));
  return create({ wasmBinary: readFileSync(join(folder, "repodoc_floor.wasm")) });
}

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
  const module = await load();
  const encoder = new TextEncoder();
  parentPort.once("message", () => {
    const result = { files: 0, bytes: 0, nodes: 0 };
    for (;;) {
      const index = Atomics.add(shared, 0, 1);
      if (index >= files.length) break;
      const [path, language] = files[index];
      const bytes = readFileSync(join(folder, path));
      const text = module._floor_alloc(bytes.length) >>> 0;
      module.HEAPU8.set(bytes, text);
      const name = encoder.encode(`${language}\0`);
      const namePointer = module._floor_alloc(name.length) >>> 0;
      module.HEAPU8.set(name, namePointer);
      const nodes = module._floor_parse(namePointer, text, bytes.length) >>> 0;
      module._floor_free(text);
      module._floor_free(namePointer);
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

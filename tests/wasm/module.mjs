// The WebAssembly module under Node, without workers: one engine, called synchronously. Mirrors wasm/bridge.h.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const op = {
  scanNames: 0, scan: 1, analyze: 2, analyzeFailed: 3, linkBegin: 4, linkAdd: 5, linkFinish: 6, slice: 7,
  repositoryPage: 8, manifest: 9, exportList: 10, export: 11, renderFile: 12, html: 13, deflate: 14, dumpFacts: 15,
  dumpGraph: 16,
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export async function loadEngine() {
  const folder = join(root, "build", "wasm");
  const createRepodoc = createRequire(import.meta.url)(join(folder, "repodoc.js"));
  const module = await createRepodoc({ wasmBinary: readFileSync(join(folder, "repodoc.wasm")) });

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
    return output(0);
  }
  return {
    bytes: call,
    text: (...args) => decoder.decode(call(...args)),
    json: (...args) => JSON.parse(decoder.decode(call(...args))),
    second: () => output(1),
    secondText: () => decoder.decode(output(1)),
  };
}

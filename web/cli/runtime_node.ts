// Starts engines under Node: the module is compiled once, every engine is a worker_thread that gets it by message. The
// workers' text (glue and worker body) is part of this bundle; repodoc.wasm and the folder parts lie beside it.

import * as fs from "node:fs/promises";
import * as os from "node:os";
import { Worker } from "node:worker_threads";

import workerSource from "virtual:worker-node";

import type { FromWorker, MainSide } from "../src/engine/protocol.js";
import type { Runtime } from "../src/engine/run.js";

declare const REPODOC_BUILD_ID: string;

export async function createRuntime(wasmFile: URL, engines: number): Promise<Runtime> {
  const compile = async (file: URL | string): Promise<WebAssembly.Module> =>
    WebAssembly.compile(new Uint8Array(await fs.readFile(file)));
  const module = await compile(wasmFile);
  const parts = new Map<string, Promise<WebAssembly.Module>>();
  const part = (name: string): Promise<WebAssembly.Module> => {
    let compiled = parts.get(name);
    if (compiled === undefined) parts.set(name, (compiled = compile(new URL(`parts/${name}.wasm`, wasmFile))));
    return compiled;
  };
  const wanted = engines > 0 ? engines : Math.min(os.availableParallelism(), 8);
  return { module, buildId: REPODOC_BUILD_ID, part, spawn: spawnWorker, engines: wanted, now: () => performance.now() };
}

export function spawnWorker(): MainSide {
  const worker = new Worker(workerSource, { eval: true, stdout: true, stderr: true });
  let ended = false;
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen(onMessage, onDeath) {
      worker.on("message", (message: FromWorker) => {
        if (!ended) onMessage(message);
      });
      worker.on("error", (error: Error) => {
        if (!ended) onDeath(error.message);
      });
      worker.on("exit", (code) => {
        if (!ended) onDeath(`the worker ended with code ${code}`);
      });
    },
    terminate() {
      ended = true;
      void worker.terminate();
    },
  };
}

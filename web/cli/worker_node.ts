// Entry of an engine's worker under Node.

import { parentPort } from "node:worker_threads";

import type { ToWorker } from "../src/engine/protocol.js";
import { type CreateModule, runWorker } from "../src/engine/worker.js";

declare const createRepodoc: CreateModule; // the glue, put before this text by build.mjs

if (parentPort) {
  const port = parentPort;
  runWorker(
    {
      post: (message, transfer) => port.postMessage(message, transfer),
      listen: (listener) => port.on("message", (message: ToWorker) => listener(message)),
    },
    createRepodoc,
  );
}

// Entry of an engine's Web Worker: a classic script run from a Blob, because that also works from file://.

import type { FromWorker, ToWorker } from "./protocol.js";
import { type CreateModule, runWorker } from "./worker.js";

declare const createRepodoc: CreateModule; // the glue, put before this text by build.mjs

// What is used of DedicatedWorkerGlobalScope.
declare const self: {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { data: ToWorker }) => void) | null;
};

runWorker(
  {
    post: (message, transfer) => self.postMessage(message, transfer),
    listen: (listener) => {
      self.onmessage = (event) => listener(event.data);
    },
  },
  createRepodoc,
);

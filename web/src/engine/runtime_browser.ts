// Starts engines in a page. The module is compiled on the main thread and posted to the workers: Firefox workers with a
// null origin (file://) cannot fetch. The workers' text is part of the page's script; the module and, when a file first
// needs one, its parts come from beside the page, or, in the one-file page, from elements that hold them gzipped as
// base64.

import workerSource from "virtual:worker-web";

import { EngineError } from "./pool.js";
import type { FromWorker, MainSide } from "./protocol.js";
import type { Runtime } from "./run.js";

declare const REPODOC_BUILD_ID: string;
declare const REPODOC_VERSION: string;
// Part name -> SHA-256, base64: parts are linked by address, one of another build would not work but misbehave.
declare const REPODOC_PART_HASHES: Record<string, string>;

export const version = REPODOC_VERSION;
export const buildId = REPODOC_BUILD_ID;

const embeddedId = "repodoc-wasm";
const wasmUrl = "repodoc.wasm";

let compiled: Promise<WebAssembly.Module> | null = null;

// Can be called early, to have the module ready when it is needed. Rejects with EngineError.
export function compileEngine(): Promise<WebAssembly.Module> {
  compiled ??= load(embeddedId, wasmUrl).catch((error: unknown) => {
    compiled = null; // the next try may succeed
    throw new EngineError(error instanceof Error ? error.message : String(error));
  });
  return compiled;
}

export async function createRuntime(): Promise<Runtime> {
  const module = await compileEngine();
  const engines = Math.max(1, Math.min(navigator.hardwareConcurrency || 2, 8));
  return { module, buildId, part: compilePart, spawn: spawnWorker, engines, now: () => performance.now() };
}

const parts = new Map<string, Promise<WebAssembly.Module>>();

// A side module of the engine, compiled once per page. Asked for when the first file of a run needs it.
function compilePart(name: string): Promise<WebAssembly.Module> {
  let part = parts.get(name);
  if (part === undefined) {
    part = load(`repodoc-part-${name}`, `parts/${name}.wasm`, `sha256-${REPODOC_PART_HASHES[name]}`);
    parts.set(name, part);
    part.catch(() => parts.delete(name)); // the next try may succeed
  }
  return part;
}

// From an element of the one-file page, else from beside the page.
async function load(elementId: string, url: string, integrity = ""): Promise<WebAssembly.Module> {
  const embedded = document.getElementById(elementId);
  if (embedded) return WebAssembly.compile(await inflate(fromBase64(embedded.textContent ?? "")));
  const response = await fetch(`${url}?${buildId}`, { integrity }); // fetch-ok: a part of the page's own program, once
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  if ((response.headers.get("content-type") ?? "").startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(Promise.resolve(response));
  }
  return WebAssembly.compile(await response.arrayBuffer()); // a server that does not know the type
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Licence texts of everything the page is made of, for the About dialog.
export async function loadNotice(): Promise<string> {
  const embedded = document.getElementById("repodoc-notice");
  if (embedded) return embedded.textContent ?? "";
  const response = await fetch(`NOTICE.txt?${buildId}`); // fetch-ok: a part of the page's own program
  if (!response.ok) throw new Error(`NOTICE.txt: HTTP ${response.status}`);
  return response.text();
}

let workerUrl = "";

export function spawnWorker(): MainSide {
  workerUrl ||= URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  const worker = new Worker(workerUrl);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen(onMessage, onDeath) {
      worker.onmessage = (event: MessageEvent<FromWorker>) => onMessage(event.data);
      worker.onmessageerror = () => onDeath("a message could not be read");
      worker.onerror = (event) => {
        event.preventDefault();
        onDeath(event.message || "the worker could not be started");
      };
    },
    terminate() {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
    },
  };
}

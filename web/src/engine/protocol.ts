// The messages between the main thread and an engine's worker. Plain data only; buffers are transferred, never shared.
// One job is in a worker at a time: `job` goes in, any number of `step` come out (one per file of a batch), then `done`
// or `trap`. A job that needs parts the engine lacks (grammars, tables of rare encodings) says `wants` and goes on
// after `parts`. After `trap` the worker is ended by its owner; it does not answer any more.

import type { OpNumber } from "./bridge.js";
import type { Site } from "./site_page.js";

// Raw DEFLATE data as it lies in a ZIP: the worker inflates and checks it.
export interface Packed {
  size: number; // bytes when inflated
  crc32: number;
}

export interface InputFile {
  path: string;
  attributes: string; // from SCAN
  bytes: ArrayBuffer;
  packed: Packed | null;
}

export interface RenderInput {
  path: string;
  bundle: ArrayBuffer;
  bytes: ArrayBuffer | null; // null: gone since it was analysed
  packed: Packed | null;
  checksum: number; // of the bytes that were analysed
  docsPath: string;
  keywordsPath: string;
}

// How pages leave an engine: as Markdown, or as documents of a static site; deflated or not (level 0).
export interface PageForm {
  level: number;
  site: Site | null;
}

// A page or export on its way out. `deflated` is set when `bytes` hold raw DEFLATE data.
export interface PageBytes {
  bytes: ArrayBuffer;
  deflated: { size: number; crc32: number } | null;
}

export type Job =
  | { kind: "analyze"; files: InputFile[] }
  | { kind: "failed"; file: InputFile; reason: string }
  | { kind: "unpack"; files: InputFile[] } // control files of an archive
  | { kind: "preview"; file: InputFile } // analyse and render at once, while the run goes on
  | { kind: "render"; files: RenderInput[]; form: PageForm }
  | { kind: "linkAdd"; facts: ArrayBuffer[] }
  | { kind: "slices"; indexes: number[] }
  | { kind: "pages"; paths: string[]; form: PageForm }
  | { kind: "output"; op: OpNumber; input: string; level: number } // bytes of output 0
  | { kind: "call"; op: OpNumber; input: string } // text of output 0
  | { kind: "page"; path: string; markdown: string; form: PageForm }; // one that was written outside

// What one element of a batch came to.
export type Step =
  | { kind: "facts"; facts: ArrayBuffer; checksum: number }
  | { kind: "damaged"; detail: string } // its bytes cannot be unpacked
  | { kind: "pages"; docs: PageBytes; keywords: PageBytes }
  | { kind: "bytes"; page: PageBytes }
  | { kind: "refused"; message: string }; // the core returned a status

// A side module of the engine.
export interface Part {
  name: string;
  module: WebAssembly.Module | null; // null: it cannot be had
}

export type ToWorker =
  | { kind: "start"; module: WebAssembly.Module; buildId: string }
  | { kind: "parts"; id: number; parts: Part[] } // the answer to `wants`: the job goes on
  | { kind: "job"; id: number; job: Job };

export type FromWorker =
  | { kind: "started"; heapBytes: number }
  | { kind: "refusedStart"; message: string; reload: boolean }
  | { kind: "step"; id: number; index: number; step: Step }
  | { kind: "wants"; id: number; parts: string[] } // the job waits until these are there
  | { kind: "done"; id: number; text: string; heapBytes: number }
  | { kind: "status"; id: number; message: string; heapBytes: number } // a `call` or `output` the core refused
  | { kind: "trap"; id: number; reason: string; detail: string }; // reason: the same in every browser; detail: not

// The two ends of a worker, the same for Web Workers and worker_threads.
export interface WorkerSide {
  post(message: FromWorker, transfer: ArrayBuffer[]): void;
  listen(listener: (message: ToWorker) => void): void;
}
export interface MainSide {
  post(message: ToWorker, transfer: ArrayBuffer[]): void;
  listen(onMessage: (message: FromWorker) => void, onDeath: (reason: string) => void): void;
  terminate(): void;
}
export type Spawn = () => MainSide;

// Buffers of a job that move into the worker with it.
export function buffersOf(job: Job): ArrayBuffer[] {
  switch (job.kind) {
    case "analyze":
    case "unpack":
      return job.files.map((file) => file.bytes);
    case "failed":
    case "preview":
      return [job.file.bytes];
    case "render":
      return job.files.flatMap((file) => (file.bytes === null ? [file.bundle] : [file.bundle, file.bytes]));
    case "linkAdd":
      return job.facts;
    default:
      return [];
  }
}

// How many steps a job answers with.
export function stepsOf(job: Job): number {
  switch (job.kind) {
    case "analyze":
    case "unpack":
    case "render":
      return job.files.length;
    case "slices":
      return job.indexes.length;
    case "pages":
      return job.paths.length;
    case "linkAdd":
    case "call":
      return 0;
    default:
      return 1;
  }
}

// Bytes that element `index` of a job is about: what its time limit grows with.
export function weightOf(job: Job, index: number): number {
  switch (job.kind) {
    case "analyze":
    case "unpack":
    case "render": {
      const file = job.files[index];
      return file ? (file.packed?.size ?? file.bytes?.byteLength ?? 0) : 0;
    }
    case "failed":
    case "preview":
      return job.file.packed?.size ?? job.file.bytes.byteLength;
    default:
      return 0;
  }
}

// The mirror of wasm/bridge.h: one Engine per WebAssembly instance, one method.
//
//   pool.ts ── postMessage ── worker.ts ── Engine.call ── repodoc_call (wasm/bridge.cc) ── core/generator.h
//
// In: an operation and up to three byte strings. Out: copies of the outputs, safe to transfer. Heap views are read
// again after every call because memory may have grown; pointers are unsigned. A trap leaves the engine unusable: the
// caller ends the worker. This file knows nothing about workers, files or pages.

import { linkSideModule, type MainExports } from "./side_module.js";

// Numbers as in wasm/bridge.h.
export const Op = {
  scanNames: 0,
  scan: 1,
  analyze: 2,
  analyzeFailed: 3,
  linkBegin: 4,
  linkAdd: 5,
  linkFinish: 6,
  slice: 7,
  repositoryPage: 8,
  manifest: 9,
  exportList: 10,
  export: 11,
  renderFile: 12,
  html: 13,
  deflate: 14,
  dumpFacts: 15,
  dumpGraph: 16,
  inflate: 17,
  parts: 18,
} as const;
export type OpNumber = (typeof Op)[keyof typeof Op];

// What Emscripten's factory resolves to, as far as it is used here.
export interface RepodocModule {
  HEAPU8: Uint8Array;
  _repodoc_build_id(): number;
  _repodoc_alloc(size: number): number;
  _repodoc_free(pointer: number): void;
  _repodoc_output_data(index: number): number;
  _repodoc_output_size(index: number): number;
  _repodoc_wants_parts(): number;
  _repodoc_part(name: number, language: number): void;
  _repodoc_call(
    op: number,
    a: number,
    aSize: number,
    b: number,
    bSize: number,
    c: number,
    cSize: number,
  ): number;
}

// The boundary was misused; the engine is still good.
export class StatusError extends Error {
  override name = "StatusError";
}
// Page and engine come from different builds: only loading both again helps.
export class ReloadError extends Error {
  override name = "ReloadError";
}

// The call needs parts that are not here: to be made again once Engine.provide was called for each.
export class PartsWanted extends Error {
  override name = "PartsWanted";
  constructor(readonly names: readonly string[]) {
    super(`parts wanted: ${names.join(", ")}`);
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array(0);

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
export function textOf(bytes: Uint8Array | ArrayBuffer): string {
  return decoder.decode(bytes);
}

export class Engine {
  constructor(
    private readonly module: RepodocModule,
    private readonly exports: MainExports, // of the same instance
    buildId: string,
  ) {
    const actual = this.buildId();
    if (actual !== buildId) {
      throw new ReloadError(`This page is of build ${buildId}, its engine of build ${actual}. Please reload the page.`);
    }
  }

  buildId(): string {
    const start = this.module._repodoc_build_id() >>> 0;
    const heap = this.module.HEAPU8;
    let end = start;
    while (end < heap.length && heap[end] !== 0) ++end;
    return textOf(heap.slice(start, end));
  }

  // Bytes of memory the instance holds; it never shrinks.
  heapSize(): number {
    return this.module.HEAPU8.length;
  }

  // A part's side module, compiled; null when it cannot be had: files of a grammar are then read without syntax.
  provide(part: string, module: WebAssembly.Module | null): void {
    const exports = module === null ? {} : linkSideModule(module, this.exports);
    const pointer = (name: string): number => {
      const entry = exports[name];
      return typeof entry === "function" ? (entry() as number) : 0;
    };
    this.register(part, pointer(`tree_sitter_${part}`) || pointer(`repodoc_part_${part}`));
    for (const name of ["highlights", "node_names"]) {
      this.register(`${part}.${name}`, pointer(`repodoc_${name}`));
    }
  }

  private register(name: string, data: number): void {
    const text = this.put(utf8(`${name}\0`));
    this.module._repodoc_part(text, data);
    this.module._repodoc_free(text);
  }

  // Throws StatusError when the core refuses, PartsWanted when it lacks parts; anything else thrown is a trap.
  call(op: OpNumber, a: Uint8Array = nothing, b: Uint8Array = nothing, c: Uint8Array = nothing): void {
    const inputs = [this.put(a), this.put(b), this.put(c)] as const;
    const status = this.module._repodoc_call(
      op,
      inputs[0],
      a.length,
      inputs[1],
      b.length,
      inputs[2],
      c.length,
    );
    for (const pointer of inputs) if (pointer !== 0) this.module._repodoc_free(pointer);
    if (status !== 0) throw new StatusError(this.outputText(0));
    if (this.module._repodoc_wants_parts() !== 0) {
      this.module._repodoc_call(Op.parts, 0, 0, 0, 0, 0, 0);
      throw new PartsWanted(this.outputText(0).trimEnd().split("\n"));
    }
  }

  // Output of the last call, as a copy.
  output(index: 0 | 1): Uint8Array<ArrayBuffer> {
    const view = this.view(index);
    const copy = new Uint8Array(view.length);
    copy.set(view);
    return copy;
  }

  outputText(index: 0 | 1): string {
    return textOf(this.view(index));
  }

  private view(index: 0 | 1): Uint8Array {
    const start = this.module._repodoc_output_data(index) >>> 0;
    const size = this.module._repodoc_output_size(index) >>> 0;
    return this.module.HEAPU8.subarray(start, start + size);
  }

  private put(bytes: Uint8Array): number {
    if (bytes.length === 0) return 0;
    const pointer = this.module._repodoc_alloc(bytes.length) >>> 0;
    if (pointer === 0) throw new Error(`the engine is out of memory (${bytes.length} bytes wanted)`);
    this.module.HEAPU8.set(bytes, pointer);
    return pointer;
  }
}

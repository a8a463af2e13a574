// What the tests share: sources in memory, engines in real workers around the mock module, sinks in memory.

import { spawnWorker } from "../../web/cli/runtime_node.js";
import type { Sink } from "../../web/src/engine/pages.js";
import type { PageBytes } from "../../web/src/engine/protocol.js";
import type { Runtime } from "../../web/src/engine/run.js";
import type { ReadResult, Source, SourceEntry } from "../../web/src/sources/source.js";

// The smallest module there is: the mock does not look at it.
export const emptyModule = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

export function mockRuntime(engines: number): Runtime {
  return { module: emptyModule, buildId: "mock-build", part: () => Promise.resolve(null), spawn: spawnWorker, engines, now: () => performance.now() };
}

export class MemorySource implements Source {
  readonly name = "memory";
  constructor(readonly files: Record<string, string | null>) {} // null: vanishes after it was listed

  list(): Promise<SourceEntry[]> {
    const paths = Object.keys(this.files);
    return Promise.resolve(paths.map((path) => ({ path, size: this.files[path]?.length ?? 5, flag: "", problem: null })));
  }

  read(indexes: readonly number[]): Promise<ReadResult[]> {
    const paths = Object.keys(this.files);
    return Promise.resolve(
      indexes.map((index): ReadResult => {
        const text = this.files[paths[index]!];
        if (text === null || text === undefined) return { word: "changed", detail: "it vanished" };
        return { bytes: new TextEncoder().encode(text).buffer, packed: null };
      }),
    );
  }
}

export class MemorySink implements Sink {
  readonly pages: [string, string][] = [];
  closed = false;
  constructor(readonly wantsDeflated = false) {}
  add(path: string, page: PageBytes): void {
    this.pages.push([path, new TextDecoder().decode(page.bytes)]);
  }
  close(): void {
    this.closed = true;
  }
}

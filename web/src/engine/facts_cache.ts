// Facts kept between runs: the same bytes under the same path, read by the same build, give the same facts. Where they
// are kept is for the implementation (cli/facts_cache_node.ts); a damaged or missing record is simply a miss.

import type { InputFile } from "./protocol.js";

export interface FactsCache {
  keyOf(file: InputFile): string;
  load(key: string): { facts: ArrayBuffer; checksum: number } | null;
  store(key: string, facts: ArrayBuffer, checksum: number): void;
}

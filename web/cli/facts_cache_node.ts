// Facts between runs, one file per record in a folder of the user's choice. The key covers the build, the path, the
// attributes and the bytes (SHA-256), so a record never has to be checked for age; a damaged one is a miss. Records are
// "checksum, 4 bytes; SHA-256 of the facts; facts". Old records are not removed: delete the folder to start over.

import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

import type { FactsCache } from "../src/engine/facts_cache.js";
import type { InputFile } from "../src/engine/protocol.js";

export class NodeFactsCache implements FactsCache {
  private readonly made = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly buildId: string,
  ) {}

  keyOf(file: InputFile): string {
    const hash = crypto.createHash("sha256");
    hash.update(`${this.buildId}\0${file.path}\0${file.attributes}\0${file.packed ? file.packed.size : "plain"}\0`);
    hash.update(new Uint8Array(file.bytes));
    return hash.digest("hex");
  }

  load(key: string): { facts: ArrayBuffer; checksum: number } | null {
    try {
      const record = fs.readFileSync(this.fileOf(key));
      if (record.length < 36) return null;
      const facts = new Uint8Array(record.subarray(36));
      if (!crypto.createHash("sha256").update(facts).digest().equals(record.subarray(4, 36))) return null;
      return { facts: facts.buffer, checksum: record.readUInt32LE(0) };
    } catch {
      return null;
    }
  }

  store(key: string, facts: ArrayBuffer, checksum: number): void {
    const file = this.fileOf(key);
    const folder = path.dirname(file);
    try {
      if (!this.made.has(folder)) fs.mkdirSync(folder, { recursive: true });
      this.made.add(folder);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(checksum);
      const bytes = new Uint8Array(facts);
      const digest = crypto.createHash("sha256").update(bytes).digest();
      fs.writeFileSync(`${file}.partial`, Buffer.concat([head, digest, bytes]));
      fs.renameSync(`${file}.partial`, file);
    } catch {
      // A cache that cannot be written costs time, not the run.
    }
  }

  private fileOf(key: string): string {
    return path.join(this.folder, key.slice(0, 2), key.slice(2));
  }
}

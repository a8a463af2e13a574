// A folder on disk as a source. In: its path. Out: every path below it in a stable order, symbolic links and special
// files included; bytes on demand. Reads synchronously: for tens of thousands of small files that is several times
// cheaper than promises, and the main thread has nothing else to do. Links are never followed.

import * as fs from "node:fs";
import * as path from "node:path";

import { type ReadResult, type Source, type SourceEntry, SourceError } from "../src/sources/source.js";

interface Known {
  location: string | Buffer; // bytes where the name is not UTF-8
  size: number;
  modified: number;
}

export class NodeFolderSource implements Source {
  readonly name: string;
  private files: (Known | null)[] = [];

  constructor(private readonly root: string) {
    this.name = path.basename(path.resolve(root)) || "repository";
  }

  async list(neverEntered: ReadonlySet<string>, found: (count: number) => void): Promise<SourceEntry[]> {
    const entries: { entry: SourceEntry; known: Known | null }[] = [];
    const add = (entryPath: string, size: number, flag: SourceEntry["flag"], problem: string, known: Known | null): void => {
      const entry = { path: entryPath, size, flag, problem: problem ? { word: "unreadable" as const, detail: problem } : null };
      entries.push({ entry, known });
    };
    const folders: { location: string | Buffer; prefix: string }[] = [{ location: this.root, prefix: "" }];
    let untilBreath = 256;
    while (folders.length > 0) {
      const { location, prefix } = folders.pop()!;
      let children: { name: string; location: string | Buffer }[];
      try {
        children = childrenOf(location);
      } catch (error) {
        if (prefix === "") throw new SourceError("unreadable", `${this.root} cannot be read: ${codeOf(error)}`);
        add(prefix, 0, "", codeOf(error), null);
        continue;
      }
      for (const child of children) {
        const childPath = prefix + child.name;
        let stats: fs.Stats;
        try {
          stats = fs.lstatSync(child.location);
        } catch (error) {
          add(childPath, 0, "", codeOf(error), null);
          continue;
        }
        if (stats.isDirectory()) {
          if (neverEntered.has(child.name)) add(`${childPath}/`, 0, "", "", null);
          else folders.push({ location: child.location, prefix: `${childPath}/` });
        } else if (stats.isFile()) {
          add(childPath, stats.size, "", "", { location: child.location, size: stats.size, modified: stats.mtimeMs });
        } else {
          add(childPath, 0, stats.isSymbolicLink() ? "l" : "s", "", null);
        }
      }
      if (--untilBreath === 0) {
        untilBreath = 256;
        found(entries.length);
        await new Promise((resolve) => setImmediate(resolve)); // Ctrl-C must get through
      }
    }
    entries.sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
    this.files = entries.map(({ known }) => known);
    found(entries.length);
    return entries.map(({ entry }) => entry);
  }

  read(indexes: readonly number[]): Promise<ReadResult[]> {
    return Promise.resolve(indexes.map((index) => readKnown(this.files[index] ?? null)));
  }

  hidden(hiddenPath: string): Promise<ReadResult | null> {
    try {
      const bytes = fs.readFileSync(path.join(this.root, hiddenPath));
      return Promise.resolve({ bytes: new Uint8Array(bytes).buffer, packed: null });
    } catch {
      return Promise.resolve(null);
    }
  }
}

function childrenOf(location: string | Buffer): { name: string; location: string | Buffer }[] {
  if (typeof location === "string") {
    const names = fs.readdirSync(location);
    if (!names.some((name) => name.includes("\ufffd"))) {
      return names.map((name) => ({ name, location: `${location}${path.sep}${name}` }));
    }
  }
  const base = Buffer.concat([Buffer.from(location), Buffer.from(path.sep)]);
  return fs.readdirSync(location, { encoding: "buffer" }).map((name) => ({
    name: name.toString("utf8"),
    location: Buffer.concat([base, name]),
  }));
}

function readKnown(known: Known | null): ReadResult {
  if (known === null) return { word: "unreadable", detail: "" };
  let descriptor: number;
  try {
    // O_NONBLOCK: a file that became a fifo meanwhile must not hang the run.
    descriptor = fs.openSync(known.location, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = codeOf(error);
    const gone = code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR";
    return { word: gone ? "changed" : "unreadable", detail: code };
  }
  try {
    const stats = fs.fstatSync(descriptor);
    if (!stats.isFile() || stats.size !== known.size || stats.mtimeMs !== known.modified) {
      return { word: "changed", detail: "" };
    }
    const bytes = new Uint8Array(known.size);
    let done = 0;
    while (done < bytes.length) {
      const count = fs.readSync(descriptor, bytes, done, bytes.length - done, done);
      if (count === 0) return { word: "changed", detail: "" };
      done += count;
    }
    return { bytes: bytes.buffer, packed: null };
  } catch (error) {
    return { word: "unreadable", detail: codeOf(error) };
  } finally {
    fs.closeSync(descriptor);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

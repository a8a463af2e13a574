// Writes pages into a folder. In: pages in order. Out: files, and the removal of pages an earlier run of ours left
// behind. Refuses a folder that holds something else: only one with our manifest, or an empty one, is written to.
// A file costs 50 us to 500 us of system time, so writing happens beside the run: Node's threads write, at most
// `mostInFlight` files at a time, and add() gives a promise only when there is no room. Plain callbacks: promises cost more
// than the write of a small file.

import * as fs from "node:fs";
import * as path from "node:path";

import type { Sink } from "../src/engine/pages.js";
import type { PageBytes } from "../src/engine/protocol.js";

export class OutputError extends Error {
  override name = "OutputError";
}

const manifestName = "manifest.json";
// Names only repodoc gives. Anything else in the folder is the user's and stays.
const ownName = /(^|\/)(index|doc|sub)\.(md|html)$|_(docs|kw)\.(md|html)$|^(keywords|comprehensive_book|rules|verification_report)\.(md|html)$|^(keywords|book)\/[^/]+\.(md|html)$|^data\//;

const mostInFlight = 16;
const mostBytesInFlight = 32 << 20;

export class FolderSink implements Sink {
  readonly wantsDeflated = false;
  private readonly made = new Set<string>();
  private readonly written = new Set<string>();
  private readonly earlier: boolean;
  private inFlight = 0;
  private bytesInFlight = 0;
  private failure: OutputError | null = null;
  private waiting: (() => void) | null = null; // one of add() or close(): they are called one after the other

  constructor(private readonly root: string) {
    this.earlier = checkOutputFolder(root);
    fs.mkdirSync(root, { recursive: true });
    if (!this.earlier) {
      // A run that is stopped half-way leaves a folder the next run knows for its own.
      fs.writeFileSync(path.join(root, manifestName), '{"generator": "repodoc", "complete": false}\n');
    }
  }

  add(pagePath: string, page: PageBytes): Promise<void> | void {
    this.throwFailure();
    const slash = pagePath.lastIndexOf("/");
    const folder = slash < 0 ? "" : pagePath.slice(0, slash);
    const file = path.join(this.root, pagePath);
    const bytes = new Uint8Array(page.bytes);
    try {
      this.makeFolder(folder);
    } catch (error) {
      throw failureOf(file, error);
    }
    this.written.add(pagePath);
    ++this.inFlight;
    this.bytesInFlight += bytes.length;
    fs.writeFile(file, bytes, (error) => {
      --this.inFlight;
      this.bytesInFlight -= bytes.length;
      if (error !== null) this.failure ??= failureOf(file, error);
      this.waiting?.();
    });
    if (!this.hasRoom()) return this.until(() => this.hasRoom());
  }

  async close(): Promise<void> {
    await this.until(() => this.inFlight === 0);
    if (this.earlier) this.removeStale("");
  }

  private hasRoom(): boolean {
    return this.inFlight < mostInFlight && this.bytesInFlight < mostBytesInFlight;
  }

  private async until(reached: () => boolean): Promise<void> {
    while (!reached()) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
    this.waiting = null;
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure !== null) throw this.failure;
  }

  // Each folder once, and only those that are missing above it.
  private makeFolder(folder: string): void {
    if (this.made.has(folder)) return;
    fs.mkdirSync(path.join(this.root, folder), { recursive: true });
    for (let at = folder; !this.made.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) this.made.add(at);
  }

  // True if the folder is empty afterwards.
  private removeStale(prefix: string): boolean {
    let left = 0;
    for (const child of fs.readdirSync(path.join(this.root, prefix), { withFileTypes: true })) {
      const childPath = prefix + child.name;
      if (child.isDirectory()) {
        if (this.removeStale(`${childPath}/`)) fs.rmdirSync(path.join(this.root, childPath));
        else ++left;
      } else if (child.isFile() && !this.written.has(childPath) && ownName.test(childPath)) {
        fs.unlinkSync(path.join(this.root, childPath));
      } else {
        ++left;
      }
    }
    return left === 0;
  }
}

function failureOf(file: string, error: unknown): OutputError {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const advice = code === "ENOSPC" ? " The disk is full." : code === "ENAMETOOLONG" ? " The path is too long for this file system: write to a .zip instead." : "";
  return new OutputError(`${file} cannot be written (${code}).${advice}`);
}

// True if the folder holds an earlier run of ours; throws if it holds anything else.
export function checkOutputFolder(root: string): boolean {
  let names: string[];
  try {
    names = fs.readdirSync(root);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return false;
    throw new OutputError(code === "ENOTDIR" ? `${root} is a file. Name a folder, or a file that ends in .zip.` : `${root} cannot be read (${code}).`);
  }
  if (names.length === 0) return false;
  if (names.includes(manifestName)) {
    try {
      const manifest = JSON.parse(fs.readFileSync(path.join(root, manifestName), "utf8")) as { generator?: unknown };
      if (manifest.generator === "repodoc") return true;
    } catch {
      // Not a manifest of ours, then.
    }
  }
  throw new OutputError(`${root} is not empty and was not written by repodoc. Name another folder, or empty this one.`);
}

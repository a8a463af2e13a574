// Folders as a browser hands them over: a directory handle, dropped entries, or the file list of an input element.
// In: those. Out: a Source whose small files are read 64 at a time as one composite Blob, nine times faster than one by
// one. Browsers do not list symbolic links at all.
//
// Asking an entry or a handle for its File blocks the thread for half a millisecond in Chromium (10,935 files: 0.5 s to
// list, 5.5 s to open). So the list comes without sizes, and the files are opened behind it, in its order and a few at a
// time, while the first are already analysed.

import { type ReadResult, type Source, type SourceEntry, SourceError } from "./source.js";

const opensAtOnce = 16;

type Found = { path: string; file: File } | { path: string; open: () => Promise<File> } | { path: string; problem: string };
type FoundHere = (found: Found) => void;

export class FolderSource implements Source {
  private slots: Slot[] = [];
  private unopened = 0;
  private closed = false;

  constructor(
    readonly name: string,
    private readonly enumerate: (neverEntered: ReadonlySet<string>, add: FoundHere) => Promise<void>,
  ) {}

  async list(neverEntered: ReadonlySet<string>, found: (count: number) => void): Promise<SourceEntry[]> {
    const entries: { entry: SourceEntry; slot: Slot }[] = [];
    await this.enumerate(neverEntered, (item) => {
      const file = "file" in item ? item.file : null;
      const problem = "problem" in item && item.problem !== "" ? { word: "unreadable" as const, detail: item.problem } : null;
      const open = "open" in item ? item.open : null;
      entries.push({
        entry: { path: item.path, size: open ? null : (file?.size ?? 0), flag: "", problem },
        slot: { file, open, opening: null, problem: "" },
      });
      if (entries.length % 256 === 0) found(entries.length);
    });
    entries.sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
    this.slots = entries.map(({ slot }) => slot);
    this.unopened = this.slots.filter(({ open }) => open !== null).length;
    this.closed = false;
    found(entries.length);
    if (this.unopened > 0) void this.openAll();
    return entries.map(({ entry }) => entry);
  }

  async settle(indexes: readonly number[]): Promise<number[]> {
    return Promise.all(indexes.map(async (index) => (await this.open(index))?.size ?? 0));
  }

  settled(): boolean {
    return this.unopened === 0;
  }

  close(): void {
    this.closed = true;
  }

  async read(indexes: readonly number[]): Promise<ReadResult[]> {
    const results = await readFiles(await Promise.all(indexes.map((index) => this.open(index))));
    return results.map((result, i) => {
      const problem = this.slots[indexes[i]!]?.problem ?? "";
      return problem === "" ? result : { word: "unreadable", detail: problem };
    });
  }

  private async open(index: number): Promise<File | null> {
    const slot = this.slots[index];
    if (!slot) return null;
    if (slot.open && !slot.opening) {
      slot.opening = slot.open().then(
        (file) => void (slot.file = file),
        (error: unknown) => void (slot.problem = messageOf(error)),
      ).finally(() => --this.unopened);
    }
    await slot.opening;
    return slot.file;
  }

  // Entries go stale: all are opened soon, asked for or not, and the page stays alive meanwhile.
  private async openAll(): Promise<void> {
    for (let next = 0; next < this.slots.length && !this.closed; next += opensAtOnce) {
      await this.settle(Array.from({ length: Math.min(opensAtOnce, this.slots.length - next) }, (_, i) => next + i));
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
  }
}

interface Slot {
  file: File | null;
  open: (() => Promise<File>) | null;
  opening: Promise<void> | null;
  problem: string; // of opening it
}

// ---- Reading ---------------------------------------------------------------------------------------------------------

const compositeFiles = 64;

// Bytes of each file, in order. One unreadable file does not take others with it.
export async function readFiles(files: readonly (Blob | null)[]): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (let at = 0; at < files.length; at += compositeFiles) {
    results.push(...(await readComposite(files.slice(at, at + compositeFiles))));
  }
  return results;
}

async function readComposite(files: readonly (Blob | null)[]): Promise<ReadResult[]> {
  try {
    if (files.length === 1) return [await readOne(files[0]!)];
    const present = files.filter((file) => file !== null);
    const all = await new Blob(present).arrayBuffer();
    if (all.byteLength !== present.reduce((total, file) => total + file.size, 0)) throw new Error("sizes changed");
    let at = 0;
    return files.map((file): ReadResult => {
      if (file === null) return { word: "unreadable", detail: "" };
      const bytes = all.slice(at, at + file.size);
      at += file.size;
      return { bytes, packed: null };
    });
  } catch {
    if (files.length === 1) return [{ word: "unreadable", detail: "" }];
    const half = files.length >> 1;
    return [...(await readComposite(files.slice(0, half))), ...(await readComposite(files.slice(half)))];
  }
}

async function readOne(file: Blob | null): Promise<ReadResult> {
  if (file === null) return { word: "unreadable", detail: "" };
  try {
    const bytes = await file.arrayBuffer();
    if (bytes.byteLength !== file.size) return { word: "changed", detail: "its size changed" };
    return { bytes, packed: null };
  } catch (error) {
    // NotReadableError: no permission, or changed since it was listed; NotFoundError: gone.
    const name = error instanceof Error ? error.name : "";
    return name === "NotFoundError" ? { word: "changed", detail: "it vanished" } : { word: "unreadable", detail: name };
  }
}

// ---- Directory handles -----------------------------------------------------------------------------------------------

export function folderOfHandle(handle: FileSystemDirectoryHandle): FolderSource {
  return new FolderSource(handle.name, (neverEntered, add) => walkHandle(handle, "", neverEntered, add));
}

async function walkHandle(
  root: FileSystemDirectoryHandle,
  prefix: string,
  neverEntered: ReadonlySet<string>,
  add: FoundHere,
): Promise<void> {
  const folders: { handle: FileSystemDirectoryHandle; prefix: string }[] = [{ handle: root, prefix }];
  await lanes(folders, async ({ handle, prefix: at }) => {
    try {
      for await (const child of valuesOf(handle)) {
        const path = at + child.name;
        if (child.kind === "file") {
          add({ path, open: () => (child as FileSystemFileHandle).getFile() });
        } else if (neverEntered.has(child.name)) {
          add({ path: `${path}/`, problem: "" });
        } else {
          folders.push({ handle: child as FileSystemDirectoryHandle, prefix: `${path}/` });
        }
      }
    } catch (error) {
      if (at === "") throw new SourceError("unreadable", `The folder could not be read: ${messageOf(error)}`);
      add({ path: at, problem: messageOf(error) });
    }
  });
}

function valuesOf(handle: FileSystemDirectoryHandle): AsyncIterable<FileSystemHandle> {
  return (handle as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
}

// Works through a list that grows while it is worked through.
async function lanes<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let active = 0;
  let next = 0;
  await new Promise<void>((resolve, reject) => {
    const start = (): void => {
      while (active < 8 && next < items.length) {
        ++active;
        work(items[next++]!).then(() => {
          --active;
          start();
        }, reject);
      }
      if (active === 0 && next >= items.length) resolve();
    };
    start();
  });
}

// ---- Dropped entries (webkitGetAsEntry) ------------------------------------------------------------------------------

export function folderOfEntry(entry: FileSystemDirectoryEntry): FolderSource {
  return new FolderSource(entry.name, (neverEntered, add) => walkEntry(entry, "", neverEntered, add));
}

async function walkEntry(
  root: FileSystemDirectoryEntry,
  prefix: string,
  neverEntered: ReadonlySet<string>,
  add: FoundHere,
): Promise<void> {
  const folders: { entry: FileSystemDirectoryEntry; prefix: string }[] = [{ entry: root, prefix }];
  await lanes(folders, async ({ entry, prefix: at }) => {
    const reader = entry.createReader();
    try {
      for (;;) {
        // At most 100 at a call.
        const children = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (children.length === 0) break;
        for (const child of children) {
          const path = at + child.name;
          if (child.isDirectory) {
            if (neverEntered.has(child.name)) add({ path: `${path}/`, problem: "" });
            else folders.push({ entry: child as FileSystemDirectoryEntry, prefix: `${path}/` });
            continue;
          }
          add({ path, open: () => new Promise<File>((resolve, reject) => (child as FileSystemFileEntry).file(resolve, reject)) });
        }
      }
    } catch (error) {
      if (at === "") throw new SourceError("unreadable", `The folder could not be read: ${messageOf(error)}`);
      add({ path: at, problem: messageOf(error) });
    }
  });
}

// ---- <input webkitdirectory> and loose files ------------------------------------------------------------------------

// Paths of a chosen folder begin with its name; loose files have none.
export function folderOfFiles(name: string, files: readonly File[]): FolderSource {
  const paths = files.map((file) => file.webkitRelativePath || file.name);
  const first = paths[0]?.split("/")[0] ?? "";
  const strip = paths.length > 0 && paths.every((path) => path.startsWith(`${first}/`)) ? first.length + 1 : 0;
  return new FolderSource(name || (strip > 0 ? first : "files"), (neverEntered, add) => {
    const seen = new Set<string>();
    files.forEach((file, index) => {
      const path = paths[index]!.slice(strip);
      const segments = path.split("/");
      const never = segments.slice(0, -1).findIndex((segment) => neverEntered.has(segment));
      if (never < 0) {
        add({ path, file });
        return;
      }
      const folder = `${segments.slice(0, never + 1).join("/")}/`;
      if (!seen.has(folder)) add({ path: folder, problem: "" });
      seen.add(folder);
    });
    return Promise.resolve();
  });
}

// Several things dropped at once: one repository that holds them side by side.
export function folderOfParts(
  name: string,
  parts: readonly (FileSystemDirectoryHandle | FileSystemDirectoryEntry | File)[],
): FolderSource {
  return new FolderSource(name, async (neverEntered, add) => {
    for (const part of parts) {
      if (part instanceof File) add({ path: part.name, file: part });
      else if ("createReader" in part) await walkEntry(part, `${part.name}/`, neverEntered, add);
      else await walkHandle(part, `${part.name}/`, neverEntered, add);
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

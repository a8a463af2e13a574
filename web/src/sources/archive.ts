// A ZIP, tar or tar.gz as a source. In: a Blob and its file name. Out: the same paths a folder of the same contents
// gives: a single top folder ("repo-main/") is stripped and names the repository, folders vanish, those never entered
// become one entry. Odd entries (encrypted, absolute, "..", duplicates) stay, for SCAN and the reader to explain.
//
// Data is read again for every page: from a ZIP by offset; from a tar by offset; a tar.gz is inflated once into a Blob,
// which browsers may keep on disk.

import {
  type EntryProblem, folderNotEntered, type ReadResult, type Source, type SourceEntry, SourceError,
} from "./source.js";
import { listTar, looksLikeTar, readTar, type TarPlace } from "./tar_reader.js";
import { listZip, readZip, type ZipPlace } from "./zip_reader.js";

export interface ArchiveEntry {
  path: string;
  size: number;
  flag: "" | "l" | "s";
  folder: boolean;
  problem: EntryProblem | null;
  place: ZipPlace | TarPlace;
}

export const archiveExtension = /\.(zip|tar|tar\.gz|tgz)$/i;
const infoExclude = ".git/info/exclude";
const maxInflated = 8 * 2 ** 30; // bytes of a tar.gz

export class ArchiveSource implements Source {
  private topName = "";
  private plain: Blob; // of a tar.gz: inflated
  private readonly hiddenPlaces = new Map<string, ZipPlace | TarPlace>();
  private places: (ZipPlace | TarPlace | null)[] = []; // null: a folder that was not entered; never read

  constructor(
    private readonly blob: Blob,
    private readonly fileName: string,
  ) {
    this.plain = blob;
  }

  get name(): string {
    return this.topName || this.fileName.replace(/^.*[/\\]/, "").replace(archiveExtension, "");
  }

  async list(neverEntered: ReadonlySet<string>, found: (count: number) => void): Promise<SourceEntry[]> {
    const raw = await this.listRaw(found);
    this.topName = topFolderOf(raw);
    const strip = this.topName === "" ? 0 : this.topName.length + 1;
    const entries: SourceEntry[] = [];
    const notEntered = new Set<string>();
    for (const entry of raw) {
      const path = isGoodPath(entry.path) && entry.path.startsWith(`${this.topName}/`) ? entry.path.slice(strip) : entry.path;
      const folder = isGoodPath(path) ? folderNotEntered(path, neverEntered) : null;
      if (folder !== null) {
        if (path.endsWith(infoExclude) && !entry.problem && entry.flag === "") this.hiddenPlaces.set(path, entry.place);
        if (notEntered.has(folder)) continue;
        notEntered.add(folder);
        entries.push({ path: folder, size: 0, flag: "", problem: null });
        this.places.push(null);
      } else if (!entry.folder) {
        entries.push({ path, size: entry.size, flag: entry.flag, problem: entry.problem });
        this.places.push(entry.place);
      }
    }
    const files = raw.filter((entry) => !entry.folder);
    if (files.length > 0 && files.every((entry) => entry.problem?.word === "encrypted")) {
      throw new SourceError("encrypted", "Every file in this ZIP needs a password. Make one without.");
    }
    found(entries.length);
    return entries;
  }

  read(indexes: readonly number[]): Promise<ReadResult[]> {
    return this.readPlaces(indexes.map((index) => this.places[index]!));
  }

  async hidden(path: string): Promise<ReadResult | null> {
    const place = this.hiddenPlaces.get(path);
    return place ? (await this.readPlaces([place]))[0]! : null;
  }

  private async readPlaces(places: readonly (ZipPlace | TarPlace)[]): Promise<ReadResult[]> {
    try {
      return places[0]?.kind === "tar"
        ? await readTar(this.plain, places as TarPlace[])
        : await readZip(this.plain, places as ZipPlace[]);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return places.map(() => ({ word: "changed", detail: `the archive could not be read again: ${detail}` }));
    }
  }

  private async listRaw(found: (count: number) => void): Promise<ArchiveEntry[]> {
    let head: Uint8Array;
    try {
      head = new Uint8Array(await this.blob.slice(0, 512).arrayBuffer());
    } catch (error) {
      throw new SourceError("unreadable", `${this.fileName} could not be read: ${String(error)}`);
    }
    const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
    if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return listZip(this.blob);
    if (starts(0x1f, 0x8b)) {
      this.plain = await inflateGzip(this.blob);
      return listTar(this.plain, found);
    }
    if (looksLikeTar(head)) return listTar(this.blob, found);
    if (/\.zip$/i.test(this.fileName) && head.length > 0) return listZip(this.blob); // data before the archive
    throw new SourceError(
      "not-an-archive",
      `${this.fileName} is neither a ZIP nor a tar archive. repodoc reads .zip, .tar and .tar.gz; unpack others and choose the folder.`,
    );
  }
}

async function inflateGzip(blob: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let chunkBytes = 0;
  let total = 0;
  const reader = blob.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        chunks.push(value as Uint8Array<ArrayBuffer>);
        chunkBytes += value.length;
        total += value.length;
      }
      if (done || chunkBytes > 16 << 20) {
        parts.push(new Blob(chunks)); // hands the bytes to the browser, which may keep them on disk
        chunks = [];
        chunkBytes = 0;
      }
      if (done) return new Blob(parts);
      if (total > maxInflated) break;
    }
  } catch {
    throw new SourceError("truncated", "This .tar.gz is damaged or cut short. Download or copy it again.");
  }
  void reader.cancel();
  throw new SourceError("unreadable", "This .tar.gz holds more than 8 GiB. Unpack it and choose the folder.");
}

// A path that a folder could hold.
export function isGoodPath(path: string): boolean {
  if (path === "" || path.startsWith("/") || path.includes("\0")) return false;
  return !/(^|\/)\.\.?(\/|$)/.test(path) && !path.includes("//") && !/^[A-Za-z]:[\\/]/.test(path);
}

// "repo-main" if everything lies in it; what macOS adds beside does not count.
function topFolderOf(entries: readonly ArchiveEntry[]): string {
  let top = "";
  for (const { path, folder } of entries) {
    if (!isGoodPath(path) || path.startsWith("__MACOSX/")) continue;
    const slash = path.indexOf("/");
    if (slash < 0) {
      if (folder) continue;
      return "";
    }
    const first = path.slice(0, slash);
    if (top === "") top = first;
    else if (top !== first) return "";
  }
  return top;
}

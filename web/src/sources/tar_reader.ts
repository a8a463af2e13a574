// Reads the headers of a tar: ustar, pax, GNU long names and sizes, hard links. In: a Blob of the plain (not
// compressed) archive. Out: entries with the place of their data. The Blob is read once, in large slices; data is
// skipped. Sparse files come out with a problem.

import type { ArchiveEntry } from "./archive.js";
import { readRanges } from "./ranges.js";
import { type ReadResult, SourceError } from "./source.js";

export interface TarPlace {
  kind: "tar";
  offset: number; // of the data
  size: number;
}

const blockSize = 512;
const sliceSize = 8 << 20;
const maxNameRecord = 1 << 20; // a longer pax or long-name record is an attack

export async function listTar(blob: Blob, found: (count: number) => void): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  const byPath = new Map<string, TarPlace>();
  const window = new Window(blob);
  let override: Record<string, string> = {}; // from pax and long-name records, for the next entry
  let at = 0;
  for (;;) {
    const header = await window.bytes(at, blockSize);
    if (header.length < blockSize) {
      // No end mark: some programs leave it out. Cut within an entry is a different matter.
      if (entries.length === 0 || header.length > 0) throw truncated();
      break;
    }
    if (header.every((byte) => byte === 0)) break;
    if (!hasChecksum(header)) {
      if (entries.length === 0) throw new SourceError("not-an-archive", "This is not a tar archive.");
      throw truncated();
    }
    const type = String.fromCharCode(header[156]!);
    const headerSize = number(header, 124, 12);
    const size = type === "x" || type === "g" || type === "L" || type === "K" ? headerSize : Number(override["size"] ?? headerSize);
    if (!Number.isSafeInteger(size) || size < 0) throw truncated();
    const data = at + blockSize;
    const holdsData = !"123456".includes(type);
    if (holdsData && data + size > blob.size) throw truncated();
    const next = data + (holdsData ? Math.ceil(size / blockSize) * blockSize : 0);
    if (type === "x" || type === "L" || type === "K") {
      if (size > maxNameRecord) throw truncated();
      const record = await window.bytes(data, size);
      if (type === "x") Object.assign(override, paxRecords(record));
      else override[type === "L" ? "path" : "linkpath"] = text(record, 0, record.length);
    } else if (type !== "g" && type !== "V" && type !== "M" && type !== "N") {
      const path = trimStart(override["path"] ?? nameOf(header));
      const linkPath = trimStart(override["linkpath"] ?? text(header, 157, 100));
      const sparse = type === "S" || override["GNU.sparse.major"] !== undefined;
      override = {};
      const folder = type === "5" || path.endsWith("/");
      let place: TarPlace = { kind: "tar", offset: data, size };
      let flag: ArchiveEntry["flag"] = type === "2" ? "l" : "346".includes(type) ? "s" : "";
      let problem: ArchiveEntry["problem"] = null;
      if (type === "1") {
        const target = byPath.get(linkPath);
        if (target) place = target;
        else problem = { word: "unreadable", detail: "a hard link to something that is not in the archive" };
      } else if (sparse) {
        problem = { word: "unreadable", detail: "a sparse file" };
      }
      if (folder) flag = "";
      if (path !== "" && path !== "/") {
        const spelled = folder && !path.endsWith("/") ? `${path}/` : path;
        entries.push({ path: spelled, size: flag || folder ? 0 : place.size, flag, folder, problem, place });
        if (!folder) byPath.set(path, place);
        if (entries.length % 1024 === 0) found(entries.length);
      }
    }
    at = next;
  }
  return entries;
}

// Data of entries, in the order given.
export async function readTar(blob: Blob, places: readonly TarPlace[]): Promise<ReadResult[]> {
  const buffers = await readRanges(
    blob,
    places.map((place) => ({ start: place.offset, end: place.offset + place.size })),
  );
  return buffers.map((bytes, index): ReadResult =>
    bytes.byteLength === places[index]!.size
      ? { bytes, packed: null }
      : { word: "unreadable", detail: "the archive ends within it" },
  );
}

// Whether this could be the first block of a tar.
export function looksLikeTar(block: Uint8Array): boolean {
  return block.length >= blockSize && hasChecksum(block.subarray(0, blockSize));
}

// A sliding slice over a Blob.
class Window {
  private start = 0;
  private slice = new Uint8Array(0);

  constructor(private readonly blob: Blob) {}

  async bytes(at: number, size: number): Promise<Uint8Array> {
    if (at < this.start || at + size > this.start + this.slice.length) {
      this.slice = new Uint8Array(await this.blob.slice(at, at + Math.max(size, sliceSize)).arrayBuffer());
      this.start = at;
    }
    return this.slice.subarray(at - this.start, at - this.start + size);
  }
}

function hasChecksum(header: Uint8Array): boolean {
  let sum = 0;
  for (let i = 0; i < blockSize; ++i) sum += i >= 148 && i < 156 ? 32 : header[i]!;
  return sum === number(header, 148, 8);
}

// Octal text, or GNU's base-256 for large values.
function number(bytes: Uint8Array, at: number, length: number): number {
  if (bytes[at]! & 0x80) {
    let value = bytes[at]! & 0x7f;
    for (let i = 1; i < length; ++i) value = value * 256 + bytes[at + i]!;
    return value;
  }
  const digits = text(bytes, at, length).trim();
  return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  let end = at;
  while (end < at + length && bytes[end] !== 0) ++end;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(at, end));
}

function nameOf(header: Uint8Array): string {
  const name = text(header, 0, 100);
  const isUstar = text(header, 257, 6).trim() === "ustar" && header[263] !== 0x20;
  const prefix = isUstar ? text(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

// "27 path=some/long/name\n" again and again.
function paxRecords(bytes: Uint8Array): Record<string, string> {
  const records: Record<string, string> = Object.create(null) as Record<string, string>;
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    if (space < 0) break;
    const length = Number(text(bytes, at, space - at));
    if (!Number.isSafeInteger(length) || length <= space - at || at + length > bytes.length) break;
    const record = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf("=");
    if (equals > 0) records[record.slice(0, equals)] = record.slice(equals + 1);
    at += length;
  }
  return records;
}

function trimStart(path: string): string {
  let at = 0;
  while (path.startsWith("./", at)) at += 2;
  const rest = path.slice(at);
  return rest === "." ? "" : rest;
}

function truncated(): SourceError {
  return new SourceError("truncated", "This tar archive is damaged or cut short. Download or copy it again.");
}

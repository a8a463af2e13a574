import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";

import { ZipWriter } from "../../web/src/engine/zip_writer.js";
import { ArchiveSource } from "../../web/src/sources/archive.js";
import { crc32Of } from "../../web/src/sources/crc32.js";
import { isProblem, SourceError } from "../../web/src/sources/source.js";

const never = new Set(["node_modules", ".git"]);
const ignore = (): void => {};

interface ZipFile {
  name: string | Uint8Array;
  text?: string;
  flags?: number;
  method?: number;
  mode?: number;
  zip64?: boolean;
  crc?: number;
  host?: number;
}

// A ZIP by hand: odd ones cannot be had from a library.
function zipOf(files: ZipFile[], { zip64End = false, before = 0 } = {}): Blob {
  const parts: Uint8Array[] = [new Uint8Array(before)];
  let at = 0; // as the archive counts, without what lies before
  const central: Uint8Array[] = [];
  const push = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const file of files) {
    const name = typeof file.name === "string" ? new TextEncoder().encode(file.name) : file.name;
    const plain = new TextEncoder().encode(file.text ?? "");
    const method = file.method ?? 8;
    const data = method === 8 ? deflateRawSync(plain) : plain;
    const crc = file.crc ?? crc32Of(plain);
    const extra = file.zip64 ? fields([2, 1], [2, 24], [8, plain.length], [8, data.length], [8, at]) : new Uint8Array(0);
    const wide = file.zip64 ? 0xffffffff : 0;
    central.push(
      fields([4, 0x02014b50], [2, ((file.host ?? 3) << 8) | 45], [2, 45], [2, file.flags ?? 0x800], [2, method], [4, 0], [4, crc],
        [4, wide || data.length], [4, wide || plain.length], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0],
        [4, (file.mode ?? 0o100644) * 0x10000], [4, wide || at]),
      name, extra,
    );
    push(fields([4, 0x04034b50], [2, 45], [2, file.flags ?? 0x800], [2, method], [4, 0], [4, crc], [4, data.length], [4, plain.length], [2, name.length], [2, 0]));
    push(name);
    push(data);
  }
  const start = at;
  for (const part of central) push(part);
  const size = at - start;
  if (zip64End) {
    const record = at;
    push(fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, files.length], [8, files.length], [8, size], [8, start]));
    push(fields([4, 0x07064b50], [4, 0], [8, record], [4, 1]));
    push(fields([4, 0x06054b50], [2, 0xffff], [2, 0xffff], [2, 0xffff], [2, 0xffff], [4, 0xffffffff], [4, 0xffffffff], [2, 0]));
  } else {
    push(fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, start], [2, 0]));
  }
  return new Blob(parts as BlobPart[]);
}

function fields(...list: [2 | 4 | 8, number][]): Uint8Array {
  const bytes = new Uint8Array(list.reduce((total, [width]) => total + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of list) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

async function listed(blob: Blob, name = "a.zip"): Promise<{ source: ArchiveSource; lines: string[] }> {
  const source = new ArchiveSource(blob, name);
  const entries = await source.list(never, ignore);
  return { source, lines: entries.map(({ path, size, flag, problem }) => `${path} ${size}${flag && ` ${flag}`}${problem ? ` ${problem.word}` : ""}`) };
}

async function textsOf(source: ArchiveSource, count: number): Promise<string[]> {
  const results = await source.read(Array.from({ length: count }, (_, index) => index));
  return Promise.all(
    results.map(async (result) => {
      if (isProblem(result)) return result.word;
      if (!result.packed) return new TextDecoder().decode(result.bytes);
      const stream = new Blob([result.bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      return new Response(stream).text();
    }),
  );
}

async function code(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof SourceError, String(error));
    return error.code;
  }
  return "none";
}

test("zip: the single top folder is stripped and names the repository", async () => {
  const { source, lines } = await listed(zipOf([{ name: "repo-main/" }, { name: "repo-main/a.txt", text: "A" }, { name: "repo-main/b/c.txt", text: "CC", method: 0 }]));
  assert.equal(source.name, "repo-main");
  assert.deepEqual(lines, ["a.txt 1", "b/c.txt 2"]);
  assert.deepEqual(await textsOf(source, 2), ["A", "CC"]);
});

test("zip: two top folders stay; the archive names the repository", async () => {
  const { source, lines } = await listed(zipOf([{ name: "a/x", text: "1" }, { name: "b/x", text: "2" }]), "thing.zip");
  assert.equal(source.name, "thing");
  assert.deepEqual(lines, ["a/x 1", "b/x 1"]);
});

test("zip: odd entries stay, for the report", async () => {
  const { source, lines } = await listed(
    zipOf([
      { name: "r/ok", text: "ok" }, { name: "../up", text: "1" }, { name: "/etc/passwd", text: "1" }, { name: "r/../x", text: "1" },
      { name: "r/ok", text: "twice" }, { name: "r/secret", text: "1", flags: 0x801 }, { name: "r/lzma", text: "1", method: 14 },
      { name: "r/link", text: "ok", mode: 0o120777 }, { name: "r/pipe", mode: 0o010644 }, { name: "r/node_modules/a/b.js", text: "1" },
      { name: "r/node_modules/c.js", text: "1" },
    ]),
  );
  assert.equal(source.name, "r");
  assert.deepEqual(lines, [
    "ok 2", "../up 1", "/etc/passwd 1", "r/../x 1", "ok 5", "secret 1 encrypted", "lzma 1 unreadable", "link 2 l", "pipe 0 s",
    "node_modules/ 0",
  ]);
  assert.equal((await textsOf(source, 1))[0], "ok");
});

test("zip: names in UTF-8, in code page 437, with backslashes", async () => {
  const { lines } = await listed(
    zipOf([{ name: "ä.txt" }, { name: new Uint8Array([0x84, 0x2e, 0x74]), flags: 0 }, { name: "dir\\file", host: 0, flags: 0 }]),
  );
  assert.deepEqual(lines, ["ä.txt 0", "ä.t 0", "dir/file 0"]);
});

test("zip: ZIP64, and bytes before the archive", async () => {
  for (const options of [{ zip64End: true }, { before: 1000 }]) {
    const { source, lines } = await listed(zipOf([{ name: "a", text: "A", zip64: true }, { name: "b", text: "B" }], options));
    assert.deepEqual(lines, ["a 1", "b 1"]);
    assert.deepEqual(await textsOf(source, 2), ["A", "B"]);
  }
});

test("zip: cut, empty, encrypted, not an archive", async () => {
  const whole = zipOf([{ name: "a", text: "A".repeat(1000), method: 0 }, { name: "b", text: "B" }]);
  for (const size of [whole.size - 1, whole.size - 30, 500, 40]) assert.equal(await code(listed(whole.slice(0, size))), "truncated", String(size));
  assert.deepEqual((await listed(zipOf([]))).lines, []);
  assert.equal(await code(listed(zipOf([{ name: "a", flags: 1 }, { name: "b", flags: 1 }]))), "encrypted");
  assert.equal(await code(listed(new Blob(["Hello, this is a text. ".repeat(100)]), "a.txt")), "not-an-archive");
  assert.equal(await code(listed(new Blob([]), "a.tar")), "not-an-archive");
});

test("zip: data that does not match its checksum costs one file", async () => {
  const { source } = await listed(zipOf([{ name: "a", text: "A", method: 0, crc: 1 }, { name: "b", text: "B" }]));
  assert.deepEqual(await textsOf(source, 2), ["unreadable", "B"]);
});

test("zip: every single damaged byte is survived", async () => {
  const bytes = new Uint8Array(await zipOf([{ name: "a/b", text: "hello" }, { name: "a/c", text: "there", zip64: true }]).arrayBuffer());
  for (let i = 0; i < bytes.length; ++i) {
    const damaged = bytes.slice();
    damaged[i]! ^= 0xff;
    try {
      const source = new ArchiveSource(new Blob([damaged]), "a.zip");
      const entries = await source.list(never, ignore);
      await source.read(entries.map((_, index) => index).filter((index) => !entries[index]!.path.endsWith("/")));
    } catch (error) {
      assert.ok(error instanceof SourceError, `${i}: ${String(error)}`);
    }
  }
});

test("zip writer and reader agree, beyond 65,535 entries too", async () => {
  for (const count of [3, 66_000]) {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const writer = new ZipWriter((chunk) => void chunks.push(chunk));
    const plain = new TextEncoder().encode("some text ".repeat(20));
    const deflated = deflateRawSync(plain);
    for (let i = 0; i < count; ++i) {
      const packed = i % 2 === 0;
      const bytes = new Uint8Array(packed ? deflated : plain).buffer;
      await writer.add(`d${i % 10}/f${i}`, { bytes, deflated: packed ? { size: plain.length, crc32: crc32Of(plain) } : null });
    }
    await writer.close();
    const { source, lines } = await listed(new Blob(chunks));
    assert.equal(lines.length, count);
    assert.deepEqual(await textsOf(source, 2), ["some text ".repeat(20), "some text ".repeat(20)]);
  }
});

// ---- tar -------------------------------------------------------------------------------------------------------------

interface TarFile {
  name: string;
  text?: string;
  type?: string;
  link?: string;
}

function tarOf(files: TarFile[], end = true): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { name, text = "", type = "0", link = "" } of files) {
    const data = new TextEncoder().encode(text);
    const header = new Uint8Array(512);
    const put = (at: number, value: string): void => header.set(new TextEncoder().encode(value), at);
    put(0, name.slice(0, 100));
    put(100, "0000644\0");
    put(124, `${data.length.toString(8).padStart(11, "0")}\0`);
    put(148, "        ");
    put(156, type);
    put(157, link);
    put(257, "ustar\x0000");
    put(148, `${header.reduce((total, byte) => total + byte, 0).toString(8).padStart(6, "0")}\0 `);
    parts.push(header, data, new Uint8Array((512 - (data.length % 512)) % 512));
  }
  if (end) parts.push(new Uint8Array(1024));
  return Buffer.concat(parts);
}
const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as BlobPart]);

test("tar and tar.gz: long names, links, folders", async () => {
  const long = `r/${"d/".repeat(80)}file.txt`;
  const record = `path=${long}\n`;
  const pax = `${record.length + 4} ${record}`;
  const tar = tarOf([
    { name: "pax_global_header", type: "g", text: "52 comment=0123456789012345678901234567890123456789\n" },
    { name: "./r/", type: "5" }, { name: "./r/a.txt", text: "A" }, { name: "x", type: "x", text: pax }, { name: "r/cut", text: "LONG" },
    { name: "././@LongLink", type: "L", text: `${long}2\0` }, { name: "r/cut", text: "GNU" }, { name: "r/hard", type: "1", link: "./r/a.txt" },
    { name: "r/link", type: "2", link: "a.txt" }, { name: "r/dev", type: "3" }, { name: "/abs", text: "1" }, { name: "r/.git/config", text: "1" },
  ]);
  for (const [blob, name] of [[blobOf(tar), "t.tar"], [blobOf(gzipSync(tar)), "t.tar.gz"]] as const) {
    const { source, lines } = await listed(blob, name);
    assert.equal(source.name, "r");
    const inner = long.slice(2);
    assert.deepEqual(lines, ["a.txt 1", `${inner} 4`, `${inner}2 3`, "hard 1", "link 0 l", "dev 0 s", "/abs 1", ".git/ 0"]);
    assert.deepEqual(await textsOf(source, 4), ["A", "LONG", "GNU", "A"]);
  }
});

test("tar: cut short, without an end mark", async () => {
  const tar = tarOf([{ name: "a", text: "A".repeat(2000) }, { name: "b", text: "B" }], false);
  assert.deepEqual((await listed(blobOf(tar), "a.tar")).lines, ["a 2000", "b 1"]);
  assert.equal(await code(listed(blobOf(tar.subarray(0, 1000)), "a.tar")), "truncated");
  assert.equal(await code(listed(blobOf(tar.subarray(0, 2560 + 100)), "a.tar")), "truncated");
  assert.equal(await code(listed(blobOf(gzipSync(tar).subarray(0, 50)), "a.tar.gz")), "truncated");
});

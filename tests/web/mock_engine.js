// An engine for tests: Emscripten's factory with the calls of wasm/bridge.h, in plain JavaScript. Files steer it by
// their contents: "TRAP" traps, "HANG" loops for ever, "WANT" needs a part first, "TRAP-ANALYZE-ONLY" traps unless
// analysed without syntax.
// Facts are JSON; pages show path and contents. Loaded as text in front of the worker body, like the real glue.
var createRepodoc = async () => {
  const zlib = require("node:zlib");
  const heap = { bytes: new Uint8Array(1 << 20), top: 16, outputs: [[0, 0], [0, 0]] };
  const wants = { pending: false, given: false };
  const state = { begun: null, files: [], leftOut: [], bytes: 0 };
  const encode = (text) => Buffer.from(text, "utf8");
  const alloc = (size) => {
    const at = heap.top;
    heap.top += size + (8 - (size % 8));
    if (heap.top > heap.bytes.length) {
      const larger = new Uint8Array(heap.top * 2);
      larger.set(heap.bytes);
      heap.bytes = larger;
    }
    return at;
  };
  const put = (index, bytes) => {
    const at = alloc(bytes.length);
    heap.bytes.set(bytes, at);
    heap.outputs[index] = [at, bytes.length];
  };
  const obey = (path, text) => {
    if (text.startsWith("HANG")) for (;;);
    if (text.startsWith("TRAP")) throw new Error("unreachable executed in " + path);
  };
  const crc = (bytes) => {
    let value = -1;
    for (const byte of bytes) {
      value ^= byte;
      for (let i = 0; i < 8; ++i) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    const out = Buffer.alloc(4);
    out.writeUInt32LE(~value >>> 0);
    return out;
  };
  const never = ["node_modules", ".git"];
  // Fields as core/scan/fields.h tells; nothing here has a NUL in it.
  const fields = (...texts) => texts.flat(9).map((text) => `${text}\0`).join("");
  const scan = (request) => {
    const texts = request.split("\0");
    let at = 0;
    const number = () => Number(texts[at++]);
    const list = (width) => Array.from({ length: number() }, () => texts.slice(at, (at += width)));
    const [, maxFileSize, , , , entries] = [number(), number(), list(1), list(1), list(2), list(3)];
    const seen = new Set();
    const files = [];
    const leftOut = [];
    entries.forEach(([path, size, flag], index) => {
      const out = (word) => leftOut.push([index, word, word.replaceAll("-", " "), "", ""]);
      if (path.startsWith("/") || path.split("/").includes("..")) out("invalid-path");
      else if (seen.has(path)) out("duplicate-path");
      else if (path.endsWith("/")) out("dependencies");
      else if (flag === "l") out("symlink");
      else if (Number(size) > maxFileSize) out("too-large");
      else files.push([index, ""]);
      seen.add(path);
    });
    return fields(files.length, files, leftOut.length, leftOut);
  };
  const call = (op, a, b, c) => {
    const text = (bytes) => Buffer.from(bytes).toString("utf8");
    switch (op) {
      case 0: return put(0, encode(fields(never.length, never, 2, ".gitignore", "manifest.json")));
      case 1: return put(0, encode(scan(text(a))));
      case 2:
        obey(text(a), text(b));
        if (text(b).startsWith("WANT") && !wants.given) wants.pending = true;
        return put(0, encode(JSON.stringify({ path: text(a), size: b.length, failed: wants.pending ? "incomplete" : "" })));
      case 3:
        if (text(b).startsWith("TRAP-ALWAYS")) obey(text(a), text(b));
        return put(0, encode(JSON.stringify({ path: text(a), size: b.length, failed: text(c).split("\n")[1] })));
      case 4: state.begun = JSON.parse(text(a)); return put(0, encode(""));
      case 5: state.files.push(JSON.parse(text(a))); return put(0, encode(""));
      case 6:
        state.leftOut = JSON.parse(text(a));
        state.files.sort((x, y) => (x.path < y.path ? -1 : 1));
        return put(0, encode(JSON.stringify({
          files: state.files.map(({ path }) => [path, `${path}_docs.md`, `${path}_kw.md`, "Text", "", 1]),
          folders: [["", "index.md", "doc.md", "sub.md"]], pages: ["index.md", "keywords.md"],
          totals: { files: state.files.length, leftOut: state.leftOut.length },
        })));
      case 7: return put(0, encode(JSON.stringify(state.files[Number(text(a))])));
      case 8: return put(0, encode(`# ${text(a)} of ${state.begun.name}\n`));
      case 9: return put(0, encode(JSON.stringify({ generator: "repodoc", files: state.files, leftOut: state.leftOut })));
      case 10: return put(0, encode(JSON.stringify([["tags", "data/tags"]])));
      case 11: return put(0, encode("tags\n"));
      case 12: {
        const facts = JSON.parse(text(a));
        if (text(b).startsWith("RENDER-TRAP")) throw new Error("unreachable executed");
        put(0, encode(`# ${facts.path}\n\n${facts.failed}\n${text(b)}\n`));
        return put(1, encode(`# keywords ${facts.path}\n`));
      }
      case 13: return put(0, encode(`<p>${text(a)}</p>`));
      case 14: put(0, zlib.deflateRawSync(a)); return put(1, crc(a));
      case 17: {
        let bytes = null;
        try {
          bytes = zlib.inflateRawSync(a);
        } catch {
          // Told below.
        }
        if (!bytes || bytes.length !== Number(text(b))) throw { status: "inflate: the compressed data is damaged" };
        put(0, bytes);
        return put(1, crc(bytes));
      }
      case 18: wants.pending = false; return put(0, encode("mock\n"));
      default: throw { status: `no operation ${op}` };
    }
  };
  const id = alloc(16);
  heap.bytes.set(encode("mock-build\0"), id);
  const base = heap.top;
  return {
    get HEAPU8() { return heap.bytes; },
    _repodoc_build_id: () => id,
    _repodoc_alloc: alloc,
    _repodoc_free: () => {},
    _repodoc_wants_parts: () => (wants.pending ? 1 : 0),
    _repodoc_part: () => { wants.given = true; },
    _repodoc_output_data: (index) => heap.outputs[index][0],
    _repodoc_output_size: (index) => heap.outputs[index][1],
    _repodoc_call: (op, a, aSize, b, bSize, c, cSize) => {
      const view = (at, size) => heap.bytes.slice(at, at + size);
      const inputs = [view(a, aSize), view(b, bSize), view(c, cSize)];
      heap.top = base;
      heap.outputs = [[0, 0], [0, 0]];
      try {
        call(op, ...inputs);
        return 0;
      } catch (error) {
        if (error.status === undefined) throw error;
        put(0, encode(error.status));
        return 1;
      }
    },
  };
};

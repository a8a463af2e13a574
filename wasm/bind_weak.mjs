// Makes the hidden weak functions of object files strong. usage: node bind_weak.mjs OBJECT...
//
// Inline functions and instances of templates are weak; the linker keeps one of each, by their COMDAT groups. When it makes a
// side module, wasm-ld 14 also imports every weak function, so that another module may override it, hidden or not
// (lld/wasm/Writer.cpp, shouldImport; -Bsymbolic came with LLVM 15). Such an import could only be met by the module itself.
// The binding is one bit of a symbol's flags (WebAssembly tool conventions, Linking.md, WASM_SYMBOL_TABLE): files are changed
// in place, keep their size and their time, and are left alone when there is nothing to do.

import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";

const weak = 0x1, hidden = 0x4, undefinedSymbol = 0x10, explicitName = 0x40;
const kinds = { function: 0, data: 1, global: 2, section: 3, event: 4, table: 5 };
const symbolTable = 8;

function bind(bytes) {
  let at = 8; // magic, version
  let changed = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const text = () => {
    const size = number();
    at += size;
    return bytes.subarray(at - size, at).toString();
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = number();
    const end = at + size;
    if (section === 0 && text() === "linking") {
      number(); // version
      while (at < end) {
        const kind = bytes[at++];
        const length = number();
        const next = at + length;
        if (kind === symbolTable) {
          for (let count = number(); count > 0; --count) {
            const symbol = bytes[at++];
            const place = at;
            const flags = number();
            if (symbol === kinds.data) {
              text();
              if ((flags & undefinedSymbol) === 0) for (let i = 0; i < 3; ++i) number();
            } else {
              number();
              if (symbol !== kinds.section && ((flags & undefinedSymbol) === 0 || (flags & explicitName) !== 0)) text();
            }
            if (symbol === kinds.function && (flags & (weak | hidden | undefinedSymbol)) === (weak | hidden)) {
              bytes[place] &= ~weak;
              ++changed;
            }
          }
        }
        at = next;
      }
    }
    at = end;
  }
  return changed;
}

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  if (bind(bytes) === 0) continue;
  const { atime, mtime } = statSync(file);
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime); // the build knows the file by its time
}

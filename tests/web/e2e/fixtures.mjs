// Repositories to document, made in a folder that is removed afterwards, and archives of them. ZIPs are written by
// hand, so that bad ones can be made as easily as good ones.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { execFileSync } from "node:child_process";

export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "repodoc-e2e-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function writeTree(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

// A small repository with references between its files, a picture, a left-out folder and a long file.
export const smallRepository = {
  "README.md": "# Shapes\n\nAreas of shapes. See [circle](shapes/circle.py).\n\n![A square](assets/square.svg)\n\n## Use\n\n- [x] circles\n- [ ] squares\n",
  "shapes/__init__.py": '"""Shapes and their areas."""\n\nfrom .circle import Circle\nfrom .square import Square\n\n__all__ = ["Circle", "Square"]\n',
  "shapes/circle.py":
    '"""Circles."""\n\nimport math\n\nfrom .base import Shape\n\n\nclass Circle(Shape):\n    """A circle by its radius."""\n\n    def __init__(self, radius: float) -> None:\n        self.radius = radius\n\n    def area(self) -> float:\n        """Area of the circle."""\n        return math.pi * self.radius ** 2\n',
  "shapes/square.py":
    "from .base import Shape\n\n\nclass Square(Shape):\n    def __init__(self, side):\n        self.side = side\n\n    def area(self):\n        return self.side * self.side\n",
  "shapes/base.py": 'class Shape:\n    """Something with an area."""\n\n    def area(self):\n        raise NotImplementedError\n',
  "tests/test_circle.py": "from shapes import Circle\n\n\ndef test_area():\n    assert Circle(1).area() > 3\n",
  "src/table.cpp": `#include "table.h"\n\n${Array.from({ length: 3000 }, (_, i) => `int value_${i}(int x) { return x + ${i}; }`).join("\n")}\n`,
  "src/table.h": "#pragma once\nint value_1(int x);\n",
  "assets/square.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="teal"/></svg>\n',
  ".gitignore": "generated/\n",
  "generated/out.py": "x = 1\n",
  "package.json": '{ "name": "shapes", "version": "1.0.0", "license": "MIT" }\n',
};

export function tarGz(folder, file) {
  execFileSync("tar", ["-czf", file, "-C", dirname(folder), folder.slice(dirname(folder).length + 1)]);
  return file;
}

function u16(value) {
  return [value & 255, (value >> 8) & 255];
}
function u32(value) {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

// entries: [name, content][]; flags of the general purpose field can be set (1 = encrypted).
export function zipOf(entries, flags = 0) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const nameBytes = Buffer.from(name, "utf8");
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = [...u16(20), ...u16(0x0800 | flags), ...u16(8), ...u32(0x00210000), ...u32(crc32Of(bytes)), ...u32(packed.length), ...u32(bytes.length), ...u16(nameBytes.length), ...u16(0)];
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...common]), nameBytes, packed]);
    directory.push(Buffer.from([...u32(0x02014b50), ...u16(20), ...common, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)]), nameBytes);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.from([...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(entries.length), ...u16(entries.length), ...u32(central.length), ...u32(offset), ...u16(0)]);
  return Buffer.concat([...parts, central, end]);
}

function crc32Of(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export function zipOfTree(files, top = "shapes-main") {
  return zipOf(Object.entries(files).map(([path, content]) => [`${top}/${path}`, content]));
}

// Many files with something to parse, for what has to be seen while a run goes on.
export function manyFiles(count) {
  const files = {};
  const body = Array.from({ length: 120 }, (_, i) => `def function_${i}(first, second=None):\n    """Adds ${i}."""\n    return [first + ${i} for _ in range(10) if second]\n`).join("\n");
  for (let i = 0; i < count; i++) files[`package/part_${i % 40}/module_${i}.py`] = `import os\n\n${body}\nNUMBER = ${i}\n`;
  return files;
}



// What a visitor transfers, compressed: the page with its engine, then what a repository of some languages wants besides.
//   node tests/bench/load.mjs [LANGUAGE...]     dist/ must be built; default: python
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");
const languages = process.argv.length > 2 ? process.argv.slice(2) : ["python"];

function row(name, files) {
  const bytes = files.map((file) => readFileSync(join(dist, file)));
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
  const kilobytes = (size) => `${Math.round(size / 100) / 10} KB`.padStart(10);
  const sizes = [sum(bytes.map((file) => file.length)), sum(bytes.map((file) => gzipSync(file, { level: 9 }).length)),
    sum(bytes.map((file) => brotliCompressSync(file).length))];
  console.log(name.padEnd(44), ...sizes.map(kilobytes));
  return sizes;
}

console.log("".padEnd(44), ...["raw", "gzip -9", "brotli -11"].map((head) => head.padStart(10)));
row("the page", ["index.html", "app.js", "app.css"]);
row("its engine", ["repodoc.wasm"]);
row("first load: both", ["index.html", "app.js", "app.css", "repodoc.wasm"]);
for (const language of languages) row(`  ${language}: grammar and extractor`, [`parts/${language}.wasm`, `parts/extract_${language}.wasm`]);
row("  the publisher, while files are read", ["parts/publisher.wasm"]);

// Every side module of build/wasm/parts links into an engine and answers: what the engine would only find out when a
// repository needs it. The last line is "N passed, N failed".
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadModule, root } from "./module.mjs";

let passed = 0;
let failed = 0;
const { link } = await loadModule("repodoc");
for (const file of readdirSync(join(root, "build", "wasm", "parts")).filter((name) => name.endsWith(".wasm")).sort()) {
  const name = file.slice(0, -".wasm".length);
  try {
    const exports = link(name);
    const entry = exports[`tree_sitter_${name}`] ?? exports[`repodoc_part_${name}`];
    if (!entry?.()) throw new Error("it has no entry, or the entry returns nothing");
    if (exports.repodoc_highlights && !exports.repodoc_highlights()) throw new Error("its highlight query is empty");
    ++passed;
  } catch (error) {
    ++failed;
    console.log(`${name}: ${error.message}`);
  }
}
if (passed < 30) {
  console.log(`only ${passed} parts: are they built?`);
  ++failed;
}
console.log(`parts: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

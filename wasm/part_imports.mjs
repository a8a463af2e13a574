// What side modules want from the engine, as linker options that export it: --export=NAME per line.
// usage: node part_imports.mjs OUTPUT FOLDER [PREFIX...]    FOLDER holds the side modules, *.wasm; those whose names
//                                                          begin with a PREFIX are left out
//
// The engine's own link reads the file, so a name that the engine does not have fails there and not in a user's browser.
// Written only when it changes: the engine is then not linked again.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// What the loader gives itself (web/src/engine/side_module.ts).
const given = new Set(["memory", "__indirect_function_table", "__stack_pointer", "__memory_base", "__table_base", "abort"]);

const [, , output, folder, ...leftOut] = process.argv;
const names = new Set(["malloc"]);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".wasm"))) {
  if (leftOut.some((prefix) => file.startsWith(prefix))) continue;
  const module = new WebAssembly.Module(readFileSync(join(folder, file)));
  const own = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  for (const { name } of WebAssembly.Module.imports(module)) {
    if (!given.has(name) && !own.has(name)) names.add(name);
  }
}
const text = [...names].sort().map((name) => `--export=${name}\n`).join("");
if (!existsSync(output) || readFileSync(output, "utf8") !== text) writeFileSync(output, text);

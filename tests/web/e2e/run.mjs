// node tests/web/e2e/run.mjs [name ...]: drives the built page (dist/) in real browsers. Prints TAP; the last line is
// "N passed, N failed". Names choose test files by a part of their name.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { dist, openBrowser } from "./browser.mjs";

const limitSeconds = 120; // on an idle machine each takes a few seconds
const chosen = process.argv.slice(2);
if (!existsSync(join(dist, "index.html"))) {
  console.error("dist/index.html is missing: run scripts/build wasm web");
  process.exit(1);
}

const folder = new URL(".", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith("_test.mjs") && (chosen.length === 0 || chosen.some((part) => name.includes(part))))
  .sort();

let number = 0;
let failed = 0;
const browser = await openBrowser();
for (const name of names) {
  const { tests } = await import(new URL(name, folder));
  for (const [title, test] of Object.entries(tests)) {
    number += 1;
    const started = performance.now();
    let timer;
    const limit = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${limitSeconds} s`)), limitSeconds * 1000);
    });
    try {
      await Promise.race([test(browser), limit]);
      console.log(`ok ${number} - ${title} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${number} - ${title} (${Math.round(performance.now() - started)} ms)`);
      console.log((error?.stack ?? String(error)).replace(/^/gm, "# "));
    } finally {
      clearTimeout(timer);
    }
  }
}
await browser.close();
console.log(`1..${number}`);
console.log(`${number - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

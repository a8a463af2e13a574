// node tests/web/e2e/screenshot.mjs OUT.png [INPUT [ADDRESS [light|dark [WIDTHxHEIGHT]]]]
// A picture of the built page: INPUT (a folder or an archive; without it the first view) documented and shown at
// ADDRESS, such as "#/torch/nn/functional.py_docs.md:L27".

import { statSync } from "node:fs";
import { resolve } from "node:path";

import { chooseArchive, chooseFolder, goTo, openBrowser, waitForPage, waitUntilReady } from "./browser.mjs";

const [out, input, address = "#/index.md", colorScheme = "light", size = "1280x800"] = process.argv.slice(2);
if (!out) {
  console.error("usage: node screenshot.mjs OUT.png [INPUT [ADDRESS [light|dark [WIDTHxHEIGHT]]]]");
  process.exit(2);
}
const [width, height] = size.split("x").map(Number);
const browser = await openBrowser();
const { page, seen } = await browser.newPage({ viewport: { width, height }, colorScheme });
if (input) {
  await (statSync(input).isDirectory() ? chooseFolder : chooseArchive)(page, resolve(input));
  await waitUntilReady(page, 600_000);
  await goTo(page, address);
  await waitForPage(page);
  await page.waitForTimeout(800);
}
await page.screenshot({ path: out });
for (const error of seen.errors) console.error(error);
await browser.close();

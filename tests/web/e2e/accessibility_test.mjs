// axe-core over every view, in both themes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { chooseArchive, goTo, root, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, zipOfTree } from "./fixtures.mjs";

const axe = readFileSync(join(root, "web/node_modules/axe-core/axe.min.js"), "utf8");

async function check(page, what) {
  // Through the debugger, which the page's security policy does not concern.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.split("\n")[1] ?? ""}`).join(" | ")}`);
  });
  assert.deepEqual(violations, [], what);
}

async function walk(browser, colorScheme) {
  const { page, close } = await browser.newPage({ colorScheme, reducedMotion: "reduce" });
  try {
    await check(page, "start");
    await page.locator(".options summary").click();
    await check(page, "options");
    await chooseArchive(page, { name: "shapes.zip", mimeType: "application/zip", buffer: zipOfTree(smallRepository) });
    await waitUntilReady(page);
    await check(page, "front page");
    await goTo(page, "#/shapes/circle.py_docs.md:L10");
    await waitForPage(page, "circle.py");
    await check(page, "file page");
    await goTo(page, "#/shapes/circle.py_kw.md");
    await waitForPage(page, "Keyword Index");
    await check(page, "keywords");
    await page.fill(".search input", "circle");
    await page.waitForSelector(".result");
    await check(page, "search");
    await page.fill(".search input", "");
    await page.click("#download");
    await check(page, "menu");
    await page.keyboard.press("Escape");
    await page.click("button[aria-label='About repodoc']");
    await page.waitForSelector("dialog[open]");
    await check(page, "about");
  } finally {
    await close();
  }
}

export const tests = {
  "axe finds nothing, light": (browser) => walk(browser, "light"),
  "axe finds nothing, dark": (browser) => walk(browser, "dark"),
};

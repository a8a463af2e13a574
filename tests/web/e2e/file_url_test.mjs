// The one-file page from file://, in Chromium and in Firefox: documents a small ZIP and shows a page of it.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chooseArchive, dist, dropPaths, goTo, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, temporaryFolder, writeTree, zipOfTree } from "./fixtures.mjs";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const firefoxPath = process.env.FIREFOX ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync) ?? "/usr/bin/firefox-esr";
const onePage = pathToFileURL(join(dist, "repodoc.html")).href;

export const tests = {
  "file:// in Chromium, a ZIP and a dropped folder": async (browser) => {
    const folder = temporaryFolder();
    const { page, seen, close } = await browser.newPage({}, onePage);
    try {
      await chooseArchive(page, { name: "shapes.zip", mimeType: "application/zip", buffer: zipOfTree(smallRepository) });
      await waitUntilReady(page);
      await goTo(page, "#/shapes/circle.py_docs.md");
      await waitForPage(page, "circle.py");
      await dropPaths(page, [writeTree(join(folder.path, "dropped"), smallRepository)]);
      await page.waitForFunction(() => document.querySelector(".repository-name")?.textContent === "dropped");
      await waitUntilReady(page);
      await waitForPage(page, "circle.py");
      assert.deepEqual(seen.requests.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:") && !url.startsWith("data:")), []);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
      folder.remove();
    }
  },

  "file:// in Firefox, a ZIP": async () => {
    const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")).href);
    const folder = temporaryFolder();
    const file = join(folder.path, "shapes.zip");
    writeFileSync(file, zipOfTree(smallRepository));
    const firefox = await puppeteer.launch({ browser: "firefox", executablePath: firefoxPath, headless: true });
    try {
      const page = await firefox.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(onePage);
      await page.waitForSelector(".drop");
      await (await page.$("#archive-input")).uploadFile(file);
      await page.waitForSelector("#download", { timeout: 45_000 });
      await page.evaluate(() => (location.hash = "#/shapes/circle.py_docs.md"));
      await page.waitForFunction(() => document.querySelector(".prose h1")?.textContent.includes("circle.py"), { timeout: 20_000 });
      assert.match(await page.$eval(".prose", (prose) => prose.textContent), /A circle by its radius/);
      assert.deepEqual(errors, []);
    } finally {
      await firefox.close();
      folder.remove();
    }
  },
};

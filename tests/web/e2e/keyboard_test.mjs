// Without a mouse: skip link, the tree's keys, opening a page, the menu and the dialog.

import assert from "node:assert/strict";

import { chooseArchive, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, zipOfTree } from "./fixtures.mjs";

const activeRow = (page) =>
  page.evaluate(() => document.getElementById(document.querySelector(".tree").getAttribute("aria-activedescendant"))?.querySelector(".tree-name").textContent);

export const tests = {
  "the tree walked by keys": async (browser) => {
    const { page, seen, close } = await browser.newPage();
    try {
      await chooseArchive(page, { name: "shapes.zip", mimeType: "application/zip", buffer: zipOfTree(smallRepository) });
      await waitUntilReady(page);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
      await page.focus(".tree");
      await page.keyboard.press("Home");
      const first = await activeRow(page);
      await page.keyboard.press("ArrowDown");
      assert.notEqual(await activeRow(page), first);
      await page.keyboard.type("shap"); // type-ahead
      assert.equal(await activeRow(page), "shapes");
      await page.keyboard.press("ArrowRight"); // opens
      assert.equal(await page.locator(".tree-row[aria-expanded='true'] .tree-name").textContent(), "shapes");
      await page.keyboard.press("ArrowRight"); // goes in
      assert.equal(await activeRow(page), "__init__.py");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.equal(await activeRow(page), "circle.py");
      await page.keyboard.press("Enter");
      await waitForPage(page, "circle.py");
      await page.keyboard.press("ArrowLeft"); // to the folder
      assert.equal(await activeRow(page), "shapes");
      await page.keyboard.press("ArrowLeft"); // closes
      assert.equal(await page.locator(".tree-row[aria-expanded='true']").count(), 0);
      await page.keyboard.press("End");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tree");

      await page.focus("#download");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".menu-panel");
      await page.keyboard.press("Escape");
      await page.waitForSelector(".menu-panel", { state: "detached" });
      assert.equal(await page.evaluate(() => document.activeElement.id), "download");

      await page.focus("button[aria-label='About repodoc']");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog[open]");
      assert.match(await page.textContent("dialog"), /MIT License/);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]", { state: "detached" });
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
    }
  },
};

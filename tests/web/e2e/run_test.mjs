// A run as it goes on: progress, pages read before the end, cancel within 300 ms with no worker left.

import assert from "node:assert/strict";

import { chooseArchive, waitForPage, waitUntilReady } from "./browser.mjs";
import { manyFiles, zipOfTree } from "./fixtures.mjs";

const many = { name: "many.zip", mimeType: "application/zip", buffer: zipOfTree(manyFiles(1500), "many") };

export const tests = {
  "cancel stops within 300 ms and leaves no worker": async (browser) => {
    const { page, seen, close } = await browser.newPage();
    try {
      await chooseArchive(page, many);
      await page.waitForFunction(() => Number(document.querySelector(".run [role=progressbar]")?.getAttribute("aria-valuenow")) > 3);
      assert.ok(page.workers().length > 0, "workers are running");
      const milliseconds = await page.evaluate(async () => {
        const started = performance.now();
        document.getElementById("cancel").click();
        while (!document.querySelector(".start .card")) await new Promise((resolve) => setTimeout(resolve));
        return performance.now() - started;
      });
      assert.ok(milliseconds < 300, `took ${milliseconds} ms`);
      for (let turn = 0; turn < 50 && page.workers().length > 0; turn++) await page.waitForTimeout(100); // news of their end travels
      assert.equal(page.workers().length, 0, "workers left");
      assert.match(await page.textContent(".start .card"), /Cancelled.*of 1,500 files/s);
      assert.deepEqual(seen.errors, []);
      // And the same again, to its end.
      await page.locator(".start .card button", { hasText: "Start again" }).click();
      await page.waitForSelector(".run");
      await page.locator("#cancel").click();
      await page.waitForSelector(".start .card");
    } finally {
      await close();
    }
  },

  "pages are read while the run goes on": async (browser) => {
    const { page, seen, close } = await browser.newPage();
    try {
      await chooseArchive(page, many);
      await page.waitForFunction(() => Number(document.querySelector(".run [role=progressbar]")?.getAttribute("aria-valuenow")) > 3);
      await page.focus(".tree");
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await waitForPage(page, "module_");
      assert.equal(await page.locator(".run-strip").count(), 1, "the run is still going on");
      assert.match(await page.textContent(".banner"), /Early page/);
      await waitUntilReady(page);
      await page.waitForSelector(".banner", { state: "detached" });
      assert.match(await page.evaluate(() => location.hash), /module_\d+\.py_docs\.md$/);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
    }
  },
};

// Reading: links, addresses, back and forward, reload, search, the Markdown view, pictures, long sources.

import assert from "node:assert/strict";

import { chooseArchive, goTo, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, zipOfTree } from "./fixtures.mjs";

const archive = { name: "shapes.zip", mimeType: "application/zip", buffer: zipOfTree(smallRepository) };

async function reading(browser, work) {
  const { page, seen, close } = await browser.newPage();
  try {
    await chooseArchive(page, archive);
    await waitUntilReady(page);
    await work(page, seen);
    assert.deepEqual(seen.errors, []);
  } finally {
    await close();
  }
}
const hashOf = (page) => page.evaluate(() => location.hash);

export const tests = {
  "links between pages, back and forward": (browser) =>
    reading(browser, async (page) => {
      assert.equal(await hashOf(page), "#/index.md");
      await goTo(page, "#/shapes/circle.py_docs.md");
      await waitForPage(page, "circle.py");
      await page.locator(".prose a[href='#/shapes/base.py_docs.md'], .prose a[href^='#/shapes/base.py_docs.md:']").first().click();
      await waitForPage(page, "base.py");
      const there = await hashOf(page);
      await page.goBack();
      await waitForPage(page, "circle.py");
      await page.goForward();
      await waitForPage(page, "base.py");
      assert.equal(await hashOf(page), there);
      await page.locator(".tabs a", { hasText: "Keywords" }).click();
      await waitForPage(page, "Keyword Index");
      await page.locator(".breadcrumbs a", { hasText: "shapes" }).last().click();
      await page.waitForFunction(() => location.hash === "#/shapes/index.md");
      // An address without a page is the front page once the run is over, not its finished progress.
      await page.evaluate(() => (location.hash = "#/"));
      await page.waitForFunction(() => location.hash === "#/index.md");
    }),

  "the graph grows from one file": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/shapes/base.py_docs.md");
      await waitForPage(page, "base.py");
      await page.locator(".tabs a", { hasText: "Graph" }).click();
      await waitForPage(page, "Graph");
      const names = () => page.evaluate(() => [...document.querySelectorAll(".diagram-node title")].map((title) => title.textContent).sort());
      assert.deepEqual(await names(), ["shapes/base.py", "shapes/circle.py", "shapes/square.py"]);
      // Opening a neighbour brings what imports it; the table says the same.
      await page.locator(".diagram a", { hasText: "circle.py" }).click();
      await page.waitForFunction(() => document.querySelectorAll(".diagram-node").length === 4);
      assert.deepEqual(await names(), ["shapes/__init__.py", "shapes/base.py", "shapes/circle.py", "shapes/square.py"]);
      assert.equal(await page.locator(".diagram a[aria-expanded='true']").count(), 2);
      assert.equal(await page.locator(".prose tbody tr").count(), 4);
      // The same node closes again; the one on the page's table leads to its documentation.
      await page.locator(".diagram a", { hasText: "circle.py" }).click();
      await page.waitForFunction(() => document.querySelectorAll(".diagram-node").length === 3);
      await page.locator(".prose td a", { hasText: "square.py" }).click();
      await waitForPage(page, "square.py");
      // A node of a drawing on a file's page leads to that file.
      await page.locator(".diagram a", { hasText: "base.py" }).click();
      await page.waitForFunction(() => location.hash === "#/shapes/base.py_docs.md");
    }),

  "going back returns to where one was": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/shapes/circle.py_docs.md");
      await waitForPage(page, "circle.py");
      await page.evaluate(() => document.getElementById("main").scrollTo(0, 700));
      await page.waitForTimeout(200);
      const before = await page.evaluate(() => document.getElementById("main").scrollTop);
      assert.ok(before > 300, `scrolled to ${before}`);
      await goTo(page, "#/shapes/base.py_docs.md");
      await waitForPage(page, "base.py");
      assert.equal(await page.evaluate(() => document.getElementById("main").scrollTop), 0);
      await page.goBack();
      await waitForPage(page, "circle.py");
      await page.waitForFunction((top) => Math.abs(document.getElementById("main").scrollTop - top) < 40, before);
    }),

  "a link to a source line marks that line": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/shapes/circle.py_docs.md");
      await waitForPage(page, "circle.py");
      const link = page.locator(".prose a[href*=':L']").first();
      const wanted = /:L(\d+)/.exec(await link.getAttribute("href"))[1];
      await link.click();
      await page.waitForSelector(".code-mark");
      assert.equal(await page.evaluate(() => Number(document.querySelector(".code-mark").style.getPropertyValue("--from")) + 1), Number(wanted));
    }),

  "a source of 3,000 lines opens at its line": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/src/table.cpp_docs.md:L2500");
      await page.waitForSelector(".code-mark");
      await page.waitForTimeout(300);
      const place = await page.evaluate(() => document.querySelector(".code-mark").getBoundingClientRect().top);
      assert.ok(place > 60 && place < 790, `the marked line is at ${place}`);
      // Every line is there once the page has been idle, and copying gives the source without line numbers.
      await page.waitForFunction(() => document.querySelectorAll(".code-chunk:empty").length === 0);
      const text = await page.evaluate(() => [...document.querySelectorAll(".code-text")].map((part) => part.textContent).join(""));
      assert.equal(text, smallRepository["src/table.cpp"]);
    }),

  "headings of the outline": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/shapes/circle.py_docs.md");
      await waitForPage(page, "circle.py");
      await page.locator(".outline a", { hasText: "Security & Safety" }).click();
      await page.waitForFunction(() => location.hash === "#/shapes/circle.py_docs.md:security--safety");
      await page.waitForFunction(() => {
        const heading = [...document.querySelectorAll(".prose h2")].find((h) => h.textContent.includes("Security"));
        const top = heading.getBoundingClientRect().top;
        return top > 0 && top < 400;
      });
    }),

  "after a reload the page says so, and opens again when the repository is back": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/shapes/square.py_docs.md");
      await waitForPage(page, "square.py");
      await page.reload();
      await page.waitForSelector(".drop");
      const text = await page.textContent(".start");
      assert.match(text, /shapes-main is no longer open/);
      assert.match(text, /shapes\/square\.py_docs\.md/);
      await chooseArchive(page, archive);
      await waitUntilReady(page);
      await waitForPage(page, "square.py");
      assert.equal(await hashOf(page), "#/shapes/square.py_docs.md");
    }),

  "search finds paths and names": (browser) =>
    reading(browser, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("circ");
      await page.waitForSelector(".result");
      assert.match(await page.textContent(".result.active"), /circle/);
      await page.keyboard.press("Enter");
      await waitForPage(page, "circle.py");
      await page.keyboard.press("/");
      await page.keyboard.type("Square");
      await page.waitForSelector(".results-heading");
      await page.locator(".result", { hasText: "class" }).first().click();
      await waitForPage(page, "square.py");
      await page.waitForSelector(".code-mark");
      assert.equal(await page.locator(".tree-row.shown .tree-name").textContent(), "square.py");
    }),

  "Markdown is shown and copied as it is exported": (browser) =>
    reading(browser, async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await goTo(page, "#/shapes/base.py_docs.md");
      await waitForPage(page, "base.py");
      await page.locator(".page-actions button", { hasText: "Copy" }).click();
      await page.waitForSelector(".toast");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^# Documentation: `shapes\/base\.py`/);
      await page.locator(".page-actions button", { hasText: "Markdown" }).click();
      await page.waitForSelector(".as-markdown .code-text");
      const shown = await page.evaluate(() => [...document.querySelectorAll(".as-markdown .code-text")].map((part) => part.textContent).join(""));
      assert.equal(shown.trimEnd(), copied.trimEnd());
    }),

  "no such page": (browser) =>
    reading(browser, async (page) => {
      await goTo(page, "#/nowhere/at%all.md");
      await page.waitForSelector(".empty-page");
      await page.locator(".empty-page button").click();
      await waitForPage(page);
      assert.equal(await hashOf(page), "#/index.md");
    }),
};

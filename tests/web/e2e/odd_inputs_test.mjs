// What people drop by mistake or to attack: plain words, no crash, nothing run.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chooseArchive, dropPaths, goTo, strayRequests, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, temporaryFolder, writeTree, zipOf, zipOfTree } from "./fixtures.mjs";

async function refused(browser, name, buffer, wanted) {
  const { page, seen, close } = await browser.newPage();
  try {
    await chooseArchive(page, { name, mimeType: "application/zip", buffer });
    await page.waitForSelector(".start .card.warning");
    assert.match(await page.textContent(".start .card.warning"), wanted);
    assert.deepEqual(seen.errors, []);
    // The page is as good as new.
    await chooseArchive(page, { name: "good.zip", mimeType: "application/zip", buffer: zipOfTree({ "a.py": "x = 1\n" }) });
    await waitUntilReady(page);
  } finally {
    await close();
  }
}

const binary = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256));
const goodZip = zipOfTree(smallRepository);

export const tests = {
  "not an archive": (browser) => refused(browser, "notes.7z", Buffer.from("just some text, no archive at all\n".repeat(40)), /not an archive/i),
  "a truncated ZIP": (browser) => refused(browser, "cut.zip", goodZip.subarray(0, goodZip.length - 200), /ends too early|not an archive/i),
  "an encrypted ZIP": (browser) => refused(browser, "secret.zip", zipOf([["a.py", "x = 1\n"], ["b.py", "y = 1\n"]], 1), /password/i),
  "an empty ZIP": (browser) => refused(browser, "empty.zip", zipOf([]), /no files/i),
  "only what is never documented": (browser) =>
    refused(browser, "modules.zip", zipOf([["repository/node_modules/a/index.js", "x = 1\n"], ["repository/node_modules/b/index.js", "y = 1\n"]]), /nothing in there can be documented/i),

  "only binaries": async (browser) => {
    const { page, seen, close } = await browser.newPage();
    try {
      await chooseArchive(page, { name: "binaries.zip", mimeType: "application/zip", buffer: zipOf([["a.bin", binary], ["b/c.o", binary]]) });
      await waitUntilReady(page);
      await goTo(page, "#/a.bin_docs.md");
      await waitForPage(page, "a.bin");
      assert.match(await page.textContent(".prose"), /4,000 bytes/);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
    }
  },

  "an empty folder": async (browser) => {
    const folder = temporaryFolder();
    const { page, seen, close } = await browser.newPage();
    try {
      mkdirSync(join(folder.path, "nothing"));
      await dropPaths(page, [join(folder.path, "nothing")]);
      await page.waitForSelector(".start .card.warning");
      assert.match(await page.textContent(".start .card.warning"), /no files/i);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
      folder.remove();
    }
  },

  "hostile names and contents": async (browser) => {
    const folder = temporaryFolder();
    const { page, seen, close } = await browser.newPage();
    try {
      const script = "<script>window.broken = 1</script>";
      const image = "<img src=x onerror=window.broken=2>";
      const tree = writeTree(join(folder.path, "hostile"), {
        "README.md": `# ${script}\n\n${image}\n\n[a](javascript:window.broken=3) [b](data:text/html,${script})\n\n<svg onload="window.broken=4"></svg>\n\n![x](http://example.invalid/x.png)\n\n<a id="app">x</a><div style="position:fixed">y</div>\n`,
        [`a ${image.replaceAll("/", "")}.py`]: `"""${script}"""\n\nclass A:\n    """${image}"""\n`,
        "per%20cent:colon#hash?.py": "def f():\n    return 1\n",
        "`tick` |pipe| [link](x).py": "def g():\n    return 1\n",
        "\u202Etxt.py": "h = 1\n",
        "constructor/__proto__.py": "class __proto__:\n    pass\n",
        "index.md": "# A file that is called like a page\n",
      });
      writeFileSync(join(tree, "bad_utf8.py"), Buffer.from([0x78, 0x3d, 0xff, 0xfe, 0x0a]));
      await dropPaths(page, [tree]);
      await waitUntilReady(page);
      const loaded = seen.requests.length;
      const files = await page.evaluate(() => [...document.querySelectorAll(".tree-row:not([aria-expanded]) a")].map((link) => link.getAttribute("href")));
      assert.ok(files.length >= 6, `${files.length} files in the tree`);
      for (const address of [...files, "#/verification_report.md", "#/keywords.md"]) {
        await goTo(page, address);
        await page.waitForFunction((wanted) => location.hash === wanted, address);
        await waitForPage(page);
        await page.waitForTimeout(80);
        assert.equal(await page.locator(".empty-page").count(), 0, `${address} is there`);
      }
      assert.equal(await page.evaluate(() => window.broken), undefined);
      assert.equal(await page.locator(".prose script, .prose [onerror], .prose [onload], .prose [style*='fixed'], .prose a[href^='javascript']").count(), 0);
      assert.deepEqual(strayRequests(seen, browser.address, loaded), []);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
      folder.remove();
    }
  },
};

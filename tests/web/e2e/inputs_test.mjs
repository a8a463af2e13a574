// The ways in: a real drop of a folder and of an archive, the folder input, the archive input. Whatever the way, the
// same pages come out, and nothing is asked of the network.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { chooseArchive, chooseFolder, dropPaths, goTo, strayRequests, waitForPage, waitUntilReady } from "./browser.mjs";
import { smallRepository, tarGz, temporaryFolder, writeTree, zipOfTree } from "./fixtures.mjs";

async function withSmallRepository(browser, work) {
  const folder = temporaryFolder();
  const { page, seen, close } = await browser.newPage();
  try {
    const tree = writeTree(join(folder.path, "shapes-main"), smallRepository);
    const loaded = seen.requests.length;
    await work(page, tree, folder.path);
    await waitUntilReady(page);
    await goTo(page, "#/shapes/circle.py_docs.md");
    await waitForPage(page, "circle.py");
    const text = await page.textContent(".prose");
    assert.match(text, /A circle by its radius/);
    assert.match(text, /math\.pi \* self\.radius/);
    assert.deepEqual(strayRequests(seen, browser.address, loaded), [], "requests after load");
    // Each part once, and only of what the repository holds and a page has shown.
    const parts = seen.requests.filter((url) => url.includes("/parts/"));
    assert.equal(new Set(parts).size, parts.length, "each part is fetched once");
    assert.ok(parts.some((url) => url.includes("/python.wasm")));
    assert.ok(!parts.some((url) => url.includes("/rust.wasm")), "no part that nothing needs");
    assert.deepEqual(seen.errors, []);
    assert.equal(await page.textContent(".repository-name"), "shapes-main");
    // Left out by .gitignore, therefore not in the tree.
    assert.equal(await page.locator(".tree-name", { hasText: "generated" }).count(), 0);
  } finally {
    await close();
    folder.remove();
  }
}

export const tests = {
  "a dropped folder": (browser) => withSmallRepository(browser, (page, tree) => dropPaths(page, [tree])),
  "a folder chosen with the input": (browser) => withSmallRepository(browser, (page, tree) => chooseFolder(page, tree)),
  "a chosen ZIP": (browser) =>
    withSmallRepository(browser, (page, _, folder) => {
      const file = join(folder, "shapes.zip");
      writeFileSync(file, zipOfTree(smallRepository));
      return chooseArchive(page, file);
    }),
  "a dropped tar.gz": (browser) => withSmallRepository(browser, (page, tree, folder) => dropPaths(page, [tarGz(tree, join(folder, "shapes.tar.gz"))])),
};

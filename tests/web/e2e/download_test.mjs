// The downloaded ZIP holds exactly the tree the command line writes, and is made without asking the network.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import { chooseArchive, chooseFolder, runCli, strayRequests, waitUntilReady } from "./browser.mjs";
import { manyFiles, smallRepository, temporaryFolder, writeTree, zipOfTree } from "./fixtures.mjs";

function listFiles(folder) {
  const found = [];
  const left = [folder];
  for (let at = left.pop(); at; at = left.pop()) {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) left.push(path);
      else found.push(relative(folder, path));
    }
  }
  return found.sort();
}

export const tests = {
  "the ZIP equals the command line's tree": async (browser) => {
    const folder = temporaryFolder();
    const { page, seen, close } = await browser.newPage();
    try {
      const tree = writeTree(join(folder.path, "shapes-main"), smallRepository);
      await chooseFolder(page, tree);
      await waitUntilReady(page);
      const before = seen.requests.length;
      await page.click("#download");
      await page.check(".menu-panel input[type='checkbox']"); // with data/
      const download = page.waitForEvent("download");
      await page.click(".menu-item[data-format='md']");
      const file = join(folder.path, "out.zip");
      await (await download).saveAs(file);
      assert.equal((await download).suggestedFilename(), "shapes-main-docs.zip");
      assert.deepEqual(strayRequests(seen, browser.address, before), []);
      const unpacked = join(folder.path, "unpacked");
      execFileSync("python3", ["-m", "zipfile", "-e", file, unpacked]);
      const written = join(folder.path, "written");
      runCli([tree, "-o", written, "--data", "all", "--quiet"]);
      const wanted = listFiles(written);
      assert.ok(wanted.length > 30, `only ${wanted.length} pages`);
      assert.deepEqual(listFiles(unpacked), wanted);
      for (const path of wanted) {
        assert.ok(readFileSync(join(unpacked, path)).equals(readFileSync(join(written, path))), `${path} differs`);
      }
      assert.ok(existsSync(join(unpacked, "shapes/circle.py_docs.md")));
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
      folder.remove();
    }
  },

  "a download is cancelled": async (browser) => {
    const { page, seen, close } = await browser.newPage();
    try {
      await chooseArchive(page, { name: "many.zip", mimeType: "application/zip", buffer: zipOfTree(manyFiles(400), "many") });
      await waitUntilReady(page);
      await page.click("#download");
      await page.click(".menu-item[data-format='md']");
      await page.locator(".download-job button", { hasText: "Cancel" }).click();
      await page.waitForSelector("#download");
      assert.match(await page.textContent(".toast"), /cancelled/);
      assert.deepEqual(seen.errors, []);
    } finally {
      await close();
    }
  },
};

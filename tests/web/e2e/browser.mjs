// A served page in Chromium, ready to be driven. In: nothing. Out: pages that record every request, and the ways a
// repository gets in: a real drop through the DevTools protocol, the folder input, the archive input.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { join } from "node:path";

import { serve } from "../../../web/serve.mjs";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const dist = process.env.REPODOC_DIST ?? join(root, "dist");
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const chromiumFlags = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run",
];

export async function openBrowser() {
  const server = await serve(dist, 0);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  const address = `http://localhost:${server.address().port}/`;
  return {
    address,
    // options: those of newContext; url: another page than the served one.
    async newPage(options = {}, url = address) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
      const page = await context.newPage();
      const seen = { requests: [], errors: [] };
      // On the context: workers' requests too.
      context.on("request", (request) => seen.requests.push(request.url()));
      page.on("pageerror", (error) => seen.errors.push(error.stack ?? String(error)));
      page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
      // Saving goes through a Blob: a native save dialog cannot be driven.
      await page.addInitScript("delete window.showSaveFilePicker");
      await page.goto(url);
      await page.waitForSelector(".drop");
      return { page, context, seen, close: () => context.close() };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

// Requests of the page beyond its own program. Its parts (grammars) come one by one when files first need them: a fixed name
// from the page's own folder, the build's id behind it, nothing of the repository.
export function strayRequests(seen, address, from = 0) {
  const own = new RegExp(`^${address.replace(/[.?*+^$()[\]{}|\\]/g, "\\$&")}parts/[a-z_]+\\.wasm\\?[0-9a-f]{16}$`);
  return seen.requests.slice(from).filter((url) => !url.startsWith("blob:") && !own.test(url));
}

// A drop as the browser makes it: the files come from the disk, the page gets real entries and handles.
export async function dropPaths(page, paths) {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await client.send("Input.dispatchDragEvent", { type, x: 640, y: 400, data });
  }
  await client.detach();
}

export const chooseFolder = (page, folder) => page.setInputFiles("#folder-input", folder);
export const chooseArchive = (page, file) => page.setInputFiles("#archive-input", file);

// Waits for the front page of a finished run.
export async function waitUntilReady(page, timeout = 45_000) {
  await page.waitForSelector("#download", { timeout });
  await waitForPage(page);
}

export async function waitForPage(page, heading) {
  await page.waitForFunction(
    (wanted) => {
      const title = document.querySelector(".prose h1, .prose h2");
      return title && (!wanted || title.textContent.includes(wanted));
    },
    heading,
    { timeout: 20_000 },
  );
}

export async function goTo(page, hash) {
  await page.evaluate((address) => (location.hash = address), hash);
}

export function runCli(args) {
  return execFileSync(process.execPath, [join(dist, "repodoc-cli.mjs"), ...args], { stdio: ["ignore", "pipe", "pipe"], timeout: 50_000 });
}

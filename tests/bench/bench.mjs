// The figures of one run: floor, command line, page, second opinions. usage: see scripts/bench.
//   node tests/bench/bench.mjs FOLDER ENGINES PARTS...     parts: floor cli zip page ctags doxygen
import { spawn, spawnSync, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [, , folder, engineText, ...parts] = process.argv;
const engines = Number(engineText);
const work = mkdtempSync(join(tmpdir(), "repodoc-bench-"));
const rows = [];
const row = (what, seconds, note = "", memory = "") => {
  rows.push([what, seconds === undefined ? "" : seconds.toFixed(1), memory && `${Math.round(memory)} MB`, note]);
  console.error(`${what}: ${seconds === undefined ? "" : `${seconds.toFixed(1)} s`} ${note}`);
};

// Resident memory in MB of a process and all its descendants, now. `proportional`: pages that processes share are counted
// once, as a browser's need; asking for that slows the measured process down, so a single one is asked for its own.
function treeMemory(pid, proportional = false) {
  const parents = new Map();
  const rss = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)[1]));
      const text = proportional ? readFileSync(`/proc/${name}/smaps_rollup`, "utf8") : status;
      rss.set(Number(name), Number((proportional ? /Pss:\s+(\d+) kB/ : /VmRSS:\s+(\d+) kB/).exec(text)[1]) / 1024);
    } catch {
      // gone meanwhile
    }
  }
  let total = 0;
  for (const [process, size] of rss) {
    for (let at = process; at; at = parents.get(at) ?? 0) {
      if (at === pid) {
        total += size;
        break;
      }
    }
  }
  return total;
}

async function timed(command, args) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (data) => (text += data));
  child.stderr.on("data", (data) => (text += data));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, treeMemory(child.pid))), 1000);
  const status = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - start) / 1000, peak, text, status };
}

function sizeOf(path) {
  let bytes = 0, files = 0;
  for (const name of readdirSync(path, { recursive: true })) {
    const stat = statSync(join(path, name));
    if (stat.isFile()) bytes += stat.size, files += 1;
  }
  return { bytes, files };
}

const out = join(work, "out");
const cli = join(root, "dist", "repodoc-cli.mjs");
console.error(`${folder}, ${engines} engines`);

// The first run also says which language each file is in: the floor parses what ANALYZE parses.
const listing = await timed("node", [cli, folder, "-o", out, "--data", "graph", "--jobs", String(engines), "--quiet"]);
if (listing.status !== 0) throw new Error(`the command line failed: ${listing.text}`);
const documented = JSON.parse(readFileSync(join(out, "data", "graph.json"), "utf8")).files;
rmSync(out, { recursive: true });

let floor;
if (parts.includes("floor")) {
  const list = join(work, "files.json");
  writeFileSync(list, JSON.stringify(documented.map((file) => [file.path, file.language])));
  floor = JSON.parse(execFileSync("node", [join(root, "tests/bench/floor.mjs"), folder, String(engines), list], { maxBuffer: 1 << 26 }));
  row("floor: parse only", floor.seconds,
    `${floor.files} files, ${(floor.bytes / 1e6).toFixed(1)} MB, ${(floor.nodes / 1e6).toFixed(1)} M nodes, ${(floor.bytes / 1e6 / floor.seconds).toFixed(1)} MB/s`);
}
const times = (seconds) => (floor ? `, ${(seconds / floor.seconds).toFixed(2)} x floor` : "");

if (parts.includes("cli")) {
  const run = await timed("node", [cli, folder, "-o", out, "--jobs", String(engines)]);
  const stages = run.text.split("\n").filter((line) => /listing .* s/.test(line)).at(-1)?.trim() ?? "";
  const size = sizeOf(out);
  row("command line, folder of Markdown", run.seconds,
    `${size.files} files, ${(size.bytes / 1e6).toFixed(0)} MB${times(run.seconds)}; ${stages}`, run.peak);
}
if (parts.includes("zip")) {
  const zip = join(work, "out.zip");
  const run = await timed("node", [cli, folder, "-o", zip, "--jobs", String(engines)]);
  row("command line, ZIP", run.seconds, `${(statSync(zip).size / 1e6).toFixed(0)} MB${times(run.seconds)}`, run.peak);
}
if (parts.includes("page")) {
  const { openBrowser, dropPaths } = await import("../web/e2e/browser.mjs");
  const browser = await openBrowser();
  const { page } = await browser.newPage();
  page.setDefaultTimeout(600_000);
  let peak = 0;
  // Each look walks all pages of the browser's processes, a second of work: often enough would be a fifth of the run.
  const watch = setInterval(() => (peak = Math.max(peak, treeMemory(process.pid, true))), 12_000);
  const start = performance.now();
  await dropPaths(page, [folder]);
  await page.waitForSelector(".tree [role=treeitem]");
  const tree = (performance.now() - start) / 1000;
  // The first path of the repository, as a person who knows it would open it; the heading says that it is this page.
  const first = documented.map((file) => file.path).sort()[0];
  await page.evaluate((path) => (location.hash = `#/${path.split("/").map(encodeURIComponent).join("/")}_docs.md`), first);
  await page.waitForFunction((path) => document.querySelector(".prose h1")?.textContent.includes(path), first, { polling: 50 });
  row("page: first file page readable", (performance.now() - start) / 1000, `tree after ${tree.toFixed(1)} s`);
  await page.waitForSelector("#download", { timeout: 600_000 });
  await page.waitForSelector(".prose h1");
  const done = (performance.now() - start) / 1000;
  row("page: drop to finished", done, times(done).slice(2), peak);
  if (parts.includes("zip")) {
    const before = performance.now();
    const download = page.waitForEvent("download", { timeout: 600_000 });
    // Not by the pointer: after a drop of this size that the DevTools protocol made, Chromium delivers no mouse events.
    await page.evaluate(() => document.querySelector("#download").click());
    await page.waitForSelector(".menu-item[data-format='md']");
    await page.evaluate(() => document.querySelector(".menu-item[data-format='md']").click());
    const file = await download;
    const path = await file.path();
    row("page: ZIP of everything", (performance.now() - before) / 1000, `${(statSync(path).size / 1e6).toFixed(0)} MB`, peak);
    if (existsSync(out)) {
      const same = spawnSync("python3", [join(root, "tests/bench/same_tree.py"), path, out], { encoding: "utf8" });
      row("page's ZIP against the command line's tree", undefined, same.stdout.trim().replaceAll("\n", "; "));
    }
  }
  clearInterval(watch);
  await browser.close();
}
if (parts.includes("ctags")) {
  if (spawnSync("ctags", ["--version"]).status === 0) {
    const run = await timed("ctags", ["-R", "--languages=Python,C,C++,CUDA", "-f", join(work, "tags"), folder]);
    row("universal-ctags, 1 thread", run.seconds, "tags for Python, C, C++, CUDA", run.peak);
  } else row("universal-ctags", undefined, "not installed");
}
if (parts.includes("doxygen")) {
  const config = join(work, "Doxyfile");
  writeFileSync(config, `INPUT=${folder}\nRECURSIVE=YES\nOUTPUT_DIRECTORY=${join(work, "doxygen")}\nGENERATE_LATEX=NO\nSOURCE_BROWSER=YES\nQUIET=YES\nWARNINGS=NO\nHAVE_DOT=NO\nNUM_PROC_THREADS=${engines}\n`);
  if (existsSync("/usr/bin/doxygen")) {
    const run = await timed("doxygen", [config]);
    row("Doxygen, HTML with source browser", run.seconds, "", run.peak);
  } else row("Doxygen", undefined, "not installed");
}
rmSync(work, { recursive: true, force: true });

console.log(`\n| what | seconds | peak memory | |\n|---|---|---|---|`);
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);

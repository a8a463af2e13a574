import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { OfflineWriter } from "../../web/src/engine/offline_writer.js";
import { exportAll, htmlOf, pageOf } from "../../web/src/engine/pages.js";
import { Cancelled } from "../../web/src/engine/pool.js";
import { defaultOptions, Run, type RunEvent } from "../../web/src/engine/run.js";
import { folderOfHandle } from "../../web/src/sources/folder.js";
import type { Source } from "../../web/src/sources/source.js";
import { MemorySink, MemorySource, mockRuntime } from "./support.js";

function runOf(source: Source, engines: number, events: RunEvent[] = []): Run {
  return new Run(mockRuntime(engines), source, { ...defaultOptions }, (event) => events.push(event));
}

function manyFiles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; ++i) files[`folder${i % 7}/file${i}.txt`] = `contents ${i}\n`.repeat((i * 37) % 900);
  return files;
}

test("the same pages in the same order with one engine and with three", async () => {
  const exports: [string, string][][] = [];
  for (const engines of [1, 3]) {
    const run = runOf(new MemorySource(manyFiles(400)), engines);
    await run.start();
    const sink = new MemorySink();
    const done = await exportAll(run, sink, ["all"]);
    run.cancel();
    assert.equal(done.pagesDone, done.pagesTotal);
    assert.ok(sink.closed);
    exports.push(sink.pages);
  }
  assert.deepEqual(exports[0], exports[1]);
  const paths = exports[0]!.map(([path]) => path);
  assert.equal(new Set(paths).size, paths.length);
  assert.equal(paths.length, 400 * 2 + 4 + 2); // folder and repository pages, manifest and tags
});

// A directory handle as a browser gives it; null: a file that cannot be opened.
function handleOf(name: string, files: Record<string, string | null>): FileSystemDirectoryHandle {
  const children = new Map<string, Record<string, string | null> | string | null>();
  for (const [path, text] of Object.entries(files)) {
    const slash = path.indexOf("/");
    if (slash < 0) children.set(path, text);
    else {
      const folder = (children.get(path.slice(0, slash)) ?? {}) as Record<string, string | null>;
      folder[path.slice(slash + 1)] = text;
      children.set(path.slice(0, slash), folder);
    }
  }
  const values = async function* (): AsyncGenerator<object> {
    for (const [child, content] of children) {
      if (content !== null && typeof content === "object") yield handleOf(child, content);
      else {
        const getFile = (): Promise<File> =>
          content === null ? Promise.reject(new DOMException("", "NotReadableError")) : Promise.resolve(new File([content], child));
        yield { kind: "file", name: child, getFile };
      }
    }
  };
  return { kind: "directory", name, values } as unknown as FileSystemDirectoryHandle;
}

test("a file that needs a part that is not here is analysed again when it is, and nothing before it twice", async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 20; ++i) files[`f${String(i).padStart(2, "0")}`] = i === 7 ? "WANT" : `text ${i}`;
  const run = runOf(new MemorySource(files), 1);
  await run.start();
  const sink = new MemorySink();
  await exportAll(run, sink, []);
  const pages = new Map(sink.pages);
  assert.equal(pages.get("f07_docs.md"), "# f07\n\n\nWANT\n");
  assert.equal([...pages.keys()].filter((path) => path.endsWith("_docs.md")).length, 20);
  run.cancel();
});

test("a folder whose sizes come late gives the same pages, and leaves out what proves too large or closed", async () => {
  const files: Record<string, string | null> = manyFiles(300);
  files["folder1/large.txt"] = "y".repeat((1 << 20) + 5); // analysed alone
  const pages: [string, string][][] = [];
  for (const late of [false, true]) {
    const wanted = late ? { ...files, "folder2/too_large.txt": "x".repeat(3 << 20), "folder3/closed.txt": null } : files;
    const source = late ? folderOfHandle(handleOf("memory", wanted)) : new MemorySource(files);
    const run = new Run(mockRuntime(2), source, { ...defaultOptions, maxFileSize: 2 << 20 }, () => undefined);
    try {
      const plan = await run.start();
      assert.equal(plan.files.length + run.leftOut.length, run.entries.length);
      assert.deepEqual(
        run.leftOut.map(({ path, size, word }) => [path, size, word]),
        late ? [["folder2/too_large.txt", 3 << 20, "too-large"], ["folder3/closed.txt", 0, "unreadable"]] : [],
      );
      const sink = new MemorySink();
      await exportAll(run, sink, []);
      pages.push(sink.pages.filter(([path]) => path.endsWith("_docs.md")));
    } finally {
      run.cancel();
    }
  }
  assert.equal(pages[0]!.length, 301);
  assert.deepEqual(pages[0], pages[1]);
});

test("every path ends documented or left out, whatever its file does", async () => {
  const events: RunEvent[] = [];
  const source = new MemorySource({
    "a.txt": "a", "b/trap.txt": "TRAP", "b/trap_always.txt": "TRAP-ALWAYS", "c.txt": "c", "gone.txt": null, "../up.txt": "x",
    "node_modules/": "", "z.txt": "z",
  });
  const run = runOf(source, 2, events);
  const plan = await run.start();
  assert.deepEqual(plan.files.map((file) => file.path), ["a.txt", "b/trap.txt", "c.txt", "z.txt"]);
  assert.deepEqual(
    run.leftOut.map(({ path, word }) => [path, word]),
    [["../up.txt", "invalid-path"], ["b/trap_always.txt", "unreadable"], ["gone.txt", "changed"], ["node_modules/", "dependencies"]],
  );
  assert.equal(plan.files.length + run.leftOut.length, run.entries.length);
  assert.match((await pageOf(run, "b/trap.txt_docs.md"))!, /a fault in the engine/);
  assert.deepEqual(run.problems.map(({ path }) => path).sort(), ["b/trap.txt", "b/trap_always.txt"]);
  assert.equal(events.filter((event) => event.kind === "analyzed").flatMap((event) => event.paths).length, 4);
  assert.equal(await pageOf(run, "nothing.md"), null);
  assert.equal(await pageOf(run, "index.md"), "# index.md of memory\n");
  assert.equal(await htmlOf(run, "x"), "<p>x</p>");
  run.cancel();
});

test("a file that changes or vanishes after it was analysed gets a page that says so", async () => {
  const source = new MemorySource({ "a.txt": "a", "b.txt": "b", "c.txt": "c", "d`.txt": "RENDER-TRAP" });
  const run = runOf(source, 1);
  await run.start();
  source.files["b.txt"] = "different";
  source.files["c.txt"] = null;
  const sink = new MemorySink();
  await exportAll(run, sink, []);
  run.cancel();
  const pages = new Map(sink.pages);
  assert.equal(pages.get("a.txt_docs.md"), "# a.txt\n\n\na\n");
  assert.match(pages.get("b.txt_docs.md")!, /changed after it was analysed/);
  assert.match(pages.get("c.txt_kw.md")!, /could not be read again/);
  assert.match(pages.get("d`.txt_docs.md")!, /^# Documentation: `` d`\.txt ``\n\n.*The engine stopped/);
  assert.equal(run.problems.length, 3);
});

test("pages of analysed files can be read while the run goes on", async () => {
  let page: string | null = null;
  let asked: Promise<void> | null = null;
  const source = new MemorySource(manyFiles(300));
  const run: Run = new Run(mockRuntime(1), source, { ...defaultOptions }, (event) => {
    if (event.kind !== "analyzed" || asked) return;
    asked = pageOf(run, `${event.paths[0]!}_docs.md`).then((text) => {
      page = text;
      assert.equal(run.plan, null);
    });
  });
  await run.start();
  await asked;
  assert.match(page!, /^# folder0\/file/);
  run.cancel();
});

test("cancel stops a run that hangs within 300 ms", async () => {
  const run = runOf(new MemorySource({ "a.txt": "HANG", "b.txt": "HANG" }), 2);
  const started = run.start();
  setTimeout(() => run.cancel(), 200);
  const begin = performance.now();
  await assert.rejects(started, Cancelled);
  assert.ok(performance.now() - begin < 500);
});

test("a site: pages as HTML documents, their links within the documentation turned", async () => {
  const run = runOf(new MemorySource({ "a/b.txt": '<h1>B &amp; C</h1><a href="../x.md#y">1</a><a title="t" href="../../src/README.md#L1">2</a><a href="https://e.org/a.md">3</a>' }), 1);
  await run.start();
  const sink = new MemorySink();
  const done = await exportAll(run, sink, [], undefined, "site");
  run.cancel();
  assert.equal(done.pagesDone, done.pagesTotal);
  const pages = new Map(sink.pages);
  assert.deepEqual([...pages.keys()].sort(), [
    "a/b.txt_docs.html", "a/b.txt_kw.html", "doc.html", "index.html", "keywords.html", "manifest.json", "style.css", "sub.html",
  ]);
  const page = pages.get("a/b.txt_docs.html")!;
  assert.match(page, /<title>B &amp; C - memory<\/title>/);
  assert.match(page, /href="\.\.\/style\.css"/);
  assert.match(page, /<a href="\.\.\/x\.html#y">1<\/a><a title="t" href="\.\.\/\.\.\/src\/README\.md#L1">2<\/a><a href="https:\/\/e\.org\/a\.md">3/);
});

test("one offline file: every page is in it and comes out again", async () => {
  const run = runOf(new MemorySource(manyFiles(50)), 2);
  await run.start();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  await exportAll(run, new OfflineWriter("</title><x>", (chunk) => void chunks.push(chunk)), [], undefined, "offline");
  run.cancel();
  const html = await new Blob(chunks).text();
  assert.ok(!html.includes("<x>"));
  const index = JSON.parse(/id="index">(.*?)<\/script>/.exec(html)![1]!) as { pages: Record<string, [number, number, number]> };
  assert.equal(Object.keys(index.pages).length, 50 * 2 + 4);
  const [block, offset, length] = index.pages["folder3/file10.txt_docs.md"]!;
  const text = new RegExp(`id="block${block}">([^<]*)`).exec(html)![1]!.slice(offset, offset + length);
  assert.match(inflateRawSync(Buffer.from(text, "base64")).toString(), /^<p># folder3\/file10.txt\n\n\ncontents 10\n/);
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";

import { parseArguments, UsageError } from "../../web/cli/arguments.js";
import { NodeFactsCache } from "../../web/cli/facts_cache_node.js";
import { FolderSink, OutputError } from "../../web/cli/folder_sink.js";
import { NodeFolderSource } from "../../web/cli/node_folder.js";
import { exportAll } from "../../web/src/engine/pages.js";
import { defaultOptions, Run } from "../../web/src/engine/run.js";
import { isProblem } from "../../web/src/sources/source.js";
import { MemorySink, MemorySource, mockRuntime } from "./support.js";

function temporary(context: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "repodoc-cli-"));
  context.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const pageOf = (text: string) => ({ bytes: new TextEncoder().encode(text).buffer, deflated: null });

test("arguments: all of them, and a configuration file below them", (context) => {
  const config = path.join(temporary(context), "repodoc.json");
  fs.writeFileSync(config, '{"exclude": ["a", "b"], "maxFileSize": 10, "gitignore": false, "name": "from file"}');
  const parsed = parseArguments([
    "in", "-o", "out", "--config", config, "--name=N", "--data", "tags,symbols", "--jobs", "3", "--exclude", "c", "--strict", "--progress", "json",
  ]);
  assert.deepEqual(
    [parsed.input, parsed.output, parsed.run.name, parsed.run.exclude, parsed.run.maxFileSize, parsed.run.gitignore, parsed.data, parsed.jobs],
    ["in", "out", "N", ["a", "b", "c"], 10, false, ["tags", "symbols"], 3],
  );
  for (const wrong of [
    [], ["in"], ["a", "b", "-o", "c"], ["in", "-o"], ["in", "-o", "c", "--nope"], ["in", "-o", "c", "--jobs", "0"], ["in", "-o", "c", "--jobs", "x"],
    ["in", "-o", "c", "--format", "pdf"], ["in", "-o", "c", "--source-url", "javascript:1"], ["in", "-o", "c", "--config", "/nowhere.json"],
  ]) {
    assert.throws(() => parseArguments(wrong), UsageError, wrong.join(" "));
  }
});

test("an output folder that is not ours is refused; ours loses its stale pages and keeps what is the user's", async (context) => {
  const root = temporary(context);
  fs.writeFileSync(path.join(root, "letter.txt"), "mine");
  assert.throws(() => new FolderSink(root), OutputError);
  const out = path.join(root, "out");
  const first = new FolderSink(out);
  for (const name of ["a.py_docs.md", "gone/b.py_docs.md", "gone/index.md"]) await first.add(name, pageOf("1"));
  await first.close(); // and no manifest: as if it had been stopped
  fs.writeFileSync(path.join(out, "gone", "mine.txt"), "mine");
  const second = new FolderSink(out);
  await second.add("a.py_docs.md", pageOf("2"));
  await second.add("manifest.json", pageOf('{"generator": "repodoc"}'));
  await second.close();
  assert.deepEqual(fs.readdirSync(out, { recursive: true }).sort(), ["a.py_docs.md", "gone", "gone/mine.txt", "manifest.json"]);
  assert.equal(fs.readFileSync(path.join(out, "a.py_docs.md"), "utf8"), "2");
  fs.writeFileSync(path.join(root, "file"), "");
  assert.throws(() => new FolderSink(path.join(root, "file")), OutputError);
});

test("a folder on disk: links and special files are listed, never followed; odd names; changed files", async (context) => {
  const root = temporary(context);
  fs.mkdirSync(path.join(root, "b/node_modules/x"), { recursive: true });
  fs.writeFileSync(path.join(root, "b/node_modules/x/i.js"), "1");
  fs.writeFileSync(path.join(root, "a.txt"), "A");
  fs.writeFileSync(path.join(root, "b/c.txt"), "CC");
  fs.writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff])]), "odd");
  fs.symlinkSync("..", path.join(root, "b/up"));
  execFileSync("mkfifo", [path.join(root, "pipe")]);
  const source = new NodeFolderSource(root);
  const entries = await source.list(new Set(["node_modules"]), () => {});
  assert.deepEqual(
    entries.map(({ path: name, size, flag }) => `${name} ${size}${flag}`),
    ["a.txt 1", "b/c.txt 2", "b/node_modules/ 0", "b/up 0l", "f\ufffd 3", "pipe 0s"],
  );
  fs.writeFileSync(path.join(root, "a.txt"), "longer");
  fs.rmSync(path.join(root, "b/c.txt"));
  const results = await source.read([0, 1, 4]);
  assert.deepEqual(results.map((result) => (isProblem(result) ? result.word : new TextDecoder().decode(result.bytes))), ["changed", "changed", "odd"]);
});

test("the facts cache changes nothing but the time, and survives damage", async (context) => {
  const folder = temporary(context);
  const exports: unknown[] = [];
  for (let round = 0; round < 3; ++round) {
    const cache = new NodeFactsCache(folder, "mock-build");
    const run = new Run(mockRuntime(1), new MemorySource({ "a.txt": "a", "b.txt": "b" }), { ...defaultOptions }, () => {}, cache);
    await run.start();
    const sink = new MemorySink();
    await exportAll(run, sink, []);
    run.cancel();
    exports.push(sink.pages);
    const records = (fs.readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.length > 10);
    assert.equal(records.length, 2);
    fs.truncateSync(path.join(folder, records[0]!), 40 + round * 10);
  }
  assert.deepEqual(exports[0], exports[1]);
  assert.deepEqual(exports[0], exports[2]);
});

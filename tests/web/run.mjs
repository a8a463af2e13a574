// Runs the unit tests of web/: bundles every *.test.ts with esbuild, an engine in plain JavaScript in the place of the
// WebAssembly module, and gives them to node --test. The last line is "N passed, N failed".
// usage: node tests/web/run.mjs [part of a file name]

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

import { exportTexts, virtualTexts, workerText } from "../../web/build.mjs";
import { createRequire } from "node:module";

const here = path.dirname(fileURLToPath(import.meta.url));
const web = path.join(here, "../../web");
const { build } = createRequire(path.join(web, "package.json"))("esbuild");

const glue = fs.readFileSync(path.join(here, "mock_engine.js"), "utf8");
const out = fs.mkdtempSync(path.join(os.tmpdir(), "repodoc-web-tests-"));
try {
  const wanted = process.argv[2] ?? "";
  const tests = fs.readdirSync(here).filter((name) => name.endsWith(".test.ts") && name.includes(wanted)).sort();
  await build({
    entryPoints: tests.map((name) => path.join(here, name)), bundle: true, outdir: out, platform: "node", target: "node20",
    format: "esm", outExtension: { ".js": ".mjs" }, sourcemap: "inline", nodePaths: [path.join(web, "node_modules")],
    define: { REPODOC_BUILD_ID: '"mock-build"', REPODOC_VERSION: '"0"' },
    plugins: [virtualTexts({ ...(await exportTexts()), "worker-node": await workerText("cli/worker_node.ts", glue, "node"), "worker-web": "" })],
  });
  const files = tests.map((name) => path.join(out, name.replace(/\.ts$/, ".mjs")));
  const result = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=tap", ...files], {
    encoding: "utf8", maxBuffer: 1 << 28,
  });
  const text = result.stdout + result.stderr;
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  const failed = number("fail") + number("cancelled");
  if (failed > 0 || number("pass") === 0) process.stdout.write(text);
  console.log(`${number("pass")} passed, ${failed} failed`);
  process.exitCode = failed > 0 || number("pass") === 0 ? 1 : 0;
} finally {
  fs.rmSync(out, { recursive: true, force: true });
}

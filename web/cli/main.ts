// The command line: parse, open the input, run, write, report. The engine is the one the page uses.

import * as fs from "node:fs";
import * as path from "node:path";

import { checkOutputFolder, FolderSink, OutputError } from "./folder_sink.js";
import { type Arguments, parseArguments, usage, UsageError } from "./arguments.js";
import { NodeFactsCache } from "./facts_cache_node.js";
import { OutputFile } from "./file_sink.js";
import { NodeFolderSource } from "./node_folder.js";
import { count, ProgressPrinter } from "./progress_printer.js";
import { createRuntime } from "./runtime_node.js";
import { exportAll, exportNames, type ExportProgress, type Sink } from "../src/engine/pages.js";
import { Cancelled, EngineError, JobDied } from "../src/engine/pool.js";
import { Run, type RunEvent } from "../src/engine/run.js";
import { OfflineWriter } from "../src/engine/offline_writer.js";
import { ZipWriter } from "../src/engine/zip_writer.js";
import { ArchiveSource } from "../src/sources/archive.js";
import { type Source, SourceError } from "../src/sources/source.js";

declare const REPODOC_VERSION: string;
declare const REPODOC_BUILD_ID: string;

const exitDone = 0;
const exitFailed = 1;
const exitUsage = 2;
const exitReported = 3;

async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    process.stdout.write(usage);
    return exitDone;
  }
  if (argv.includes("--version")) {
    process.stdout.write(`repodoc ${REPODOC_VERSION} (${REPODOC_BUILD_ID})\n`);
    return exitDone;
  }
  const options = parseArguments(argv);
  const source = await openSource(options.input);
  const toFile = isOutputFile(options);
  if (!toFile) checkOutputFolder(options.output);
  options.run.docsRoot = docsRootOf(options);

  const printer = new ProgressPrinter(options.quiet ? "none" : options.progress);
  const runtime = await createRuntime(new URL("repodoc.wasm", import.meta.url), options.jobs);
  const cache = options.cache ? new NodeFactsCache(options.cache, runtime.buildId) : null;
  const began = performance.now();
  const phases: [string, number][] = [];
  const run = new Run(runtime, source, options.run, (event) => listen(event, printer, phases), cache);
  process.once("SIGINT", () => run.cancel());
  process.once("SIGTERM", () => run.cancel());

  const file = toFile ? new OutputFile(options.output) : null;
  try {
    await run.start();
    await checkDataNames(run, options.data);
    const done = await exportAll(run, sinkOf(options, run.name, file), options.data, undefined, options.format);
    printer.clear();
    const seconds = (performance.now() - began) / 1000;
    phases.push(["end", performance.now()]);
    return report(run, done, seconds, phases, options, printer);
  } catch (error) {
    file?.discard();
    throw error;
  } finally {
    run.cancel();
    printer.clear();
  }
}

async function openSource(input: string): Promise<Source> {
  let stats: fs.Stats;
  try {
    stats = fs.statSync(input);
  } catch {
    throw new SourceError("unreadable", `${input} is not there or cannot be read.`);
  }
  if (stats.isDirectory()) return new NodeFolderSource(input);
  if (!stats.isFile()) throw new SourceError("unreadable", `${input} is neither a folder nor an archive.`);
  return new ArchiveSource(await fs.openAsBlob(input), path.basename(input));
}

function isOutputFile(options: Arguments): boolean {
  const { format, output } = options;
  if (format === "offline" && !/\.html?$/i.test(output)) throw new UsageError("--format offline writes one file: -o must end in .html.");
  if (format === "offline" && options.data.length > 0) throw new UsageError("--data goes with --format md or site.");
  return format === "offline" || /\.zip$/i.test(output);
}

function sinkOf(options: Arguments, name: string, file: OutputFile | null): Sink {
  if (file === null) return new FolderSink(options.output);
  const write = (chunk: Uint8Array): void => file.write(chunk);
  const finish = (): void => file.finish();
  return options.format === "offline" ? new OfflineWriter(name, write, finish) : new ZipWriter(write, finish);
}

// Where the tree will lie in the repository, for relative links to sources.
function docsRootOf(options: Arguments): string {
  const relative = path.relative(path.resolve(options.input), path.resolve(options.output));
  const inside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative) && !/\.(zip|html?)$/i.test(relative);
  return inside ? relative.split(path.sep).join("/") : "docs";
}

async function checkDataNames(run: Run, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return;
  const names = await exportNames(run);
  const unknown = wanted.filter((name) => name !== "all" && !names.includes(name));
  if (unknown.length > 0) throw new UsageError(`--data has no ${unknown.join(", ")}. It has: ${names.join(", ")}, all.`);
}

function listen(event: RunEvent, printer: ProgressPrinter, phases: [string, number][]): void {
  if (event.kind === "phase") phases.push([event.phase, performance.now()]);
  else if (event.kind === "progress") printer.show(event.progress);
  else if (event.kind === "problem") printer.say(`${event.problem.path}: ${event.problem.message}`);
}

// Left out for these reasons is something to look at; "ignored by git" is not.
const reportedWords = new Set(["unreadable", "changed", "encrypted", "invalid-path", "duplicate-path"]);

function report(
  run: Run,
  done: ExportProgress,
  seconds: number,
  phases: readonly [string, number][],
  options: Arguments,
  printer: ProgressPrinter,
): number {
  const documented = run.plan!.files.length;
  const reasons = new Map<string, number>();
  for (const file of run.leftOut) reasons.set(file.sentence, (reasons.get(file.sentence) ?? 0) + 1);
  printer.say(
    `Documented ${count(documented)} of ${count(run.entries.length)} paths in ${seconds.toFixed(1)} s: ` +
      `${count(done.pagesDone)} pages, ${(done.bytes / 1e6).toFixed(1)} MB, in ${options.output}`,
  );
  for (const [sentence, files] of [...reasons].sort((a, b) => b[1] - a[1])) printer.say(`  left out, ${sentence}: ${count(files)}`);
  const stages = phases.slice(0, -1).map(([name, time], index) => [name, (phases[index + 1]![1] - time) / 1000] as const);
  const shown = stages.filter(([name]) => name !== "ready").map(([name, time]) => `${name} ${time.toFixed(1)} s`);
  printer.say(`  ${shown.join(", ")}`);
  if (documented + run.leftOut.length !== run.entries.length) {
    throw new Error(`${run.entries.length} paths came in, ${documented} + ${run.leftOut.length} are accounted for`);
  }
  const reported = run.problems.length + run.leftOut.filter((file) => reportedWords.has(file.word)).length;
  if (options.strict && reported > 0) {
    process.stderr.write(`repodoc: --strict: ${count(reported)} paths were reported, see verification_report.md\n`);
    return exitReported;
  }
  return exitDone;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`repodoc: ${error.message}\nrepodoc --help lists the options.\n`);
      process.exitCode = exitUsage;
    } else if (error instanceof Cancelled) {
      process.stderr.write("repodoc: stopped.\n");
      process.exitCode = 130;
    } else if (error instanceof JobDied) {
      // Of one file or page it would not have come here: this was the engine that links.
      process.stderr.write(`repodoc: the engine that links stopped: ${error.message} (${error.detail}). Leave parts out with --exclude.\n`);
      process.exitCode = exitFailed;
    } else {
      const known = error instanceof SourceError || error instanceof OutputError || error instanceof EngineError;
      const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
      process.stderr.write(`repodoc: ${message}\n`);
      process.exitCode = exitFailed;
    }
  },
);

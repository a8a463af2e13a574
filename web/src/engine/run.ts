// One run over one repository, from a source to pages; the same for the page and the command line.
//
//   source ─ list ─> SCAN ─ batches ─> ANALYZE (pool) ─ facts ─> LINK (one engine) ─> plan
//   page(path) / exportAll: slice (LINK engine) + bytes (source) ─> RENDER (pool) ─> Markdown
//
// In: a Source, options, a Runtime that can start engines. Out: events, then pages when asked for. File bytes are not
// kept: a page asks its source again. Every listed path ends documented or left out with a reason. No DOM, no Node.

import { Op, textOf } from "./bridge.js";
import type { FactsCache } from "./facts_cache.js";
import { Fields, toFields } from "./fields.js";
import { Cancelled, JobDied, Pool, poolDefaults } from "./pool.js";
import { type Progress, ProgressMeter } from "./progress.js";
import type { InputFile, Spawn, Step } from "./protocol.js";
import { batchesOf, withLimit } from "./window.js";
import { isProblem, type ReadResult, type Source, type SourceEntry, SourceError } from "../sources/source.js";

export type Phase = "listing" | "scanning" | "analyzing" | "linking" | "ready" | "exporting";

export interface RunOptions {
  name: string; // "": the source's
  sourceUrl: string;
  docsRoot: string; // where the tree is committed, for links to sources: "docs"
  include: string[];
  exclude: string[];
  gitignore: boolean;
  maxFileSize: number; // bytes
}
export const defaultOptions: RunOptions = {
  name: "", sourceUrl: "", docsRoot: "docs", include: [], exclude: [], gitignore: true, maxFileSize: 64 << 20,
};

// What starts engines here: runtime_browser.ts and cli/runtime_node.ts.
export interface Runtime {
  module: WebAssembly.Module;
  buildId: string;
  part: (name: string) => Promise<WebAssembly.Module | null>; // a side module, when a file first needs it
  spawn: Spawn;
  engines: number;
  now: () => number; // milliseconds
}

export interface LeftOutFile {
  path: string;
  size: number;
  word: string;
  sentence: string;
  detail: string;
}
export interface FileProblem {
  path: string;
  message: string;
}

// LinkFinish's JSON, named (core/generator.h).
export interface Plan {
  files: PlanFile[]; // in path order; their position is the file's index in the LINK engine
  folders: PlanFolder[];
  pages: string[];
  totals: Record<string, number>;
}
export interface PlanFile {
  path: string;
  docs: string;
  keywords: string;
  language: string;
  purpose: string;
  lines: number;
}
export interface PlanFolder {
  folder: string;
  index: string;
  doc: string;
  sub: string;
}

export type RunEvent =
  | { kind: "phase"; phase: Phase }
  | { kind: "files"; files: { path: string; size: number }[] }
  | { kind: "leftOut"; files: LeftOutFile[] }
  | { kind: "analyzed"; paths: string[] }
  | { kind: "progress"; progress: Progress }
  | { kind: "problem"; problem: FileProblem }
  | { kind: "plan"; plan: Plan };

interface Decision {
  index: number; // of the entry
  word: string;
  sentence: string;
  detail: string;
  row: string; // "" or what stands in for the entry's path
}

interface Documented {
  index: number; // into the source's list
  path: string;
  size: number;
  attributes: string;
  checksum: number;
  analyzed: boolean;
}

const readerSentences: Record<string, string> = {
  unreadable: "could not be read",
  changed: "changed or vanished while it was read",
  encrypted: "encrypted archive entry",
};

export class Run {
  readonly leftOut: LeftOutFile[] = [];
  readonly problems: FileProblem[] = [];
  readonly meter: ProgressMeter;
  entries: SourceEntry[] = [];
  plan: Plan | null = null;
  readonly pool: Pool;
  readonly link: Pool;
  private files: Documented[] = []; // in path order
  private readonly byPath = new Map<string, Documented>();
  private cancelled = false;

  constructor(
    runtime: Runtime,
    readonly source: Source,
    readonly options: RunOptions,
    private readonly listen: (event: RunEvent) => void,
    private readonly cache: FactsCache | null = null,
  ) {
    const { module, buildId, part, spawn } = runtime;
    part("publisher").catch(() => null); // every run needs it: fetched while files are listed and read
    this.pool = new Pool({ ...poolDefaults, module, buildId, part, spawn, size: runtime.engines });
    this.link = new Pool({
      ...poolDefaults, module, buildId, part, spawn, size: 1, recycleBytes: Infinity, ticksPerFile: Infinity,
    });
    this.meter = new ProgressMeter(runtime.now, (progress) => this.emit({ kind: "progress", progress }));
  }

  get name(): string {
    return this.options.name || this.source.name;
  }

  // Stops feeding and ends every engine; whatever is awaited rejects with Cancelled. Also closes a finished run.
  cancel(): void {
    this.cancelled = true;
    this.pool.cancel();
    this.link.cancel();
    this.source.close?.();
  }

  // LIST to LINK. Rejects with SourceError, EngineError, ReloadError or Cancelled.
  async start(): Promise<Plan> {
    try {
      const names = new Fields(await this.call(Op.scanNames, ""));
      const neverEntered = names.list(() => names.text());
      const controlNames = names.list(() => names.text());
      this.begin("listing", 0, 0);
      await this.list(new Set(neverEntered));
      this.begin("scanning", this.entries.length, 0);
      await this.scan(new Set(controlNames));
      this.emit({ kind: "files", files: this.files.map(({ path, size }) => ({ path, size })) });
      this.emit({ kind: "leftOut", files: this.leftOut.slice() });
      this.begin("analyzing", this.files.length, sum(this.files));
      await this.analyze();
      this.begin("linking", this.files.length, 0);
      const plan = await this.finishLink();
      this.plan = plan;
      this.emit({ kind: "plan", plan });
      this.begin("ready", this.files.length, 0);
      return plan;
    } catch (error) {
      const wasCancelled = this.cancelled;
      this.cancel();
      throw wasCancelled ? new Cancelled() : error;
    }
  }

  documented(path: string): { index: number; checksum: number } | undefined {
    return this.byPath.get(path);
  }

  addProblem(path: string, message: string): void {
    const problem = { path, message };
    this.problems.push(problem);
    this.emit({ kind: "problem", problem });
  }

  // One call to the LINK engine (or to any, for what needs no graph), its output as text.
  call(op: (typeof Op)[keyof typeof Op], input: string): Promise<string> {
    return this.link.run({ kind: "call", op, input }, undefined, true);
  }

  begin(phase: Phase, files: number, bytes: number): void {
    if (this.cancelled) throw new Cancelled();
    this.emit({ kind: "phase", phase });
    this.meter.leftOut(this.leftOut.length);
    this.meter.begin(phase, files, bytes);
  }

  private emit(event: RunEvent): void {
    if (!this.cancelled) this.listen(event);
  }

  private async list(neverEntered: ReadonlySet<string>): Promise<void> {
    let last = 0;
    this.entries = await this.source.list(neverEntered, (count) => {
      if (this.cancelled) throw new Cancelled();
      this.meter.advance(count - last, 0, "");
      last = count;
    });
    if (this.entries.length === 0) {
      throw new SourceError("empty", `There are no files in ${this.source.name || "what was given"}.`);
    }
  }

  private async scan(controlNames: ReadonlySet<string>): Promise<void> {
    const control = await this.readControlFiles(controlNames);
    const entries = this.entries.map(({ path, size, flag }) => ({ path, size: size ?? 0, flag }));
    const { files, leftOut } = await this.decide(entries, control, this.options);
    const sizes = await this.sizesOf(leftOut.map(({ index }) => index));
    leftOut.forEach(({ index, word, sentence, detail, row }, i) => {
      this.leftOut.push({ path: row || this.entries[index]!.path, size: row ? 0 : sizes[i]!, word, sentence, detail });
    });
    for (const { index, attributes } of files) {
      const { path, size, problem } = this.entries[index]!;
      if (problem) this.leaveOut(path, size ?? 0, problem.word, problem.detail, false);
      else this.files.push({ index, path, size: size ?? 0, attributes, checksum: 0, analyzed: false });
    }
    this.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    for (const file of this.files) this.byPath.set(file.path, file);
  }

  // SCAN itself; its fields are told in core/generator.h.
  private async decide(
    entries: readonly { path: string; size: number; flag: string }[],
    control: readonly [string, string][],
    { include, exclude, gitignore, maxFileSize }: Pick<RunOptions, "include" | "exclude" | "gitignore" | "maxFileSize">,
  ): Promise<{ files: { index: number; attributes: string }[]; leftOut: Decision[] }> {
    const list = (texts: readonly string[]): string[] => [String(texts.length), ...texts];
    const response = new Fields(await this.call(Op.scan, toFields([
      gitignore ? "1" : "0", String(maxFileSize), ...list(include), ...list(exclude),
      String(control.length), ...control.flat(),
      String(entries.length), ...entries.flatMap(({ path, size, flag }) => [path, String(size), flag]),
    ])));
    const files = response.list(() => ({ index: response.number(), attributes: response.text() }));
    const leftOut = response.list(() => ({
      index: response.number(), word: response.text(), sentence: response.text(), detail: response.text(), row: response.text(),
    }));
    return { files, leftOut };
  }

  private async readControlFiles(names: ReadonlySet<string>): Promise<[string, string][]> {
    const wanted: number[] = [];
    this.entries.forEach(({ path, flag, problem }, index) => {
      const isControl = names.has(path.slice(path.lastIndexOf("/") + 1)) || names.has(path);
      if (isControl && flag === "" && problem === null && !path.endsWith("/")) wanted.push(index);
    });
    const control: [string, string][] = [];
    const sizes = new Map((await this.sizesOf(wanted)).map((size, i) => [wanted[i]!, size]));
    for (const batch of batchesOf(wanted, (index) => sizes.get(index)!, 8 << 20, 256)) {
      const results = await this.source.read(batch);
      await this.addControlTexts(control, batch.map((index, i) => [this.entries[index]!.path, results[i]!]));
    }
    const exclude = await this.source.hidden?.(infoExclude);
    if (exclude) await this.addControlTexts(control, [[infoExclude, exclude]]);
    return control.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }

  // Archives deliver deflated bytes: an engine inflates them. What cannot be read, SCAN decides without.
  private async addControlTexts(control: [string, string][], files: readonly [string, ReadResult][]): Promise<void> {
    const packed: InputFile[] = [];
    for (const [path, result] of files) {
      if (isProblem(result)) continue;
      if (result.packed === null) control.push([path, headOf(path, result.bytes)]);
      else packed.push({ path, attributes: "", bytes: result.bytes, packed: result.packed });
    }
    if (packed.length === 0) return;
    await this.pool.run({ kind: "unpack", files: packed }, (index, step) => {
      const { path } = packed[index]!;
      if (step.kind === "bytes") control.push([path, headOf(path, step.page.bytes)]);
    });
  }

  private async sizesOf(indexes: readonly number[]): Promise<number[]> {
    if (indexes.every((index) => this.entries[index]!.size !== null)) return indexes.map((index) => this.entries[index]!.size!);
    return this.source.settle!(indexes);
  }

  private leaveOut(path: string, size: number, word: string, detail: string, report: boolean): void {
    const file = { path, size, word, sentence: readerSentences[word] ?? word, detail };
    this.leftOut.push(file);
    this.byPath.delete(path);
    if (report) this.emit({ kind: "leftOut", files: [file] });
  }

  private async analyze(): Promise<void> {
    const { name, options } = this;
    const { sourceUrl, docsRoot } = options;
    await this.link.run({ kind: "call", op: Op.linkBegin, input: JSON.stringify({ name, sourceUrl, docsRoot }) });
    // As long as sizes are open, in the order in which they come to be known; large files wait until all are.
    const open = this.files.filter((file) => this.entries[file.index]!.size === null);
    const waiting = this.files.filter((file) => this.entries[file.index]!.size !== null);
    let at = 0;
    const batchOfOpen = async (): Promise<Documented[] | null> => {
      if (at >= open.length || this.source.settled?.()) return null;
      const chunk = open.slice(at, (at += at < firstFiles ? firstBatchFiles : batchFiles));
      await this.settleSizes(chunk);
      waiting.push(...chunk.filter((file) => file.size > largeFile));
      return chunk.filter((file) => file.size <= largeFile && this.byPath.has(file.path));
    };
    await withLimit(Array.from({ length: this.pool.size * 2 }), this.pool.size * 2, async () => {
      for (let batch = await batchOfOpen(); batch !== null; batch = await batchOfOpen()) await this.analyzeBatch(batch);
    });
    const rest = open.slice(at);
    await this.settleSizes(rest);
    const left = [...waiting, ...rest].filter((file) => this.byPath.has(file.path));
    await withLimit(planBatches(left), this.pool.size * 2, (batch) => this.analyzeBatch(batch));
    this.meter.flush();
  }

  // Sizes that the list left open; SCAN then says which files are too large.
  private async settleSizes(files: readonly Documented[]): Promise<void> {
    if (files.length === 0) return;
    const sizes = await this.source.settle!(files.map((file) => file.index));
    files.forEach((file, i) => (file.size = sizes[i]!));
    this.meter.grow(sum(files));
    const { maxFileSize } = this.options;
    const entries = files.filter((file) => file.size > maxFileSize).map(({ path, size }) => ({ path, size, flag: "" }));
    if (entries.length === 0) return;
    const { leftOut } = await this.decide(entries, [], { include: [], exclude: [], gitignore: false, maxFileSize });
    for (const { index, word, sentence, detail } of leftOut) {
      const { path, size } = entries[index]!;
      const file = { path, size, word, sentence, detail };
      this.leftOut.push(file);
      this.byPath.delete(path);
      this.emit({ kind: "leftOut", files: [file] });
      this.meter.advance(1, size, path);
    }
  }

  private async analyzeBatch(batch: readonly Documented[]): Promise<void> {
    if (this.cancelled) throw new Cancelled();
    const facts: ArrayBuffer[] = [];
    const paths: string[] = [];
    const accept = (file: Documented, buffer: ArrayBuffer, checksum: number): void => {
      file.checksum = checksum;
      file.analyzed = true;
      facts.push(buffer);
      paths.push(file.path);
      this.meter.advance(1, file.size, file.path);
    };
    const files: Documented[] = [];
    const inputs: InputFile[] = [];
    const keys: string[] = [];
    (await this.source.read(batch.map((file) => file.index))).forEach((result, i) => {
      const file = batch[i]!;
      if (isProblem(result)) {
        this.leaveOut(file.path, file.size, result.word, result.detail, true);
        this.meter.advance(1, file.size, file.path);
        return;
      }
      const input = { path: file.path, attributes: file.attributes, bytes: result.bytes, packed: result.packed };
      const key = this.cache?.keyOf(input) ?? "";
      const known = this.cache?.load(key) ?? null;
      if (known) {
        accept(file, known.facts, known.checksum);
      } else {
        files.push(file);
        inputs.push(input);
        keys.push(key);
      }
    });
    const onStep = (index: number, step: Step): void => {
      const file = files[index]!;
      if (step.kind === "facts") {
        this.cache?.store(keys[index]!, step.facts, step.checksum);
        accept(file, step.facts, step.checksum);
      } else if (step.kind === "damaged") {
        this.leaveOut(file.path, file.size, "unreadable", step.detail, true);
        this.meter.advance(1, file.size, file.path);
      }
    };
    if (inputs.length > 0) {
      try {
        await this.pool.run({ kind: "analyze", files: inputs }, onStep);
      } catch (error) {
        if (!(error instanceof JobDied)) throw error;
        const culprit = files[error.index]; // none if it died after the last one
        if (culprit) await this.analyzeFailed(culprit, error, accept);
        const rest = files.slice(error.index + 1);
        if (rest.length > 0) await this.analyzeBatch(rest);
      }
    }
    if (facts.length === 0) return;
    await this.link.run({ kind: "linkAdd", facts });
    this.emit({ kind: "analyzed", paths });
  }

  // The engine died over this file: it gets facts without syntax, and a line in the report.
  private async analyzeFailed(
    file: Documented,
    death: JobDied,
    accept: (file: Documented, facts: ArrayBuffer, checksum: number) => void,
  ): Promise<void> {
    this.addProblem(file.path, stoppedOver("file", death));
    const result = (await this.source.read([file.index]))[0]!;
    if (isProblem(result)) {
      this.leaveOut(file.path, file.size, result.word, result.detail, true);
      return;
    }
    const input = { path: file.path, attributes: file.attributes, bytes: result.bytes, packed: result.packed };
    try {
      await this.pool.run({ kind: "failed", file: input, reason: death.message }, (_, step) => {
        if (step.kind === "facts") accept(file, step.facts, step.checksum);
      });
    } catch (error) {
      if (!(error instanceof JobDied)) throw error;
      this.leaveOut(file.path, file.size, "unreadable", `the engine stopped over it: ${error.message}`, true);
    }
  }

  private async finishLink(): Promise<Plan> {
    this.leftOut.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    const leftOut = this.leftOut.map(({ path, size, word, detail }) => [path, size, word, detail]);
    const text = await this.link.run({ kind: "call", op: Op.linkFinish, input: JSON.stringify(leftOut) });
    const raw = JSON.parse(text) as {
      files: [string, string, string, string, string, number][];
      folders: [string, string, string, string][];
      pages: string[];
      totals: Record<string, number>;
    };
    return {
      files: raw.files.map(([path, docs, keywords, language, purpose, lines]) => ({
        path, docs, keywords, language, purpose, lines,
      })),
      folders: raw.folders.map(([folder, index, doc, sub]) => ({ folder, index, doc, sub })),
      pages: raw.pages,
      totals: raw.totals,
    };
  }

  // Bytes and attributes of a file whose page is wanted before the plan exists; null while it is not analysed.
  async inputOf(path: string): Promise<InputFile | null> {
    const file = this.byPath.get(path);
    if (!file?.analyzed) return null;
    const result = (await this.source.read([file.index]))[0]!;
    if (isProblem(result)) return null;
    return { path, attributes: file.attributes, bytes: result.bytes, packed: result.packed };
  }
}

// Facts must come soon enough for a live tree and a watchful time limit, in batches large enough to hide the messages.
const batchBytes = 1 << 20;
const batchFiles = 64;
// Small at first: a page that is opened as soon as the tree is there must not wait for a long batch.
const firstBatchFiles = 8, firstFiles = 256;
const largeFile = 1 << 20;

// Large files first, each alone: one of them at the end would leave the other engines idle.
function planBatches(files: readonly Documented[]): Documented[][] {
  const large = files.filter((file) => file.size > largeFile).sort((a, b) => b.size - a.size);
  const small = files.filter((file) => file.size <= largeFile);
  return [...large.map((file) => [file]), ...batchesOf(small, (file) => file.size, batchBytes, batchFiles)];
}

const infoExclude = ".git/info/exclude";

// SCAN looks only at the beginning of a manifest, and one of ours can be large.
function headOf(path: string, bytes: ArrayBuffer): string {
  return textOf(path.endsWith("manifest.json") ? bytes.slice(0, 4096) : bytes);
}

export function stoppedOver(what: "file" | "page", { message, detail }: JobDied): string {
  return `The engine stopped over this ${what}: ${message}${detail ? ` (${detail})` : ""}`;
}

function sum(files: readonly { size: number }[]): number {
  return files.reduce((total, file) => total + file.size, 0);
}

// The real engine behind engine_api.ts: sources and runs of web/src, as the page asks for them. In: what was dropped.
// Out: events and pages. The only file of the page that knows web/src/engine and web/src/sources.

import type { Engine, ExportRequest, ExportProgress, Failure, NamedPlace, Run, RunEvent, RunInput, RunOptions } from "./engine_api.js";
import { Op, ReloadError, textOf } from "../engine/bridge.js";
import { exportAll, htmlOf, pageOf } from "../engine/pages.js";
import { OfflineWriter } from "../engine/offline_writer.js";
import { Cancelled, EngineError } from "../engine/pool.js";
import { defaultOptions, Run as EngineRun, type RunEvent as EngineEvent } from "../engine/run.js";
import { compileEngine, createRuntime, loadNotice, version } from "../engine/runtime_browser.js";
import { ZipWriter } from "../engine/zip_writer.js";
import { ArchiveSource } from "../sources/archive.js";
import { folderOfEntry, folderOfFiles, folderOfHandle, folderOfParts } from "../sources/folder.js";
import { isProblem, type Source, SourceError } from "../sources/source.js";
import { looksLikeArchive } from "./input.js";
import { NamesIndex } from "./names_index.js";

export function createEngine(): Engine {
  compileEngine().catch(() => undefined); // said when a run is started
  return {
    version,
    notice: loadNotice,
    exportFormats: ["md", "site", "offline"],
    start: (input, options, listen) => new BrowserRun(input, options, listen),
  };
}

const pictureTypes: Readonly<Record<string, string>> = {
  png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", svg: "image/svg+xml",
  avif: "image/avif", bmp: "image/bmp", ico: "image/x-icon",
};

// "Json::Value", "torch.nn.Linear": as the language writes it.
function separatorIn(scope: string, path: string): string {
  return scope.includes("::") || /\.(c|cc|cpp|cxx|h|hh|hpp|hxx|inl|cu|cuh|mm|rs|php)$/i.test(path) ? "::" : ".";
}

class BrowserRun implements Run {
  #inner: EngineRun | null = null;
  #cancelled = false;
  #names: Promise<NamesIndex> | null = null;
  #indexOfPath: Map<string, number> | null = null;
  readonly #input: RunInput;
  readonly #options: RunOptions;
  readonly #listen: (event: RunEvent) => void;

  constructor(input: RunInput, options: RunOptions, listen: (event: RunEvent) => void) {
    this.#input = input;
    this.#options = options;
    this.#listen = listen;
    // Taken in the same turn as the drop: items do not outlive it.
    const source = sourceOf(input);
    this.#start(source).catch((error: unknown) => this.#fail(error));
  }

  get name(): string {
    return this.#inner?.name || this.#options.name || this.#input.name;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#inner?.cancel();
    this.#names = null;
  }

  async page(pagePath: string): Promise<string | null> {
    return this.#inner ? pageOf(this.#inner, pagePath) : null;
  }

  html(markdown: string): Promise<string> {
    return htmlOf(this.#running(), markdown);
  }

  async source(path: string): Promise<Blob | null> {
    const run = this.#running();
    this.#indexOfPath ??= new Map(run.entries.map((entry, index) => [entry.path, index]));
    const index = this.#indexOfPath.get(path);
    if (index === undefined) return null;
    const result = (await run.source.read([index]))[0];
    if (!result || isProblem(result)) return null;
    let bytes = result.bytes;
    if (result.packed) {
      const file = { path, attributes: "", bytes, packed: result.packed };
      let plain: ArrayBuffer | null = null;
      await run.pool.run({ kind: "unpack", files: [file] }, (_, step) => {
        if (step.kind === "bytes") plain = step.page.bytes;
      });
      if (!plain) return null;
      bytes = plain;
    }
    const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    return new Blob([bytes], { type: pictureTypes[ending] ?? "application/octet-stream" });
  }

  async findNames(query: string, limit: number): Promise<readonly NamedPlace[]> {
    const run = this.#running();
    if (!run.plan) return [];
    this.#names ??= this.#buildNames(run);
    const docs = new Map(run.plan.files.map((file) => [file.path, file.docs]));
    return (await this.#names).find(query, limit).map(({ name, path, line, kind, scope }) => ({
      name: scope ? `${scope}${separatorIn(scope, path)}${name}` : name, kind, page: docs.get(path) ?? "", anchor: `L${line}`,
    }));
  }

  async exportTo(
    request: ExportRequest,
    sink: WritableStream<Uint8Array>,
    progress: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const writer = sink.getWriter();
    const write = async (chunk: Uint8Array<ArrayBuffer>): Promise<void> => {
      signal.throwIfAborted();
      await writer.ready;
      await writer.write(chunk);
    };
    const report = (done: ExportProgress): void => {
      signal.throwIfAborted();
      progress(done);
    };
    const { format } = request;
    const data = request.data && format !== "offline" ? ["all"] : [];
    try {
      const out = format === "offline" ? new OfflineWriter(this.name, write) : new ZipWriter(write);
      await exportAll(this.#running(), out, data, report, format);
      await writer.close();
    } catch (error) {
      writer.releaseLock();
      throw error;
    }
  }

  async #start(source: Promise<Source>): Promise<void> {
    const [runtime, opened] = await Promise.all([createRuntime(), source]);
    if (this.#cancelled) return;
    this.#inner = new EngineRun(runtime, opened, { ...defaultOptions, ...this.#options }, (event) => this.#forward(event));
    await this.#inner.start();
  }

  #forward(event: EngineEvent): void {
    switch (event.kind) {
      case "phase":
        // "ready" comes with the plan; "exporting" is told by exportTo.
        if (event.phase !== "exporting" && event.phase !== "ready") this.#listen({ kind: "phase", phase: event.phase });
        return;
      case "leftOut":
        this.#listen({
          kind: "leftOut",
          files: event.files.map(({ path, size, word, sentence }) => ({ path, size, reason: word, sentence })),
        });
        return;
      case "plan":
        if (event.plan.files.length === 0) throw new NothingToDocument();
        this.#listen(event);
        return;
      default:
        this.#listen(event);
    }
  }

  #running(): EngineRun {
    if (!this.#inner) throw new Error("the run has not begun");
    return this.#inner;
  }

  async #buildNames(run: EngineRun): Promise<NamesIndex> {
    let bytes: ArrayBuffer | null = null;
    await run.link.run({ kind: "output", op: Op.export, input: "tags", level: 0 }, (_, step) => {
      if (step.kind === "bytes") bytes = step.page.bytes;
    });
    return NamesIndex.build(bytes ? textOf(bytes) : "");
  }

  #fail(error: unknown): void {
    if (this.#cancelled || error instanceof Cancelled) this.#listen({ kind: "cancelled" });
    else this.#listen({ kind: "failed", failure: failureOf(error) });
  }
}

class NothingToDocument extends Error {}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NothingToDocument) return { code: "nothing-to-document", message: "", detail: "" };
  if (error instanceof SourceError) return { code: error.code, message, detail: "" };
  if (error instanceof ReloadError) return { code: "reload", message: "", detail: message };
  if (error instanceof EngineError) return { code: "engine", message: "", detail: message };
  return { code: "unknown", message: "", detail: error instanceof Error ? (error.stack ?? message) : message };
}

async function sourceOf(input: RunInput): Promise<Source> {
  switch (input.kind) {
    case "archive":
      return new ArchiveSource(input.file, input.file.name);
    case "directory":
      return folderOfHandle(input.handle);
    case "files":
      return folderOfFiles(input.name, input.files);
    case "drop": {
      const parts: (FileSystemDirectoryHandle | FileSystemDirectoryEntry | File)[] = [];
      for (const { entry, handle, file } of input.items) {
        // On file:// entries cannot be read but handles can; elsewhere entries are the faster way.
        const kept = (location.protocol === "file:" || !entry) && handle ? await handle.catch(() => null) : null;
        if (kept?.kind === "directory") parts.push(kept as FileSystemDirectoryHandle);
        else if (entry?.isDirectory) parts.push(entry as FileSystemDirectoryEntry);
        else if (file) parts.push(file);
      }
      const only = parts.length === 1 ? parts[0] : undefined;
      if (only instanceof File && looksLikeArchive(only.name)) return new ArchiveSource(only, only.name);
      if (only && "createReader" in only) return folderOfEntry(only);
      if (only && !(only instanceof File)) return folderOfHandle(only);
      return folderOfParts(input.name || "files", parts);
    }
  }
}

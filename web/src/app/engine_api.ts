// What the page needs from a run, and nothing else: the one seam between the views and the engine.
//
//   views ── store ── Engine.start(input, options, listen) ── Run   (web/src/engine, web/src/sources)
//
// In: what a person dropped or chose, and the options of the form. Out: events while the run goes on, then pages as
// Markdown or HTML, and exports as byte streams. No DOM nodes, no signals and no worker messages cross this seam.
// Paths are repository paths with "/", page paths are those of the plan ("torch/nn/functional.py_docs.md").

export interface RunOptions {
  name: string; // "" = taken from the folder or archive
  include: string[]; // globs; empty = everything
  exclude: string[];
  gitignore: boolean;
  maxFileSize: number; // bytes
  sourceUrl: string; // "" = relative links to sources
}

// What was dropped or chosen, as the browser hands it over. Drops are captured synchronously in the event, because
// the browser takes the items back when the handler returns.
export type RunInput =
  | { kind: "drop"; name: string; items: readonly DroppedItem[] }
  | { kind: "directory"; name: string; handle: FileSystemDirectoryHandle }
  | { kind: "files"; name: string; files: readonly File[] } // <input webkitdirectory>
  | { kind: "archive"; name: string; file: File };

export interface DroppedItem {
  entry: FileSystemEntry | null; // webkitGetAsEntry
  handle: Promise<FileSystemHandle | null> | null; // getAsFileSystemHandle; the only way in on file://
  file: File | null; // getAsFile
}

export type Phase = "listing" | "scanning" | "analyzing" | "linking" | "ready";

export interface LeftOutFile {
  path: string;
  size: number;
  reason: string; // one word: "binary", "ignored", "too-large", ...
  sentence: string; // the reason in plain words
}

// One file's loss, never the run's: the worker died or hung, or the bytes could not be read.
export interface Problem {
  path: string;
  message: string;
}

// Why there is no run at all. `code` picks the advice shown (state/messages.ts).
export type FailureCode =
  | "not-an-archive" // neither ZIP nor tar
  | "truncated" // the archive ends too early
  | "encrypted" // every entry needs a password
  | "empty" // no files in it
  | "nothing-to-document" // only binaries, or everything left out
  | "unreadable" // the browser refused to read it
  | "engine" // WebAssembly could not start
  | "reload" // the page and its engine are of different builds
  | "unknown";

export interface Failure {
  code: FailureCode;
  message: string; // plain words
  detail: string; // for the curious; may be empty
}

export type RunEvent =
  | { kind: "phase"; phase: Phase }
  // After SCAN: what will be documented, sorted by path. The tree shows these, dimmed until analysed.
  | { kind: "files"; files: readonly { path: string; size: number }[] }
  | { kind: "leftOut"; files: readonly LeftOutFile[] } // in batches
  | { kind: "analyzed"; paths: readonly string[] } // in batches; their pages can be asked for
  | { kind: "progress"; progress: Progress } // at most four a second
  | { kind: "problem"; problem: Problem }
  | { kind: "plan"; plan: Plan } // LINK is done; all pages can be asked for
  | { kind: "failed"; failure: Failure }
  | { kind: "cancelled" };

export interface Progress {
  filesDone: number;
  filesTotal: number; // 0 = not known yet; during "listing" filesDone counts what was found
  bytesDone: number;
  bytesTotal: number;
  bytesPerSecond: number; // over the last seconds; 0 = not known yet
  secondsLeft: number; // -1 = not known yet
  current: string; // a path
}

// LinkFinish's JSON, named (core/generator.h).
export interface Plan {
  files: readonly PlanFile[]; // in path order
  folders: readonly PlanFolder[];
  pages: readonly string[]; // repository pages: "index.md", ...
  totals: Readonly<Record<string, number>>;
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
  folder: string; // "" = root
  index: string;
  doc: string;
  sub: string;
}

export interface NamedPlace {
  name: string;
  kind: string;
  page: string; // page path
  anchor: string; // without "#"
}

export type ExportFormat = "md" | "site" | "offline";
export interface ExportRequest {
  format: ExportFormat;
  data: boolean; // with data/ exports
}
export interface ExportProgress {
  pagesDone: number;
  pagesTotal: number;
  bytes: number; // written so far
}

export interface Run {
  readonly name: string;
  // Markdown of any page; null if there is none of that path. While the run goes on, pages of analysed files only.
  page(pagePath: string): Promise<string | null>;
  // Safe HTML of one page. The views check it again (safe_html.ts).
  html(markdown: string): Promise<string>;
  // A file of the repository as it was read, for the pictures on pages; null if it is not there.
  source(path: string): Promise<Blob | null>;
  // Symbols whose name matches, best first. Empty before the plan.
  findNames(query: string, limit: number): Promise<readonly NamedPlace[]>;
  // Writes an archive (md, site: ZIP; offline: one HTML file) into `sink` and closes it. Aborts on `signal`.
  exportTo(
    request: ExportRequest,
    sink: WritableStream<Uint8Array>,
    progress: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): Promise<void>;
  // Stops within 300 ms and lets go of everything: also how a finished run is closed.
  cancel(): void;
}

export interface Engine {
  readonly version: string;
  notice(): Promise<string>; // licences of what is inside; rejects when they cannot be had
  readonly exportFormats: readonly ExportFormat[];
  start(input: RunInput, options: RunOptions, listen: (event: RunEvent) => void): Run;
}

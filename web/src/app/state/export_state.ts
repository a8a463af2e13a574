// A download in progress. In: the run and the chosen format. Out: a file on disk: streamed where the browser can save
// as it goes (showSaveFilePicker), else gathered in a Blob, which browsers page to disk.

import { signal } from "@preact/signals";

import type { ExportFormat, ExportProgress, Run } from "../engine_api.js";
import { plural } from "./format.js";

export interface ExportJob {
  format: ExportFormat;
  fileName: string;
  progress: ExportProgress;
}

export const formatInfo: Readonly<Record<ExportFormat, { label: string; about: string; suffix: string; type: string }>> = {
  md: { label: "Markdown, as a ZIP", about: "The whole tree; commit it as docs/", suffix: "-docs.zip", type: "application/zip" },
  site: { label: "Web site, as a ZIP", about: "Static HTML for any web server", suffix: "-site.zip", type: "application/zip" },
  offline: { label: "One offline file", about: "A single HTML file to open or send", suffix: "-docs.html", type: "text/html" },
};

type SavePicker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

export class ExportState {
  readonly job = signal<ExportJob | null>(null);
  readonly notice: (text: string) => void;
  #abort: AbortController | null = null;

  constructor(notice: (text: string) => void) {
    this.notice = notice;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async start(run: Run, format: ExportFormat, data: boolean): Promise<void> {
    if (this.job.value) return;
    const info = formatInfo[format];
    const fileName = `${run.name.replace(/[^\w.-]+/g, "-") || "repository"}${info.suffix}`;
    const abort = new AbortController();
    let target: Target;
    try {
      target = await openTarget(fileName, info.type);
    } catch (error) {
      if (!isAbort(error)) this.notice(`The file could not be opened for writing: ${textOf(error)}`);
      return;
    }
    this.#abort = abort;
    this.job.value = { format, fileName, progress: { pagesDone: 0, pagesTotal: 0, bytes: 0 } };
    try {
      await run.exportTo(
        { format, data },
        target.sink,
        (progress) => (this.job.value = { format, fileName, progress }),
        abort.signal,
      );
      target.finish();
      this.notice(`Saved ${fileName}: ${plural(this.job.value.progress.pagesDone, "page")}.`);
    } catch (error) {
      await target.discard();
      this.notice(isAbort(error) ? "The download was cancelled." : `The download failed: ${textOf(error)}`);
    } finally {
      this.job.value = null;
      this.#abort = null;
    }
  }
}

interface Target {
  sink: WritableStream<Uint8Array>;
  finish(): void;
  discard(): Promise<void>;
}

async function openTarget(fileName: string, type: string): Promise<Target> {
  const picker = (window as unknown as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (picker) {
    const extension = fileName.slice(fileName.lastIndexOf("."));
    const handle = await picker.call(window, {
      suggestedName: fileName,
      types: [{ description: fileName, accept: { [type]: [extension] } }],
    });
    const writable = await handle.createWritable();
    const sink = writable as unknown as WritableStream<Uint8Array>;
    return { sink, finish: () => undefined, discard: () => sink.abort().catch(() => undefined) };
  }
  let parts: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void parts.push(chunk.slice()) });
  return {
    sink,
    finish: () => saveBlob(new Blob(parts, { type }), fileName),
    discard: () => {
      parts = [];
      return Promise.resolve();
    },
  };
}

export function saveBlob(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

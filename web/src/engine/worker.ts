// The body of an engine's worker: takes jobs, calls the engine, posts steps. The same for Web Workers and
// worker_threads; how messages travel is behind WorkerSide. Nothing survives a job but the engine itself. A trap is
// reported and the worker then stays silent: its owner ends it.

import { Engine, PartsWanted, Op, type RepodocModule, ReloadError, StatusError, utf8 } from "./bridge.js";
import { checksumOf } from "./checksum.js";
import type {
  InputFile, Job, Packed, PageBytes, PageForm, Part, RenderInput, Step, ToWorker, WorkerSide,
} from "./protocol.js";
import type { MainExports } from "./side_module.js";
import { sitePage } from "./site_page.js";

// Emscripten's factory, put before this code when the worker's text is assembled (build.mjs).
export type CreateModule = (options: Record<string, unknown>) => Promise<RepodocModule>;

class DamagedError extends Error {}

export function runWorker(side: WorkerSide, createModule: CreateModule): void {
  let engine: Engine | null = null;
  let dead = false;
  let waiting: { job: Job; from: number } | null = null; // for parts; elements before `from` are done
  const log: string[] = []; // the last lines the engine printed: they explain a trap

  async function start(module: WebAssembly.Module, buildId: string): Promise<void> {
    const note = (line: string): void => {
      log.push(line);
      if (log.length > 20) log.shift();
    };
    let exports: MainExports | null = null;
    try {
      const instance = await createModule({
        print: note,
        printErr: note,
        instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
          // Asynchronous, because browsers limit the synchronous form by size.
          WebAssembly.instantiate(module, imports).then(
            (started) => {
              exports = started.exports as unknown as MainExports;
              done(started);
            },
            (error: unknown) => refuse(error),
          );
          return {};
        },
      });
      engine = new Engine(instance, exports!, buildId);
      side.post({ kind: "started", heapBytes: engine.heapSize() }, []);
    } catch (error) {
      refuse(error);
    }
  }

  function refuse(error: unknown): void {
    dead = true;
    side.post({ kind: "refusedStart", message: messageOf(error), reload: error instanceof ReloadError }, []);
  }

  side.listen((message: ToWorker) => {
    if (dead) return;
    if (message.kind === "start") {
      void start(message.module, message.buildId);
      return;
    }
    if (message.kind === "job") waiting = { job: message.job, from: 0 };
    work(message.id, message.kind === "parts" ? message.parts : []);
  });

  function work(id: number, parts: readonly Part[]): void {
    if (waiting === null) return;
    if (engine === null) {
      side.post({ kind: "trap", id, reason: "the engine has not started", detail: "" }, []);
      return;
    }
    const { job } = waiting;
    let next = waiting.from;
    try {
      for (const { name, module } of parts) engine.provide(name, module);
      const text = runJob(engine, job, next, (index, step, transfer) => {
        next = index + 1;
        side.post({ kind: "step", id, index, step }, transfer);
      });
      waiting = null;
      side.post({ kind: "done", id, text, heapBytes: engine.heapSize() }, []);
    } catch (error) {
      if (error instanceof PartsWanted) {
        waiting = { job, from: next };
        side.post({ kind: "wants", id, parts: [...error.names] }, []);
        return;
      }
      waiting = null;
      if (error instanceof StatusError) {
        side.post({ kind: "status", id, message: error.message, heapBytes: engine.heapSize() }, []);
        return;
      }
      dead = true;
      side.post({ kind: "trap", id, reason: reasonOf(error, log), detail: [messageOf(error), ...log.slice(-3)].join(" / ") }, []);
    }
  }
}

type PostStep = (index: number, step: Step, transfer: ArrayBuffer[]) => void;

// Elements before `from` were answered already.
function runJob(engine: Engine, job: Job, from: number, post: PostStep): string {
  function each<Element>(elements: readonly Element[], work: (element: Element, index: number) => void): string {
    for (let index = from; index < elements.length; ++index) work(elements[index]!, index);
    return "";
  }
  switch (job.kind) {
    case "analyze":
      return each(job.files, (file, index) => analyzeOne(engine, file, index, post));
    case "unpack":
      return each(job.files, (file, index) => unpackOne(engine, file, index, post));
    case "failed": {
      const bytes = unpackOrNothing(engine, job.file);
      engine.call(Op.analyzeFailed, utf8(job.file.path), bytes, utf8(`${job.file.attributes}\n${job.reason}`));
      postFacts(engine, bytes, 0, post);
      return "";
    }
    case "preview": {
      const bytes = unpack(engine, job.file.bytes, job.file.packed);
      engine.call(Op.analyze, utf8(job.file.path), bytes, utf8(job.file.attributes));
      const facts = engine.output(0);
      engine.call(Op.renderFile, facts, bytes);
      postPages(engine, 0, ["", ""], { level: 0, site: null }, post);
      return "";
    }
    case "render":
      return each(job.files, (file, index) => renderOne(engine, file, index, job.form, post));
    case "linkAdd":
      for (const facts of job.facts) engine.call(Op.linkAdd, new Uint8Array(facts));
      return "";
    case "slices":
      return each(job.indexes, (fileIndex, index) => {
        engine.call(Op.slice, utf8(String(fileIndex)));
        postBytes(engine, index, 0, post);
      });
    case "pages":
      return each(job.paths, (path, index) => {
        engine.call(Op.repositoryPage, utf8(path));
        postPage(engine, index, path, engine.output(0), job.form, post);
      });
    case "output":
      engine.call(job.op, utf8(job.input));
      postBytes(engine, 0, job.level, post);
      return "";
    case "page":
      postPage(engine, 0, job.path, utf8(job.markdown), job.form, post);
      return "";
    case "call":
      engine.call(job.op, utf8(job.input));
      return engine.outputText(0);
  }
}

function analyzeOne(engine: Engine, file: InputFile, index: number, post: PostStep): void {
  let bytes: Uint8Array;
  try {
    bytes = unpack(engine, file.bytes, file.packed);
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    post(index, { kind: "damaged", detail: error.message }, []);
    return;
  }
  engine.call(Op.analyze, utf8(file.path), bytes, utf8(file.attributes));
  postFacts(engine, bytes, index, post);
}

function unpackOne(engine: Engine, file: InputFile, index: number, post: PostStep): void {
  const bytes = new Uint8Array(unpackOrNothing(engine, file));
  post(index, { kind: "bytes", page: { bytes: bytes.buffer, deflated: null } }, [bytes.buffer]);
}

function renderOne(engine: Engine, file: RenderInput, index: number, form: PageForm, post: PostStep): void {
  const bundle = new Uint8Array(file.bundle);
  let bytes: Uint8Array | null = null;
  let problem = "";
  if (file.bytes === null) {
    problem = "It could not be read again after it was analysed.";
  } else {
    try {
      bytes = unpack(engine, file.bytes, file.packed);
      if (checksumOf(bytes) !== file.checksum) {
        problem = "It changed after it was analysed.";
        bytes = null;
      }
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      problem = error.message;
    }
  }
  if (bytes === null) {
    post(index, { kind: "refused", message: problem }, []);
    return;
  }
  try {
    engine.call(Op.renderFile, bundle, bytes);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    post(index, { kind: "refused", message: error.message }, []);
    return;
  }
  postPages(engine, index, [file.docsPath, file.keywordsPath], form, post);
}

function postFacts(engine: Engine, bytes: Uint8Array, index: number, post: PostStep): void {
  const facts = engine.output(0).buffer;
  post(index, { kind: "facts", facts, checksum: checksumOf(bytes) }, [facts]);
}

function postPages(
  engine: Engine,
  index: number,
  paths: readonly [string, string],
  form: PageForm,
  post: PostStep,
): void {
  const docsBytes = engine.output(0);
  const keywordsBytes = engine.output(1); // before anything else is called: that overwrites the outputs
  const docs = formed(engine, paths[0], docsBytes, form);
  const keywords = formed(engine, paths[1], keywordsBytes, form);
  post(index, { kind: "pages", docs, keywords }, [docs.bytes, keywords.bytes]);
}

function postPage(
  engine: Engine,
  index: number,
  path: string,
  markdown: Uint8Array<ArrayBuffer>,
  form: PageForm,
  post: PostStep,
): void {
  const page = formed(engine, path, markdown, form);
  post(index, { kind: "bytes", page }, [page.bytes]);
}

function formed(engine: Engine, path: string, markdown: Uint8Array<ArrayBuffer>, form: PageForm): PageBytes {
  if (form.site === null) return pack(engine, markdown, form.level);
  engine.call(Op.html, markdown);
  return pack(engine, utf8(sitePage(form.site, path, engine.outputText(0))), form.level);
}

function postBytes(engine: Engine, index: number, level: number, post: PostStep): void {
  const page = pack(engine, engine.output(0), level);
  post(index, { kind: "bytes", page }, [page.bytes]);
}

function pack(engine: Engine, bytes: Uint8Array<ArrayBuffer>, level: number): PageBytes {
  if (level === 0 || bytes.length === 0) return { bytes: bytes.buffer, deflated: null };
  engine.call(Op.deflate, bytes, utf8(String(level)));
  return { bytes: engine.output(0).buffer, deflated: { size: bytes.length, crc32: crc32Output(engine) } };
}

function crc32Output(engine: Engine): number {
  const output = engine.output(1);
  return new DataView(output.buffer).getUint32(0, true);
}

function unpack(engine: Engine, bytes: ArrayBuffer, packed: Packed | null): Uint8Array {
  if (packed === null) return new Uint8Array(bytes);
  try {
    engine.call(Op.inflate, new Uint8Array(bytes), utf8(String(packed.size)));
  } catch (error) {
    if (error instanceof StatusError) throw new DamagedError("The archive's data for this file is damaged.");
    throw error;
  }
  if (crc32Output(engine) !== packed.crc32) {
    throw new DamagedError("The archive's checksum for this file does not match its data.");
  }
  return engine.output(0);
}

// For a file whose analysis died: its bytes where they can be had, else none.
function unpackOrNothing(engine: Engine, file: InputFile): Uint8Array {
  try {
    return unpack(engine, file.bytes, file.packed);
  } catch (error) {
    if (error instanceof DamagedError) return new Uint8Array(0);
    throw error;
  }
}

// Goes into the file's page, so it must not depend on how a browser words its errors.
function reasonOf(error: unknown, log: readonly string[]): string {
  const check = log.find((line) => line.includes("CHECK"));
  if (check !== undefined) return check.replace(/ at \S*?(core\/\S+)$/, " at $1"); // not where it was built
  const message = messageOf(error);
  if (error instanceof RangeError || /stack/i.test(message)) return "its stack overflowed";
  if (/memory|OOM|enlarge/i.test(message) && !/out of bounds/i.test(message)) return "it ran out of memory";
  return "a fault in the engine";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

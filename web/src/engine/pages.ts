// Pages of a run, one when asked for or all in the order of the plan. In: a Run. Out: Markdown, or a stream of (path,
// bytes) into a sink. File pages are rendered by the pool from a slice of the LINK engine and the file's bytes, read
// again; folder and repository pages come from the LINK engine. Order and bytes do not depend on the number of engines.

import siteStyle from "virtual:site-style";

import { Op, textOf, utf8 } from "./bridge.js";
import { JobDied } from "./pool.js";
import type { PageBytes, PageForm, RenderInput, Step } from "./protocol.js";
import { type Plan, type PlanFile, type Run, stoppedOver } from "./run.js";
import { sitePathOf, siteStylePath } from "./site_page.js";
import { batchesOf, inOrder } from "./window.js";
import { isProblem } from "../sources/source.js";

// Where an export goes: a ZIP, a folder, memory. May hold the caller back by returning a promise.
export interface Sink {
  // True: pages arrive as raw DEFLATE data where that was worth it.
  readonly wantsDeflated: boolean;
  add(path: string, page: PageBytes): Promise<void> | void;
  close(): Promise<void> | void;
}

export interface ExportProgress {
  pagesDone: number;
  pagesTotal: number;
  bytes: number; // handed to the sink so far
}

const deflateLevel = 6;
const asMarkdown: PageForm = { level: 0, site: null };

// ---- One page --------------------------------------------------------------------------------------------------------

interface PagePlace {
  kind: "docs" | "keywords";
  file: number;
}
const placesOf = new WeakMap<Plan, { files: Map<string, PagePlace>; repository: Set<string> }>();

function placesIn(plan: Plan): { files: Map<string, PagePlace>; repository: Set<string> } {
  let places = placesOf.get(plan);
  if (!places) {
    const files = new Map<string, PagePlace>();
    plan.files.forEach((file, index) => {
      files.set(file.docs, { kind: "docs", file: index });
      files.set(file.keywords, { kind: "keywords", file: index });
    });
    places = { files, repository: new Set(repositoryPathsOf(plan)) };
    placesOf.set(plan, places);
  }
  return places;
}

function repositoryPathsOf(plan: Plan): string[] {
  const paths = new Set<string>();
  for (const folder of plan.folders) for (const path of [folder.index, folder.doc, folder.sub]) paths.add(path);
  for (const path of plan.pages) paths.add(path);
  paths.delete("manifest.json"); // not a page: it has a call of its own
  return [...paths];
}

// Markdown of any page of the plan; while the run goes on, of analysed files only. Null if there is none.
export async function pageOf(run: Run, pagePath: string): Promise<string | null> {
  const { plan } = run;
  if (plan === null) {
    const match = /^(.*)_(docs|kw)\.md$/.exec(pagePath);
    const input = match ? await run.inputOf(match[1]!) : null;
    if (!match || input === null) return null;
    let text: string | null = null;
    await run.pool.run(
      { kind: "preview", file: input },
      (_, step) => {
        if (step.kind === "pages") text = textOf((match[2] === "docs" ? step.docs : step.keywords).bytes);
      },
      true,
    );
    return text;
  }
  const places = placesIn(plan);
  // What is in no list, because it is made for one reader: the graph around some files.
  if (pagePath.startsWith("?")) return (await run.call(Op.repositoryPage, pagePath)) || null;
  if (places.repository.has(pagePath)) return run.call(Op.repositoryPage, pagePath);
  const place = places.files.get(pagePath);
  if (!place) return null;
  const [pages] = await renderFiles(run, [place.file], asMarkdown, true);
  return textOf(place.kind === "docs" ? pages!.docs.bytes : pages!.keywords.bytes);
}

export function htmlOf(run: Run, markdown: string): Promise<string> {
  return run.pool.run({ kind: "call", op: Op.html, input: markdown }, undefined, true);
}

// ---- All pages -------------------------------------------------------------------------------------------------------

type Unit =
  | { kind: "files"; files: number[] }
  | { kind: "repository"; paths: string[] }
  | { kind: "output"; path: string; op: typeof Op.manifest | typeof Op.export; input: string };

type Written = [path: string, page: PageBytes][];

export type ExportFormat = "md" | "site" | "offline"; // offline: into an OfflineWriter

// Streams every page into the sink and closes it. `data`: names of exports (ExportList), or "all" among them.
export async function exportAll(
  run: Run,
  sink: Sink,
  data: readonly string[],
  report: (progress: ExportProgress) => void = () => {},
  format: ExportFormat = "md",
): Promise<ExportProgress> {
  const { plan } = run;
  if (plan === null) throw new Error("There is no plan yet: the run has not finished.");
  const units = await unitsOf(run, plan, data);
  const repositoryPages = repositoryPathsOf(plan).length;
  const progress = { pagesDone: 0, pagesTotal: plan.files.length * 2 + repositoryPages, bytes: 0 };
  run.begin("exporting", plan.files.length, sizeOfPlan(run, plan));
  const site = format === "md" ? null : { name: run.name, fragments: format === "offline" };
  const form: PageForm = { level: sink.wantsDeflated ? deflateLevel : 0, site };
  const pathOf = format === "site" ? sitePathOf : (path: string): string => path;
  if (format === "site") await sink.add(siteStylePath, { bytes: utf8(siteStyle).buffer, deflated: null });
  await inOrder(
    units,
    run.pool.size * 2 + 2,
    (unit) => makeUnit(run, plan, unit, form),
    async (written, unit) => {
      for (const [path, page] of written) {
        const held = sink.add(pathOf(path), page);
        if (held) await held;
        progress.bytes += page.bytes.byteLength;
      }
      if (unit.kind !== "output") progress.pagesDone += written.length;
      if (unit.kind === "files") {
        const bytes = unit.files.reduce((total, index) => total + sizeOfFile(run, plan.files[index]!), 0);
        run.meter.advance(unit.files.length, bytes, plan.files[unit.files[unit.files.length - 1]!]!.path);
      }
      report({ ...progress });
    },
  );
  await sink.close();
  run.meter.flush();
  return progress;
}

// File pages in path order, the repository's pages spread between them so that the LINK engine, which makes them alone,
// is busy all the time; then the manifest and the data. Depends on the plan only.
async function unitsOf(run: Run, plan: Plan, data: readonly string[]): Promise<Unit[]> {
  const indexes = plan.files.map((_, index) => index);
  const fileBatches = batchesOf(indexes, (index) => sizeOfFile(run, plan.files[index]!), 512 << 10, 32);
  const pageBatches = batchesOf(repositoryPathsOf(plan), () => 1, 8, 8);
  const units: Unit[] = [];
  let taken = 0;
  fileBatches.forEach((files, i) => {
    units.push({ kind: "files", files });
    const due = Math.floor(((i + 1) * pageBatches.length) / fileBatches.length);
    while (taken < due) units.push({ kind: "repository", paths: pageBatches[taken++]! });
  });
  while (taken < pageBatches.length) units.push({ kind: "repository", paths: pageBatches[taken++]! });
  units.push({ kind: "output", path: "manifest.json", op: Op.manifest, input: "" });
  if (data.length > 0) {
    const list = JSON.parse(await run.call(Op.exportList, "")) as [name: string, path: string][];
    for (const [name, path] of list) {
      if (data.includes("all") || data.includes(name)) units.push({ kind: "output", path, op: Op.export, input: name });
    }
  }
  return units;
}

// Names --data accepts.
export async function exportNames(run: Run): Promise<string[]> {
  return (JSON.parse(await run.call(Op.exportList, "")) as [string, string][]).map(([name]) => name);
}

async function makeUnit(run: Run, plan: Plan, unit: Unit, form: PageForm): Promise<Written> {
  switch (unit.kind) {
    case "files": {
      const pages = await renderFiles(run, unit.files, form, false);
      return unit.files.flatMap((index, i): Written => {
        const { docs, keywords } = plan.files[index]!;
        return [[docs, pages[i]!.docs], [keywords, pages[i]!.keywords]];
      });
    }
    case "repository": {
      const pages = await collect(run, { kind: "pages", paths: unit.paths, form }, unit.paths.length);
      return unit.paths.map((path, i): Written[number] => [path, pages[i]!]);
    }
    case "output": {
      const [page] = await collect(run, { kind: "output", op: unit.op, input: unit.input, level: form.level }, 1);
      return [[unit.path, page!]];
    }
  }
}

// Bytes that a job of the LINK engine answers with.
async function collect(run: Run, job: Parameters<Run["link"]["run"]>[0], count: number, urgent = false): Promise<PageBytes[]> {
  const pages = new Array<PageBytes>(count);
  await run.link.run(
    job,
    (index, step) => {
      if (step.kind === "bytes") pages[index] = step.page;
    },
    urgent,
  );
  return pages;
}

interface FilePages {
  docs: PageBytes;
  keywords: PageBytes;
}

// Both pages of each file, in the order given. A file that cannot be rendered gets a page that says why.
async function renderFiles(run: Run, indexes: readonly number[], form: PageForm, urgent: boolean): Promise<FilePages[]> {
  const files = indexes.map((index) => run.plan!.files[index]!);
  const known = files.map((file) => run.documented(file.path)!);
  const [bundles, sources] = await Promise.all([
    collect(run, { kind: "slices", indexes: [...indexes] }, indexes.length, urgent),
    run.source.read(known.map((file) => file.index)),
  ]);
  const inputs = files.map((file, i): RenderInput => {
    const source = sources[i]!;
    const { checksum } = known[i]!;
    const bundle = bundles[i]!.bytes;
    const common = { path: file.path, bundle, checksum, docsPath: file.docs, keywordsPath: file.keywords };
    return isProblem(source)
      ? { ...common, bytes: null, packed: null }
      : { ...common, bytes: source.bytes, packed: source.packed };
  });
  const pages = new Array<FilePages>(inputs.length);
  const fail = async (index: number, message: string, told = message): Promise<void> => {
    run.addProblem(files[index]!.path, told);
    pages[index] = await failedPages(run, files[index]!, message, form);
  };
  const refused: [number, string][] = [];
  const onStep = (index: number, step: Step): void => {
    if (step.kind === "pages") pages[index] = { docs: step.docs, keywords: step.keywords };
    else if (step.kind === "refused") refused.push([index, step.message]);
  };
  try {
    await run.pool.run({ kind: "render", files: inputs, form }, onStep, urgent);
  } catch (error) {
    if (!(error instanceof JobDied)) throw error;
    if (error.index < files.length) {
      await fail(error.index, `The engine stopped over it: ${error.message}.`, stoppedOver("page", error));
    }
    const rest = indexes.slice(error.index + 1);
    const more = rest.length > 0 ? await renderFiles(run, rest, form, urgent) : [];
    more.forEach((page, i) => (pages[error.index + 1 + i] = page));
  }
  for (const [index, message] of refused) await fail(index, message);
  return pages;
}

async function failedPages(run: Run, file: PlanFile, message: string, form: PageForm): Promise<FilePages> {
  const make = async (title: string, path: string): Promise<PageBytes> => {
    const markdown = `# ${title}: ${codeSpan(file.path)}\n\nThis page could not be made. ${message} Generate again.\n`;
    let page: PageBytes | null = null;
    await run.pool.run({ kind: "page", path, markdown, form }, (_, step) => {
      if (step.kind === "bytes") page = step.page;
    });
    return page!;
  };
  return { docs: await make("Documentation", file.docs), keywords: await make("Keyword Index", file.keywords) };
}

// A path as a Markdown code span: a fence longer than any run of backticks inside, no line breaks.
function codeSpan(text: string): string {
  const flat = text.replace(/[\r\n]+/g, " ");
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return fence + pad + flat + pad + fence;
}

function sizeOfFile(run: Run, file: PlanFile): number {
  const known = run.documented(file.path);
  return known ? (run.entries[known.index]?.size ?? 0) : 0;
}
function sizeOfPlan(run: Run, plan: Plan): number {
  return plan.files.reduce((total, file) => total + sizeOfFile(run, file), 0);
}

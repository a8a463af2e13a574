// One run as the views see it: the engine's events folded into signals. In: RunEvent. Out: signals that change at most
// ten times a second, whatever the engine sends. A new run gets a new RunState; nothing is reset.

import { batch, computed, signal } from "@preact/signals";

import type { Failure, LeftOutFile, Phase, Plan, PlanFile, Problem, Progress, RunEvent } from "../engine_api.js";

export type Outcome = "running" | "ready" | "failed" | "cancelled";

export interface LeftOutGroup {
  reason: string;
  sentence: string;
  count: number;
  bytes: number;
  first: LeftOutFile[]; // at most `shownPerGroup`
}

export const shownPerGroup = 50;
const flushMilliseconds = 120;

export class RunState {
  readonly outcome = signal<Outcome>("running");
  readonly phase = signal<Phase>("listing");
  readonly progress = signal<Progress>({
    filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, bytesPerSecond: 0, secondsLeft: -1, current: "",
  });
  readonly paths = signal<readonly string[]>([]);
  readonly leftOut = signal<readonly LeftOutGroup[]>([]);
  readonly problems = signal<readonly Problem[]>([]);
  readonly plan = signal<Plan | null>(null);
  readonly failure = signal<Failure | null>(null);
  readonly analyzedCount = signal(0);
  readonly analyzed = new Set<string>();

  readonly leftOutCount = computed(() => this.leftOut.value.reduce((sum, group) => sum + group.count, 0));
  readonly fraction = computed(() => {
    const { filesDone, filesTotal, bytesDone, bytesTotal } = this.progress.value;
    if (this.outcome.value === "ready") return 1;
    if (bytesTotal > 0) return Math.min(1, bytesDone / bytesTotal);
    return filesTotal > 0 ? Math.min(1, filesDone / filesTotal) : 0;
  });
  readonly secondsLeft = computed(() => {
    const { secondsLeft } = this.progress.value;
    return this.phase.value === "analyzing" && secondsLeft >= 0 ? secondsLeft : null;
  });

  readonly pathSet = computed(() => new Set(this.paths.value));

  // Page paths of the plan, for links and tabs.
  readonly pageOwners = computed(() => {
    const owners = new Map<string, PlanFile>();
    for (const file of this.plan.value?.files ?? []) {
      owners.set(file.docs, file);
      owners.set(file.keywords, file);
    }
    return owners;
  });
  readonly filesByPath = computed(() => new Map(this.plan.value?.files.map((file) => [file.path, file])));
  readonly foldersByPath = computed(() => new Map(this.plan.value?.folders.map((folder) => [folder.folder, folder])));
  readonly folderPages = computed(() => {
    const pages = new Map<string, string>();
    for (const { folder, index, doc, sub } of this.plan.value?.folders ?? []) {
      for (const page of [index, doc, sub]) pages.set(page, folder);
    }
    return pages;
  });
  readonly repositoryPages = computed(() => new Set(this.plan.value?.pages ?? []));

  #groups = new Map<string, LeftOutGroup>();
  #newProblems: Problem[] = [];
  #nextProgress: Progress | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  accept(event: RunEvent): void {
    if (this.outcome.value !== "running") return; // late messages of a run that is over
    switch (event.kind) {
      case "phase":
        this.#flush();
        this.phase.value = event.phase;
        return;
      case "files":
        this.paths.value = event.files.map((file) => file.path);
        return;
      case "leftOut":
        for (const file of event.files) this.#addLeftOut(file);
        break;
      case "analyzed":
        for (const path of event.paths) this.analyzed.add(path);
        break;
      case "progress":
        this.#nextProgress = event.progress;
        break;
      case "problem":
        this.#newProblems.push(event.problem);
        break;
      case "plan":
        batch(() => {
          this.#flush();
          this.plan.value = event.plan;
          // Mostly the same files: then the tree stays as it is.
          const paths = event.plan.files.map((file) => file.path);
          const before = this.paths.value;
          if (paths.length !== before.length || paths.some((path, index) => path !== before[index])) this.paths.value = paths;
          this.phase.value = "ready";
          this.outcome.value = "ready";
        });
        return;
      case "failed":
        batch(() => {
          this.#flush();
          this.failure.value = event.failure;
          this.outcome.value = "failed";
        });
        return;
      case "cancelled":
        batch(() => {
          this.#flush();
          this.outcome.value = "cancelled";
        });
        return;
    }
    this.#timer ??= setTimeout(() => this.#flush(), flushMilliseconds);
  }

  // Problems of reading a page after the run; they join the report.
  addProblem(problem: Problem): void {
    this.problems.value = [...this.problems.value, problem];
  }

  #addLeftOut(file: LeftOutFile): void {
    let group = this.#groups.get(file.reason);
    if (!group) {
      group = { reason: file.reason, sentence: file.sentence, count: 0, bytes: 0, first: [] };
      this.#groups.set(file.reason, group);
    }
    group.count += 1;
    group.bytes += file.size;
    if (group.first.length < shownPerGroup) group.first.push(file);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    batch(() => {
      if (this.#groups.size > 0) {
        this.leftOut.value = [...this.#groups.values()].map((group) => ({ ...group })).sort((a, b) => b.count - a.count);
      }
      if (this.#newProblems.length > 0) {
        this.problems.value = [...this.problems.value, ...this.#newProblems];
        this.#newProblems = [];
      }
      this.analyzedCount.value = this.analyzed.size;
      if (this.#nextProgress) {
        this.progress.value = this.#nextProgress;
        this.#nextProgress = null;
      }
    });
  }
}

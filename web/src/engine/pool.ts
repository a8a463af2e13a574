// N engines, each in its own worker, and the queue of jobs they share. In: a way to spawn a worker, a compiled module,
// jobs. Out: per job its steps in order and a promise. A job that traps or hangs costs one engine, never the pool: the
// worker is ended and replaced, and the promise rejects with JobDied naming the element it was at. What to do then is
// for the caller to say. No DOM, no Node.
//
// Time is counted in ticks of the pool's own timer, not by the clock: a laptop that slept, or a page whose timers are
// throttled, must not look like a hang. A slow or busy machine must not either: limits grow with the slowness measured.

import { ReloadError, StatusError } from "./bridge.js";
import { buffersOf, type FromWorker, type Job, type MainSide, type Part, type Spawn, type Step, weightOf } from "./protocol.js";

export class JobDied extends Error {
  override name = "JobDied";
  constructor(
    readonly index: number, // element of the batch it was at
    message: string,
    readonly detail: string, // for the curious; differs between browsers
  ) {
    super(message);
  }
}
export class Cancelled extends Error {
  override name = "Cancelled";
  constructor() {
    super("cancelled");
  }
}
// The engines do not start here at all.
export class EngineError extends Error {
  override name = "EngineError";
}

export interface PoolOptions {
  spawn: Spawn;
  module: WebAssembly.Module;
  buildId: string;
  part: (name: string) => Promise<WebAssembly.Module | null>; // compiled once; null: it cannot be had
  size: number;
  recycleBytes: number; // an engine whose memory passed this is replaced: WebAssembly memory never shrinks
  ticksPerFile: number; // time limit of one element: this ...
  ticksPerMegabyte: number; // ... and this for every megabyte of it
  tickMilliseconds: number;
}

export const poolDefaults = {
  recycleBytes: 400 << 20,
  ticksPerFile: 20,
  ticksPerMegabyte: 20,
  tickMilliseconds: 1000,
};

// What an engine does in a tick on a machine of today; a pool that is slower gives its files as much more time.
const usualBytesPerTick = 1 << 20;

interface Task {
  id: number;
  job: Job;
  onStep: (index: number, step: Step) => void;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

interface Slot {
  side: MainSide;
  ready: boolean;
  task: Task | null;
  element: number; // of the task's batch, being worked on
  ticks: number; // since that element began
  waiting: boolean; // for parts: not the engine's time
  weights: number[];
}

export class Pool {
  private readonly slots = new Set<Slot>();
  private spare: Slot | null = null; // warm: started before it is needed
  private readonly queue: Task[] = [];
  private nextId = 1;
  private timer: ReturnType<typeof setInterval> | null = null;
  private over: Error | null = null;
  private failedStarts = 0;
  private ticksFinished = 0; // that finished elements took, and their bytes
  private bytesFinished = 0;

  constructor(private readonly options: PoolOptions) {
    for (let i = 0; i < options.size; ++i) this.slots.add(this.spawnSlot());
    this.timer = setInterval(() => this.tick(), options.tickMilliseconds);
  }

  get size(): number {
    return this.options.size;
  }

  // `urgent` jobs (a page someone is waiting for) go before the others.
  run(job: Job, onStep: (index: number, step: Step) => void = () => {}, urgent = false): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.over) {
        reject(this.over);
        return;
      }
      const task: Task = { id: this.nextId++, job, onStep, resolve, reject };
      if (urgent) this.queue.unshift(task);
      else this.queue.push(task);
      this.feed();
    });
  }

  // Ends every worker at once; jobs under way and waiting are rejected.
  cancel(): void {
    this.end(new Cancelled());
  }

  private end(error: Error): void {
    if (this.over) return;
    this.over = error;
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    const tasks = [...this.slots].flatMap((slot) => (slot.task ? [slot.task] : [])).concat(this.queue);
    for (const slot of this.slots) slot.side.terminate();
    this.spare?.side.terminate();
    this.slots.clear();
    this.spare = null;
    this.queue.length = 0;
    for (const task of tasks) task.reject(error);
  }

  private spawnSlot(): Slot {
    const slot: Slot = { side: this.options.spawn(), ready: false, task: null, element: 0, ticks: 0, waiting: false, weights: [] };
    slot.side.listen(
      (message) => this.receive(slot, message),
      (detail) => this.died(slot, /memory/i.test(detail) ? "it ran out of memory" : "its worker ended", detail),
    );
    slot.side.post({ kind: "start", module: this.options.module, buildId: this.options.buildId }, []);
    return slot;
  }

  private feed(): void {
    for (const slot of this.slots) {
      if (this.queue.length === 0) return;
      if (!slot.ready || slot.task) continue;
      const task = this.queue.shift()!;
      slot.task = task;
      slot.element = 0;
      slot.ticks = 0;
      slot.weights = "files" in task.job ? task.job.files.map((_, index) => weightOf(task.job, index)) : [weightOf(task.job, 0)];
      slot.side.post({ kind: "job", id: task.id, job: task.job }, buffersOf(task.job));
    }
  }

  private receive(slot: Slot, message: FromWorker): void {
    if (this.over || (!this.slots.has(slot) && this.spare !== slot)) return;
    switch (message.kind) {
      case "started":
        this.failedStarts = 0;
        slot.ready = true;
        this.feed();
        return;
      case "refusedStart":
        this.end(message.reload ? new ReloadError(message.message) : new EngineError(message.message));
        return;
      default:
    }
    const task = slot.task;
    if (task === null || message.id !== task.id) return;
    switch (message.kind) {
      case "wants":
        void this.answer(slot, task, message.parts);
        return;
      case "step":
        this.ticksFinished += slot.ticks;
        this.bytesFinished += slot.weights[message.index] ?? 0;
        slot.element = message.index + 1;
        slot.ticks = 0;
        task.onStep(message.index, message.step);
        return;
      case "done":
      case "status":
        slot.task = null;
        this.recycleIfLarge(slot, message.heapBytes);
        if (message.kind === "done") task.resolve(message.text);
        else task.reject(new StatusError(message.message));
        this.feed();
        return;
      case "trap":
        this.died(slot, message.reason, message.detail);
        return;
    }
  }

  private async answer(slot: Slot, task: Task, names: readonly string[]): Promise<void> {
    slot.waiting = true;
    const load = async (name: string): Promise<Part> => ({ name, module: await this.options.part(name).catch(() => null) });
    const parts = await Promise.all(names.map(load));
    slot.waiting = false;
    slot.ticks = 0;
    if (slot.task === task && !this.over) slot.side.post({ kind: "parts", id: task.id, parts }, []);
  }

  // A worker that is gone, or must go. Its job is lost, the pool gets another worker.
  private died(slot: Slot, reason: string, detail = ""): void {
    if (this.over) return;
    slot.side.terminate();
    if (this.spare === slot) {
      this.spare = null;
      return;
    }
    if (!this.slots.delete(slot)) return;
    if (!slot.ready && ++this.failedStarts > 3) {
      this.end(new EngineError(`The engine does not start: ${detail || reason}`));
      return;
    }
    this.replace();
    const task = slot.task;
    slot.task = null;
    task?.reject(new JobDied(slot.element, reason, detail));
    this.feed();
  }

  private replace(): void {
    this.slots.add(this.spare ?? this.spawnSlot());
    this.spare = null;
  }

  private recycleIfLarge(slot: Slot, heapBytes: number): void {
    const { recycleBytes } = this.options;
    if (heapBytes > recycleBytes) {
      this.slots.delete(slot);
      slot.side.terminate();
      this.replace();
    } else if (heapBytes > recycleBytes * 0.7) {
      this.warmUp();
    }
  }

  private warmUp(): void {
    this.spare ??= this.spawnSlot();
  }

  private tick(): void {
    for (const slot of [...this.slots]) {
      const { task } = slot;
      if (task === null || slot.waiting) continue;
      const limit = this.limitOf(slot);
      ++slot.ticks;
      if (slot.ticks > limit) this.died(slot, `no result after ${Math.round((limit * this.options.tickMilliseconds) / 1000)} s`);
      else if (slot.ticks > limit / 4) this.warmUp();
    }
  }

  private limitOf(slot: Slot): number {
    const megabytes = (slot.weights[slot.element] ?? 0) / (1 << 20);
    const usual = this.ticksFinished * usualBytesPerTick;
    const slowness = this.ticksFinished < 10 ? 1 : Math.min(10, Math.max(1, usual / Math.max(this.bytesFinished, 1)));
    return Math.ceil((this.options.ticksPerFile + megabytes * this.options.ticksPerMegabyte) * slowness);
  }
}

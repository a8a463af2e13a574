import assert from "node:assert/strict";
import { test } from "node:test";

import { StatusError, ReloadError } from "../../web/src/engine/bridge.js";
import { Cancelled, EngineError, JobDied, Pool, poolDefaults } from "../../web/src/engine/pool.js";
import type { FromWorker, InputFile, MainSide, ToWorker } from "../../web/src/engine/protocol.js";
import { emptyModule } from "./support.js";

// A worker without a thread: answers as its script says.
class FakeWorker implements MainSide {
  static all: FakeWorker[] = [];
  terminated = false;
  onMessage: (message: FromWorker) => void = () => {};
  onDeath: (reason: string) => void = () => {};
  constructor(private readonly script: (worker: FakeWorker, message: ToWorker) => void) {
    FakeWorker.all.push(this);
  }
  post(message: ToWorker): void {
    queueMicrotask(() => {
      if (!this.terminated) this.script(this, message);
    });
  }
  listen(onMessage: (message: FromWorker) => void, onDeath: (reason: string) => void): void {
    this.onMessage = onMessage;
    this.onDeath = onDeath;
  }
  terminate(): void {
    this.terminated = true;
  }
}

// What the pool is told when a worker wants a part.
let asked = (_name: string): Promise<WebAssembly.Module | null> => Promise.resolve(null);

function poolOf(script: (worker: FakeWorker, message: ToWorker) => void, size = 1): Pool {
  FakeWorker.all = [];
  return new Pool({
    ...poolDefaults, spawn: () => new FakeWorker(script), module: emptyModule, buildId: "b", part: (name) => asked(name), size, tickMilliseconds: 5,
    ticksPerFile: 4, recycleBytes: 1000,
  });
}

function obey(worker: FakeWorker, message: ToWorker, heapBytes = 10): void {
  if (message.kind === "start") {
    worker.onMessage({ kind: "started", heapBytes });
    return;
  }
  if (message.kind === "parts") {
    const given = message.parts.map(({ name, module }) => `${name}:${module === null ? "none" : "module"}`).join();
    worker.onMessage({ kind: "done", id: message.id, text: given, heapBytes });
    return;
  }
  const { id, job } = message;
  if (job.kind !== "analyze") {
    worker.onMessage({ kind: "done", id, text: job.kind, heapBytes });
    return;
  }
  for (const [index, file] of job.files.entries()) {
    if (file.path === "hang") return;
    if (file.path === "trap") {
      worker.onMessage({ kind: "trap", id, reason: "a fault", detail: "unreachable" });
      return;
    }
    if (file.path === "die") {
      worker.onDeath("out of memory");
      return;
    }
    if (file.path === "want") {
      worker.onMessage({ kind: "wants", id, parts: ["x", "y"] });
      return;
    }
    if (file.path === "refuse") {
      worker.onMessage({ kind: "status", id, message: "no", heapBytes });
      return;
    }
    worker.onMessage({ kind: "step", id, index, step: { kind: "facts", facts: new ArrayBuffer(0), checksum: index } });
  }
  worker.onMessage({ kind: "done", id, text: "", heapBytes });
}

function analyze(...paths: string[]): { kind: "analyze"; files: InputFile[] } {
  return { kind: "analyze", files: paths.map((path) => ({ path, attributes: "", bytes: new ArrayBuffer(1), packed: null })) };
}

test("jobs are shared and steps come in order", async () => {
  const pool = poolOf(obey, 2);
  const steps: number[] = [];
  await Promise.all([pool.run(analyze("a", "b", "c"), (index) => steps.push(index)), pool.run(analyze("d"))]);
  assert.deepEqual(steps, [0, 1, 2]);
  assert.equal(FakeWorker.all.length, 2);
  pool.cancel();
});

for (const [path, reason] of [["hang", /no result/], ["trap", /a fault/], ["die", /memory/]] as const) {
  test(`a file that makes an engine ${path} costs that engine only`, async () => {
    const pool = poolOf(obey);
    const steps: number[] = [];
    await assert.rejects(
      pool.run(analyze("a", path, "c"), (index) => steps.push(index)),
      (error: unknown) => error instanceof JobDied && error.index === 1 && reason.test(error.message),
    );
    assert.deepEqual(steps, [0]);
    assert.equal(FakeWorker.all[0]!.terminated, true);
    await pool.run(analyze("c"));
    pool.cancel();
    assert.ok(FakeWorker.all.every((worker) => worker.terminated));
  });
}

test("parts are asked for and given; the wait is not the engine's time, one that cannot be had is told so", async () => {
  asked = async (name) => {
    if (name === "y") throw new Error("gone");
    await new Promise((resolve) => setTimeout(resolve, 60)); // 12 ticks
    return emptyModule;
  };
  const pool = poolOf(obey);
  assert.equal(await pool.run(analyze("want")), "x:module,y:none");
  assert.equal(FakeWorker.all.length, 1);
  pool.cancel();
});

test("larger files get more time", async () => {
  let late: (() => void) | null = null;
  const pool = poolOf((worker, message) => {
    if (message.kind !== "job") return obey(worker, message);
    late = () => obey(worker, message);
    setTimeout(late, 60); // 12 ticks
  });
  const file = (bytes: number) => ({ kind: "analyze" as const, files: [{ path: "a", attributes: "", bytes: new ArrayBuffer(bytes), packed: null }] });
  await assert.rejects(pool.run(file(10)), JobDied);
  await pool.run(file(2 << 20)); // 4 + 40 ticks
  pool.cancel();
});

test("a refusal leaves the engine in use", async () => {
  const pool = poolOf(obey);
  await assert.rejects(pool.run(analyze("refuse")), StatusError);
  await pool.run(analyze("a"));
  assert.equal(FakeWorker.all.length, 1);
  pool.cancel();
});

test("an engine whose memory grew too large is replaced by a warm one", async () => {
  let heap = 10;
  const pool = poolOf((worker, message) => obey(worker, message, heap));
  heap = 800;
  await pool.run(analyze("a"));
  assert.equal(FakeWorker.all.length, 2, "the spare is started before it is needed");
  heap = 2000;
  await pool.run(analyze("b"));
  assert.equal(FakeWorker.all[0]!.terminated, true);
  heap = 10;
  await pool.run(analyze("c"));
  assert.equal(FakeWorker.all.length, 2);
  pool.cancel();
});

test("urgent jobs go first", async () => {
  const order: string[] = [];
  const pool = poolOf(obey);
  await Promise.all([
    pool.run(analyze("a")).then(() => order.push("a")),
    pool.run(analyze("b")).then(() => order.push("b")),
    pool.run(analyze("c"), undefined, true).then(() => order.push("c")),
  ]);
  assert.deepEqual(order, ["c", "a", "b"]);
  pool.cancel();
});

test("cancel ends everything at once", async () => {
  const pool = poolOf(obey, 2);
  const jobs = [pool.run(analyze("hang")), pool.run(analyze("hang")), pool.run(analyze("a"))];
  await new Promise((resolve) => setTimeout(resolve, 2));
  pool.cancel();
  for (const job of jobs) await assert.rejects(job, Cancelled);
  await assert.rejects(pool.run(analyze("a")), Cancelled);
  assert.ok(FakeWorker.all.every((worker) => worker.terminated));
});

test("another build means reload; an engine that never starts ends the pool", async () => {
  const other = poolOf((worker) => worker.onMessage({ kind: "refusedStart", message: "build", reload: true }));
  await assert.rejects(other.run(analyze("a")), ReloadError);
  const dead = poolOf((worker) => worker.onDeath("no WebAssembly"));
  await assert.rejects(dead.run(analyze("a")), EngineError);
});

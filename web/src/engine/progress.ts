// Counts what a run has done and says so at most four times a second: files, bytes, speed over the last seconds, time
// left. In: numbers. Out: Progress records. No clock of its own.

import type { Phase } from "./run.js";

export interface Progress {
  phase: Phase;
  filesDone: number;
  filesTotal: number; // 0: not known yet
  bytesDone: number;
  bytesTotal: number;
  bytesPerSecond: number;
  secondsLeft: number; // -1: not known yet
  current: string; // a path
  leftOut: number;
}

export class ProgressMeter {
  private progress: Progress;
  private lastReport = -1e9;
  private readonly samples: { time: number; bytes: number }[] = [];

  constructor(
    private readonly now: () => number, // milliseconds
    private readonly report: (progress: Progress) => void,
  ) {
    this.progress = {
      phase: "listing", filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0, bytesPerSecond: 0, secondsLeft: -1,
      current: "", leftOut: 0,
    };
  }

  begin(phase: Phase, filesTotal: number, bytesTotal: number): void {
    this.progress = {
      ...this.progress, phase, filesTotal, bytesTotal, filesDone: 0, bytesDone: 0, bytesPerSecond: 0, secondsLeft: -1,
      current: "",
    };
    this.samples.length = 0;
    this.samples.push({ time: this.now(), bytes: 0 });
    this.send();
  }

  advance(files: number, bytes: number, current: string): void {
    this.progress.filesDone += files;
    this.progress.bytesDone += bytes;
    if (current !== "") this.progress.current = current;
    if (this.now() - this.lastReport >= 250) this.send();
  }

  // Bytes to come that were not known when the phase began.
  grow(bytes: number): void {
    this.progress.bytesTotal += bytes;
  }

  leftOut(count: number): void {
    this.progress.leftOut = count;
  }

  // The last state, whenever it was reported last.
  flush(): void {
    this.send();
  }

  private send(): void {
    const time = this.now();
    this.lastReport = time;
    this.samples.push({ time, bytes: this.progress.bytesDone });
    while (this.samples.length > 2 && time - this.samples[0]!.time > 5000) this.samples.shift();
    const first = this.samples[0]!;
    const seconds = (time - first.time) / 1000;
    const speed = seconds > 0.2 ? (this.progress.bytesDone - first.bytes) / seconds : 0;
    const left = this.progress.bytesTotal - this.progress.bytesDone;
    this.progress.bytesPerSecond = Math.round(speed);
    this.progress.secondsLeft = speed > 0 && this.progress.bytesTotal > 0 ? Math.ceil(left / speed) : -1;
    this.report({ ...this.progress });
  }
}

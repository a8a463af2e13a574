// Progress on stderr: one line that is rewritten on a terminal, a line every few seconds elsewhere, JSON lines on wish.

import type { Progress } from "../src/engine/progress.js";

const names: Record<Progress["phase"], string> = {
  listing: "Listing", scanning: "Scanning", analyzing: "Analysing", linking: "Linking", ready: "Ready", exporting: "Writing",
};

export class ProgressPrinter {
  private readonly terminal = process.stderr.isTTY === true;
  private lastPhase = "";
  private lastTime = 0;
  private lineLength = 0;

  constructor(private readonly style: "text" | "json" | "none") {}

  show(progress: Progress): void {
    if (this.style === "none") return;
    if (this.style === "json") {
      process.stderr.write(`${JSON.stringify({ kind: "progress", ...progress })}\n`);
      return;
    }
    const changed = progress.phase !== this.lastPhase;
    const now = performance.now();
    if (!this.terminal && !changed && now - this.lastTime < 5000) return;
    this.lastPhase = progress.phase;
    this.lastTime = now;
    if (progress.phase === "ready") return;
    this.line(lineOf(progress, this.terminal ? (process.stderr.columns || 80) - 1 : 200));
  }

  // A line that stays.
  say(text: string): void {
    if (this.style === "none") return;
    if (this.style === "json") {
      process.stderr.write(`${JSON.stringify({ kind: "message", text })}\n`);
      return;
    }
    this.clear();
    process.stderr.write(`${text}\n`);
  }

  clear(): void {
    if (this.lineLength > 0) process.stderr.write(`\r${" ".repeat(this.lineLength)}\r`);
    this.lineLength = 0;
  }

  private line(text: string): void {
    if (!this.terminal) {
      process.stderr.write(`${text}\n`);
      return;
    }
    process.stderr.write(`\r${text.padEnd(this.lineLength)}`);
    this.lineLength = text.length;
  }
}

function lineOf(progress: Progress, width: number): string {
  const { phase, filesDone, filesTotal, bytesPerSecond, secondsLeft, current } = progress;
  let text: string = names[phase];
  if (filesTotal > 0 && filesDone > 0) text += ` ${count(filesDone)} / ${count(filesTotal)} files`;
  else if (filesDone > 0) text += ` ${count(filesDone)} files`;
  else if (filesTotal > 0) text += ` ${count(filesTotal)} files`;
  if (bytesPerSecond > 0) text += `, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`;
  if (secondsLeft >= 0) text += `, ${secondsLeft} s left`;
  const safe = current.replace(/[\x00-\x1f\x7f-\x9f]/g, "?"); // a path must not drive the terminal
  if (safe !== "" && text.length + safe.length + 2 <= width) text += `  ${safe}`;
  return text.slice(0, width);
}

export function count(value: number): string {
  return value.toLocaleString("en-US");
}

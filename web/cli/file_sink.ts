// An output file that appears only when it is complete: written beside its place and renamed at the end.

import * as fs from "node:fs";

import { OutputError } from "./folder_sink.js";

export class OutputFile {
  private readonly partial: string;
  private readonly descriptor: number;

  constructor(private readonly file: string) {
    if (fs.existsSync(file) && !fs.statSync(file).isFile()) throw new OutputError(`${file} exists and is not a file.`);
    this.partial = `${file}.partial`;
    try {
      this.descriptor = fs.openSync(this.partial, "w");
    } catch (error) {
      throw new OutputError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
    }
  }

  write(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at += fs.writeSync(this.descriptor, chunk, at);
  }

  finish(): void {
    fs.closeSync(this.descriptor);
    fs.renameSync(this.partial, this.file);
  }

  discard(): void {
    fs.rmSync(this.partial, { force: true });
  }
}

// What every source delivers, whatever it reads from: the same paths for a folder and for an archive of it, so that the
// same tree comes out. In: names of folders that are never entered (from SCAN). Out: entries, then bytes on demand and
// as often as asked. A source decides nothing: what is left out and why is SCAN's to say, but for what only a reader can
// know (`problem`).

import type { Packed } from "../engine/protocol.js";

// Words of core/scan/scan.h that a reader may give.
export type ProblemWord = "unreadable" | "changed" | "encrypted";
export interface EntryProblem {
  word: ProblemWord;
  detail: string;
}

export interface SourceEntry {
  path: string; // relative, "/"; as the archive spells it when it is not a good path; "name/" for a folder not entered
  size: number | null; // bytes; null: not known before settle()
  flag: "" | "l" | "s"; // a file, a symbolic link, something else
  problem: EntryProblem | null;
}

export type ReadResult = { bytes: ArrayBuffer; packed: Packed | null } | EntryProblem;

export function isProblem(result: ReadResult): result is EntryProblem {
  return "word" in result;
}

export interface Source {
  // Of the repository: the folder's name, the archive's single top folder or the archive's name.
  readonly name: string;
  list(neverEntered: ReadonlySet<string>, found: (count: number) => void): Promise<SourceEntry[]>;
  // Sizes in the order of `indexes`, for a source whose list leaves them open: a browser tells the paths of a dropped folder
  // thirteen times as fast as their sizes. 0 for a file that cannot be opened; read() says why.
  settle?(indexes: readonly number[]): Promise<number[]>;
  // Whether every size is known by now.
  settled?(): boolean;
  // Nothing more will be asked.
  close?(): void;
  // Results in the order of `indexes`, which point into the list. Never rejects for a single file.
  read(indexes: readonly number[]): Promise<ReadResult[]>;
  // A control file inside a folder that is not entered (".git/info/exclude"); null if there is none.
  hidden?(path: string): Promise<ReadResult | null>;
}

// There is nothing to document in what was given, and the message says what to do.
export class SourceError extends Error {
  override name = "SourceError";
  constructor(
    readonly code: "not-an-archive" | "truncated" | "encrypted" | "empty" | "unreadable",
    message: string,
  ) {
    super(message);
  }
}

// Stands in for a folder that is not entered: "a/node_modules/" for "a/node_modules/b/c.js".
export function folderNotEntered(path: string, neverEntered: ReadonlySet<string>): string | null {
  let start = 0;
  for (;;) {
    const end = path.indexOf("/", start);
    if (end < 0) return null;
    if (neverEntered.has(path.slice(start, end))) return path.slice(0, end + 1);
    start = end + 1;
  }
}

// Names of the whole repository, searchable at typing speed. In: the "tags" export (name, path, line, kind; one a line).
// Out: matches, exact ones first, then beginnings, then parts. The names lie in one string, so a search is a few
// indexOf calls over about 4 MB for 200,000 names.

export interface TagPlace {
  name: string;
  path: string;
  line: number;
  kind: string;
  scope: string;
}

const linesPerSlice = 20_000;
const lookedAt = 3000; // hits of each sort that are ranked

const kindRank: Readonly<Record<string, number>> = { class: 0, struct: 0, interface: 0, enum: 1, function: 1, method: 2, type: 2, macro: 2 };

export class NamesIndex {
  #text = "";
  #names = "\n"; // lower case, each ended by a line break
  #lines: number[] = []; // where each line begins in #text
  #starts: number[] = []; // where each name begins in #names

  // Gives way to the page between slices.
  static async build(tags: string): Promise<NamesIndex> {
    const index = new NamesIndex();
    index.#text = tags;
    let at = 0;
    while (at < tags.length) {
      at = index.#take(at);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return index;
  }

  #take(from: number): number {
    const names: string[] = [];
    let at = from;
    let length = this.#names.length;
    for (let line = 0; line < linesPerSlice && at < this.#text.length; line++) {
      const end = this.#text.indexOf("\n", at);
      const stop = end < 0 ? this.#text.length : end;
      const tab = this.#text.indexOf("\t", at);
      if (!this.#text.startsWith("!_TAG_", at) && tab >= 0 && tab < stop) {
        const name = this.#text.slice(at, tab).toLowerCase();
        this.#lines.push(at);
        this.#starts.push(length);
        names.push(name, "\n");
        length += name.length + 1;
      }
      at = stop + 1;
    }
    this.#names += names.join("");
    return at;
  }

  find(query: string, limit: number): TagPlace[] {
    const wanted = query.toLowerCase().replace(/\s+/g, "");
    if (wanted === "" || wanted.includes("\n")) return [];
    const scores = new Map<number, number>();
    this.#collect(`\n${wanted}\n`, 1, 3, scores);
    this.#collect(`\n${wanted}`, 1, 2, scores);
    this.#collect(wanted, 0, 1, scores);
    return [...scores]
      .map(([index, score]) => ({ place: this.#place(index), score }))
      .sort(
        (a, b) =>
          b.score - a.score || rankOf(a.place) - rankOf(b.place) || a.place.name.length - b.place.name.length ||
          (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : a.place.line - b.place.line),
      )
      .slice(0, limit)
      .map(({ place }) => place);
  }

  #collect(text: string, skip: number, score: number, scores: Map<number, number>): void {
    let hits = 0;
    for (let at = this.#names.indexOf(text); at >= 0 && hits < lookedAt; at = this.#names.indexOf(text, at + 1)) {
      const index = this.#indexAt(at + skip);
      if (!scores.has(index)) scores.set(index, score);
      hits += 1;
    }
  }

  // The last name that begins at or before `at`.
  #indexAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #place(index: number): TagPlace {
    const start = this.#lines[index] ?? 0;
    const end = this.#text.indexOf("\n", start);
    const [name = "", path = "", address = "", kind = "", ...fields] = this.#text.slice(start, end < 0 ? undefined : end).split("\t");
    const scope = fields.find((field) => field.startsWith("scope:"))?.replace(/^scope:[^:]*:/, "") ?? "";
    return { name: unescaped(name), path: unescaped(path), line: parseInt(address, 10) || 1, kind, scope: unescaped(scope) };
  }
}

function rankOf(place: TagPlace): number {
  return kindRank[place.kind] ?? 3;
}

function unescaped(text: string): string {
  return text.replace(/\\([tnr\\])/g, (_, letter: string) => ({ t: "\t", n: "\n", r: "\r" })[letter] ?? "\\");
}

// Texts one after the other, each ended by a NUL: how SCAN is asked and answers (core/scan/fields.h).

export function toFields(texts: readonly string[]): string {
  return texts.map((text) => `${text.replace(/[\0\x01]/g, (c) => (c === "\0" ? "\x010" : "\x011"))}\0`).join("");
}

// Reads them in order; what is not there is empty.
export class Fields {
  private readonly texts: string[];
  private at = 0;

  constructor(text: string) {
    this.texts = text.split("\0");
  }

  text(): string {
    return (this.texts[this.at++] ?? "").replace(/\x01(.)/g, (_, c) => (c === "0" ? "\0" : "\x01"));
  }

  number(): number {
    return Number(this.text());
  }

  // A list: its length, then its rows.
  list<Row>(row: () => Row): Row[] {
    return Array.from({ length: this.number() }, row);
  }
}

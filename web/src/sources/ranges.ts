// Reads many byte ranges of one Blob in few reads: neighbours are merged, the rest become one composite Blob. Reading
// small pieces one by one costs about a millisecond each in browsers, whatever the concurrency.

export interface Range {
  start: number;
  end: number;
}

const mergeGap = 32 << 10; // bytes read for nothing rather than as a piece of their own

// One buffer of its own per range, in the order given. Rejects if the Blob cannot be read.
export async function readRanges(blob: Blob, ranges: readonly Range[]): Promise<ArrayBuffer[]> {
  const order = ranges.map((_, index) => index).sort((a, b) => ranges[a]!.start - ranges[b]!.start);
  const pieces: Range[] = [];
  const placeOf = new Map<number, { piece: number; offset: number }>();
  for (const index of order) {
    const range = ranges[index]!;
    let last = pieces[pieces.length - 1];
    if (!last || range.start > last.end + mergeGap) {
      last = { start: range.start, end: range.end };
      pieces.push(last);
    } else if (range.end > last.end) {
      last.end = range.end;
    }
    placeOf.set(index, { piece: pieces.length - 1, offset: range.start - last.start });
  }
  const parts = pieces.map((piece) => blob.slice(piece.start, piece.end));
  const all = await (parts.length === 1 ? parts[0]! : new Blob(parts)).arrayBuffer();
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    at += part.size;
  }
  return ranges.map((range, index) => {
    const { piece, offset } = placeOf.get(index)!;
    const start = starts[piece]! + offset;
    return all.slice(start, Math.min(start + range.end - range.start, starts[piece]! + parts[piece]!.size));
  });
}

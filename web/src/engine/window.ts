// Runs a list of asynchronous jobs, a bounded number at a time, and hands their results on in the order of the list:
// memory stays bounded and the order does not depend on who finishes first.

// `emit` may be asynchronous: nothing new is started while it holds back (back-pressure). The first error ends it all.
export async function inOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  start: (item: Item) => Promise<Result>,
  emit: (result: Result, item: Item) => Promise<void> | void,
): Promise<void> {
  const underWay: { item: Item; result: Promise<Result> }[] = [];
  let next = 0;
  for (;;) {
    while (next < items.length && underWay.length < limit) {
      const item = items[next++]!;
      const result = start(item);
      result.catch(() => {}); // reported when its turn comes
      underWay.push({ item, result });
    }
    const first = underWay.shift();
    if (first === undefined) return;
    await emit(await first.result, first.item);
  }
}

// The same without an order: results are for `start` itself to deal with.
export async function withLimit<Item>(
  items: readonly Item[],
  limit: number,
  start: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) await start(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}

// Cuts a list into batches of at most `maxBytes` (a single larger item is a batch of its own) and `maxItems`.
export function batchesOf<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  maxBytes: number,
  maxItems: number,
): Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (batch.length > 0 && (bytes + size > maxBytes || batch.length >= maxItems)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

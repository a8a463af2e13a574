import assert from "node:assert/strict";
import { test } from "node:test";

import { readFiles } from "../../web/src/sources/folder.js";
import { isProblem } from "../../web/src/sources/source.js";
import { readRanges } from "../../web/src/sources/ranges.js";
import { batchesOf, inOrder } from "../../web/src/engine/window.js";

test("one unreadable file does not take the others of its composite with it", async () => {
  const files = Array.from({ length: 130 }, (_, index) => new Blob([`file ${index}`]));
  // Claims a size it does not have, as a file that shrank after it was listed.
  const bad = new Blob(["1234"]);
  Object.defineProperty(bad, "size", { value: 99 });
  const list: (Blob | null)[] = [...files];
  list[70] = bad;
  list[3] = null;
  const results = await readFiles(list);
  assert.equal(results.length, 130);
  results.forEach((result, index) => {
    if (index === 3 || index === 70) assert.ok(isProblem(result), String(index));
    else assert.equal(isProblem(result) ? "" : new TextDecoder().decode(result.bytes), `file ${index}`);
  });
});

test("ranges: merged, apart, overlapping, beyond the end", async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index * 7);
  const blob = new Blob([bytes]);
  const ranges = [
    { start: 200_000, end: 200_010 }, { start: 0, end: 5 }, { start: 3, end: 20 }, { start: 299_990, end: 300_100 }, { start: 100, end: 100 },
  ];
  const results = await readRanges(blob, ranges);
  ranges.forEach(({ start, end }, index) => assert.deepEqual(new Uint8Array(results[index]!), bytes.slice(start, end)));
});

test("results are handed on in order, a bounded number at a time", async () => {
  let active = 0;
  let most = 0;
  const out: number[] = [];
  await inOrder(
    [5, 1, 4, 2, 3],
    2,
    async (item) => {
      most = Math.max(most, ++active);
      await new Promise((resolve) => setTimeout(resolve, item));
      --active;
      return item;
    },
    (result) => void out.push(result),
  );
  assert.deepEqual(out, [5, 1, 4, 2, 3]);
  assert.equal(most, 2);
  assert.deepEqual(batchesOf([1, 9, 1, 1, 1], (size) => size, 3, 2), [[1], [9], [1, 1], [1]]);
});

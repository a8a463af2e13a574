/**
 * @param {import('./lib/boxes').Box} box
 * @param {number} count
 */
export function described(box, count) {
  box.lid.lift();
  count.toFixed();
  return function () { return this.lid; };
}

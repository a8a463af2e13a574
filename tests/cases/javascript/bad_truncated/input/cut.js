export function before() {}
const api = { go() {}, stop: function () {
  if (x) { return [1, 2

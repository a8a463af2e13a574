function outer() {
  const inner = () => { function deepest() {} };
  class Local { method() {} }
  if (x) { function conditional() {} }
  return { get: function () {}, async *all() {}, [key]: () => 1, 'quoted-key': function () {}, 5: () => 2 };
}
if (legacy) {
  var shim = function () {};
} else {
  function modern() {}
}
const api = Object.freeze({ go() {}, stop: async function* () {} });
let later;
later = { tick() {} };

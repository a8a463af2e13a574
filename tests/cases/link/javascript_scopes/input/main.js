import { cut, glue, saw, shown } from './tools.js';
import brush from './tools.js';

export function uses() {
  cut();
  saw.sharpen();
  shown();
  brush();
  return saw.teeth;
}

export function parameters(cut, { glue, other: saw }, [shown] = []) {
  cut();          // not the imported ones
  glue();
  saw.sharpen();
  shown();
}

export function blocks(flag) {
  if (flag) {
    const cut = flag;
    cut();        // not the imported one
  }
  cut();          // the imported one: const ends with its block
  for (const glue of flag) glue();
  glue();         // the imported one
  try {
    saw.sharpen();
  } catch (saw) {
    saw.sharpen();  // what was thrown
  }
}

export function hoisted() {
  cut();          // not the imported one: var counts in the whole function
  if (hoisted) {
    var cut = () => 1;
  }
  later();        // the one below
  function later() {}
}

export function nested() {
  const glue = 1;
  return [1].map((cut) => cut() + glue());  // neither
}

export function named() {
  const again = function cut() { cut(); };  // itself
  again();
  cut();          // the imported one
}

switch (cut) {
  case glue: {
    let saw = 1;
    saw.sharpen();  // not the imported one
  }
  default:
    saw.sharpen();
}

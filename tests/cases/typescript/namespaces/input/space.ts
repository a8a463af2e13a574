namespace Outer.Inner {
  export const deep = 3;
  export function f(): void {}
}
declare module 'ext' {
  export function g(): void;
}
declare function ambient(x: number): string;
export = Outer;
import legacy = require('./legacy');

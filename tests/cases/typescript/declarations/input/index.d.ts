/// <reference types="node" />
declare module 'virtual' {
  import { Thing } from './thing';
  /** Makes one. */
  function make(x: number): Thing;
  function make(x: string): Thing;
  export = make;
  global {
    interface Window { made: boolean }
    var counter: number;
  }
}
declare global {
  namespace NodeJS { interface Process { extra: string } }
}
declare namespace Outer.Inner { const x: number; enum Level { Low, 'very-high' = 2 } }
declare function ambient(a: import('./thing').Thing<{ a: number }>, ...rest: any[]): asserts a is any;
declare let config: { port: number; nested: { on: boolean } };
declare class Widget { constructor(x: number); render(): void }
export as namespace Lib;
export type * from './types';
export import Alias = Outer.Inner;
export {};

export * from './a';
export * as b from './b';
export { c, type D, default as e } from './c';
export type { F } from './f';
import G from './g';
import type { H } from './h';
export { G as default, H };
export default interface Shown { x: typeof import('./lazy') }

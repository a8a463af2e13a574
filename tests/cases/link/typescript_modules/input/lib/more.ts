import type { Box } from './boxes';
declare module './boxes' {
  interface Registry<T> { more: { extra: T; depth: number } }
  interface Box { hinge: Lid }
}
declare global { interface Everywhere { here: Box } }
export type Hinged = Box['hinge'];

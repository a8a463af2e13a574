export interface Registry<T> { size: number }
export interface Box { lid: Lid }
export interface Lid { lift(): void }
export type AnyPart<T> = Registry<T>[keyof Registry<T>];
export type Flat<T> = T extends infer U ? { [K in keyof U]: U[K] } : never;
export function tools() {
  return { hammer() {}, saw: 1 };
}
export default class Shelf { boxes: Box[] = [] }

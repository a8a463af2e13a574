export interface Callable<A> {
  (x: A): string
  <B>(x: B, y?: { inner: number }): B
  new (x: A): Callable<A>
  readonly [key: string]: any
  method?(): void
  <C extends { bound: string }>(x: C): C
  opts: { deep: { deeper: number } }
}
export const zip: {
  <A>(a: A): A
  // between
  <A, B>(a: A, b: B): [A, B]
} = (a: any, b?: any) => a;
export type Mapped<T> = { [K in keyof T as `x${K & string}`]?: T[K] };
export type Cond<T> = T extends { tag: infer U } ? U : never;
export type Fn = (options: { none: string }) => { result: number };
function local(options: { none: string }): { none: number } { const x: { none: string } = y as { none: string }; return x; }

export type A = B;
export type B = A;
export interface C extends D { c: E<C> }
export interface D extends C { d: E<D> }
export type E<T> = E<E<T>>;
export type F<T> = { next: F<F<T>>; value: T };
export const g = h();
export function h() { return g; }
export const i = { j: i.j };
export type K = ((((((((((((((((((((((((((((((((((((((((((((((((C))))))))))))))))))))))))))))))))))))))))))))))));
export type L = C | | & <>;
export type M = { [K in keyof M]: M[K] };
export type N = N[][][]['x']["y"];
export type O<T> = T extends O<T> ? O<O<T>> : O<T>;
export function use(a: A, c: C, e: E<A>, f: F<C>, k: K, l: L, m: M, n: N, o: O<o>) {
  a.x; c.c.d.c; e.x(); f.next.next.next.next.value.c; k.c; l.c; m.y; n.z; o.p;
  g.x; h().y; i.j.j.j;
  f.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.next.value.d;
}

export interface Lid { lift(): void; colour: string }
export abstract class Base<T> {
  weight = 1;
  close(): this { return this; }
  content(): T { throw new Error(); }
}
export class Box<T = Lid> extends Base<T> {
  static small(): Box { return new Box(); }
  lid?: Lid;
  private readonly parts = new Map<string, Lid>();
  constructor(public top: Lid, readonly name: string) { super(); }
  turned() { return this; }
  part(name: string) { return this.parts.get(name); }
  get first(): Lid | undefined { return this.lid; }
  flat() { super.close(); return () => this.weight; }
}
export class Crate extends Box<Plank> {
  planks: Plank[] = [];
  close(): this { return super.close(); }
}
export class Plank { saw(): number { return 1; } }
export type Options = { box: Box; done?: (crate: Crate, count: number) => void; nested: { depth: number } };
export type Maybe = Readonly<Options> | undefined;
export function makeBox() { return new Box(lid, 'a'); }
export const lid: Lid = { lift() {}, colour: 'red' };
export const make = (): Crate => new Crate(lid, 'b');
export function run(visit: (crate: Crate, plank: Plank) => void, options?: Options): Promise<Crate> {
  return visit as any;
}
export enum Size { Small, Large }
export namespace Tools { export function hammer(): Plank { return new Plank(); } }
export interface Handler { (plank: Plank): void; twice: Handler }
export const handler = {} as Handler;

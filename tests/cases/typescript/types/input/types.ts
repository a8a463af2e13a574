/** How to greet. */
export interface Greeter<T = string> extends Named, Base.Other {
  /** The words. */
  readonly words: T[];
  greet(name: string, loud?: boolean): Promise<void>;
}
export type Pair<A, B> = { first: A; second: B } | null;
export enum Color { Red, Green = 'g' }
declare const enum Flag { On = 1 }
export abstract class Model<K extends keyof any> implements Greeter {
  @column({ name: 'id' }) private readonly id: number = 1;
  protected abstract run(): void;
  constructor(public name: string, private readonly size = 2) {}
  words = [];
  async greet(name: string) { return; }
}

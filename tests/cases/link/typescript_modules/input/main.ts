import Shelf, { tools } from './lib/boxes';
import type { AnyPart, Box, Flat, Registry } from './lib/boxes';
import * as lib from './lib/boxes';

export function augmented(box: Box, registry: Registry<Box>, part: AnyPart<Box>) {
  box.hinge.lift();
  registry.more.depth;
  part.depth;               // of one of the members: unique
}

export function everywhereUsed() {
  everywhere().here.lid;
  return __BUILD__;
}

export function computed(box: Flat<Box>, hinged: import('./lib/more').Hinged) {
  box.lid.lift();           // what the alias computes is not known: unique
  hinged.lift();
}

export async function loaded() {
  const { tools: made, default: Other } = await import('./lib/boxes');
  new Shelf().boxes[0].lid;
  tools().hammer();
  tools().saw;              // no symbol of its own
}

export function long({ first, second }: { first: Box; second: Map<string, Box>; third: number; fourth: number; fifth: number }) {
  first.lid.lift();
  for (const box of second.values()) box.lid;
  for (const box of Array.from(second.values())) box.hinge;
  for (const [name, box] of Object.entries({})) box.lid;
}

export function narrowed(value: unknown, lib: number) {
  if (value instanceof Shelf) value.boxes;
  if (value instanceof Shelf) {
    value.boxes;
  }
  lib.toFixed();            // not the module
}

export namespace Names {
  import Inner = lib.tools;
  export const boxes: lib.Box[] = [];
}

declare function asked(make: (box: Box) => { done: (lid: Box) => void }): void;
asked((box) => ({ done: (lid) => box.lid === lid.hinge }));

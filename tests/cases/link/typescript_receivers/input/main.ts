import { Box, Crate, make, makeBox, run, boxes, Size, Tools, handler, lid } from './store';
import type { Handler, Lid, Maybe, Options, Plank } from './store';
import * as store from './store';

export function made() {
  const box = new Box(lid, 'x');
  box.turned().close().part('a')?.lift();
  box.first!.colour;
  make().planks[0].saw();
  makeBox().lid?.lift();
  Box.small().top.lift();
  new store.Crate(lid, 'y').content().saw();
  boxes.make().content().saw();
  Tools.hammer().saw();
  return Size.Large;
}

export function annotated(crate: Crate, maybe?: Maybe, ...lids: Lid[]) {
  crate.content().saw();
  crate.weight;
  maybe.box.turned();
  maybe.nested.depth;
  for (const one of lids) one.lift();
  lids.filter(Boolean).map((one) => one.colour);
  crate.planks.forEach((plank) => plank.saw());
}

export async function called() {
  run((crate, plank) => {
    crate.planks;
    plank.saw();
  }, { box: makeBox(), done: (crate) => crate.close(), nested: { depth: 1 } });
  (await run(() => {})).planks;
  run(() => {}).then((crate) => crate.planks);
  handler(null);
  handler.twice.twice;
}

export function parts({ box, nested: { depth } }: Options, key: keyof Options) {
  box.turned();
  const { lid: top, weight } = box;
  top.lift();
  const [plank] = make().planks;
  plank.saw();
  const other: Options['box'] = box;
  other.close();
  const same: ReturnType<typeof make> = make();
  same.planks;
  const made: typeof lid = lid;
  made.lift();
  const handle: Handler = (one) => one.saw();
  return (handle as Handler).twice;
}

export function generic<B extends Box>(box: B, list: Record<string, Plank>, key: string) {
  box.turned();
  list[key].saw();
}

export function notFollowed(box, lid, weight: any) {
  box.turned(1, 2);      // of any type
  lid.lift();            // not the imported one
  weight.close();
  const make = (x: string) => x;
  make('').planks;       // a string has none
  const crate: { planks: number } = { planks: 1 };
  crate.planks;          // not the crate's
  [1].map((plank) => plank.saw());
  function inner(this: Crate) { this.planks; }
  return function () { this.planks; };
}

export class Shelf {
  boxes: Box[] = [];
  crate = make();
  lids = { upper: lid, open() { return this.upper; } };
  constructor(private readonly spare: Crate) {}
  all() {
    this.spare.planks;
    this.boxes[0].turned();
    this.crate.planks.map((plank) => this.count(plank.saw()));
    this.lids.open();
    const self = this;
    function plain() { return self.crate.planks; }
  }
  count(n: number) { return n; }
}

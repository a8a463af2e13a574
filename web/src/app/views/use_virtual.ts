// Rows of one height, of which only those in view exist. In: how many there are and the scrolling element. Out: the
// virtualizer, kept up to date with both.

import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

export type Rows = Virtualizer<HTMLElement, HTMLElement>;

export function useVirtual(count: number, rowHeight: number, scroller: () => HTMLElement | null): Rows {
  const [, update] = useReducer((turn: number, _: void) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => update(),
  };
  const [rows] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  return rows;
}

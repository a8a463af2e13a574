// The headings of the page at the right; only those in view exist, because a page may have thousands.

import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";

import { formatRoute } from "../state/route.js";
import type { Heading } from "../state/store.js";
import { useStore } from "./context.js";
import { useVirtual } from "./use_virtual.js";

const rowHeight = 28;

const fittingCharacters = 24;

// Of a long qualified name the end tells it from its neighbours.
function shortened({ text, level }: Heading): string {
  if (level < 4 || text.length <= fittingCharacters) return text;
  const end = /[^.:]+$/.exec(text)?.[0] ?? text;
  return end.length < text.length ? `…${end}` : text;
}

export function OutlineView() {
  const store = useStore();
  const scroller = useRef<HTMLElement>(null);
  const headings = store.headings.value;
  const virtual = useVirtual(headings.length, rowHeight, () => scroller.current);
  const active = store.activeHeading.value;

  useSignalEffect(() => {
    const index = store.headings.value.findIndex((heading) => heading.id === store.activeHeading.value);
    if (index >= 0) requestAnimationFrame(() => virtual.scrollToIndex(index, { align: "auto" }));
  });

  return (
    <nav class="outline" aria-label="On this page" ref={scroller}>
      {headings.length > 0 && <p class="outline-title">On this page</p>}
      <ul style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const heading = headings[item.index];
          return heading ? (
            <li key={heading.id} style={{ transform: `translateY(${item.start}px)` }}>
              <a
                class={`level-${heading.level}`} href={formatRoute(store.route.value.page, heading.id)} title={heading.text}
                aria-current={heading.id === active ? "location" : undefined}
              >
                {shortened(heading)}
              </a>
            </li>
          ) : null;
        })}
      </ul>
    </nav>
  );
}

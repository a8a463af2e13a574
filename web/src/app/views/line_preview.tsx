// What a link to a source line leads to, shown beside it while the pointer or the focus rests there: the proof of a
// statement without leaving it. In: links of the page whose address ends in ":L27". Reads the file once per visit.

import { useEffect, useState } from "preact/hooks";

import { parseLines, parseRoute } from "../state/route.js";
import { useSession } from "./context.js";

const restMilliseconds = 280;
const linesAround = 2;
const mostLines = 14;
const largestFile = 8_000_000; // bytes

interface Excerpt {
  path: string;
  first: number;
  lines: readonly string[];
  marked: { first: number; last: number };
  left: number;
  top: number;
  above: boolean;
}

export function LinePreview({ container }: { container: () => HTMLElement | null }) {
  const { run, state } = useSession();
  const [excerpt, setExcerpt] = useState<Excerpt | null>(null);

  useEffect(() => {
    const box = container();
    if (!box) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    const texts = new Map<string, Promise<string | null>>();

    const textOf = (path: string): Promise<string | null> => {
      let text = texts.get(path);
      if (!text) {
        text = run.source(path).then((blob) => (blob && blob.size <= largestFile ? blob.text() : null), () => null);
        texts.set(path, text);
      }
      return text;
    };
    const show = async (link: HTMLAnchorElement, mine: number): Promise<void> => {
      const route = parseRoute(link.getAttribute("href") ?? "");
      const range = parseLines(route.anchor);
      const path = state.pageOwners.value.get(route.page)?.path;
      if (!range || path === undefined) return;
      const text = await textOf(path);
      if (mine !== turn || text === null || !link.isConnected) return;
      const all = text.split("\n");
      if (range.first > all.length) return;
      const first = Math.max(1, range.first - linesAround);
      const last = Math.min(all.length, Math.max(range.last, range.first) + linesAround, first + mostLines - 1);
      const place = link.getBoundingClientRect();
      const above = place.bottom > innerHeight * 0.62;
      setExcerpt({
        path, first, lines: all.slice(first - 1, last).map((line) => line.replace(/\r$/, "").slice(0, 400)), marked: range, above,
        left: Math.max(8, Math.min(place.left, innerWidth - 560)), top: above ? innerHeight - place.top + 6 : place.bottom + 6,
      });
    };
    const hide = (): void => {
      turn += 1;
      clearTimeout(timer);
      setExcerpt(null);
    };
    const onEnter = (event: Event): void => {
      const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href*=':L']");
      hide();
      if (!link) return;
      const mine = turn;
      timer = setTimeout(() => void show(link, mine), restMilliseconds);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === "Escape") hide();
    };
    box.addEventListener("pointerover", onEnter);
    box.addEventListener("pointerleave", hide);
    box.addEventListener("focusin", onEnter);
    box.addEventListener("focusout", hide);
    box.addEventListener("scroll", hide, { passive: true });
    box.addEventListener("click", hide);
    addEventListener("keydown", onKeyDown);
    return () => {
      hide();
      box.removeEventListener("pointerover", onEnter);
      box.removeEventListener("pointerleave", hide);
      box.removeEventListener("focusin", onEnter);
      box.removeEventListener("focusout", hide);
      box.removeEventListener("scroll", hide);
      box.removeEventListener("click", hide);
      removeEventListener("keydown", onKeyDown);
    };
  }, []);

  if (!excerpt) return null;
  const { path, first, lines, marked, left, top, above } = excerpt;
  return (
    <div class="line-preview" role="tooltip" style={{ left: `${left}px`, [above ? "bottom" : "top"]: `${top}px` }}>
      <p>{path}</p>
      <pre>
        {lines.map((line, index) => (
          <span key={index} class={first + index >= marked.first && first + index <= marked.last ? "marked" : ""}>
            <i>{first + index}</i>{line}{"\n"}
          </span>
        ))}
      </pre>
    </div>
  );
}

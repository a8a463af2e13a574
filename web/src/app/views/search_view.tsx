// The search box above the tree and its results: paths first, then names. Up and Down walk the results while the
// focus stays in the box; Enter opens, Escape clears. "/" or Ctrl+K come here from anywhere.

import { useEffect, useRef } from "preact/hooks";

import { folderOf, nameOf } from "../state/links.js";
import { formatRoute } from "../state/route.js";
import type { PathResult } from "../state/search_state.js";
import { useSession, useStore } from "./context.js";
import { Icon } from "./icons.js";

export function SearchBox() {
  const store = useStore();
  const { search } = useSession();
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      const wanted = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) || (event.key === "k" && (event.ctrlKey || event.metaKey));
      if (!wanted) return;
      event.preventDefault();
      store.drawerOpen.value = true;
      box.current?.focus();
      box.current?.select();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const total = search.total.value;
    if (event.key === "ArrowDown" && total > 0) search.active.value = (search.active.value + 1) % total;
    else if (event.key === "ArrowUp" && total > 0) search.active.value = (search.active.value + total - 1) % total;
    else if (event.key === "Enter") document.querySelector<HTMLElement>(".result.active")?.click();
    else if (event.key === "Escape") search.query.value = "";
    else return;
    event.preventDefault();
  };

  const open = search.query.value.trim() !== "";
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={box} type="text" placeholder="Search files and names" aria-label="Search files and names" value={search.query.value}
        role="combobox" aria-expanded={open} aria-controls="results" aria-autocomplete="list" autocomplete="off" spellcheck={false}
        aria-activedescendant={open && search.total.value > 0 ? `result-${search.active.value}` : undefined}
        onInput={(event) => (search.query.value = event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      {!open && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}

export function SearchResults() {
  const { search, state } = useSession();
  const store = useStore();
  const paths = search.paths.value;
  const names = search.names.value;
  const done = (): void => {
    search.query.value = "";
    store.drawerOpen.value = false;
    document.getElementById("main")?.focus(); // the next keys scroll the page that was opened
  };
  return (
    <div class="results">
      <p class="visually-hidden" role="status">{search.total.value} results</p>
      <div id="results" role="listbox" aria-label="Results" class="results-list">
        {paths.map((result, index) => (
          <PathRow key={result.path} result={result} index={index} page={store.docsPageOf(result.path)} onOpen={done} />
        ))}
        {names.length > 0 && <p class="results-heading" role="presentation">Names</p>}
        {names.map((place, index) => (
          <Result key={`${place.page} ${place.anchor} ${place.name}`} index={paths.length + index} href={formatRoute(place.page, place.anchor)} onOpen={done}>
            <span class="result-name"><span class="kind">{place.kind}</span> {place.name}</span>
            <span class="result-folder">{place.page.replace(/_docs\.md$/, "")}</span>
          </Result>
        ))}
      </div>
      {search.searchingNames.value && <p class="results-empty">Searching names …</p>}
      {paths.length + names.length === 0 && !search.searchingNames.value && (
        <p class="results-empty">
          Nothing matches.{state.outcome.value === "running" ? " Names can be searched when the run is done." : ""}
        </p>
      )}
    </div>
  );
}

function PathRow({ result, index, page, onOpen }: { result: PathResult; index: number; page: string | null; onOpen: () => void }) {
  const { path, marks } = result;
  const nameStart = path.length - nameOf(path).length;
  return (
    <Result index={index} href={page ? formatRoute(page) : undefined} onOpen={onOpen}>
      <span class="result-name"><Marked text={path.slice(nameStart)} marks={marks} from={nameStart} /></span>
      <span class="result-folder"><Marked text={folderOf(path)} marks={marks} from={0} /></span>
    </Result>
  );
}

function Marked({ text, marks, from }: { text: string; marks: readonly number[]; from: number }) {
  const hit = new Set(marks);
  const pieces: { text: string; marked: boolean }[] = [];
  for (let index = 0; index < text.length; index++) {
    const marked = hit.has(from + index);
    const last = pieces[pieces.length - 1];
    if (last && last.marked === marked) last.text += text[index];
    else pieces.push({ text: text[index] ?? "", marked });
  }
  return <>{pieces.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</>;
}

function Result(props: { index: number; href: string | undefined; onOpen: () => void; children: preact.ComponentChildren }) {
  const { search } = useSession();
  const active = search.active.value === props.index;
  const self = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (active) self.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <a
      ref={self} id={`result-${props.index}`} class={`result${active ? " active" : ""}`} role="option" aria-selected={active} tabIndex={-1}
      {...(props.href ? { href: props.href } : {})} onClick={() => props.href && setTimeout(props.onOpen)}
    >
      {props.children}
    </a>
  );
}

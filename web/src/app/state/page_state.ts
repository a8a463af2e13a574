// The page being read. In: the route and the run. Out: its Markdown and HTML, or why there is none. Asks once per page;
// the last few are kept so that going back is immediate. Pages made before the plan are made again after it, because
// only then their links to the rest are known.

import { effect, signal } from "@preact/signals";

import type { Run } from "../engine_api.js";
import { noRoute, type Route } from "./route.js";
import type { RunState } from "./run_state.js";

export type PageContent =
  | { status: "none" }
  | { status: "loading"; page: string }
  | { status: "ready"; page: string; markdown: string; html: string; final: boolean }
  | { status: "missing"; page: string; pending: boolean }
  | { status: "failed"; page: string; message: string };

interface Rendered {
  markdown: string;
  html: string;
}

const keptPages = 16;
const keptCharacters = 24_000_000;

export class PageState {
  readonly content = signal<PageContent>({ status: "none" });
  #kept = new Map<string, Rendered>();
  #turn = 0;
  #stop: () => void;

  constructor(run: Run, state: RunState, route: { readonly value: Route }) {
    let shown = "";
    this.#stop = effect(() => {
      const page = route.value.page;
      const final = state.outcome.value === "ready";
      // A page that is not there yet is looked for again when more files are analysed.
      const waiting = this.content.peek();
      if (!final && waiting.status === "missing" && waiting.page === page) void state.analyzedCount.value;
      const key = `${final ? "final" : "early"} ${page}`;
      if (key === shown && this.content.peek().status === "ready") return;
      shown = key;
      void this.#load(run, page, final);
    });
  }

  dispose(): void {
    this.#stop();
    this.#turn += 1;
    this.#kept.clear();
  }

  async #load(run: Run, page: string, final: boolean): Promise<void> {
    const turn = ++this.#turn;
    if (page === noRoute.page) {
      this.content.value = { status: "none" };
      return;
    }
    const key = `${final ? "final" : "early"} ${page}`;
    const kept = this.#kept.get(key);
    if (kept) {
      this.content.value = { status: "ready", page, ...kept, final };
      return;
    }
    const before = this.content.peek();
    // While a page is made again after the plan, the earlier form stays readable.
    if (!(before.status === "ready" && before.page === page)) this.content.value = { status: "loading", page };
    try {
      const markdown = await run.page(page);
      if (turn !== this.#turn) return;
      if (markdown === null) {
        this.content.value = { status: "missing", page, pending: !final };
        return;
      }
      const html = await run.html(markdown);
      if (turn !== this.#turn) return;
      this.#keep(key, { markdown, html });
      this.content.value = { status: "ready", page, markdown, html, final };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.content.value = { status: "failed", page, message: error instanceof Error ? error.message : String(error) };
    }
  }

  #keep(key: string, rendered: Rendered): void {
    this.#kept.delete(key);
    this.#kept.set(key, rendered);
    let characters = 0;
    for (const { markdown, html } of this.#kept.values()) characters += markdown.length + html.length;
    for (const [oldest, { markdown, html }] of this.#kept) {
      if (this.#kept.size <= 1 || (this.#kept.size <= keptPages && characters <= keptCharacters)) break;
      this.#kept.delete(oldest);
      characters -= markdown.length + html.length;
    }
  }
}

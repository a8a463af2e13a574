// The one store of the page. In: what people do. Out: signals the views read. It owns the run, the route and the
// pieces made for a run; views never talk to the engine but through here.

import { batch, computed, effect, signal, untracked } from "@preact/signals";

import type { Engine, Run, RunInput, RunOptions } from "../engine_api.js";
import { ExportState } from "./export_state.js";
import { nameOf, resolveLink, type LinkTarget } from "./links.js";
import { PageState } from "./page_state.js";
import { formatRoute, parseRoute, type Route } from "./route.js";
import { RunState } from "./run_state.js";
import { SearchState } from "./search_state.js";
import { Settings } from "./settings.js";
import { TreeState } from "./tree_state.js";

export const defaultOptions: RunOptions = {
  name: "", include: [], exclude: [], gitignore: true, maxFileSize: 64 * 1024 * 1024, sourceUrl: "",
};

// Everything that lives as long as one run.
export interface Session {
  run: Run;
  state: RunState;
  tree: TreeState;
  page: PageState;
  search: SearchState;
  startRoute: Route; // the address the run began with: waited for, not asked for
  dispose(): void;
}

export interface Heading {
  id: string; // slug, as in the route
  text: string;
  level: number;
}

const lostKey = "repodoc.open";
const noticeMilliseconds = 6000;

export class AppStore {
  readonly engine: Engine;
  readonly settings = new Settings();
  readonly route = signal<Route>(parseRoute(location.hash));
  readonly options = signal<RunOptions>(defaultOptions);
  readonly session = signal<Session | null>(null);
  readonly notice = signal("");
  readonly aboutOpen = signal(false);
  readonly drawerOpen = signal(false); // the tree, on narrow screens
  readonly showMarkdown = signal(false);
  readonly headings = signal<readonly Heading[]>([]);
  readonly activeHeading = signal("");
  readonly lostRepository = signal(""); // named when a reload let go of a repository
  readonly exporter = new ExportState((text) => this.say(text));

  readonly view = computed<"start" | "run" | "page">(() => {
    const session = this.session.value;
    if (!session || session.state.outcome.value === "failed" || session.state.outcome.value === "cancelled") return "start";
    const route = this.route.value;
    const waiting = route === session.startRoute && session.state.outcome.value === "running" && session.page.content.value.status !== "ready";
    return route.page === "" || waiting ? "run" : "page";
  });

  #lastInput: RunInput | null = null;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine) {
    this.engine = engine;
    addEventListener("hashchange", () => {
      this.route.value = parseRoute(location.hash);
      const state = this.session.peek()?.state;
      if (state?.phase.peek() === "ready" && this.route.peek().page === "") this.#showFront(state);
    });
    addEventListener("beforeunload", (event) => {
      if (this.exporter.job.value) event.preventDefault();
    });
    if (this.route.value.page) this.lostRepository.value = recallOpen();
    effect(() => {
      const session = this.session.value;
      void session?.state.phase.value; // an archive's own name is known once it is listed
      const name = session?.run.name ?? "";
      document.title = [nameOf(this.route.value.page), name, "repodoc"].filter(Boolean).join(" · ");
    });
  }

  start(input: RunInput): void {
    this.close();
    this.#lastInput = input;
    const state = new RunState();
    const options = { ...this.options.value };
    // The engine may report before `start` has returned; such events wait for the session.
    const run = this.engine.start(input, options, (event) => state.accept(event));
    const tree = new TreeState(state.paths);
    const page = new PageState(run, state, this.route);
    const search = new SearchState(run, state);
    const stopRevealing = effect(() => {
      const owner = this.fileOfPage(this.route.value.page, state);
      if (owner) untracked(() => tree.reveal(owner));
    });
    const session: Session = {
      run, state, tree, page, search, startRoute: this.route.peek(),
      dispose: () => {
        page.dispose();
        search.dispose();
        stopRevealing();
      },
    };
    rememberOpen(run.name);
    batch(() => {
      this.session.value = session;
      this.lostRepository.value = "";
      this.notice.value = "";
    });
    const dispose = effect(() => {
      if (state.outcome.value !== "ready") return;
      queueMicrotask(() => {
        dispose();
        if (this.session.peek() === session) this.#finish(session);
      });
    });
  }

  // Nothing to hand to the engine: an empty folder has no files to choose.
  failToStart(code: "empty"): void {
    this.start({ kind: "files", name: "", files: [] });
    this.session.value?.state.accept({ kind: "failed", failure: { code, message: "", detail: "" } });
    this.#lastInput = null;
  }

  get canStartAgain(): boolean {
    return this.#lastInput !== null;
  }

  startAgain(): void {
    if (this.#lastInput) this.start(this.#lastInput);
  }

  cancel(): void {
    const session = this.session.value;
    if (!session) return;
    session.run.cancel();
    session.state.accept({ kind: "cancelled" });
    session.dispose();
  }

  // Lets go of the repository: back to the start.
  close(): void {
    const session = this.session.value;
    if (!session) return;
    this.exporter.cancel();
    session.run.cancel();
    session.dispose();
    this.session.value = null;
  }

  home(): void {
    this.close();
    rememberOpen("");
    history.pushState(null, "", location.pathname + location.search);
    this.route.value = parseRoute("");
  }

  openPage(page: string, anchor = ""): void {
    location.hash = formatRoute(page, anchor);
    this.drawerOpen.value = false;
  }

  // The page of a file: the plan's, or the path it will have as long as there is no plan.
  docsPageOf(path: string, state = this.session.value?.state): string | null {
    const planned = state?.filesByPath.value.get(path);
    if (planned) return planned.docs;
    return state && !state.plan.value && state.pathSet.value.has(path) ? `${path}_docs.md` : null;
  }

  // The repository path the page belongs to: of its file or folder; null for pages of the whole repository.
  fileOfPage(page: string, state: RunState): string | null {
    const owner = state.pageOwners.value.get(page);
    if (owner) return owner.path;
    const folder = state.folderPages.value.get(page);
    if (folder) return folder;
    if (!state.plan.value && page.endsWith("_docs.md")) return page.slice(0, -"_docs.md".length);
    return null;
  }

  // An href of a page as an address of this app, an outside address, or null.
  addressOf(page: string, href: string): { href: string; external: boolean } | null {
    const target: LinkTarget = resolveLink(page, href);
    const state = this.session.value?.state;
    switch (target.kind) {
      case "external":
        return { href: target.href, external: true };
      case "page":
        return { href: formatRoute(target.path, target.anchor), external: false };
      case "source": {
        const docs = this.docsPageOf(target.path);
        if (docs) return { href: formatRoute(docs, target.anchor || "original-source"), external: false };
        const folder = state?.foldersByPath.value.get(target.path);
        return folder ? { href: formatRoute(folder.index), external: false } : null;
      }
      case "nowhere":
        return null;
    }
  }

  say(text: string): void {
    this.notice.value = text;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => (this.notice.value = ""), noticeMilliseconds);
  }

  async copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(`${what} copied.`);
    } catch {
      this.say("The browser did not allow copying. Select the text and copy it yourself.");
    }
  }

  #finish(session: Session): void {
    const { pageOwners, folderPages, repositoryPages } = session.state;
    const route = this.route.value;
    const known = pageOwners.value.has(route.page) || folderPages.value.has(route.page) || repositoryPages.value.has(route.page);
    if (!known && (route.page === "" || route === session.startRoute)) {
      if (route.page !== "") this.say(`${session.run.name} has no page ${route.page}.`);
      this.#showFront(session.state);
    }
    rememberOpen(session.run.name);
  }

  // In place of an address without a page, which shows the progress of a run: also when someone goes back to one.
  #showFront(state: RunState): void {
    const front = state.foldersByPath.value.get("")?.index;
    if (!front) return;
    history.replaceState(null, "", formatRoute(front));
    this.route.value = parseRoute(location.hash);
  }
}

function recallOpen(): string {
  try {
    return sessionStorage.getItem(lostKey) ?? "";
  } catch {
    return "";
  }
}

function rememberOpen(name: string): void {
  try {
    sessionStorage.setItem(lostKey, name);
  } catch {
    // Refused: after a reload the page does not know the repository's name.
  }
}

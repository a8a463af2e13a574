// The search box: paths by fuzzy match here, names by the engine. In: the query. Out: one list of results.

import { computed, effect, signal } from "@preact/signals";

import type { NamedPlace, Run } from "../engine_api.js";
import { searchPaths, type PathMatch } from "./fuzzy.js";
import type { RunState } from "./run_state.js";

const shownPaths = 60;
const shownPathsBesideNames = 8; // so that names are in sight without scrolling
const shownNames = 60;

export interface PathResult extends PathMatch {
  path: string;
}

export class SearchState {
  readonly query = signal("");
  readonly names = signal<readonly NamedPlace[]>([]);
  readonly searchingNames = signal(false);
  readonly active = signal(0); // index into paths, then names
  readonly paths = computed<readonly PathResult[]>(() => {
    const all = this.#state.paths.value;
    const limit = this.names.value.length > 0 ? shownPathsBesideNames : shownPaths;
    return searchPaths(this.query.value, all, limit).map((match) => ({ ...match, path: all[match.index] ?? "" }));
  });
  readonly total = computed(() => this.paths.value.length + this.names.value.length);
  #state: RunState;
  #stop: () => void;

  constructor(run: Run, state: RunState) {
    this.#state = state;
    let turn = 0;
    this.#stop = effect(() => {
      const query = this.query.value.trim();
      const ready = state.outcome.value === "ready";
      const mine = ++turn;
      this.active.value = 0;
      if (!ready || query.length < 2) {
        this.names.value = [];
        this.searchingNames.value = false;
        return;
      }
      this.searchingNames.value = true;
      const timer = setTimeout(() => {
        run.findNames(query, shownNames).then(
          (names) => {
            if (mine !== turn) return;
            this.names.value = names;
            if (this.active.value >= this.total.value) this.active.value = 0;
            this.searchingNames.value = false;
          },
          () => {
            if (mine === turn) this.searchingNames.value = false;
          },
        );
      }, 120);
      return () => clearTimeout(timer);
    });
  }

  dispose(): void {
    this.#stop();
  }
}

// What is remembered between visits: the theme and the width of the tree. Storage may be refused (private windows,
// file://): then the choice lives as long as the page. What a repository contains is never stored.

import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

function recall(key: string): string | null {
  try {
    return localStorage.getItem(`repodoc.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`repodoc.${key}`, value);
  } catch {
    // Refused: the choice lasts for this visit.
  }
}

export class Settings {
  readonly theme = signal<Theme>(Settings.#readTheme());
  readonly treeWidth = signal(Settings.#readWidth());

  constructor() {
    effect(() => {
      const theme = this.theme.value;
      if (theme === "system") document.documentElement.removeAttribute("data-theme");
      else document.documentElement.dataset["theme"] = theme;
      remember("theme", theme);
    });
    effect(() => {
      document.documentElement.style.setProperty("--tree-width", `${this.treeWidth.value}px`);
      remember("tree-width", String(this.treeWidth.value));
    });
  }

  nextTheme(): void {
    const order: Theme[] = ["system", "light", "dark"];
    this.theme.value = order[(order.indexOf(this.theme.value) + 1) % order.length] ?? "system";
  }

  resizeTree(width: number): void {
    this.treeWidth.value = Math.round(Math.min(560, Math.max(180, width)));
  }

  static #readTheme(): Theme {
    const stored = recall("theme");
    return stored === "light" || stored === "dark" ? stored : "system";
  }

  static #readWidth(): number {
    const stored = Number(recall("tree-width"));
    return stored >= 180 && stored <= 560 ? stored : 288;
  }
}

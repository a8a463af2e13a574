// The tree's own state: which folders are open, which row is the active one, and the rows that follow from it.

import { computed, signal, type ReadonlySignal } from "@preact/signals";

import { ancestorsOf, buildTree, typeAhead, visibleRows, type TreeNode } from "./tree.js";

const typeAheadMilliseconds = 700;

export class TreeState {
  readonly open = signal<ReadonlySet<string>>(new Set());
  readonly active = signal(""); // path of the row the keyboard is at
  readonly root: ReadonlySignal<TreeNode>;
  readonly rows: ReadonlySignal<readonly TreeNode[]>;
  readonly activeIndex: ReadonlySignal<number>;
  #typed = "";
  #typedAt = 0;

  constructor(paths: ReadonlySignal<readonly string[]>) {
    this.root = computed(() => buildTree(paths.value));
    this.rows = computed(() => visibleRows(this.root.value, this.open.value));
    this.activeIndex = computed(() => {
      const wanted = this.active.value;
      return Math.max(0, this.rows.value.findIndex((node) => node.path === wanted));
    });
  }

  setOpen(path: string, open: boolean): void {
    if (this.open.value.has(path) === open) return;
    const next = new Set(this.open.value);
    if (open) next.add(path);
    else next.delete(path);
    this.open.value = next;
  }

  collapseAll(): void {
    this.open.value = new Set();
  }

  reveal(path: string): void {
    const missing = ancestorsOf(path).filter((folder) => !this.open.value.has(folder));
    if (missing.length > 0) this.open.value = new Set([...this.open.value, ...missing]);
    this.active.value = path;
  }

  move(index: number): void {
    const rows = this.rows.value;
    this.active.value = rows[Math.min(rows.length - 1, Math.max(0, index))]?.path ?? "";
  }

  // Moves as the ARIA tree pattern says; true if the key was one of its keys. `pageRows` = rows in view.
  pressKey(key: string, pageRows: number): boolean {
    const rows = this.rows.value;
    const at = this.activeIndex.value;
    const node = rows[at];
    if (!node) return false;
    switch (key) {
      case "ArrowDown": this.move(at + 1); return true;
      case "ArrowUp": this.move(at - 1); return true;
      case "PageDown": this.move(at + pageRows); return true;
      case "PageUp": this.move(at - pageRows); return true;
      case "Home": this.move(0); return true;
      case "End": this.move(rows.length - 1); return true;
      case "ArrowRight":
        if (node.children && !this.open.value.has(node.path)) this.setOpen(node.path, true);
        else if (node.children) this.move(at + 1);
        return true;
      case "ArrowLeft":
        if (node.children && this.open.value.has(node.path)) this.setOpen(node.path, false);
        else if (node.parent?.path) this.active.value = node.parent.path;
        return true;
      case "*":
        this.open.value = new Set([
          ...this.open.value,
          ...(node.parent?.children ?? []).filter((sibling) => sibling.children).map((sibling) => sibling.path),
        ]);
        return true;
    }
    return key.length === 1 && this.#typeAhead(key, at);
  }

  #typeAhead(key: string, at: number): boolean {
    const now = performance.now();
    this.#typed = now - this.#typedAt < typeAheadMilliseconds ? this.#typed + key : key;
    this.#typedAt = now;
    if (this.#typed.trim() === "") return false; // a space opens the row instead
    const found = typeAhead(this.rows.value, at, this.#typed);
    if (found >= 0) this.move(found);
    return true;
  }
}

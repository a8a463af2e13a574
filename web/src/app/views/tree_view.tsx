// The tree of files, as an ARIA tree: one element has the focus, the active row is named by aria-activedescendant, so
// rows may come and go while a repository of 11,000 files is scrolled.

import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";

import { formatRoute } from "../state/route.js";
import type { TreeNode } from "../state/tree.js";
import { useSession, useStore } from "./context.js";
import { Icon } from "./icons.js";
import { useVirtual } from "./use_virtual.js";

const rowHeight = 28;

export function TreeView() {
  const store = useStore();
  const session = useSession();
  const { tree, state } = session;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = tree.rows.value;
  const virtual = useVirtual(rows.length, rowHeight, () => scroller.current);
  void state.analyzedCount.value; // rows brighten as their files are analysed
  const activeIndex = tree.activeIndex.value;
  const shown = store.route.value.page ? store.fileOfPage(store.route.value.page, state) : null;

  useSignalEffect(() => {
    const index = tree.activeIndex.value;
    if (!tree.active.value) return;
    queueMicrotask(() => {
      const top = scroller.current?.scrollTop ?? 0;
      const height = scroller.current?.clientHeight ?? 0;
      const far = (index + 2) * rowHeight < top || (index - 1) * rowHeight > top + height;
      virtual.scrollToIndex(index, { align: far ? "center" : "auto" });
    });
  });

  const pageOf = (node: TreeNode): string | null =>
    node.children ? (state.foldersByPath.value.get(node.path)?.index ?? null) : store.docsPageOf(node.path);

  const openNode = (node: TreeNode): void => {
    tree.active.value = node.path;
    const page = pageOf(node);
    if (node.children) tree.setOpen(node.path, page && shown !== node.path ? true : !tree.open.value.has(node.path));
    if (page && (!node.children || shown !== node.path)) store.openPage(page);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = rows[activeIndex];
    if (event.key === "Enter" || event.key === " ") {
      if (node) openNode(node);
      event.preventDefault();
      return;
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    if (event.key !== "/" && tree.pressKey(event.key, pageRows)) event.preventDefault();
  };

  return (
    <div
      class="tree" role="tree" aria-label="Files" tabIndex={0} ref={scroller} onKeyDown={onKeyDown}
      aria-activedescendant={rows.length > 0 ? `tree-row-${activeIndex}` : undefined}
    >
      <div class="tree-space" role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const node = rows[item.index];
          return node ? (
            <Row
              key={node.path} node={node} index={item.index} top={item.start} active={item.index === activeIndex}
              shown={node.path === shown} open={tree.open.value.has(node.path)} page={pageOf(node)}
              pending={!node.children && !state.plan.value && !state.analyzed.has(node.path)}
              onOpen={() => openNode(node)}
              onToggle={() => {
                tree.active.value = node.path;
                tree.setOpen(node.path, !tree.open.value.has(node.path));
              }}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  node: TreeNode;
  index: number;
  top: number;
  active: boolean;
  shown: boolean;
  open: boolean;
  pending: boolean;
  page: string | null;
  onOpen: () => void;
  onToggle: () => void;
}

function Row({ node, index, top, active, shown, open, pending, page, onOpen, onToggle }: RowProps) {
  const folder = node.children !== null;
  const classes = ["tree-row", active && "active", shown && "shown", pending && "pending"].filter(Boolean).join(" ");
  return (
    <div
      id={`tree-row-${index}`} class={classes} role="treeitem" aria-level={node.depth + 1} aria-selected={shown}
      aria-setsize={node.parent?.children?.length ?? 1} aria-posinset={node.position} aria-expanded={folder ? open : undefined}
      title={node.path}
      style={{ transform: `translateY(${top}px)`, "--depth": String(node.depth) }}
      onClick={(event) => {
        // With a modifier the browser opens the link itself, in a new tab.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        if ((event.target as Element).closest(".tree-chevron")) onToggle();
        else onOpen();
      }}
    >
      <span class={`tree-chevron${open ? " open" : ""}`}>{folder && <Icon name="chevron" size={12} />}</span>
      <Icon name={folder ? "folder" : "file"} size={15} />
      <a class="tree-name" tabIndex={-1} draggable={false} {...(page ? { href: formatRoute(page) } : {})}>{node.name}</a>
      {folder && <span class="tree-count">{node.files}<span class="visually-hidden"> files</span></span>}
    </div>
  );
}

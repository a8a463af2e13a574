// Tree at the left, page (or the run's progress) in the middle, outline at the right.

import { SessionContext, useStore } from "./context.js";
import { Icon } from "./icons.js";
import { OutlineView } from "./outline_view.js";
import { PageView } from "./page_view.js";
import { RunStrip, RunView } from "./run_view.js";
import { SearchBox, SearchResults } from "./search_view.js";
import { RepositoryLinks, TopBar } from "./top_bar.js";
import { TreeView } from "./tree_view.js";

export function ReadingView() {
  const store = useStore();
  const session = store.session.value;
  if (!session) return null;
  const reading = store.view.value === "page";
  const searching = session.search.query.value.trim() !== "";
  return (
    <SessionContext.Provider value={session}>
      <TopBar>{reading && <RunStrip />}</TopBar>
      <div class={`reading${store.drawerOpen.value ? " drawer-open" : ""}`}>
        <aside class="side" aria-label="Files and search">
          <SearchBox />
          <RepositoryLinks />
          {searching ? <SearchResults /> : (
            <>
              <div class="side-title">
                <span>Files</span>
                <button type="button" class="button quiet icon-only" aria-label="Collapse all folders" title="Collapse all folders" onClick={() => session.tree.collapseAll()}>
                  <Icon name="collapse" size={14} />
                </button>
              </div>
              <TreeView />
            </>
          )}
          <Splitter />
        </aside>
        <div class="drawer-shade" onClick={() => (store.drawerOpen.value = false)} />
        {reading ? <PageView /> : <RunView />}
        {reading && <OutlineView />}
      </div>
    </SessionContext.Provider>
  );
}

function Splitter() {
  const { settings } = useStore();
  const width = settings.treeWidth.value;
  return (
    <div
      class="splitter" role="separator" aria-orientation="vertical" aria-label="Width of the tree" tabIndex={0}
      aria-valuemin={180} aria-valuemax={560} aria-valuenow={width}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && settings.resizeTree(event.clientX)}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") settings.resizeTree(width - 16);
        else if (event.key === "ArrowRight") settings.resizeTree(width + 16);
        else return;
        event.preventDefault();
      }}
      onDblClick={() => settings.resizeTree(288)}
    />
  );
}

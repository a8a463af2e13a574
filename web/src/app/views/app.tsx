// The whole page: which view is shown, and what lies over all of them (drop target, notices, About).

import { useEffect, useState } from "preact/hooks";

import { inputOfDrop } from "../input.js";
import type { AppStore } from "../state/store.js";
import { AboutDialog } from "./about_dialog.js";
import { StoreContext } from "./context.js";
import { ReadingView } from "./reading_view.js";
import { StartView } from "./start_view.js";
import { TopBar } from "./top_bar.js";

export function App({ store }: { store: AppStore }) {
  const view = store.view.value;
  return (
    <StoreContext.Provider value={store}>
      <a
        class="skip-link" href="#main"
        onClick={(event) => {
          event.preventDefault(); // the address belongs to the pages
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the content
      </a>
      {view === "start" ? <><TopBar /><StartView /></> : <ReadingView />}
      <DropTarget store={store} />
      <div class="toast-place" role="status">{store.notice.value && <p class="toast">{store.notice.value}</p>}</div>
      <AboutDialog />
    </StoreContext.Provider>
  );
}

// A repository may be dropped anywhere, at any time.
function DropTarget({ store }: { store: AppStore }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    };
    const onDrop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      const input = inputOfDrop(event.dataTransfer);
      if (input) store.start(input);
    };
    addEventListener("dragenter", onEnter);
    addEventListener("dragleave", onLeave);
    addEventListener("dragover", onOver);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragenter", onEnter);
      removeEventListener("dragleave", onLeave);
      removeEventListener("dragover", onOver);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over ? <div class="drop-over" aria-hidden="true"><p>Drop it: nothing is uploaded</p></div> : null;
}

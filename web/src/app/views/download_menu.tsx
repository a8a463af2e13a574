// The Download menu: formats, whether data/ goes with them, and the progress of a download.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { formatInfo } from "../state/export_state.js";
import { formatBytes, formatCount } from "../state/format.js";
import { useStore } from "./context.js";
import { Icon } from "./icons.js";

export function DownloadMenu() {
  const store = useStore();
  const [open, setOpen] = useState(false);
  const [data, setData] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const job = store.exporter.job.value;

  // Before the panel is painted: the first Escape after it shows must find its listener.
  useLayoutEffect(() => {
    if (!open) return;
    const onOutside = (event: Event): void => {
      // A page that arrives meanwhile takes the focus by program (tabindex -1): no reason to close what a person opened.
      if (event.type === "focusin" && (event.target as HTMLElement).tabIndex < 0) return;
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      setOpen(false);
      box.current?.querySelector("button")?.focus();
    };
    addEventListener("pointerdown", onOutside);
    addEventListener("focusin", onOutside);
    addEventListener("keydown", onKeyDown);
    return () => {
      removeEventListener("pointerdown", onOutside);
      removeEventListener("focusin", onOutside);
      removeEventListener("keydown", onKeyDown);
    };
  }, [open]);

  if (job) {
    const { pagesDone, pagesTotal, bytes } = job.progress;
    const percent = pagesTotal > 0 ? Math.floor((100 * pagesDone) / pagesTotal) : 0;
    return (
      <div class="download-job">
        <div class="bar" role="progressbar" aria-label={`Saving ${job.fileName}`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
          <span style={{ transform: `scaleX(${percent / 100})` }} />
        </div>
        <span class="download-figures">{formatCount(pagesDone)} of {formatCount(pagesTotal)} pages, {formatBytes(bytes)}</span>
        <button type="button" class="button quiet" onClick={() => store.exporter.cancel()}>Cancel</button>
      </div>
    );
  }
  return (
    <div class="menu" ref={box}>
      <button type="button" class="button primary" id="download" aria-expanded={open} aria-controls="download-panel" onClick={() => setOpen(!open)}>
        <Icon name="download" /> <span>Download</span>
      </button>
      {open && (
        <div class="menu-panel" id="download-panel">
          {store.engine.exportFormats.map((format) => (
            <button
              key={format} type="button" class="menu-item" data-format={format}
              onClick={() => {
                setOpen(false);
                const run = store.session.value?.run;
                if (run) void store.exporter.start(run, format, data);
              }}
            >
              <strong>{formatInfo[format].label}</strong>
              <span>{formatInfo[format].about}</span>
            </button>
          ))}
          <label class="check">
            <input type="checkbox" checked={data} onChange={(event) => setData(event.currentTarget.checked)} />
            <span>With data/: tags, symbols, imports, findings for other tools</span>
          </label>
        </div>
      )}
    </div>
  );
}

// About: the version, the promise, and the licences of what is inside.

import { useEffect, useRef, useState } from "preact/hooks";

import { useStore } from "./context.js";
import { Logo } from "./icons.js";

export function AboutDialog() {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = store.aboutOpen.value;
  const [notice, setNotice] = useState("");
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
    if (open && notice === "") {
      store.engine.notice().then(setNotice, () => setNotice("They could not be loaded; NOTICE.txt beside this page holds them."));
    }
  }, [open]);
  return (
    <dialog
      class="about" ref={dialog} aria-labelledby="about-title" onClose={() => (store.aboutOpen.value = false)}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      {open && (
        <div class="about-body">
          <h2 id="about-title"><Logo size={28} /> repodoc <small>{store.engine.version}</small></h2>
          <p>
            Turns a repository into documentation inside this tab. Your files are not uploaded and nothing is stored; the only
            requests are for parts of this page itself.
          </p>
          <h3>Keys</h3>
          <dl class="keys">
            <div><dt><kbd>/</kbd></dt><dd>search</dd></div>
            <div><dt><kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd></dt><dd>walk the tree</dd></div>
            <div><dt><kbd>Enter</kbd></dt><dd>open</dd></div>
            <div><dt>letters</dt><dd>jump to a name in the tree</dd></div>
          </dl>
          <h3>Licences</h3>
          <pre tabIndex={0}>{notice}</pre>
          <form method="dialog"><button class="button" autofocus>Close</button></form>
        </div>
      )}
    </dialog>
  );
}

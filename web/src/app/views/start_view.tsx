// The first thing seen: where to drop a repository, what happens to it (nothing leaves the tab), options. Also where a
// failed or cancelled run, or a reload, brings one back to.

import { useRef } from "preact/hooks";

import { inputOfArchive, inputOfFiles, pickDirectory } from "../input.js";
import { formatCount } from "../state/format.js";
import { failureMessages } from "../state/messages.js";
import type { RunState } from "../state/run_state.js";
import { useStore } from "./context.js";
import { Icon } from "./icons.js";
import { LeftOutList, ProblemList } from "./left_out_view.js";
import { OptionsForm } from "./options_form.js";

const folderOnly = { webkitdirectory: true };

export function StartView() {
  const store = useStore();
  const folderInput = useRef<HTMLInputElement>(null);
  const archiveInput = useRef<HTMLInputElement>(null);
  const ended = store.session.value?.state ?? null;

  const chooseFolder = async (): Promise<void> => {
    const picked = await pickDirectory();
    if (picked === undefined) folderInput.current?.click();
    else if (picked) store.start(picked);
  };
  const onFolder = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const input = inputOfFiles(event.currentTarget.files ?? new DataTransfer().files);
    event.currentTarget.value = "";
    if (input) store.start(input);
    else store.failToStart("empty");
  };
  const onArchive = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file) store.start(inputOfArchive(file));
  };

  return (
    <main class="start" id="main" tabIndex={-1}>
      <div class="start-column">
        {ended && <Ended state={ended} />}
        {!ended && store.route.value.page !== "" && <Lost />}
        <h1>Documentation for a whole repository, made in this tab</h1>
        <p class="lead">
          Drop a repository and read it a moment later: a page for every file and folder, an index of every name, with the
          line that proves each statement.
        </p>
        <section class="drop" aria-label="Choose a repository">
          <svg class="drop-picture" viewBox="0 0 120 84" aria-hidden="true">
            <path class="sheet back" d="M38 10h30l12 12v42H38z" />
            <path class="sheet" d="M30 16h30l12 12v42H30z" />
            <path class="fold" d="M60 16v12h12" />
            <path class="text" d="M38 36h18M38 44h26M38 52h22M38 60h14" />
            <path class="arrow" d="M94 22v30M84 42l10 10 10-10" />
          </svg>
          <p class="drop-title">Drop a folder or an archive here</p>
          <p class="drop-kinds">.zip &nbsp; .tar &nbsp; .tar.gz &nbsp; .tgz</p>
          <div class="drop-buttons">
            <button type="button" class="button primary" onClick={() => void chooseFolder()}><Icon name="folder" /> Choose folder</button>
            <button type="button" class="button" onClick={() => archiveInput.current?.click()}><Icon name="archive" /> Choose archive</button>
          </div>
          <input
            ref={folderInput} class="visually-hidden" type="file" {...folderOnly} tabIndex={-1} aria-hidden="true" id="folder-input"
            onChange={onFolder}
          />
          <input
            ref={archiveInput} class="visually-hidden" type="file" accept=".zip,.tar,.gz,.tgz" tabIndex={-1} aria-hidden="true"
            id="archive-input" onChange={onArchive}
          />
        </section>
        <p class="privacy"><Icon name="shield" /> Nothing leaves this tab: files are read and analysed here, and the page makes no network requests.</p>
        <p class="hint">For a big repository choose an archive: browsers read one large file many times faster than ten thousand small ones.</p>
        <OptionsForm />
      </div>
    </main>
  );
}

function Lost() {
  const store = useStore();
  const name = store.lostRepository.value;
  return (
    <div class="card notice" role="status">
      <Icon name="info" />
      <div>
        <h2>{name ? `${name} is no longer open` : "The repository of this address is not open"}</h2>
        <p>
          Repositories live in the tab's memory only and are gone after a reload. Drop {name || "it"} again, and the page{" "}
          <code>{store.route.value.page}</code> opens as soon as it is ready.
        </p>
      </div>
    </div>
  );
}

function Ended({ state }: { state: RunState }) {
  const store = useStore();
  const failure = state.failure.value;
  const { filesDone, filesTotal } = state.progress.value;
  if (!failure) {
    return (
      <div class="card notice" role="status">
        <Icon name="info" />
        <div>
          <h2>Cancelled</h2>
          <p>
            {filesTotal > 0 ? `${formatCount(filesDone)} of ${formatCount(filesTotal)} files had been analysed.` : "No file had been analysed."} Nothing
            was kept.
          </p>
          {store.canStartAgain && <button type="button" class="button" onClick={() => store.startAgain()}>Start again</button>}
        </div>
      </div>
    );
  }
  const message = failureMessages[failure.code];
  return (
    <div class="card notice warning" role="alert">
      <Icon name="warning" />
      <div>
        <h2>{message.title}</h2>
        {failure.message && failure.message !== message.title && <p>{failure.message}</p>}
        <p>{message.advice}</p>
        {failure.detail && <details><summary>Details</summary><pre>{failure.detail}</pre></details>}
        <LeftOutList groups={state.leftOut.value} />
        <ProblemList problems={state.problems.value} />
        {store.canStartAgain && failure.code !== "reload" && (
          <button type="button" class="button" onClick={() => store.startAgain()}>Try again</button>
        )}
        {failure.code === "reload" && <button type="button" class="button" onClick={() => location.reload()}>Reload the page</button>}
      </div>
    </div>
  );
}

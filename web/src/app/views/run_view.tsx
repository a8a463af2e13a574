// A run in progress: how far, how fast, how long still, what was left out. In the middle while nothing is read; as one
// line in the bar at the top (RunStrip) while pages are read.

import type { Phase } from "../engine_api.js";
import { formatBytes, formatCount, formatSeconds, plural } from "../state/format.js";
import type { RunState } from "../state/run_state.js";
import { useSession, useStore } from "./context.js";
import { Icon } from "./icons.js";
import { LeftOutList, ProblemList } from "./left_out_view.js";

const steps: readonly { phase: Phase; label: string; doing: string }[] = [
  { phase: "listing", label: "List", doing: "Listing files" },
  { phase: "scanning", label: "Choose", doing: "Choosing what to document" },
  { phase: "analyzing", label: "Analyse", doing: "Analysing files" },
  { phase: "linking", label: "Link", doing: "Resolving names across files" },
  { phase: "ready", label: "Read", doing: "Ready" },
];

function stepIndex(phase: Phase): number {
  return steps.findIndex((step) => step.phase === phase);
}

export function RunView() {
  const store = useStore();
  const { run, state } = useSession();
  const phase = state.phase.value;
  const at = stepIndex(phase);
  const { filesDone, filesTotal, bytesDone, bytesTotal, bytesPerSecond, current } = state.progress.value;
  const left = state.secondsLeft.value;
  return (
    <main class="run" id="main" tabIndex={-1}>
      <div class="run-column">
        <h1>{run.name || "Repository"}</h1>
        <ol class="steps" aria-label="Steps">
          {steps.map((step, index) => (
            <li key={step.phase} class={index < at ? "done" : index === at ? "now" : ""} aria-current={index === at ? "step" : undefined}>
              <span class="step-mark">{index < at ? <Icon name="check" size={12} /> : index + 1}</span> {step.label}
            </li>
          ))}
        </ol>
        <div class="run-head">
          <p class="run-phase" role="status">{steps[at]?.doing}</p>
          <button type="button" class="button" id="cancel" onClick={() => store.cancel()}><Icon name="close" size={14} /> Cancel</button>
        </div>
        <Bar state={state} label="Progress of the run" />
        <dl class="figures">
          <div><dt>Files</dt><dd>{formatCount(filesDone)}{filesTotal > 0 && <small> of {formatCount(filesTotal)}</small>}</dd></div>
          <div><dt>Read</dt><dd>{formatBytes(bytesDone)}{bytesTotal > 0 && <small> of {formatBytes(bytesTotal)}</small>}</dd></div>
          <div><dt>Speed</dt><dd>{bytesPerSecond > 0 ? `${formatBytes(bytesPerSecond)}/s` : "–"}</dd></div>
          <div><dt>Time left</dt><dd>{left === null ? "–" : formatSeconds(left)}</dd></div>
        </dl>
        <p class="run-current" title={current}><bdi>{current}</bdi></p>
        {filesTotal > 0 && phase === "analyzing" && (
          <p class="hint">Pages can be read while the run goes on: choose a file in the tree.</p>
        )}
        {state.leftOut.value.length > 0 && (
          <section class="run-left-out">
            <h2>Left out so far: {plural(state.leftOutCount.value, "file")}</h2>
            <LeftOutList groups={state.leftOut.value} />
          </section>
        )}
        <ProblemList problems={state.problems.value} />
      </div>
    </main>
  );
}

function Bar({ state, label }: { state: RunState; label: string }) {
  const known = state.phase.value === "analyzing" || state.outcome.value === "ready";
  const percent = Math.floor(state.fraction.value * 100);
  return (
    <div
      class={`bar${known ? "" : " unknown"}`} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100}
      aria-valuenow={known ? percent : undefined} aria-valuetext={known ? `${percent} percent` : steps[stepIndex(state.phase.value)]?.doing}
    >
      <span style={{ transform: known ? `scaleX(${state.fraction.value})` : undefined }} />
    </div>
  );
}

export function RunStrip() {
  const store = useStore();
  const { state } = useSession();
  if (state.outcome.value !== "running") return null;
  const { filesDone, filesTotal } = state.progress.value;
  const left = state.secondsLeft.value;
  return (
    <div class="run-strip">
      <Bar state={state} label="Run" />
      <a href="#/" class="run-strip-text">
        {state.phase.value === "analyzing" ? `${formatCount(filesDone)} of ${formatCount(filesTotal)} files` : steps[stepIndex(state.phase.value)]?.doing}
        {left === null ? "" : `, ${formatSeconds(left)} left`}
      </a>
      <button type="button" class="button quiet" onClick={() => store.cancel()}>Cancel</button>
    </div>
  );
}

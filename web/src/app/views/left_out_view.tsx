// What a run left out, by reason, and what went wrong with single files.

import type { Problem } from "../engine_api.js";
import { formatBytes, formatCount, plural } from "../state/format.js";
import type { LeftOutGroup } from "../state/run_state.js";
import { shownPerGroup } from "../state/run_state.js";

const shownProblems = 100;

export function LeftOutList({ groups }: { groups: readonly LeftOutGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <ul class="left-out">
      {groups.map((group) => (
        <li key={group.reason}>
          <details>
            <summary>
              <span class="left-out-reason">{group.sentence || group.reason}</span>
              <span class="left-out-count">{plural(group.count, "file")}{group.bytes > 0 ? `, ${formatBytes(group.bytes)}` : ""}</span>
            </summary>
            <ul class="paths">
              {group.first.map((file) => <li key={file.path}><code>{file.path}</code></li>)}
              {group.count > shownPerGroup && <li>and {formatCount(group.count - shownPerGroup)} more, all named in the report</li>}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <details class="problems">
      <summary>{plural(problems.length, "file")} with a problem: the run goes on without their details</summary>
      <ul class="paths">
        {problems.slice(0, shownProblems).map((problem) => (
          <li key={`${problem.path} ${problem.message}`}><code>{problem.path}</code> {problem.message}</li>
        ))}
        {problems.length > shownProblems && <li>and {formatCount(problems.length - shownProblems)} more</li>}
      </ul>
    </details>
  );
}

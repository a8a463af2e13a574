// The options of the next run, the same as on the command line. Every field writes to the store as it changes.

import type { ComponentChildren } from "preact";

import type { RunOptions } from "../engine_api.js";
import { useStore } from "./context.js";
import { Icon } from "./icons.js";

const mebibyte = 1024 * 1024;

const globsOf = (text: string): string[] => text.split(/[\n,]/).map((glob) => glob.trim()).filter(Boolean);

export function OptionsForm() {
  const store = useStore();
  const options = store.options.value;
  const change = (part: Partial<RunOptions>): void => {
    store.options.value = { ...store.options.value, ...part };
  };
  return (
    <details class="options">
      <summary><Icon name="chevron" size={12} /> Options</summary>
      <form class="options-grid" onSubmit={(event) => event.preventDefault()}>
        <Field label="Only these paths" hint="Globs, one a line; empty means all">
          <textarea
            rows={2} spellcheck={false} placeholder="src/**" onInput={(event) => change({ include: globsOf(event.currentTarget.value) })}
            defaultValue={options.include.join("\n")}
          />
        </Field>
        <Field label="Not these paths" hint="Globs, one a line">
          <textarea
            rows={2} spellcheck={false} placeholder="third_party/**" onInput={(event) => change({ exclude: globsOf(event.currentTarget.value) })}
            defaultValue={options.exclude.join("\n")}
          />
        </Field>
        <Field label="Name" hint="Empty means the folder's or archive's name">
          <input type="text" value={options.name} autocomplete="off" spellcheck={false} onInput={(event) => change({ name: event.currentTarget.value.trim() })} />
        </Field>
        <Field label="Address of the sources" hint="Links to lines lead there instead of into this tree">
          <input
            type="url" placeholder="https://github.com/owner/name/blob/main/" value={options.sourceUrl} autocomplete="off" spellcheck={false}
            onInput={(event) => change({ sourceUrl: event.currentTarget.value.trim() })}
          />
        </Field>
        <Field label="Largest file, MiB" hint="Larger ones are listed, not read">
          <input
            type="number" min="0.1" max="500" step="0.1" value={options.maxFileSize / mebibyte}
            onInput={(event) => {
              const mebibytes = event.currentTarget.valueAsNumber;
              if (mebibytes > 0) change({ maxFileSize: Math.round(mebibytes * mebibyte) });
            }}
          />
        </Field>
        <label class="check">
          <input type="checkbox" checked={options.gitignore} onChange={(event) => change({ gitignore: event.currentTarget.checked })} />
          <span>Leave out what .gitignore names</span>
        </label>
      </form>
    </details>
  );
}

function Field({ label, hint, children }: { label: string; hint: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      {children}
      <span class="field-hint">{hint}</span>
    </label>
  );
}

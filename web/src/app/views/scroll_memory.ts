// Where each entry of the history was scrolled to. The browser remembers this for the document only, and here an
// element scrolls. Positions lie in memory under a key in history.state; fresh entries have none.

const positions = new Map<string, number>();
const load = Math.random().toString(36).slice(2); // entries of earlier loads have other keys
let lastKey = 0;

function currentKey(): string | null {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "repodocKey" in state ? String(state.repodocKey) : null;
}

// null for an entry that was never scrolled here: then the anchor decides.
export function readPosition(): number | null {
  const key = currentKey();
  return key === null ? null : (positions.get(key) ?? null);
}

export function keepPosition(top: number): void {
  let key = currentKey();
  if (key === null) {
    key = `${load}-${++lastKey}`;
    history.replaceState({ repodocKey: key }, "");
  }
  positions.set(key, top);
}

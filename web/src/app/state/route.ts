// The address of what is shown: "#/torch/nn/modules/linear.py_docs.md:anchor". In: location.hash. Out: page path and
// anchor, and back. A literal ":" parts the two, because the path is percent-encoded. Never throws on odd addresses.

export interface Route {
  page: string; // "" = no page: the start or the progress of a run
  anchor: string; // a heading's slug, "L27" or "L27-L30"
}

export const noRoute: Route = { page: "", anchor: "" };

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function parseRoute(hash: string): Route {
  if (!hash.startsWith("#/")) return noRoute;
  const colon = hash.indexOf(":");
  const path = colon < 0 ? hash.slice(2) : hash.slice(2, colon);
  const anchor = colon < 0 ? "" : hash.slice(colon + 1);
  return { page: path.split("/").map(decodeSafely).join("/"), anchor: decodeSafely(anchor) };
}

export function formatRoute(page: string, anchor = ""): string {
  const path = page.split("/").map(encodeURIComponent).join("/");
  return `#/${path}${anchor ? `:${encodeURIComponent(anchor)}` : ""}`;
}

export interface LineRange {
  first: number;
  last: number;
}

// "L27" and "L27-L30" (also "L27-30", as some hosts write it).
export function parseLines(anchor: string): LineRange | null {
  const match = /^L(\d{1,9})(?:-L?(\d{1,9}))?$/.exec(anchor);
  if (!match) return null;
  const first = Math.max(1, Number(match[1]));
  return { first, last: Math.max(first, Number(match[2] ?? match[1])) };
}

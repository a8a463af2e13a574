// The page of the import graph around files that a reader has opened: "?graph=a/b.py|c.py" (core/pages/graph_page.cc). No
// page of the tree has such a path: "?" cannot stand in one.

const prefix = "?graph=";

export function graphPageOf(paths: readonly string[]): string {
  return prefix + paths.join("|");
}

// The files that are open in it; null for other pages.
export function graphPaths(page: string): string[] | null {
  return page.startsWith(prefix) ? page.slice(prefix.length).split("|") : null;
}

// The graph with `path` opened, or closed; the last one open stays.
export function graphWith(open: readonly string[], path: string): string {
  const rest = open.filter((other) => other !== path);
  return graphPageOf(rest.length === open.length ? [...open, path] : rest.length > 0 ? rest : open);
}

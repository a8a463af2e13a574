// Where a link on a page leads. In: the page's path and an href of its Markdown, relative as on a code host, where the
// tree lies in docs/ at the repository's root. Out: a page of the tree, a source file of the repository, or an address
// outside. Links that climb out of docs/ point to sources; nothing else can.

import { decodeSafely } from "./route.js";

export type LinkTarget =
  | { kind: "page"; path: string; anchor: string }
  | { kind: "source"; path: string; anchor: string }
  | { kind: "external"; href: string }
  | { kind: "nowhere" };

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function resolveLink(pagePath: string, href: string): LinkTarget {
  if (/^(https?|mailto):/i.test(href)) return { kind: "external", href };
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//") || href.startsWith("/")) return { kind: "nowhere" };
  const hash = href.indexOf("#");
  const anchor = hash < 0 ? "" : decodeSafely(href.slice(hash + 1));
  const relative = (hash < 0 ? href : href.slice(0, hash)).replace(/\?.*$/, "");
  if (relative === "") return { kind: "page", path: pagePath, anchor };

  const folder = folderOf(pagePath);
  let segments = folder ? folder.split("/") : [];
  let outside = false; // of docs/; then segments count from the repository's root
  for (const raw of relative.split("/")) {
    if (raw === "" || raw === ".") continue;
    if (raw !== "..") {
      segments.push(decodeSafely(raw));
    } else if (segments.length > 0) {
      segments.pop();
    } else if (!outside) {
      outside = true;
      segments = [];
    } else {
      return { kind: "nowhere" };
    }
  }
  return { kind: outside ? "source" : "page", path: segments.join("/"), anchor };
}

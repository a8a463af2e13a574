// One page of the static site: the safe HTML of a page's Markdown in a frame, its links turned from .md to .html. In:
// page path, repository name, HTML from the core. Out: a whole document that loads one style sheet and nothing else,
// and works from file://. Links that leave the documentation (sources of the repository) stay as they are.

export interface Site {
  name: string; // of the repository
  fragments: boolean; // bare HTML with links as they are: for the offline file, which has one frame for all
}

export const siteStylePath = "style.css";

// "torch/nn/index.md" -> "torch/nn/index.html"; everything but Markdown stays.
export function sitePathOf(pagePath: string): string {
  return pagePath.endsWith(".md") ? `${pagePath.slice(0, -3)}.html` : pagePath;
}

export function sitePage(site: Site, pagePath: string, html: string): string {
  if (site.fragments) return html;
  const depth = pagePath.split("/").length - 1;
  const up = "../".repeat(depth);
  const title = titleOf(html) ?? pagePath;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="repodoc">
<title>${title} - ${escapeHtml(site.name)}</title>
<link rel="stylesheet" href="${up}${siteStylePath}">
</head>
<body>
<header><nav class="site-bar" aria-label="Site"><a href="${up}index.html">${escapeHtml(site.name)}</a> <a href="${up}keywords.html">Keywords</a> <a href="${up}comprehensive_book.html">Book</a></nav></header>
<main class="prose">
${rewriteLinks(html, depth)}
</main>
</body>
</html>
`;
}

// href="a/b.md#c" -> href="a/b.html#c" where the target lies within the documentation. The core writes attributes in
// double quotes, escaped.
export function rewriteLinks(html: string, depth: number): string {
  return html.replace(/(<a\b[^>]*? href=")([^"#?:]+)\.md(?=["#])/g, (whole, start: string, path: string) =>
    staysWithin(path, depth) ? `${start}${path}.html` : whole,
  );
}

function staysWithin(path: string, depth: number): boolean {
  if (path.startsWith("/")) return false;
  let level = depth;
  for (const segment of path.split("/").slice(0, -1)) {
    if (segment === "..") --level;
    else if (segment !== ".") ++level;
    if (level < 0) return false;
  }
  return true;
}

// Text of the first heading; still escaped as the core escaped it.
function titleOf(html: string): string | null {
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(html.slice(0, 4096));
  const text = heading ? heading[1]!.replace(/<[^>]*>/g, "").trim() : "";
  return text === "" ? null : text;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

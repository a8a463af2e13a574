// Checks every link of a documentation tree: pages exist, anchors exist on them, sources exist and have that line. Has
// its own reading of Markdown and of GitHub's slugs, so that it does not repeat a mistake of the core.
//   node tests/bench/check_links.mjs TREE SOURCE-FOLDER [docs-root-in-links=docs]
// Prints the broken links (at most 50) and "N links, N anchors, N source links: N broken"; exits 1 when any is broken.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

const [, , tree, source, docsRoot = "docs"] = process.argv;

function listPages(folder, prefix = "", out = []) {
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) listPages(folder, path, out);
    else if (entry.name.endsWith(".md")) out.push(path);
  }
  return out;
}

const slugOf = (heading) =>
  heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replace(/ /g, "-");

// Markdown without fenced code, line by line. Fences may stand in a quote; they end with it.
function* textLines(markdown) {
  let fence = "";
  let fenceQuote = "";
  for (const raw of markdown.split("\n")) {
    const quote = /^(?: {0,3}> ?)*/.exec(raw)[0];
    if (fence && fenceQuote && !quote) fence = "";
    const line = fence && !fenceQuote ? raw : raw.slice(quote.length);
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence) {
      if (mark && mark[1][0] === fence[0] && mark[1].length >= fence.length && mark[2].trim() === "") fence = "";
      continue;
    }
    if (mark && !(mark[1][0] === "`" && mark[2].includes("`"))) {
      fence = mark[1];
      fenceQuote = quote;
      continue;
    }
    yield line;
  }
}

// What a heading's slug is made of: markup dropped, code spans kept as their text, backslash escapes resolved.
function plainText(inline) {
  let out = "";
  for (let i = 0; i < inline.length; ) {
    if (inline[i] === "\\" && /[!-/:-@[-`{-~]/.test(inline[i + 1] ?? "")) {
      out += inline[i + 1];
      i += 2;
    } else if (inline[i] === "`") {
      const run = /^`+/.exec(inline.slice(i))[0];
      let end = i + run.length;
      for (;;) {
        end = inline.indexOf(run, end);
        if (end < 0 || (inline[end + run.length] !== "`" && inline[end - 1] !== "`")) break;
        end += 1;
      }
      if (end < 0) {
        out += run;
        i += run.length;
      } else {
        let code = inline.slice(i + run.length, end);
        if (code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "") code = code.slice(1, -1);
        out += code;
        i = end + run.length;
      }
    } else if (inline.startsWith("&lt;", i)) {
      out += "<";
      i += 4;
    } else if (inline.startsWith("&amp;", i)) {
      out += "&";
      i += 5;
    } else {
      out += inline[i];
      i += 1;
    }
  }
  return out;
}

function anchorsOf(markdown) {
  const anchors = new Set();
  const seen = new Map();
  for (const line of textLines(markdown)) {
    const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
    if (!heading) continue;
    const slug = slugOf(plainText(heading[1]));
    const repeat = seen.get(slug) ?? 0;
    seen.set(slug, repeat + 1);
    anchors.add(repeat === 0 ? slug : `${slug}-${repeat}`);
  }
  return anchors;
}

// Link destinations of a line outside code spans. Our own pages write [text](destination) without titles.
function* destinations(line) {
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === "\\") i += 1;
    else if (line[i] === "`") {
      const run = /^`+/.exec(line.slice(i))[0];
      let end = i + run.length;
      for (;;) {
        end = line.indexOf(run, end);
        if (end < 0 || (line[end + run.length] !== "`" && line[end - 1] !== "`")) break;
        end += 1;
      }
      i = end < 0 ? i + run.length - 1 : end + run.length - 1;
    } else if (line[i] === "]" && line[i + 1] === "(") {
      const end = line.indexOf(")", i);
      if (end > 0) yield line.slice(i + 2, end);
    }
  }
}

const pages = new Map();
for (const path of listPages(tree)) pages.set(path, null);
const load = (path) => readFileSync(join(tree, path), "utf8");
const anchorCache = new Map();
const anchors = (path) => {
  if (!anchorCache.has(path)) anchorCache.set(path, anchorsOf(load(path)));
  return anchorCache.get(path);
};
const lineCounts = new Map();
function sourceLines(path) {
  if (!lineCounts.has(path)) {
    let lines = -1;
    try {
      const full = join(source, path);
      lines = statSync(full).isDirectory() ? 0 : readFileSync(full).toString("latin1").split(/\r\n|\r|\n/).length;
    } catch {
      lines = -1;
    }
    lineCounts.set(path, lines);
  }
  return lineCounts.get(path);
}

let links = 0, anchorLinks = 0, sourceLinks = 0, broken = 0;
const report = (page, destination, why) => {
  broken += 1;
  if (broken <= 50) console.log(`${page}: ${destination}: ${why}`);
};
for (const page of pages.keys()) {
  for (const line of textLines(load(page))) {
    for (const destination of destinations(line)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(destination)) continue;
      links += 1;
      const [rawPath, fragment] = destination.split("#");
      let path;
      try {
        path = decodeURIComponent(rawPath);
      } catch {
        report(page, destination, "is not a URL");
        continue;
      }
      const target = path === "" ? page : posix.normalize(posix.join(docsRoot, posix.dirname(page), path));
      const inTree = path === "" ? page : target.startsWith(`${docsRoot}/`) ? target.slice(docsRoot.length + 1) : null;
      if (inTree !== null && (pages.has(inTree) || inTree === "manifest.json" || inTree.startsWith("data/"))) {
        if (!fragment) continue;
        anchorLinks += 1;
        if (!anchors(inTree).has(decodeURIComponent(fragment))) report(page, destination, "has no such anchor");
        continue;
      }
      sourceLinks += 1;
      const lines = target.startsWith("../") ? -1 : sourceLines(target);
      if (lines < 0) {
        report(page, destination, "leads nowhere");
        continue;
      }
      const place = /^L(\d+)(?:-L(\d+))?$/.exec(fragment ?? "");
      if (fragment && !place) report(page, destination, "is not a line of the source");
      else if (place && Number(place[2] ?? place[1]) > lines) report(page, destination, `beyond line ${lines}`);
    }
  }
}
console.log(`${pages.size} pages, ${links} links, ${anchorLinks} anchors, ${sourceLinks} source links: ${broken} broken`);
process.exitCode = broken > 0 ? 1 : 0;

// A page's HTML as live nodes. In: HTML and where it belongs. Out: the nodes, the headings for the outline, and how to
// reach an anchor or a line of the Original Source. Builds once per page; knows no signals.

import { buildCode, type CodeBlock } from "./code_block.js";
import { idPrefix, safeFragment, type Address } from "./safe_html.js";
import { parseLines } from "./state/route.js";
import type { Heading } from "./state/store.js";

export interface PageContext {
  addressOf(href: string): Address | null;
  lineAddress(line: number): string;
  node(label: string): { href: string; open: boolean } | null; // where a node of a diagram leads
  picture(href: string): Promise<Blob | null>;
  copy(text: string, what: string): void;
  say(text: string): void;
}

export interface PageDom {
  nodes: DocumentFragment;
  headings: readonly Heading[];
  // The element to scroll to; null if the page has no such place. Marks lines on the way.
  find(anchor: string): HTMLElement | null;
  dispose(): void;
}

const longName = 22; // characters
const longestPart = 32;
const smallestScale = 0.72;
const sourceSlug = "original-source";

export function buildPage(html: string, context: PageContext): PageDom {
  const nodes = safeFragment(html, (href) => context.addressOf(href));
  const urls: string[] = [];
  const blocks: CodeBlock[] = [];
  const byId = new Map<string, HTMLElement>();
  moveAnchors(nodes);
  for (const element of nodes.querySelectorAll<HTMLElement>("[id]")) byId.set(element.id, element);

  wrapTables(nodes);
  fitDiagrams(nodes);
  linkDiagrams(nodes, context);
  const source = buildSources(nodes, byId, context, blocks);
  const headings = collectHeadings(nodes);
  showPictures(nodes, context, urls);

  return {
    nodes,
    headings,
    find(anchor) {
      const lines = parseLines(anchor);
      const own = byId.get(idPrefix + anchor) ?? byId.get(idPrefix + anchor.toLowerCase());
      if (!lines || own) return own ?? null;
      const block = source.find(({ first, block }) => lines.first >= first && lines.first < first + block.lines);
      if (!block) return byId.get(idPrefix + sourceSlug) ?? null;
      const place = block.block.lineElement(lines.first);
      block.block.mark(lines.first, lines.last);
      return place;
    },
    dispose() {
      for (const block of blocks) block.dispose();
      for (const url of urls) URL.revokeObjectURL(url);
    },
  };
}

// The engine puts a heading's id on an empty span in front of its text; here the heading itself is what is aimed at.
function moveAnchors(nodes: DocumentFragment): void {
  for (const anchor of nodes.querySelectorAll("span.anchor[id]")) {
    const heading = anchor.parentElement;
    if (!heading || heading.id || !/^H[1-6]$/.test(heading.tagName)) continue;
    heading.id = anchor.id;
    anchor.remove();
  }
}

function wrapTables(nodes: DocumentFragment): void {
  for (const table of nodes.querySelectorAll("table")) {
    const box = document.createElement("div");
    box.className = "table-box";
    table.replaceWith(box);
    box.append(table);
    for (const code of table.querySelectorAll("td code")) allowBreaks(code);
    // A column without a name has no header; an empty one would be announced as such.
    for (const header of table.querySelectorAll("th:empty")) header.replaceWith(document.createElement("td"));
  }
}

// Long names may break after their punctuation (not before a file's extension), so that one of them does not push the
// other columns out of sight; a part without any punctuation breaks where it must.
function allowBreaks(code: Element): void {
  const text = code.firstChild;
  if (!(text instanceof Text) || code.childNodes.length > 1 || text.length <= longName) return;
  const parts = text.data.split(/(?<=[/_,(:]|\.(?!\w{1,5}$))(?=[^/_.,(:\s])/);
  if (parts.some((part) => part.length > longestPart)) code.classList.add("breaks-anywhere");
  if (parts.length > 1 && parts.length < 200) code.replaceChildren(...parts.flatMap((part, index) => (index > 0 ? [document.createElement("wbr"), part] : [part])));
}

// Wide diagrams shrink to the column, but never so far that their text cannot be read; then the box scrolls.
function fitDiagrams(nodes: DocumentFragment): void {
  for (const drawing of nodes.querySelectorAll<SVGElement>(".diagram svg[width]")) {
    drawing.style.minWidth = `${Math.round(Number(drawing.getAttribute("width")) * smallestScale)}px`;
    const box = drawing.parentElement;
    if (box) box.tabIndex = 0;
  }
}

// A node that stands for something with a page leads there: the drawing has no links of its own.
function linkDiagrams(nodes: DocumentFragment, context: PageContext): void {
  for (const node of nodes.querySelectorAll<SVGGElement>(".diagram-node")) {
    const label = node.querySelector("title")?.textContent ?? "";
    const target = context.node(label);
    if (target === null) continue;
    const link = document.createElementNS("http://www.w3.org/2000/svg", "a");
    link.setAttribute("href", target.href);
    link.setAttribute("aria-label", label);
    if (target.open) link.setAttribute("aria-expanded", "true");
    node.replaceWith(link);
    link.append(node);
    link.ownerSVGElement?.setAttribute("role", "group"); // a picture may hold no links
  }
}

interface SourcePart {
  first: number;
  block: CodeBlock;
}

// The fences of the section "Original Source" get line numbers; a section may hold the head and the tail of a file.
function buildSources(nodes: DocumentFragment, byId: Map<string, HTMLElement>, context: PageContext, blocks: CodeBlock[]): SourcePart[] {
  const parts: SourcePart[] = [];
  const numbered = new Set<Element>();
  const heading = byId.get(idPrefix + sourceSlug);
  for (let at = heading?.nextElementSibling; at && !/^H[12]$/.test(at.tagName); at = at.nextElementSibling) {
    if (at.tagName === "PRE") numbered.add(at);
  }
  for (const pre of nodes.querySelectorAll("pre")) {
    const code = pre.firstElementChild;
    if (!(code instanceof HTMLElement) || code.tagName !== "CODE") continue;
    const text = code.textContent ?? "";
    const box = document.createElement("div");
    box.className = "code-box";
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "code-copy";
    copy.textContent = "Copy";
    copy.setAttribute("aria-label", "Copy this code");
    copy.addEventListener("click", () => context.copy(text, "Code"));
    pre.replaceWith(box);
    if (numbered.has(pre)) {
      const first = firstLineOf(box, parts);
      const block = buildCode(code, first);
      blocks.push(block);
      parts.push({ first, block });
      code.replaceWith(block.element);
      box.classList.add("numbered");
      block.element.addEventListener("click", (event) => {
        if (!(event.target as Element).closest(".code-gutter")) return;
        location.hash = context.lineAddress(block.lineAt(event.clientY));
      });
    }
    pre.tabIndex = 0; // wide code scrolls; the keyboard must reach it
    box.append(pre, copy);
  }
  return parts;
}

// A second fence begins at the line its introduction names ("lines 9,001 to 9,400"), else after the first.
function firstLineOf(box: HTMLElement, before: readonly SourcePart[]): number {
  const last = before[before.length - 1];
  if (!last) return 1;
  const named = /\blines?\s+([\d,]+)\s*(?:to|-|–)/i.exec(box.previousElementSibling?.textContent ?? "");
  return named ? Number((named[1] ?? "1").replaceAll(",", "")) : last.first + last.block.lines;
}

function collectHeadings(nodes: DocumentFragment): Heading[] {
  const headings: Heading[] = [];
  for (const element of nodes.querySelectorAll<HTMLElement>("h2, h3, h4, h5")) {
    if (!element.id.startsWith(idPrefix)) continue;
    headings.push({ id: element.id.slice(idPrefix.length), text: element.textContent ?? "", level: Number(element.tagName.slice(1)) });
    element.tabIndex = -1;
  }
  return headings;
}

// Pictures of the repository are shown from the bytes that were read; nothing is fetched.
function showPictures(nodes: DocumentFragment, context: PageContext, urls: string[]): void {
  for (const picture of nodes.querySelectorAll<HTMLImageElement>("img")) {
    const href = picture.dataset["source"] ?? "";
    picture.removeAttribute("data-source");
    picture.decoding = "async";
    context.picture(href).then(
      (blob) => {
        if (!blob) return showAlternative(picture);
        const url = URL.createObjectURL(blob);
        urls.push(url);
        picture.addEventListener("error", () => showAlternative(picture), { once: true });
        picture.src = url;
      },
      () => showAlternative(picture),
    );
  }
}

function showAlternative(picture: HTMLImageElement): void {
  const text = document.createElement("span");
  text.className = "no-picture";
  text.textContent = picture.alt || "picture not shown";
  picture.replaceWith(text);
}

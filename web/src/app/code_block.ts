// Code as it is shown: in chunks of lines. In: a <code> element with highlight spans, or plain text. Out: an element
// of the right height at once, whose chunks are filled when they come near the view, the rest when the page is idle.
// So a source of 20,000 lines opens as fast as one of 20; once filled, the browser's own search finds everything.
//
// Lines are never wrapped: line N lies at (N - 1) * line height, which is how L27 is found and marked.

const chunkLines = 100;
const smallBlock = 300; // lines; filled at once

export interface CodeBlock {
  element: HTMLElement;
  lines: number;
  mark(first: number, last: number): void; // marks lines; brings their chunk into being
  lineElement(line: number): HTMLElement; // something at that line, to scroll to
  lineAt(clientY: number): number;
  dispose(): void;
}

// Cuts highlighted code into chunks, in order; moves the nodes, so that nothing is built twice.
class Cutter {
  #open: Element[] = []; // spans that are open in the source, outermost first
  #next: Node | null;
  #root: Node;

  constructor(root: Node) {
    this.#root = root;
    this.#next = root.firstChild;
  }

  // The next `count` lines, without the line break that ends them.
  take(count: number): DocumentFragment {
    const fragment = document.createDocumentFragment();
    let target: Node = fragment;
    for (const span of this.#open) target = target.appendChild(span.cloneNode(false));
    let left = count;
    while (this.#next) {
      const node: Node = this.#next;
      if (node instanceof Text) {
        const end = endOfLines(node.data, left);
        if (end.at >= 0) {
          target.appendChild(document.createTextNode(node.data.slice(0, end.at)));
          node.data = node.data.slice(end.at + 1);
          if (node.data === "") this.#next = this.#after(node);
          return fragment;
        }
        left -= end.seen;
        target.appendChild(document.createTextNode(node.data));
        const after = this.#after(node);
        target = this.#rewind(target, fragment);
        this.#next = after;
      } else if (node instanceof Element && node.firstChild) {
        this.#open.push(node);
        target = target.appendChild(node.cloneNode(false));
        this.#next = node.firstChild;
      } else {
        this.#next = this.#after(node);
        target = this.#rewind(target, fragment);
      }
    }
    return fragment;
  }

  // The node that follows in document order once `node` is used up; closes the spans that end with it.
  #closed = 0;
  #after(node: Node): Node | null {
    this.#closed = 0;
    let at: Node | null = node;
    while (at && at !== this.#root) {
      if (at.nextSibling) return at.nextSibling;
      at = at.parentNode;
      if (at && at !== this.#root) {
        this.#open.pop();
        this.#closed += 1;
      }
    }
    return null;
  }

  #rewind(target: Node, fragment: DocumentFragment): Node {
    for (let step = 0; step < this.#closed; step++) target = target.parentNode ?? fragment;
    return target;
  }
}

// Position of the `count`-th line break, or -1 and how many there are.
function endOfLines(text: string, count: number): { at: number; seen: number } {
  let at = -1;
  for (let seen = 0; seen < count; seen++) {
    at = text.indexOf("\n", at + 1);
    if (at < 0) return { at, seen };
  }
  return { at, seen: count };
}

function countLines(text: string): number {
  if (text === "") return 0;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return text.endsWith("\n") ? lines - 1 : lines;
}

function chunkElement(first: number, last: number): HTMLElement {
  const chunk = document.createElement("div");
  chunk.className = "code-chunk";
  chunk.style.setProperty("--lines", String(last - first + 1));
  chunk.dataset["first"] = String(first);
  return chunk;
}

function fillChunk(chunk: HTMLElement, content: Node, first: number, last: number): void {
  const gutter = document.createElement("span");
  gutter.className = "code-gutter";
  gutter.setAttribute("aria-hidden", "true");
  const numbers: number[] = [];
  for (let line = first; line <= last; line++) numbers.push(line);
  gutter.textContent = numbers.join("\n");
  const text = document.createElement("span");
  text.className = "code-text";
  text.append(content, "\n");
  chunk.replaceChildren(gutter, text);
}

export function buildCode(code: HTMLElement, firstLine = 1): CodeBlock {
  const lines = Math.max(1, countLines(code.textContent ?? ""));
  const cutter = new Cutter(code);
  const element = document.createElement("code");
  element.className = "code-lines";
  element.style.setProperty("--digits", String(String(firstLine + lines - 1).length));
  const chunks: HTMLElement[] = [];
  for (let line = 1; line <= lines; line += chunkLines) {
    chunks.push(chunkElement(firstLine + line - 1, firstLine + Math.min(lines, line + chunkLines - 1) - 1));
  }
  element.append(...chunks);

  let filled = 0;
  const fillTo = (index: number): void => {
    for (; filled <= index && filled < chunks.length; filled++) {
      const first = filled * chunkLines + 1;
      const last = Math.min(lines, first + chunkLines - 1);
      fillChunk(chunks[filled] as HTMLElement, cutter.take(last - first + 1), firstLine + first - 1, firstLine + last - 1);
    }
  };
  fillTo(Math.ceil(Math.min(lines, smallBlock) / chunkLines) - 1);

  let observer: IntersectionObserver | null = null;
  let idle = 0;
  if (filled < chunks.length) {
    observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) fillTo(chunks.indexOf(entry.target as HTMLElement));
        }
      },
      { rootMargin: "1200px" },
    );
    for (const chunk of chunks.slice(filled)) observer.observe(chunk);
    const later = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 30));
    const fillMore = (): void => {
      const until = performance.now() + 12;
      while (filled < chunks.length && performance.now() < until) fillTo(filled);
      if (filled < chunks.length) idle = later(fillMore);
      else observer?.disconnect();
    };
    idle = later(fillMore);
  }

  const clampLine = (line: number): number => Math.min(lines, Math.max(1, line - firstLine + 1));
  const lineHeight = (): number => element.getBoundingClientRect().height / lines;
  let marker: HTMLElement | null = null;
  return {
    element,
    lines,
    mark(first, last) {
      fillTo(Math.floor((clampLine(last) - 1) / chunkLines));
      marker ??= Object.assign(document.createElement("div"), { className: "code-mark" });
      marker.style.setProperty("--from", String(clampLine(first) - 1));
      marker.style.setProperty("--count", String(clampLine(last) - clampLine(first) + 1));
      element.append(marker);
    },
    lineElement(line) {
      this.mark(line, line);
      return marker ?? element;
    },
    lineAt: (clientY) =>
      firstLine + Math.min(lines - 1, Math.max(0, Math.floor((clientY - element.getBoundingClientRect().top) / lineHeight()))),
    dispose() {
      observer?.disconnect();
      const cancel = window.cancelIdleCallback ?? window.clearTimeout;
      if (idle) cancel(idle);
    },
  };
}

export function buildPlainCode(text: string): CodeBlock {
  const code = document.createElement("code");
  code.textContent = text;
  return buildCode(code);
}

// The one offline file: every page, deflated, as base64 inside one HTML document with a small viewer. In: pages in
// order, as fragments of HTML, deflated. Out: chunks of the file, written as pages come; only the index is kept until
// the end. The viewer's source is src/offline/viewer.ts.

import siteStyle from "virtual:site-style";
import viewer from "virtual:offline-viewer";
import viewerHash from "virtual:offline-viewer-hash";

import { utf8 } from "./bridge.js";
import type { Sink } from "./pages.js";
import type { PageBytes } from "./protocol.js";
import { escapeHtml } from "./site_page.js";

const blockSize = 4 << 20; // characters of one element: text nodes of this size are cheap everywhere

export class OfflineWriter implements Sink {
  readonly wantsDeflated = true;
  private readonly pages: Record<string, [number, number, number]> = Object.create(null) as Record<string, [number, number, number]>;
  private block = -1;
  private offset = blockSize;
  private pending: string[] = [];
  private pendingSize = 0;

  constructor(
    private readonly name: string,
    private readonly write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void> | void,
    private readonly finish: () => Promise<void> | void = () => {},
  ) {
    this.push(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${viewerHash}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="repodoc">
<title>${escapeHtml(name)}</title>
<style>${siteStyle}</style>
</head>
<body>
<header><nav class="site-bar" aria-label="Site"><a href="#/index.md">${escapeHtml(name)}</a> <a href="#/keywords.md">Keywords</a> <a href="#/comprehensive_book.md">Book</a> <input type="search" placeholder="Find a page" aria-label="Find a page by its path"></nav><ul class="site-found" hidden></ul></header>
<main class="prose"></main>
<noscript>This file holds compressed pages and needs JavaScript to show them.</noscript>
`);
  }

  add(path: string, page: PageBytes): Promise<void> | void {
    if (page.deflated === null || !path.endsWith(".md")) return; // data is for the other formats
    if (this.offset >= blockSize) {
      this.push(`${this.block < 0 ? "" : "</script>\n"}<script type="text/plain" id="block${++this.block}">`);
      this.offset = 0;
    }
    const text = base64(new Uint8Array(page.bytes));
    this.pages[path] = [this.block, this.offset, text.length];
    this.offset += text.length;
    this.push(text);
    return this.pendingSize >= 1 << 20 ? this.flush() : undefined;
  }

  async close(): Promise<void> {
    const index = JSON.stringify({ name: this.name, first: "index.md", pages: this.pages }).replaceAll("<", "\\u003c");
    this.push(`${this.block < 0 ? "" : "</script>\n"}<script type="application/json" id="index">${index}</script>\n`);
    this.push(`<script>${viewer}</script>\n</body>\n</html>\n`);
    await this.flush();
    await this.finish();
  }

  private push(text: string): void {
    this.pending.push(text);
    this.pendingSize += text.length;
  }

  private flush(): Promise<void> | void {
    const chunk = utf8(this.pending.join(""));
    this.pending = [];
    this.pendingSize = 0;
    return this.write(chunk);
  }
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

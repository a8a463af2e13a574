// The page in the middle: its header, then the checked nodes of its HTML, or why there is nothing to show. Scrolls to
// the anchor of the route, and back to where it was when the person goes back.

import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { buildPlainCode } from "../code_block.js";
import { buildPage, type PageDom } from "../page_dom.js";
import { idPrefix } from "../safe_html.js";
import { graphPaths, graphWith } from "../state/graph_page.js";
import { resolveLink } from "../state/links.js";
import { formatRoute } from "../state/route.js";
import type { AppStore, Session } from "../state/store.js";
import { useSession, useStore } from "./context.js";
import { Icon } from "./icons.js";
import { LinePreview } from "./line_preview.js";
import { PageHeader } from "./page_header.js";
import { readPosition, keepPosition } from "./scroll_memory.js";

export function PageView() {
  const store = useStore();
  const session = useSession();
  const scroller = useRef<HTMLElement>(null);
  const content = session.page.content.value;
  return (
    <main class="page" id="main" tabIndex={-1} ref={scroller}>
      <div class="page-column">
        <PageHeader />
        {content.status === "ready" && !content.final && (
          <p class="banner" role="status">
            <Icon name="info" /> Early page: links to other files, callers and tests appear when the run is done.
          </p>
        )}
        {content.status === "loading" && <div class="skeleton" role="status" aria-label="Making the page"><i /><i /><i /><i /></div>}
        {content.status === "missing" && <Missing page={content.page} pending={content.pending} />}
        {content.status === "failed" && (
          <div class="banner warning" role="alert">
            <Icon name="warning" />
            <span>This page could not be made: {content.message}. The other pages are not affected.</span>
          </div>
        )}
        {content.status === "ready" && <Article store={store} session={session} scroller={() => scroller.current} />}
      </div>
      <LinePreview container={() => scroller.current} />
    </main>
  );
}

function Missing({ page, pending }: { page: string; pending: boolean }) {
  const store = useStore();
  const { state } = useSession();
  const folder = state.foldersByPath.value.get("");
  return (
    <div class="empty-page" role="status">
      <h1>{pending ? "This page is not ready yet" : "There is no such page"}</h1>
      <p><code>{page}</code></p>
      <p>{pending ? "It appears here as soon as its file has been analysed." : "The repository may have changed, or the file was left out."}</p>
      {!pending && folder && <button type="button" class="button" onClick={() => store.openPage(folder.index)}>Go to the front page</button>}
    </div>
  );
}

function Article({ store, session, scroller }: { store: AppStore; session: Session; scroller: () => HTMLElement | null }) {
  const article = useRef<HTMLElement>(null);
  const built = useRef<{ key: string; dom: PageDom } | null>(null);

  useSignalEffect(() => {
    const content = session.page.content.value;
    const route = store.route.value;
    const asMarkdown = store.showMarkdown.value;
    const box = article.current;
    if (!box || content.status !== "ready" || content.page !== route.page) return;
    const key = `${content.page} ${content.final} ${asMarkdown} ${content.html.length}`;
    if (built.current?.key !== key) {
      const samePage = built.current?.key.startsWith(`${content.page} `) ?? false;
      const before = scroller()?.scrollTop ?? 0;
      built.current?.dom.dispose();
      const dom = asMarkdown ? markdownDom(content.markdown) : pageDom(store, session, content.page, content.html);
      built.current = { key, dom };
      box.replaceChildren(dom.nodes);
      store.headings.value = dom.headings;
      if (samePage && !asMarkdown) {
        scroller()?.scrollTo(0, before);
        return;
      }
    }
    showOpened(box);
    scrollTo(built.current?.dom ?? null, route.anchor, scroller());
  });

  useEffect(() => () => {
    built.current?.dom.dispose();
    store.headings.value = [];
  }, []);

  // The heading being read, for the outline; the scroll position, for going back.
  useEffect(() => {
    const box = scroller();
    if (!box) return;
    let queued = false;
    const onScroll = (): void => {
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        keepPosition(box.scrollTop);
        const line = box.getBoundingClientRect().top + 96;
        let current = "";
        for (const heading of article.current?.querySelectorAll<HTMLElement>("h2, h3, h4, h5") ?? []) {
          if (heading.getBoundingClientRect().top > line) break;
          current = heading.id.slice(idPrefix.length);
        }
        store.activeHeading.value = current;
      });
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    onScroll();
    return () => box.removeEventListener("scroll", onScroll);
  }, []);

  const onClick = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
    // The address does not change when the same place is asked for twice, but the page has to move.
    if (link && link.getAttribute("href") === location.hash) {
      scrollTo(built.current?.dom ?? null, store.route.value.anchor, scroller(), true);
    }
  };

  return <article class={`prose${store.showMarkdown.value ? " as-markdown" : ""}`} ref={article} onClick={onClick} />;
}

// A drawing wider than its box begins where something is opened in it.
function showOpened(article: HTMLElement): void {
  const nodes = article.querySelectorAll<SVGElement>(".diagram a[aria-expanded]");
  const node = nodes[nodes.length - 1], drawing = node?.closest<HTMLElement>(".diagram");
  if (!node || !drawing) return;
  const place = node.getBoundingClientRect(), box = drawing.getBoundingClientRect();
  drawing.scrollLeft += place.left + place.width / 2 - box.left - box.width / 2;
}

function pageDom(store: AppStore, session: Session, page: string, html: string): PageDom {
  return buildPage(html, {
    addressOf: (href) => store.addressOf(page, href),
    lineAddress: (line) => formatRoute(page, `L${line}`),
    node: (label) => {
      const opened = graphPaths(page);
      if (opened) return { href: formatRoute(graphWith(opened, label)), open: opened.includes(label) };
      const file = session.state.filesByPath.value.get(label);
      return file && file.docs !== page ? { href: formatRoute(file.docs), open: false } : null;
    },
    picture: (href) => {
      const target = resolveLink(page, href);
      return target.kind === "source" ? session.run.source(target.path) : Promise.resolve(null);
    },
    copy: (text, what) => void store.copy(text, what),
    say: (text) => store.say(text),
  });
}

function markdownDom(markdown: string): PageDom {
  const block = buildPlainCode(markdown);
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.append(block.element);
  const box = document.createElement("div");
  box.className = "code-box numbered";
  box.append(pre);
  const nodes = document.createDocumentFragment();
  nodes.append(box);
  return { nodes, headings: [], find: () => null, dispose: () => block.dispose() };
}

function scrollTo(dom: PageDom | null, anchor: string, box: HTMLElement | null, anew = false): void {
  if (!box) return;
  const kept = anew ? null : readPosition();
  if (kept !== null) {
    box.scrollTo(0, kept);
    return;
  }
  const target = anchor ? dom?.find(anchor) : null;
  if (!target) {
    box.scrollTo(0, 0);
    return;
  }
  const isLine = target.classList.contains("code-mark");
  const move = (): void => target.scrollIntoView({ block: isLine ? "center" : "start" });
  move();
  requestAnimationFrame(move); // once more when chunks above have their real size
  if (!isLine) target.focus({ preventScroll: true });
}

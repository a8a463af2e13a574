// The script inside the one offline file (engine/offline_writer.ts): shows the page the address names, follows links
// between pages, finds pages by their path. In: deflated pages in the file's own <script> elements. Works from file://
// and loads nothing. Page HTML is the core's safe HTML; the file's policy forbids any other script.

interface Index {
  name: string;
  first: string;
  pages: Record<string, [block: number, offset: number, length: number]>;
}

const index = JSON.parse(document.getElementById("index")!.textContent!) as Index;
const main = document.querySelector("main")!;
const found = document.querySelector<HTMLUListElement>(".site-found")!;
const search = document.querySelector<HTMLInputElement>("input")!;
let shown = "";

async function textOf(path: string): Promise<string | null> {
  const place = index.pages[path];
  if (!place || !Object.hasOwn(index.pages, path)) return null;
  const [block, offset, length] = place;
  const binary = atob(document.getElementById(`block${block}`)!.textContent!.slice(offset, offset + length));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

// "#/torch/nn/index.md#anchor"
async function show(): Promise<void> {
  const [, path = "", anchor = ""] = /^#\/([^#]*)#?(.*)$/.exec(location.hash) ?? [];
  const wanted = decode(path) || index.first;
  if (wanted !== shown) {
    const html = await textOf(wanted);
    shown = wanted;
    if (html === null) {
      main.textContent = `There is no page ${wanted}.`;
    } else {
      main.innerHTML = html;
      document.title = `${main.querySelector("h1")?.textContent ?? wanted} - ${index.name}`;
    }
  }
  const target = anchor ? document.getElementById(decode(anchor)) : null;
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Where a link of the page shown leads: another page, or null for everything else.
function pageBehind(href: string): string | null {
  if (href.startsWith("#")) return href.startsWith("#/") ? null : `#/${encodeURI(shown)}${href}`;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null;
  const base = new URL(`x:///${encodeURI(shown)}`);
  const target = new URL(href, base);
  const path = decode(target.pathname.replace(/^\/+/, ""));
  return Object.hasOwn(index.pages, path) ? `#/${encodeURI(path)}${target.hash}` : null;
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("main a[href]");
  const hash = link ? pageBehind(link.getAttribute("href")!) : null;
  if (hash === null || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  location.hash = hash;
});

search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const paths = words.length === 0 ? [] : Object.keys(index.pages).filter((path) => words.every((word) => path.toLowerCase().includes(word)));
  found.replaceChildren(
    ...paths.slice(0, 50).map((path) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#/${encodeURI(path)}`;
      link.textContent = path;
      item.append(link);
      return item;
    }),
  );
  if (paths.length > 50) {
    const item = document.createElement("li");
    item.textContent = `50 of ${paths.length} pages; type more`;
    found.append(item);
  }
  found.hidden = paths.length === 0;
});

addEventListener("hashchange", () => {
  found.hidden = true;
  void show();
});
void show();

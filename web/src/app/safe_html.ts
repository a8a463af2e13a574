// HTML of a page -> nodes that are safe to show. In: HTML the engine has already made safe. Out: a fragment, checked
// once more against a list of elements and attributes in a document that runs and loads nothing; links turned into
// addresses of this app, pictures into placeholders that load nothing. What is not on the list is dropped.

const htmlElements = new Set(
  ("a blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input kbd li ol p pre " +
    "s section span strong sub summary sup table tbody td tfoot th thead tr ul").split(" "),
);
const svgElements = new Set(
  "svg g path rect circle ellipse line polyline polygon text tspan defs marker title desc".split(" "),
);
const htmlAttributes = new Set("align alt aria-hidden aria-label checked class colspan data-language disabled id open role rowspan start title type".split(" "));
const svgAttributes = new Set(
  ("aria-hidden aria-label class cx cy d dominant-baseline dx dy fill fill-opacity font-size font-weight height id " +
    "marker-end marker-start markerHeight markerUnits markerWidth orient points preserveAspectRatio r refX refY role rx ry stroke " +
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-anchor textLength transform viewBox width x x1 x2 y y1 y2").split(" "),
);
const svgNamespace = "http://www.w3.org/2000/svg";

// Ids of pages live under this prefix, so that a heading can never take the name of a part of the app.
export const idPrefix = "page-";

export interface Address {
  href: string;
  external: boolean;
}

export function safeFragment(html: string, addressOf: (href: string) => Address | null): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  const dropped: ChildNode[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Element)) {
      dropped.push(node as ChildNode);
      continue;
    }
    const isSvg = node.namespaceURI === svgNamespace;
    const name = isSvg ? node.tagName : node.localName;
    if (isSvg ? !svgElements.has(name) : !htmlElements.has(name)) {
      dropped.push(node);
      continue;
    }
    if (node.attributes.length > 0) checkAttributes(node, isSvg, addressOf);
    if (name === "input" && !isSvg) {
      // Task lists only: a checkbox nobody can use, named by the text beside it.
      node.setAttribute("type", "checkbox");
      node.setAttribute("disabled", "");
      node.setAttribute("aria-label", node.hasAttribute("checked") ? "done" : "open");
    }
  }
  for (const node of dropped) node.remove();
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}

function checkAttributes(element: Element, isSvg: boolean, addressOf: (href: string) => Address | null): void {
  const isLink = !isSvg && element.localName === "a";
  const isPicture = !isSvg && element.localName === "img";
  const href = isLink ? element.getAttribute("href") : null;
  const source = isPicture ? element.getAttribute("data-src") : null;
  const id = element.getAttribute("id");
  for (const name of element.getAttributeNames()) {
    const allowed = isSvg ? svgAttributes : htmlAttributes;
    const value = element.getAttribute(name) ?? "";
    if (!allowed.has(name) || (/url\s*\(/i.test(value) && !/^url\(#[\w-]+\)$/.test(value))) {
      element.removeAttribute(name);
    } else if (value.startsWith("url(#")) {
      element.setAttribute(name, `url(#${idPrefix}${value.slice(5)}`);
    }
  }
  if (id !== null) element.setAttribute("id", idPrefix + id);
  if (href !== null) setAddress(element, addressOf(href));
  if (source !== null) element.setAttribute("data-source", source);
}

function setAddress(link: Element, address: Address | null): void {
  if (!address) return; // leads nowhere in here: plain text
  link.setAttribute("href", address.href);
  if (!address.external) return;
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer");
  link.classList.add("external");
}

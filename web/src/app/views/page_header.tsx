// Above the page: where it lies (breadcrumbs), its siblings (tabs) and what can be done with it.

import { formatRoute } from "../state/route.js";
import { graphPageOf, graphPaths } from "../state/graph_page.js";
import { nameOf } from "../state/links.js";
import { useSession, useStore } from "./context.js";
import { Icon } from "./icons.js";

interface Tab {
  label: string;
  page: string;
}

export function PageHeader() {
  const store = useStore();
  const { state, run, page: pageState } = useSession();
  const page = store.route.value.page;
  const file = ownerOf(page, state);
  const folder = state.folderPages.value.get(page);
  const path = file?.path ?? folder ?? (state.plan.value ? "" : page.replace(/_docs\.md$/, ""));
  const isRepositoryPage = !file && (folder === undefined || folder === "") && state.plan.value !== null;
  const content = pageState.content.value;
  return (
    <header class="page-header">
      <nav class="breadcrumbs" aria-label="Breadcrumbs">
        <ol>
          <li><Crumb label={run.name || "repository"} page={state.foldersByPath.value.get("")?.index ?? null} last={path === ""} /></li>
          {crumbsOf(path).map((crumb, index, all) => (
            <li key={crumb}>
              <Crumb label={nameOf(crumb)} page={state.foldersByPath.value.get(crumb)?.index ?? null} last={index === all.length - 1} />
            </li>
          ))}
          {isRepositoryPage && page !== "index.md" && <li><Crumb label={titleOf(page)} page={null} last /></li>}
        </ol>
      </nav>
      <div class="page-bar">
        <Tabs tabs={tabsOf(page, state)} page={page} />
        <div class="page-actions">
          <button
            type="button" class="button quiet" aria-pressed={store.showMarkdown.value} disabled={content.status !== "ready"}
            onClick={() => (store.showMarkdown.value = !store.showMarkdown.value)} title="Show the page's Markdown"
          >
            <Icon name="code" /> <span>Markdown</span>
          </button>
          <button
            type="button" class="button quiet" disabled={content.status !== "ready"} title="Copy the page as Markdown"
            onClick={() => content.status === "ready" && void store.copy(content.markdown, "The page's Markdown was")}
          >
            <Icon name="copy" /> <span>Copy</span>
          </button>
        </div>
      </div>
    </header>
  );
}

function Crumb({ label, page, last }: { label: string; page: string | null; last: boolean }) {
  if (last || !page) return <span aria-current={last ? "page" : undefined}>{label}</span>;
  return <a href={formatRoute(page)}>{label}</a>;
}

function crumbsOf(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

const titles: Readonly<Record<string, string>> = {
  "index.md": "Overview",
  "keywords.md": "Keywords",
  "comprehensive_book.md": "Book",
  "interfaces.md": "Interfaces",
  "rules.md": "Rules",
  "verification_report.md": "Report",
};
export function titleOf(page: string): string {
  return titles[page] ?? nameOf(page).replace(/\.md$/, "");
}

// The file that a page is about; of a graph the one it began with.
function ownerOf(page: string, state: ReturnType<typeof useSession>["state"]) {
  const first = graphPaths(page)?.[0];
  return first === undefined ? state.pageOwners.value.get(page) : state.filesByPath.value.get(first);
}

function tabsOf(page: string, state: ReturnType<typeof useSession>["state"]): Tab[] {
  const file = ownerOf(page, state);
  if (file) {
    const slash = file.path.lastIndexOf("/");
    const folder = state.foldersByPath.value.get(slash < 0 ? "" : file.path.slice(0, slash));
    return [
      { label: "Documentation", page: file.docs },
      { label: "Keywords", page: file.keywords },
      ...(state.plan.value ? [{ label: "Graph", page: graphPaths(page) ? page : graphPageOf([file.path]) }] : []),
      ...(folder ? [{ label: "Folder", page: folder.index }] : []),
    ];
  }
  const path = state.folderPages.value.get(page);
  const folder = path === undefined ? undefined : state.foldersByPath.value.get(path);
  if (!folder) return [];
  return [
    { label: "Overview", page: folder.index },
    { label: "About this folder", page: folder.doc },
    { label: "Keywords", page: folder.sub },
  ];
}

function Tabs({ tabs, page }: { tabs: readonly Tab[]; page: string }) {
  return (
    <nav class="tabs" aria-label="Pages about this">
      {tabs.map((tab) => (
        <a key={tab.label} href={formatRoute(tab.page)} aria-current={tab.page === page ? "page" : undefined}>{tab.label}</a>
      ))}
    </nav>
  );
}

// The bar at the top: the name, the run's progress, and what concerns the whole page.

import { titleOf } from "./page_header.js";
import { useStore } from "./context.js";
import { DownloadMenu } from "./download_menu.js";
import { Icon, Logo } from "./icons.js";
import type { Theme } from "../state/settings.js";

const themeNames: Readonly<Record<Theme, string>> = { system: "as the system", light: "light", dark: "dark" };

export function TopBar({ children }: { children?: preact.ComponentChildren }) {
  const store = useStore();
  const session = store.session.value;
  const reading = store.view.value !== "start";
  void session?.state.phase.value; // an archive's own name is known once it is listed
  const theme = store.settings.theme.value;
  return (
    <header class="top-bar">
      {reading && (
        <button
          type="button" class="button quiet icon-only drawer-button" aria-label="Files" aria-expanded={store.drawerOpen.value}
          onClick={() => (store.drawerOpen.value = !store.drawerOpen.value)}
        >
          <Icon name="menu" />
        </button>
      )}
      <span class="brand"><Logo /> repodoc</span>
      {reading && session && <span class="repository-name" title={session.run.name}>{session.run.name}</span>}
      {children}
      <span class="spring" />
      {reading && session?.state.outcome.value === "ready" && <DownloadMenu />}
      {reading && (
        <button type="button" class="button quiet" onClick={() => store.home()} title="Close this repository and choose another">
          <Icon name="close" /> <span class="wide-only">Close</span>
        </button>
      )}
      <button
        type="button" class="button quiet icon-only" onClick={() => store.settings.nextTheme()} aria-label={`Theme: ${themeNames[theme]}`}
        title={`Theme: ${themeNames[theme]}`}
      >
        <Icon name={theme === "system" ? "system" : theme === "light" ? "sun" : "moon"} />
      </button>
      <button type="button" class="button quiet icon-only" onClick={() => (store.aboutOpen.value = true)} aria-label="About repodoc" title="About repodoc">
        <Icon name="info" />
      </button>
    </header>
  );
}

export function RepositoryLinks() {
  const store = useStore();
  const plan = store.session.value?.state.plan.value;
  if (!plan) return null;
  const wanted = ["index.md", "keywords.md", "comprehensive_book.md", "interfaces.md", "rules.md", "verification_report.md"];
  const pages = wanted.filter((page) => plan.pages.includes(page));
  return (
    <nav class="repository-links" aria-label="About the whole repository">
      {pages.map((page) => (
        <a key={page} href={`#/${page}`} aria-current={store.route.value.page === page ? "page" : undefined}>{titleOf(page)}</a>
      ))}
    </nav>
  );
}

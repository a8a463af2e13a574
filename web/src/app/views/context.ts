// The store for every view below the root, without a global.

import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { AppStore, Session } from "../state/store.js";

export const StoreContext = createContext<AppStore | null>(null);

export function useStore(): AppStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("no store above this view");
  return store;
}

// For views that only exist while there is a run.
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no run above this view");
  return session;
}

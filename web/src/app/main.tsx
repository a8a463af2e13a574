// The page's entry: the engine, the store, the first render.

import "./styles/index.css";

import { render } from "preact";

import { createEngine } from "./engine_adapter.js";
import { AppStore } from "./state/store.js";
import { App } from "./views/app.js";

const root = document.getElementById("app");
if (root) render(<App store={new AppStore(createEngine())} />, root);

export { Cart } from "./cart";
export * as money from "./money/round.js";

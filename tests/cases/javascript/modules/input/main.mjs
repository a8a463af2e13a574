/**
 * @file What the application starts with.
 */
import def, { a as b, c } from './lib.mjs';
import * as ns from 'pkg';
import './side.css';
export * from './re.mjs';
export * as everything from './all.mjs';
export { x as y } from './named.mjs';
const hidden = 1, shown = 2;
export { shown as visible };
export default function () { return b(ns.run(hidden)); }
const lazy = () => import('./lazy.mjs');

import { exec } from 'child_process';
import fs from 'fs';
import { useState } from 'react';

export function Row({ html }) {
  const [open, setOpen] = useState(false);
  return <li dangerouslySetInnerHTML={html} />;
}
async function work(urls, db, id, node, name) {
  for (const url of urls) {
    await fetch(url);
    new RegExp(url);
    document.querySelector('#x');
  }
  for await (const part of urls) { await part; }
  fs.readFileSync('x');
  eval(name);
  eval('1 + 1');
  exec(`ls ${name}`);
  exec('ls');
  db.query(`SELECT * FROM t WHERE id = ${id}`);
  db.query('SELECT * FROM t WHERE id = ?', [id]);
  node.innerHTML = name;
  node.innerHTML = '';
  node.outerHTML = name;
  const token = Math.random();
  const position = Math.random();
  crypto.createHash('md5');
  crypto.createHash('sha256');
  parent.postMessage(name, '*');
  setTimeout('tick()', 10);
  setTimeout(() => tick(), 10);
  const options = { rejectUnauthorized: false };
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  JSON.parse(JSON.stringify(options));
  urls.forEach(async (url) => fetch(url));
  urls.forEach((url) => url);
  try { work(); } catch (e) {}
  try { work(); } catch (e) { throw e; }
  if (name == 'x' || name == null) debugger;
  await Promise.all(urls.map(fetch));
}
// @ts-ignore
class Bus extends EventTarget { *[Symbol.iterator]() {} }
const cache = new WeakMap(), worker = new Worker('w.js'), proxy = new Proxy({}, {}), eye = new ResizeObserver(() => {});
(function () { work(); })();

// Texts that build.mjs makes: Emscripten's glue followed by the bundled worker.
declare module "virtual:worker-web" {
  const source: string;
  export default source;
}
declare module "virtual:worker-node" {
  const source: string;
  export default source;
}
// The style of exported sites, and the script of the offline file with its hash for the policy.
declare module "virtual:site-style" {
  const text: string;
  export default text;
}
declare module "virtual:offline-viewer" {
  const text: string;
  export default text;
}
declare module "virtual:offline-viewer-hash" {
  const text: string;
  export default text;
}

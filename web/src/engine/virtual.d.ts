// Texts that build.mjs makes: Emscripten's glue followed by the bundled worker.
declare module "virtual:worker-web" {
  const source: string;
  export default source;
}
declare module "virtual:worker-node" {
  const source: string;
  export default source;
}

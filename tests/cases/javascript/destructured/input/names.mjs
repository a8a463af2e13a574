export const { a, b: renamed, ...rest } = load(), [first, , third = fallback()] = list;
const { nested: { deep = a } } = load();
let one, two = 2;
for (const item of rest) { const { x } = item; }
try { load(); } catch ({ message }) {}
export default class extends Base { #secret = 1; static count = 0; static { init(); } }

function Box() {}
Object.defineProperty(Box.prototype, 'size', { get: function () { return helper(); }, set(v) {} });
Object.defineProperty(Box, 'make', { value: function (a, b) { return a; } });
Object.defineProperty(exports, 'lazy', { enumerable: true, get: function () { return Box; } });
Object.defineProperty(exports, '__esModule', { value: true });
Object.defineProperty(Box, 'kind', { value: 'box' });
function helper() {}

/**
 * Draws {@link Shape things}.
 *
 * @template T, U - what is drawn
 * @template {string} [K=id]
 * @param {Object} options - how
 * @param {number} options.width - how wide
 * @param {string[]} [options.names] their names
 * @param {T} [thing=null] what
 * @param {...number} rest more
 * @param {string} gone is not there
 * @returns {Promise<U>} the drawing
 * @throws {RangeError} too wide
 * @example
 * ```js
 * @param inside is code
 * draw({ width: 1 });
 * ```
 */
export function draw({ width, names }, thing = null, ...rest) {}

/** Old. @deprecated use draw */
export const paint = (canvas, undocumented) => 1;

/** Its doc, over a directive and a blank line. */

// eslint-disable-next-line no-unused-vars
function lint() {}

/** Chained. */
exports.a = exports.b = function () {};

/* @__PURE__ */
function pure() {}

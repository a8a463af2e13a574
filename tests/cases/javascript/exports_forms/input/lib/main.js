var app = exports = module.exports = {};
const helper = require('./helper');
const { one, two: second } = require('./numbers');
/** Starts. */
app.start = function start(port) { return helper.run(one(port)); };
exports.VERSION = '2.0';
exports.Shape = class {};
exports.alias = second;
exports.part = require('./part');
exports.plain = exports.other = void 0;

#!/usr/bin/env node
'use strict';
const { readFile: read, stat } = require('fs');
const path = require('path');
const sep = require('path').sep;

// Joins.
function join(a, b = '.') { return path.join(a, b, process.env.HOME, process.env['USER']); }

exports.helper = function helper() { return read(sep); };
module.exports = { join, other: stat, method() {}, fn: function () {} };
if (require.main === module) join('x');

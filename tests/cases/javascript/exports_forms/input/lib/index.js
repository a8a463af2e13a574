module.exports = require('./main');

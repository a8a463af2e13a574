module.exports = function part() {};

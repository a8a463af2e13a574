exports.one = (x) => x;
exports.two = function (x) { return x; };

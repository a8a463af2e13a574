function Old(a) { this.a = a; }
Old.prototype.run = function (x, ...rest) { return x; };
Old.create = function () { return new Old(1); };
var api = {
  start: function () {},
  stop: () => 1,
  pause() {},
};

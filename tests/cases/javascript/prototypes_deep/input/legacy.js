(function (root) {
  'use strict';
  /** A view. */
  function View(options) {
    this.options = options;
    this.refresh = function () { return this; };
  }
  View.prototype = {
    render: function (target) { return target; },
    get size() { return 1; },
    nested: { deep() {} },
  };
  /** Closes it. */
  View.prototype.close = View.prototype.dispose = function close() {};
  View.prototype['with-dash'] = () => 1;
  View.prototype[Symbol.iterator] = function* () {};
  View.Part = class extends Base {};
  View.VERSION = '1.0';
  jQuery.fn.extend({ find: function (selector) { return function inner() {}; } });
  jQuery.fn.ready = function (f) {};
  window.onload = function () {};
  root.View = View;
})(this);

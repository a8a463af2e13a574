/** A shape. */
export class Shape extends Base.Thing {
  #secret = 1;
  static count = 0;
  area = () => this.width * 2;
  /**
   * Makes one.
   * @param {number} width - how wide
   * @param {string} [name="x"] the name
   * @throws {RangeError} when negative
   */
  constructor(width, name) {
    super();
    if (width < 0) throw new RangeError('negative');
    this.width = width;
    this.width = 2;
  }
  get size() { return this.#secret; }
  set size(value) {}
  static async *walk() { yield 1; }
  [Symbol.iterator]() {}
  'quoted name'() {}
}
const Named = class {};

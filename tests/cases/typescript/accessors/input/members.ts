export abstract class Shape<T> extends Base<T> implements Drawn, Named<string> {
  private _size?: number;
  static readonly KINDS = ['a'] as const;
  declare origin: Point;
  accessor width = 1;
  #hidden: string = '';
  /** How big. */
  get size(): number { return 1; }
  set size(value: number) {}
  abstract area(): number;
  abstract get label(): string;
  protected static async *walk?(): AsyncGenerator<T> {}
  override toString(): string { return ''; }
  handler = (event: Event): void => {};
  [key: string]: unknown;
  constructor(
    /** Its name. */
    public readonly name: string,
    protected other = 1,
    plain?: boolean,
  ) { super(); this.late = () => name; }
  late: () => string;
}

/** A part. */
@Component({ selector: 'x' })
export class Part {
  /** Given. */
  @Input() @Required({ when: 'always' }) value!: string;

  /** Told. */
  @Output()
  readonly changed = new EventEmitter<string>();

  constructor(@Inject(TOKEN) private readonly token: Token) {}

  @HostListener('click', ['$event'])
  onClick(@Arg() event: Event): void {}
}

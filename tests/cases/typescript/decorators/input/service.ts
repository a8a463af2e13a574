@Injectable()
export class Service {
  @Input() name: string;
  @HostListener('click', ['$event'])
  onClick(@Inject(TOKEN) event: Event): void {}
}

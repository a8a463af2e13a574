export function good<T>(x: T): T { return x; }
type Broken = Map<string, ;
interface { x: }
export class After {}

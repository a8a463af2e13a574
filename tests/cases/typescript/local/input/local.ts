export function outer<T>(x: T) {
  interface Inner { a: T }
  type Alias = Inner;
  enum Mode { On }
  const cast = (<U,>(u: U) => u) as any;
  abstract class Local { abstract run(): void }
  return class Named extends Local { run() {} };
}
export const wrapped = ((a: number) => a) satisfies Fn;
export const asserted = <Fn>((a: number) => a);
if (condition) { var conditional = function (): void {}; }

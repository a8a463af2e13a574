export interface Before { a: string }
export class Cut<T extends {
  method(x: number): void {
    const y = {

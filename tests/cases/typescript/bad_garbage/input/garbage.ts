export type Before = { a: string };
interface { <<>> ((( = = }
export function after(x: number): string { return ''; }
enum Late { One }

/**
 * Parses.
 * @param text - what to parse
 * @returns the value
 */
export function parse(text: string): number;
export function parse(text: string, base: number): number;
export function parse(text: string, base?: number): number { return Number(text) + (base ?? 0); }

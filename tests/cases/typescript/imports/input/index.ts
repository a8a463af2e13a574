import type { Only } from './types';
import value, { type Mixed, real as r } from '@/app/value';
export type { Only as Again } from './types';
const x: Only = r(value as Mixed);
export const { a, b } = x, plain = 1;
export default x;

export interface Open {
  a: string;
  b: (

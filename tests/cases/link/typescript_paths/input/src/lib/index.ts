export * from './shapes';
export { default as unit } from './shapes';

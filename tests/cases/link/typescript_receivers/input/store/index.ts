export * from './boxes';
export * as boxes from './boxes';

export * from './drift.js';
export * from './each-dialect.js';

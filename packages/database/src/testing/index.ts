export * from './drift.js';
export * from './each-dialect.js';
export { copyServerDatabase, dropServerDatabase, serverDatabases } from './server-databases.js';

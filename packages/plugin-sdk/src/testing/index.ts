export { FakeCore, type TestPerson } from './fake-core.js';
export { type PermissionMatrix, permissionMatrix } from './permission-matrix.js';
export {
  createTestPlatform,
  type LedgerSelection,
  type TestPlatform,
  type TestUser,
  testDialects,
} from './test-platform.js';

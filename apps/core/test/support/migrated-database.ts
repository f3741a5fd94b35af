import type { Dialect } from '@yige/database';
import { createTestDatabase, type TestDatabaseUrl } from '@yige/database/testing';
import { inject } from 'vitest';

/** A database of a test's own that needs no migration any more. */
export function migratedDatabase(dialect: Dialect): Promise<TestDatabaseUrl> {
  return createTestDatabase(dialect, inject('templates')[dialect]);
}

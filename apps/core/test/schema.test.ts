import { assertNoDrift, openTestDatabase, testDialects } from '@yige/database/testing';
import { expect, it } from 'vitest';
import { entities, migrations } from '../src/database/schema.js';

it.each(testDialects())('entities and migrations agree on %s, and migrating again changes nothing', async (dialect) => {
  const { database, remove } = await openTestDatabase(dialect, { entities, migrations });
  try {
    await assertNoDrift(database);
    expect(await database.migrate()).toEqual({ applied: [] });
  } finally {
    await remove();
  }
});

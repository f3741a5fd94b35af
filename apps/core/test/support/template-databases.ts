import { type Dialect, openDatabase } from '@yige/database';
import { createTestDatabase, type TestDatabaseUrl, testDialects } from '@yige/database/testing';
import type { TestProject } from 'vitest/node';
import { entities, migrations } from '../../src/database/schema.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URLs of migrated databases, which `migratedDatabase` copies and nobody writes to. */
    templates: Partial<Record<Dialect, string>>;
  }
}

/** Migrates once a run what each core of the tests would migrate anew; `schema.test.ts` looks at the migrations themselves. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made: TestDatabaseUrl[] = [];
  const templates: Partial<Record<Dialect, string>> = {};
  for (const dialect of testDialects()) {
    const template = await createTestDatabase(dialect);
    made.push(template);
    const database = await openDatabase({ url: template.url, entities, migrations });
    await database.migrate();
    // Nothing of it may be left in a log beside the file.
    await database.close();
    templates[dialect] = template.url;
  }
  project.provide('templates', templates);
  return async () => {
    for (const template of made) await template.remove();
  };
}

import { newId } from '@yige/contracts';
import type { Database } from '@yige/database';
import { searchName } from './search/search-name.js';

export async function aliasesOf(database: Database, personId: string): Promise<string[]> {
  return database.query('SELECT name FROM person_aliases WHERE person_id = ? ORDER BY id', [personId], (row) =>
    row.text('name'),
  );
}

/** Inside a unit of work: these in place of those before. */
export async function replaceAliases(database: Database, personId: string, names: readonly string[]): Promise<void> {
  await database.execute('DELETE FROM person_aliases WHERE person_id = ?', [personId]);
  await database.insertMany(
    'person_aliases',
    ['id', 'person_id', 'name', 'name_pinyin', 'name_initials'],
    names.map((name) => {
      const { pinyin, initials } = searchName(name);
      return [newId(), personId, name, pinyin, initials];
    }),
  );
}

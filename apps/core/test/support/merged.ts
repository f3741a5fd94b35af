import { newId } from '@yige/contracts';
import type { Database } from '@yige/database';

/** Writes down that one resident has become another, and nothing else. */
export async function mergedInto(database: Database, from: string, into: string): Promise<void> {
  const now = new Date();
  await database.insertMany(
    'person_merges',
    [
      ...['id', 'from_id', 'into_id', 'candidate_id', 'taken_columns'],
      ...['merged_at', 'merged_by', 'merged_by_name', 'undo_until'],
    ],
    [[newId(), from, into, newId(), '', now, newId(), 'x', now]],
  );
}

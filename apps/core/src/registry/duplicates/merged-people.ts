import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';

/** Who has become whom. A merge that was undone does not count. */
@Injectable()
export class MergedPeople {
  constructor(private readonly database: Database) {}

  /** For each of these ids that was merged the person who goes on in the end. */
  async survivorsOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query(
      `WITH RECURSIVE way (asked, at, steps) AS (
         SELECT m.from_id, m.into_id, 1 FROM person_merges m
         WHERE m.from_id IN (${placeholders(ids)}) AND m.undone_at IS NULL
         UNION ALL
         SELECT w.asked, m.into_id, w.steps + 1 FROM way w JOIN person_merges m ON m.from_id = w.at AND m.undone_at IS NULL
       ) SELECT asked, at FROM way ORDER BY steps`,
      ids,
      (row): [string, string] => [row.text('asked'), row.text('at')],
    );
    // The longest way comes last.
    return new Map(rows);
  }

  /** The person, and everybody who was merged into them: under these ids stands what was written down of them. */
  async idsOf(personId: string): Promise<string[]> {
    const merged = await this.database.query(
      `WITH RECURSIVE merged (id) AS (
         SELECT m.from_id FROM person_merges m WHERE m.into_id = ? AND m.undone_at IS NULL
         UNION ALL
         SELECT m.from_id FROM merged g JOIN person_merges m ON m.into_id = g.id AND m.undone_at IS NULL
       ) SELECT id FROM merged`,
      [personId],
      (row) => row.text('id'),
    );
    return [personId, ...merged];
  }
}

import { addColumn, changeData, column, createIndex, type Database, defineMigration, nullable } from '@yige/database';

/** Entries looked up in one statement. */
const CHUNK = 1_000;

/** Units of an entry's door stand in the entry: a unit's diaries of a month are read in their order, and no others. */
export const diaryUnitsMigration = defineMigration('0081-diary-units', [
  addColumn('diary_entries', 'district_id', column.integer(), '0'),
  addColumn('diary_entries', 'street_id', nullable(column.integer())),
  addColumn('diary_entries', 'community_id', nullable(column.integer())),
  addColumn('diary_entries', 'grid_id', nullable(column.integer())),
  changeData('entries have the units of their doors', fillUnits),
  ...['district', 'street', 'community', 'grid'].map((level) =>
    createIndex('diary_entries', `diary_entries_${level}`, [`${level}_id`, 'visited_at', 'id']),
  ),
]);

async function fillUnits(database: Database): Promise<void> {
  for (let after = ''; ; ) {
    const ids = await database.query(
      `SELECT e.id FROM diary_entries e WHERE e.id > ? ORDER BY e.id LIMIT ${CHUNK}`,
      [after],
      (row) => row.text('id'),
    );
    const last = ids.at(-1);
    if (last === undefined) return;
    const units = ['district_id', 'street_id', 'community_id', 'grid_id'].map(
      (unit) => `${unit} = (${unitOfDoor(unit)})`,
    );
    await database.execute(`UPDATE diary_entries SET ${units.join(', ')} WHERE id > ? AND id <= ?`, [after, last]);
    after = last;
  }
}

/** Where the door is gone there is nobody to read it by unit. */
function unitOfDoor(column: string): string {
  const found = `SELECT b.${column} FROM households h JOIN dwellings d ON d.id = h.dwelling_id
    JOIN buildings b ON b.id = d.building_id WHERE h.id = diary_entries.household_id`;
  return column === 'district_id' ? `SELECT COALESCE((${found}), 0)` : found;
}

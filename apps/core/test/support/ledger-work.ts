import { newId } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import { UnitDirectory } from '../../src/org/unit-directory.js';
import { idOf } from './district.js';
import type { TestPlatform } from './test-platform.js';

/**
 * Work of grid elm-1 in the first quarter of 2025 under the admission of `fixture:visit`: a task closed in time and a
 * late one, a promise of 30 yuan, and a payment of 25 of which 24 arrived. Answers the ids of the two tasks.
 */
export async function workOfElm({ database, application }: TestPlatform): Promise<{ inTime: string; late: string }> {
  const insert = (table: string, row: Record<string, SqlValue>) =>
    database.insertMany(table, Object.keys(row), [Object.values(row)]);
  const numberOf = (unit: string) => application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
  const units = { district_id: numberOf('district'), street_id: numberOf('north'), community_id: numberOf('elm') };
  const admission = { admission_id: idOf('admission of fixture:visit') };
  const at = new Date('2025-02-11T02:00:00.000Z');
  const closed = async (closedAt: Date): Promise<string> => {
    const id = newId();
    await insert('tasks_archive', {
      ...{ id, type: 'fixture:visit', plugin_id: 'fixture', title_chinese: '上门', title_english: 'Visit' },
      ...{ ...units, grid_id: numberOf('elm-1'), status: 'closed', payload: '{}', version: 1 },
      ...{ due_at: new Date('2025-02-10T02:00:00.000Z'), created_at: at, updated_at: at, closed_at: closedAt },
    });
    await insert('task_gates', { ...admission, task_id: id, pass: 'admission' });
    return id;
  };
  await insert('admission_promises', {
    ...{ ...admission, period_key: '2025-02', round_key: 'one', community_number: units.community_id },
    ...{ month: '2025-02', cases: 2, amount_fen: 3_000 },
  });
  await insert('funding_payments', {
    ...{ ...admission, ...units, id: newId(), plugin_id: 'fixture', month: '2025-03', paid_fen: 2_500 },
    ...{ document: '转账', paid_by: newId(), paid_by_name: 'gu', paid_at: at, idempotency_key: newId() },
    ...{ confirmed_fen: 2_400, confirmed_by_name: 'he', confirmed_at: at },
  });
  return { late: await closed(at), inTime: await closed(new Date('2025-02-09T02:00:00.000Z')) };
}

/** So many promises of one yuan each to community elm, each of an admission of its own of `fixture:visit`, for March 2025. */
export async function promisesOfElm({ database, application }: TestPlatform, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => newId());
  const elm = application.get(UnitDirectory).byId(idOf('elm'))?.number ?? 0;
  const copied = `plugin_id, type, name, basis_document, basis_authority, duty, valid_from, valid_to, period, rounds,
    funding_per, amount_fen, budget_fen, evidence, status, promised_fen, version`;
  for (const id of ids) {
    await database.execute(`INSERT INTO admissions (id, ${copied}) SELECT ?, ${copied} FROM admissions WHERE id = ?`, [
      id,
      idOf('admission of fixture:visit'),
    ]);
  }
  await database.insertMany(
    'admission_promises',
    ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
    ids.map((id) => [id, '2025-03', 'one', elm, '2025-03', 1, 100]),
  );
}

/** So many entries of the diary of grid elm-1's household, one each quarter of an hour from the first of June 2025 on, or of another month. */
export async function diariesOfElm({ database, application }: TestPlatform, count: number, month = 5): Promise<void> {
  const numberOf = (unit: string) => application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
  const units = [numberOf('district'), numberOf('north'), numberOf('elm'), numberOf('elm-1')];
  const at = (index: number) => new Date(Date.UTC(2025, month, 1, 0, 15 * index));
  await database.insertMany(
    'diary_entries',
    [
      ...['id', 'household_id', 'author_id', 'text_sealed', 'visited_at', 'written_at'],
      ...['district_id', 'street_id', 'community_id', 'grid_id'],
    ],
    Array.from({ length: count }, (_, index): SqlValue[] => [
      ...[newId(), idOf('elm-1-household'), newId(), 'sealed', at(index), at(index), ...units],
    ]),
  );
}

import { bodyKindSchema, roleSchema, type UnitLevel, unitKindSchema, unitLevelSchema } from '@yige/contracts';
import { type Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { OPEN_END } from '../entities.js';
import type { PlannedUnit } from './planning/draft.js';
import type { Belonging, Facts, RowCounts } from './planning/facts.js';
import { NO_ROWS } from './planning/facts.js';
import type { RowLine } from './planning/lines.js';
import type { World } from './planning/plan.js';
import { innermostIs, unitColumnTables } from './unit-columns.js';

/** Edges and attributes are written on their day and never ahead: what has no end yet is what the operation will find. */
export async function readWorld(database: Database): Promise<World> {
  const units = await database.query(
    `SELECT u.number, u.id, u.level, a.code, a.name, a.kind, a.area_hectares, e.parent_number,
            CASE WHEN e.valid_from > a.valid_from THEN e.valid_from ELSE a.valid_from END AS since
     FROM org_edges e
     JOIN org_units u ON u.number = e.child_number
     JOIN org_unit_attributes a ON a.number = e.child_number AND a.valid_to = ?
     WHERE e.valid_to = ?`,
    [OPEN_END, OPEN_END],
    (row): PlannedUnit => ({
      number: row.integer('number'),
      id: row.text('id'),
      code: row.text('code'),
      name: row.text('name'),
      level: unitLevelSchema.parse(row.text('level')),
      kind: unitKindSchema.parse(row.text('kind')),
      parent: row.integer('parent_number'),
      since: row.text('since'),
      areaHectares: row.integerOrNull('area_hectares'),
    }),
  );
  const last = await database.queryOne('SELECT MAX(number) AS last FROM org_units', [], (row) =>
    row.integerOrNull('last'),
  );
  return { units, nextNumber: (last ?? 0) + 1 };
}

/** What hangs on the units of these lines on a day, in a fixed number of statements for each thousand units. */
export async function readFacts(database: Database, lines: readonly RowLine[], day: string): Promise<Facts> {
  const units = lines.map(({ unit }) => unit);
  const within = <Row>(select: string, map: (row: RawRow) => Row): Promise<Row[]> =>
    inChunks(units, (marks, numbers) =>
      database.query(`${select} IN (${marks}) AND x.valid_from <= ? AND x.valid_to > ?`, [...numbers, day, day], map),
    );
  const belonging = (table: string): Promise<Belonging[]> =>
    within(`SELECT x.id, x.unit_number, x.name FROM ${table} x WHERE x.unit_number`, readBelonging);
  return {
    appointments: await within(
      `SELECT x.id, x.account_id, c.display_name, x.role, x.unit_number, x.body_id, x.agency_id, x.partner_id
       FROM appointments x JOIN accounts c ON c.id = x.account_id WHERE x.unit_number`,
      (row) => ({
        id: row.text('id'),
        accountId: row.text('account_id'),
        person: row.text('display_name'),
        role: roleSchema.parse(row.text('role')),
        unit: row.integer('unit_number'),
        bodyId: row.textOrNull('body_id'),
        agencyId: row.textOrNull('agency_id'),
        partnerId: row.textOrNull('partner_id'),
      }),
    ),
    bodies: await within('SELECT x.id, x.unit_number, x.name, x.kind FROM org_bodies x WHERE x.unit_number', (row) => ({
      ...readBelonging(row),
      kind: bodyKindSchema.parse(row.text('kind')),
    })),
    partners: await belonging('org_partners'),
    agencies: await belonging('org_agencies'),
    premises: await belonging('org_premises'),
    services: await within(
      'SELECT x.agency_id, x.unit_number FROM org_agency_service x WHERE x.unit_number',
      (row) => ({
        agencyId: row.text('agency_id'),
        unit: row.integer('unit_number'),
      }),
    ),
    rows: await readRows(database, lines),
  };
}

function readBelonging(row: RawRow): Belonging {
  return { id: row.text('id'), unit: row.integer('unit_number'), name: row.text('name') };
}

const COUNTS = [
  { table: 'people', name: 'residents', select: 'COUNT(*)' },
  { table: 'people', name: 'households', select: 'COUNT(DISTINCT x.household_id)' },
  { table: 'buildings', name: 'buildings', select: 'COUNT(*)' },
  { table: 'tasks_open', name: 'openTasks', select: 'COUNT(*)' },
] as const satisfies readonly { table: string; name: keyof RowCounts; select: string }[];

async function readRows(database: Database, lines: readonly RowLine[]): Promise<Map<number, RowCounts>> {
  const counts = new Map<number, RowCounts>();
  for (const level of ['grid', 'community', 'street', 'district'] as const satisfies readonly UnitLevel[]) {
    const units = lines.filter((line) => line.level === level).map(({ unit }) => unit);
    for (const { table, name, select } of COUNTS) {
      const columns = unitColumnTables.find((other) => other.table === table);
      const condition = columns === undefined ? null : innermostIs(columns, level, 'x');
      if (condition === null) continue;
      const rows = await inChunks(units, (marks, numbers) =>
        database.query(
          `SELECT x.${level}_id AS unit, ${select} AS amount FROM ${table} x
           WHERE ${condition.replace('= ?', `IN (${marks})`)} GROUP BY x.${level}_id`,
          numbers,
          (row) => ({ unit: row.integer('unit'), amount: row.integer('amount') }),
        ),
      );
      for (const { unit, amount } of rows) counts.set(unit, { ...(counts.get(unit) ?? NO_ROWS), [name]: amount });
    }
  }
  return counts;
}

/** As many placeholders as both dialects bear in one statement with ease. */
const CHUNK = 1_000;

async function inChunks<Row>(
  numbers: readonly number[],
  read: (marks: string, chunk: SqlValue[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const chunk = numbers.slice(start, start + CHUNK);
    rows.push(...(await read(placeholders(chunk), chunk)));
  }
  return rows;
}

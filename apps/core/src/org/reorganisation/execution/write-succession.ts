import { newId } from '@yige/contracts';
import type { Database, RawRow, SqlValue } from '@yige/database';
import type { Succession } from '../planning/decisions.js';
import { executeFor } from './chunks.js';

/**
 * Writes what becomes of all that hung on units which end. Nothing is overwritten: each thing ends on the day, and one
 * that carries on begins anew in its new unit, so that every date reads as it was.
 */
export async function writeSuccession(database: Database, succession: Succession, day: string): Promise<void> {
  const bodies = await carryOn(database, { table: 'org_bodies', columns: ['name', 'kind'] }, succession.bodies, day);
  const partners = await carryOn(
    database,
    { table: 'org_partners', columns: ['name', 'kind'] },
    succession.partners,
    day,
  );
  const agencies = await carryOn(
    database,
    { table: 'org_agencies', columns: ['name', 'kind', 'bureau'] },
    succession.agencies,
    day,
  );
  await carryOn(database, { table: 'org_premises', columns: ['name', 'area_square_metres'] }, succession.premises, day);
  await carryTerms(database, bodies, day);
  await carryServices(database, succession, agencies, day);
  await carryAppointments(database, succession, { bodies, partners, agencies }, day);
}

interface Kept {
  table: string;
  columns: readonly string[];
}

/** Answers the new id of each that carries on. */
async function carryOn(
  database: Database,
  { table, columns }: Kept,
  heirs: ReadonlyMap<string, number | null>,
  day: string,
): Promise<Map<string, string>> {
  const ids = new Map([...heirs].filter(([, unit]) => unit !== null).map(([id]) => [id, newId()]));
  const rows = await selectFor(
    database,
    `SELECT id, ${columns.join(', ')}, valid_from, valid_to FROM ${table} WHERE id IN`,
    [...ids.keys()],
  );
  await database.insertMany(
    table,
    ['id', 'unit_number', ...columns, 'valid_from', 'valid_to'],
    rows.map((row) => {
      const id = row.text('id');
      const from = row.text('valid_from');
      const kept = columns.map((name) => (name === 'area_square_metres' ? row.integer(name) : row.text(name)));
      return [ids.get(id) ?? '', heirs.get(id) ?? 0, ...kept, from > day ? from : day, row.text('valid_to')];
    }),
  );
  await end(database, table, 'id', [...heirs.keys()], day);
  return ids;
}

/** The term of office runs on, whatever the unit is called. */
async function carryTerms(database: Database, bodies: ReadonlyMap<string, string>, day: string): Promise<void> {
  const rows = await selectFor(database, 'SELECT body_id, valid_from, valid_to FROM org_body_terms WHERE body_id IN', [
    ...bodies.keys(),
  ]);
  await database.insertMany(
    'org_body_terms',
    ['body_id', 'valid_from', 'valid_to'],
    rows
      .filter((row) => row.text('valid_to') > day)
      .map((row) => [bodies.get(row.text('body_id')) ?? '', row.text('valid_from'), row.text('valid_to')]),
  );
}

async function carryServices(
  database: Database,
  { services }: Succession,
  agencies: ReadonlyMap<string, string>,
  day: string,
): Promise<void> {
  const concerned = new Set([...agencies.keys(), ...services.map(({ agencyId }) => agencyId)]);
  const rows = await selectFor(
    database,
    'SELECT agency_id, unit_number, valid_from, valid_to FROM org_agency_service WHERE agency_id IN',
    [...concerned],
  );
  const heirs = new Map(services.map(({ agencyId, unit, heirs: units }) => [`${agencyId} ${unit}`, units]));
  const present = rows.filter((row) => row.text('valid_to') > day);
  const served = new Set(present.map((row) => `${row.text('agency_id')} ${row.integer('unit_number')}`));
  const begun: SqlValue[][] = [];
  for (const row of present) {
    const agencyId = row.text('agency_id');
    const unit = row.integer('unit_number');
    const instead = heirs.get(`${agencyId} ${unit}`);
    const moved = agencies.get(agencyId);
    if (instead === undefined && moved === undefined) continue;
    await database.execute(
      `UPDATE org_agency_service SET valid_to = CASE WHEN valid_from > ? THEN valid_from ELSE ? END
       WHERE agency_id = ? AND unit_number = ? AND valid_from = ?`,
      [day, day, agencyId, unit, row.text('valid_from')],
    );
    for (const heir of instead ?? [unit]) {
      if (moved === undefined && served.has(`${agencyId} ${heir}`)) continue;
      begun.push([moved ?? agencyId, heir, day, row.text('valid_to')]);
    }
  }
  await database.insertMany('org_agency_service', ['agency_id', 'unit_number', 'valid_from', 'valid_to'], begun, {
    ignoreDuplicates: true,
  });
}

interface NewIds {
  bodies: ReadonlyMap<string, string>;
  partners: ReadonlyMap<string, string>;
  agencies: ReadonlyMap<string, string>;
}

async function carryAppointments(
  database: Database,
  { appointments }: Succession,
  { bodies, partners, agencies }: NewIds,
  day: string,
): Promise<void> {
  const ids = new Map([...appointments].filter(([, post]) => post !== null).map(([id]) => [id, newId()]));
  const rows = await selectFor(
    database,
    `SELECT id, account_id, role, kind, agency_id, partner_id, seconded_from, basis, valid_from, valid_to
     FROM appointments WHERE id IN`,
    [...ids.keys()],
  );
  const renewed = (known: ReadonlyMap<string, string>, id: string | null) =>
    id === null ? null : (known.get(id) ?? id);
  await database.insertMany(
    'appointments',
    [
      ...['id', 'account_id', 'unit_number', 'role', 'kind', 'body_id', 'agency_id', 'partner_id'],
      ...['seconded_from', 'basis', 'valid_from', 'valid_to'],
    ],
    rows.map((row) => {
      const id = row.text('id');
      const post = appointments.get(id) ?? null;
      const from = row.text('valid_from');
      return [
        ...[ids.get(id) ?? '', row.text('account_id'), post?.unit ?? 0, row.text('role'), row.text('kind')],
        ...[renewed(bodies, post?.bodyId ?? null), renewed(agencies, row.textOrNull('agency_id'))],
        ...[renewed(partners, row.textOrNull('partner_id')), row.textOrNull('seconded_from'), row.textOrNull('basis')],
        ...[from > day ? from : day, row.text('valid_to')],
      ];
    }),
  );
  const ended = [...appointments.keys()];
  await end(database, 'appointments', 'id', ended, day);
  await followPosts(database, ids, ended);
}

/** A secondment goes on from the post that carried on; a session that acted under one that ended acts under all. */
async function followPosts(
  database: Database,
  ids: ReadonlyMap<string, string>,
  ended: readonly string[],
): Promise<void> {
  const seconded = await selectFor(database, 'SELECT seconded_from FROM appointments WHERE seconded_from IN', [
    ...ids.keys(),
  ]);
  for (const home of new Set(seconded.map((row) => row.text('seconded_from')))) {
    await database.execute('UPDATE appointments SET seconded_from = ? WHERE seconded_from = ?', [
      ids.get(home) ?? home,
      home,
    ]);
  }
  await executeFor(database, 'UPDATE sessions SET acting_post_id = NULL WHERE acting_post_id IN ({keys})', [], ended);
}

/** What would only have begun later never does. */
async function end(database: Database, table: string, key: string, ids: readonly string[], day: string): Promise<void> {
  await executeFor(
    database,
    `UPDATE ${table} SET valid_to = CASE WHEN valid_from > ? THEN valid_from ELSE ? END WHERE ${key} IN ({keys}) AND valid_to > ?`,
    [day, day],
    ids,
    [day],
  );
}

const CHUNK = 500;

async function selectFor(database: Database, sql: string, keys: readonly string[]): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for (let start = 0; start < keys.length; start += CHUNK) {
    const chunk = keys.slice(start, start + CHUNK);
    rows.push(...(await database.query(`${sql} (${chunk.map(() => '?').join(', ')})`, chunk, (row) => row)));
  }
  return rows;
}

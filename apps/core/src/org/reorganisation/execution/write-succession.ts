import { newId } from '@yige/contracts';
import { type Database, type EntityClass, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { AppointmentEntity } from '../../entities.js';
import { AgencyEntity, BodyEntity, PartnerEntity, PremisesEntity } from '../../structure-entities.js';
import type { Succession } from '../planning/decisions.js';
import { beginAnew, endRows } from './begin-anew.js';
import { executeFor } from './chunks.js';

/**
 * Writes what becomes of all that hung on units which end. Nothing is overwritten: each thing ends on the day, and one
 * that carries on begins anew in its new unit, so that every date reads as it was.
 */
export async function writeSuccession(database: Database, succession: Succession, day: string): Promise<void> {
  const bodies = await carryOn(database, BodyEntity, succession.bodies, day);
  const partners = await carryOn(database, PartnerEntity, succession.partners, day);
  const agencies = await carryOn(database, AgencyEntity, succession.agencies, day);
  await carryOn(database, PremisesEntity, succession.premises, day);
  await carryTerms(database, bodies, day);
  await carryServices(database, succession, agencies, day);
  await carryAppointments(database, succession, { bodies, partners, agencies }, day);
}

/** Answers the new id of each that carries on. */
async function carryOn(
  database: Database,
  entity: EntityClass,
  heirs: ReadonlyMap<string, number | null>,
  day: string,
): Promise<Map<string, string>> {
  const renewals = [...heirs]
    .filter(([, unit]) => unit !== null)
    .map(([id, unit]) => ({ id, newId: newId(), columns: { unit_number: unit } }));
  await beginAnew(database, entity, renewals, day);
  await endRows(database, database.dataSource.getMetadata(entity).tableName, [...heirs.keys()], day);
  return new Map(renewals.map((renewal) => [renewal.id, renewal.newId]));
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
  const places = await selectFor(database, 'SELECT id, agency_id, partner_id FROM appointments WHERE id IN', [
    ...appointments.keys(),
  ]);
  const renewals = places.flatMap((row) => {
    const id = row.text('id');
    const post = appointments.get(id) ?? null;
    if (post === null) return [];
    const columns = {
      unit_number: post.unit,
      body_id: renewed(bodies, post.bodyId),
      agency_id: renewed(agencies, row.textOrNull('agency_id')),
      partner_id: renewed(partners, row.textOrNull('partner_id')),
    };
    return [{ id, newId: newId(), columns }];
  });
  await beginAnew(database, AppointmentEntity, renewals, day);
  const ended = [...appointments.keys()];
  await endRows(database, 'appointments', ended, day);
  await followPosts(database, new Map(renewals.map((renewal) => [renewal.id, renewal.newId])), ended);
}

function renewed(known: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (known.get(id) ?? id);
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

const CHUNK = 500;

async function selectFor(database: Database, sql: string, keys: readonly string[]): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for (let start = 0; start < keys.length; start += CHUNK) {
    const chunk = keys.slice(start, start + CHUNK);
    rows.push(...(await database.query(`${sql} (${placeholders(chunk)})`, chunk, (row) => row)));
  }
  return rows;
}

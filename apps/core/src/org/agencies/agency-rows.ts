import { type Agency, agencyKindSchema, agencyTitles, bureauColorSchema } from '@yige/contracts';
import { type Database, placeholders, type RawRow } from '@yige/database';
import { joinUnit, readUnitReference, readValidity, type Sql, UNIT_REFERENCE } from '../unit-rows.js';

type Service = Agency['serves'][number];

/** Agencies with the units that they serve on a day or will serve: two statements, however many they are. */
export async function readAgencies(database: Database, asOf: string, where: Sql): Promise<Agency[]> {
  const unit = joinUnit('g.unit_number', asOf);
  const agencies = await database.query(
    `SELECT g.id, g.kind, g.name, g.bureau, g.glyph, g.valid_from, g.valid_to, ${UNIT_REFERENCE}
     FROM org_agencies g ${unit.sql} WHERE ${where.sql} ORDER BY g.kind, g.id`,
    [...unit.parameters, ...where.parameters],
    readAgency,
  );
  const served = await readServices(
    database,
    asOf,
    agencies.map(({ id }) => id),
  );
  return agencies.map((agency) => ({
    ...agency,
    serves: served.filter(({ agencyId }) => agencyId === agency.id).map(({ agencyId: _, ...service }) => service),
  }));
}

async function readServices(
  database: Database,
  asOf: string,
  agencyIds: string[],
): Promise<(Service & { agencyId: string })[]> {
  if (agencyIds.length === 0) return [];
  const unit = joinUnit('v.unit_number', asOf);
  return database.query(
    `SELECT v.agency_id, v.valid_from, v.valid_to, ${UNIT_REFERENCE}
     FROM org_agency_service v ${unit.sql}
     WHERE v.agency_id IN (${placeholders(agencyIds)}) AND v.valid_to > ?
     ORDER BY a.code, v.valid_from`,
    [...unit.parameters, ...agencyIds, asOf],
    (row) => ({ agencyId: row.text('agency_id'), unit: readUnitReference(row), ...readValidity(row) }),
  );
}

function readAgency(row: RawRow): Omit<Agency, 'serves'> {
  const kind = agencyKindSchema.parse(row.text('kind'));
  return {
    id: row.text('id'),
    unit: readUnitReference(row),
    kind,
    title: agencyTitles[kind],
    name: row.text('name'),
    bureau: bureauColorSchema.parse(row.text('bureau')),
    glyph: row.text('glyph'),
    ...readValidity(row),
  };
}

import type { SeedRecord } from '@yige/contracts';
import { OPEN_END } from '../org/entities.js';
import type { Seed, TableRows } from './seed-rows.js';

/** What units are called and what lies in them, of a district file; `number` finds the internal number of a unit. */
export function structureTables(records: readonly SeedRecord[], number: (unitId: string) => number): TableRows[] {
  const of = <Kind extends SeedRecord['record']>(kind: Kind) =>
    records.filter((record): record is Seed<Kind> => record.record === kind);
  const columns = ['id', 'unit_number', 'name', 'valid_from', 'valid_to'];
  const common = (one: { id: string; unitId: string; name: string; validFrom: string }) => [
    ...[one.id, number(one.unitId), one.name, one.validFrom, OPEN_END],
  ];
  return [
    {
      table: 'org_unit_attributes',
      columns: ['number', 'valid_from', 'valid_to', 'name', 'code', 'kind', 'area_hectares'],
      rows: of('unit').flatMap((unit) =>
        namesOf(unit).map(({ name, validFrom, validTo }) => [
          ...[number(unit.id), validFrom, validTo, name, unit.code, unit.kind, unit.areaHectares ?? null],
        ]),
      ),
    },
    {
      table: 'org_bodies',
      columns: [...columns, 'kind'],
      rows: of('body').map((body) => [...common(body), body.kind]),
    },
    {
      table: 'org_body_terms',
      columns: ['body_id', 'valid_from', 'valid_to'],
      rows: of('body').flatMap(({ id, term }) => (term === undefined ? [] : [[id, term.validFrom, term.validTo]])),
    },
    {
      table: 'org_agencies',
      columns: [...columns, 'kind', 'bureau', 'glyph'],
      rows: of('agency').map((agency) => [...common(agency), agency.kind, agency.bureau, agency.glyph]),
    },
    {
      table: 'org_agency_service',
      columns: ['agency_id', 'unit_number', 'valid_from', 'valid_to'],
      rows: of('agency').flatMap(({ id, serves, validFrom }) =>
        serves.map((unitId) => [id, number(unitId), validFrom, OPEN_END]),
      ),
    },
    {
      table: 'org_partners',
      columns: [...columns, 'kind'],
      rows: of('partner').map((partner) => [...common(partner), partner.kind]),
    },
    {
      table: 'org_premises',
      columns: [...columns, 'area_square_metres'],
      rows: of('premises').map((premises) => [...common(premises), premises.areaSquareMetres]),
    },
  ];
}

/** One name after the other, from the unit's first day until the open end. */
function namesOf({ name, validFrom, formerNames = [] }: Seed<'unit'>) {
  const begins = [validFrom, ...formerNames.map(({ until }) => until)];
  const all = [...formerNames, { name, until: OPEN_END }];
  return all.map((each, index) => ({ name: each.name, validFrom: begins[index] ?? validFrom, validTo: each.until }));
}

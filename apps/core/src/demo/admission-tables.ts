import { newId, type SeedRecord } from '@yige/contracts';
import { APPLICATION_COLUMNS, applicationValues } from '../admission/application-rows.js';
import type { Seed, TableRows } from './seed-rows.js';

/** The states to which the steps of a published admission led, in their order; the sorting office also publishes. */
const STEPS = [
  ['apply', 'applied', 'apply'],
  ['sort', 'sorted', 'sort'],
  ['checkFunds', 'fundsChecked', 'checkFunds'],
  ['decide', 'admitted', 'decide'],
  ['publish', 'published', 'sort'],
] as const;

/** Published admissions of a district file, with the steps that led there; `number` finds the internal number of a unit. */
export function admissionTables(records: readonly SeedRecord[], number: (unitId: string) => number): TableRows[] {
  const of = <Kind extends SeedRecord['record']>(kind: Kind) =>
    records.filter((record): record is Seed<Kind> => record.record === kind);
  const names = new Map(of('account').map(({ id, displayName }) => [id, displayName]));
  const admissions = of('admission');
  return [
    {
      table: 'admissions',
      columns: ['id', 'plugin_id', 'agency_id', 'status', 'renews', 'promised_fen', 'version', ...APPLICATION_COLUMNS],
      rows: admissions.map(({ id, agencyId, application }) => [
        ...[id, application.type.split(':')[0] ?? '', agencyId ?? null, 'published', null, 0, STEPS.length],
        ...applicationValues(application),
      ]),
    },
    {
      table: 'admission_units',
      columns: ['admission_id', 'unit_number'],
      rows: admissions.flatMap(({ id, application }) => application.unitIds.map((unit) => [id, number(unit)])),
    },
    {
      table: 'admission_steps',
      columns: ['id', 'admission_id', 'at', 'account_id', 'account_name', 'step', 'status', 'note'],
      rows: admissions.flatMap(({ id, by, publishedAt }) =>
        STEPS.map(([step, status, who]) => [
          ...[newId(), id, new Date(publishedAt), by[who], names.get(by[who]) ?? '', step, status, null],
        ]),
      ),
    },
  ];
}

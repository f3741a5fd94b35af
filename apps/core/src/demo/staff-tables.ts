import type { SeedRecord } from '@yige/contracts';
import { OPEN_END } from '../org/entities.js';
import type { Seed, TableRows } from './seed-rows.js';

const MINUTES = 60;

/** Posts of a district file's staff and what is on file of them; `number` finds the internal number of a unit. */
export function staffTables(records: readonly SeedRecord[], number: (unitId: string) => number): TableRows[] {
  const of = <Kind extends SeedRecord['record']>(kind: Kind) =>
    records.filter((record): record is Seed<Kind> => record.record === kind);
  return [
    {
      table: 'appointments',
      columns: [
        ...['id', 'account_id', 'unit_number', 'role', 'kind', 'body_id', 'agency_id', 'partner_id'],
        ...['seconded_from', 'basis', 'valid_from', 'valid_to'],
      ],
      rows: of('appointment').map((post) => [
        ...[post.id, post.accountId, number(post.unitId), post.role, post.kind ?? 'regular'],
        ...[post.bodyId ?? null, post.agencyId ?? null, post.partnerId ?? null],
        ...[post.homeId ?? null, post.basis ?? null, post.validFrom, post.validTo ?? OPEN_END],
      ]),
    },
    {
      table: 'staff_files',
      columns: ['account_id', 'office_phone', 'education', 'joined_on'],
      rows: of('account').map(({ id, officePhone, education, joinedOn }) => [
        ...[id, officePhone ?? null, education ?? null, joinedOn ?? null],
      ]),
    },
    {
      table: 'staff_qualifications',
      columns: ['id', 'account_id', 'kind', 'title', 'number', 'issued_on', 'valid_to'],
      rows: of('qualification').map((one) => [
        ...[one.id, one.accountId, one.kind, one.title, one.number ?? null, one.issuedOn, one.validTo ?? OPEN_END],
      ]),
    },
    {
      table: 'staff_trainings',
      columns: ['id', 'account_id', 'title', 'minutes', 'completed_on'],
      rows: of('training').map(({ id, accountId, title, hours, completedOn }) => [
        ...[id, accountId, title, hours * MINUTES, completedOn],
      ]),
    },
  ];
}

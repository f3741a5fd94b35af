import { newId, sensitiveFactClasses } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { OPEN_END } from '../org/entities.js';
import type { FactCatalogue } from '../registry/facts/fact-catalogue.js';
import { FACT_PURPOSE } from '../registry/facts/facts.js';
import { DIARY_PURPOSE } from '../registry/households/diary.js';
import type { Numbers } from '../registry/numbers.js';
import { searchName } from '../registry/search/search-name.js';
import type { FieldCipher } from '../secrets/field-cipher.js';
import type { Seed, TableRows } from './seed-rows.js';

/** What seeds become rows with. */
export interface SeedTools {
  numbers: Numbers;
  cipher: FieldCipher;
  catalogue: FactCatalogue;
  now: Date;
  /** The unit that serves a household. */
  servedBy: (householdId: string) => { number: number; units: UnitNumbers };
}

const PERSON_COLUMNS = [
  ...['id', 'household_id', 'name', 'name_pinyin', 'name_initials', 'sex', 'birth_date', 'document_type'],
  ...['id_number_sealed', 'id_number_mask', 'id_number_index', 'phone_sealed', 'phone_mask', 'phone_index'],
  ...['district_id', 'street_id', 'community_id', 'grid_id', 'updated_at'],
];
const RELATION_COLUMNS = [
  ...['id', 'person_id', 'kind', 'valid_from', 'valid_to', 'source', 'division_code', 'address'],
  ...['residence_kind', 'household_id', 'collective', 'share_hundredths', 'unit_number'],
];
const FACT_COLUMNS = ['id', 'person_id', 'kind', 'value', 'value_sealed', 'source', 'valid_from', 'valid_to'];

/** People of a district file with their relations and facts, as rows. Nothing is written here. */
export async function peopleRows(people: readonly Seed<'person'>[], tools: SeedTools): Promise<TableRows[]> {
  const facts = await Promise.all(
    people.flatMap((person) => (person.facts ?? []).map((fact) => factRow(person.id, fact, tools))),
  );
  return [
    {
      table: 'people',
      columns: PERSON_COLUMNS,
      rows: await Promise.all(people.map((person) => personRow(person, tools))),
    },
    {
      table: 'person_relations',
      columns: RELATION_COLUMNS,
      rows: people.flatMap((person) => relationRows(person, tools)),
    },
    { table: 'person_facts', columns: FACT_COLUMNS, rows: facts },
  ];
}

export async function diaryRows(
  entries: readonly Seed<'diaryEntry'>[],
  cipher: FieldCipher,
  servedBy: SeedTools['servedBy'],
): Promise<TableRows> {
  return {
    table: 'diary_entries',
    columns: [
      ...['id', 'household_id', 'author_id', 'text_sealed', 'visited_at', 'written_at'],
      ...['district_id', 'street_id', 'community_id', 'grid_id'],
    ],
    rows: await Promise.all(
      entries.map(async ({ id, householdId, authorId, visitedAt, text }) => {
        const at = new Date(visitedAt);
        const { district, street, community, grid } = servedBy(householdId).units;
        const sealed = await cipher.seal(text, DIARY_PURPOSE);
        return [id, householdId, authorId, sealed, at, at, district, street, community, grid];
      }),
    ),
  };
}

async function personRow(person: Seed<'person'>, { numbers, now, servedBy }: SeedTools): Promise<SqlValue[]> {
  const { pinyin, initials } = searchName(person.name);
  const { district, street, community, grid } = servedBy(person.householdId).units;
  return [
    ...[person.id, person.householdId, person.name, pinyin, initials, person.sex, person.birthDate, 'citizenId'],
    ...(await numbers.idNumber(person.idNumber)),
    ...(await numbers.phone(person.phone)),
    ...[district, street, community, grid, now],
  ];
}

function relationRows(person: Seed<'person'>, { servedBy }: SeedTools): SqlValue[][] {
  const { residence, registration, share, householdId } = person;
  const row = (kind: string, dated: { since: string; source: string }, ...rest: SqlValue[]): SqlValue[] => [
    ...[newId(), person.id, kind, dated.since, OPEN_END, dated.source],
    ...rest,
  ];
  const rows: SqlValue[][] = [];
  if (residence !== undefined) {
    rows.push(row('residence', residence, null, null, residence.kind, householdId, null, null, null));
    rows.push(row('serviceResponsibility', residence, ...Array(6).fill(null), servedBy(householdId).number));
  }
  if (registration !== undefined) {
    const { divisionCode, address } = registration;
    rows.push(row('householdRegistration', registration, divisionCode, address, ...Array(5).fill(null)));
  }
  if (share !== undefined) {
    const { collective, hundredths } = share;
    rows.push(row('collectiveShare', share, null, null, null, null, collective, hundredths, null));
  }
  return rows;
}

async function factRow(
  personId: string,
  { kind, value, since, source }: NonNullable<Seed<'person'>['facts']>[number],
  { catalogue, cipher }: SeedTools,
): Promise<SqlValue[]> {
  const known = catalogue.find(kind);
  if (known === null) throw new RangeError(`The district file has facts of an unknown kind ${kind}`);
  const text = JSON.stringify(value);
  const sealed = sensitiveFactClasses.has(known.class) ? await cipher.seal(text, FACT_PURPOSE) : null;
  return [newId(), personId, kind, sealed === null ? text : null, sealed, source, since, OPEN_END];
}

import { addDays, type Client, newId, type ReorganisationChange } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_END } from '../src/org/entities.js';
import { Lineage } from '../src/org/reorganisation/lineage.js';
import { unitColumnTables } from '../src/org/reorganisation/unit-columns.js';
import { Clock } from '../src/time/clock.js';
import { idOf, units } from './support/district.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const SINCE = '2020-01-01';
const basis = { number: '31', title: 'decision', issuer: 'district', date: SINCE };
const cedar = { identity: 'new', code: '990101001021', name: 'cedar', kind: 'urbanCommunity' } as const;
const numberOf = (unit: string) => units.findIndex(({ name }) => name === unit) + 1;

describe.each(dialects)('what hung on units that end, on %s', (dialect) => {
  let platform: TestPlatform;
  let street: Client;
  let district: Client;
  let today: string;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    street = await platform.clientOf('official.north');
    district = await platform.clientOf('official.district');
    today = platform.application.get(Clock).today();
    await furnish();
  });
  afterAll(() => platform?.stop());

  const ids = {
    elmStation: newId(),
    oakStation: newId(),
    elmCommittee: newId(),
    police: newId(),
    oakSecretary: newId(),
    forBoth: newId(),
    forElm: newId(),
  };

  /** Elm and oak each have a work station and a secretary; elm has a committee in office; one police room serves both. */
  async function furnish(): Promise<void> {
    const { database } = platform;
    const body = (id: string, unit: string, kind: string): SqlValue[] => [
      id,
      numberOf(unit),
      kind,
      kind,
      SINCE,
      OPEN_END,
    ];
    await database.insertMany(
      'org_bodies',
      ['id', 'unit_number', 'kind', 'name', 'valid_from', 'valid_to'],
      [
        body(ids.elmStation, 'elm', 'workStation'),
        body(ids.oakStation, 'oak', 'workStation'),
        body(ids.elmCommittee, 'elm', 'residentsCommittee'),
      ],
    );
    await database.insertMany(
      'org_body_terms',
      ['body_id', 'valid_from', 'valid_to'],
      [[ids.elmCommittee, '2024-01-01', '2099-01-01']],
    );
    await database.insertMany(
      'org_agencies',
      ['id', 'unit_number', 'kind', 'name', 'bureau', 'glyph', 'valid_from', 'valid_to'],
      [[ids.police, numberOf('oak'), 'policeRoom', 'police room', 'police', '警', SINCE, OPEN_END]],
    );
    await database.insertMany(
      'org_agency_service',
      ['agency_id', 'unit_number', 'valid_from', 'valid_to'],
      [
        [ids.police, numberOf('elm'), SINCE, OPEN_END],
        [ids.police, numberOf('oak'), SINCE, OPEN_END],
      ],
    );
    await database.insertMany(
      'admission_units',
      ['admission_id', 'unit_number'],
      [
        [ids.forBoth, numberOf('elm')],
        [ids.forBoth, numberOf('oak')],
        [ids.forElm, numberOf('elm')],
      ],
    );
    await database.insertMany(
      'appointments',
      ['id', 'account_id', 'unit_number', 'role', 'kind', 'body_id', 'valid_from', 'valid_to'],
      [
        [
          ids.oakSecretary,
          idOf('worker.oak-1'),
          numberOf('oak'),
          'communitySecretary',
          'concurrent',
          null,
          SINCE,
          OPEN_END,
        ],
        [
          newId(),
          idOf('worker.elm-1'),
          numberOf('elm'),
          'communityWorker',
          'concurrent',
          ids.elmStation,
          SINCE,
          OPEN_END,
        ],
      ],
    );
  }

  const merge: ReorganisationChange[] = [{ change: 'merge', units: [idOf('elm'), idOf('oak')], into: cedar }];
  const body = (decisions: Record<string, string>) => ({
    effectiveOn: today,
    basis,
    reason: 'larger communities',
    changes: merge,
    decisions,
  });

  it('two work stations and two secretaries need a decision; one station at most carries on', async () => {
    const { preview } = await street.reorganisations.propose({ query: { dryRun: 'true' }, body: body({}) });
    expect(preview.decisions.map(({ key }) => key).sort()).toEqual(
      [`body:${ids.elmStation}`, `body:${ids.oakStation}`, 'leader:new:990101001021:communitySecretary'].sort(),
    );
    const both = { [`body:${ids.elmStation}`]: 'new:990101001021', [`body:${ids.oakStation}`]: 'new:990101001021' };
    await expect(street.reorganisations.propose({ body: body(both) })).rejects.toMatchObject({
      status: 422,
      problem: { errors: expect.arrayContaining([expect.objectContaining({ code: 'bodyTwice' })]) },
    });
  });

  it('ends on the day and begins anew in the new unit, as decided; nothing is overwritten', async () => {
    const { reorganisation } = await street.reorganisations.propose({
      body: body({
        [`body:${ids.elmStation}`]: 'end',
        [`body:${ids.oakStation}`]: 'new:990101001021',
        'leader:new:990101001021:communitySecretary': ids.oakSecretary,
      }),
    });
    const id = reorganisation?.id ?? '';
    await district.reorganisations.approve({ params: { id }, body: {} });
    await eventually(async () => (await district.reorganisations.get({ params: { id } })).state === 'done');
    const { database } = platform;
    const on = (day: string, table: string, column: string) =>
      database.query(
        `SELECT u.name, x.${column} AS what FROM ${table} x JOIN org_units u ON u.number = x.unit_number
         WHERE x.valid_from <= ? AND x.valid_to > ? ORDER BY u.name, x.${column}`,
        [day, day],
        (row) => `${row.text('name')}: ${row.text('what')}`,
      );
    const before = addDays(today, -1);
    expect(await on(before, 'org_bodies', 'kind')).toEqual([
      'elm: residentsCommittee',
      'elm: workStation',
      'oak: workStation',
    ]);
    expect(await on(today, 'org_bodies', 'kind')).toEqual(['cedar: residentsCommittee', 'cedar: workStation']);
    expect(await on(before, 'org_agencies', 'name')).toEqual(['oak: police room']);
    expect(await on(today, 'org_agencies', 'name')).toEqual(['cedar: police room']);
    expect(await on(today, 'org_agency_service', 'valid_from')).toEqual([`cedar: ${today}`]);
    const terms = await database.query('SELECT body_id, valid_from FROM org_body_terms', [], (row) =>
      row.text('valid_from'),
    );
    expect(terms).toEqual(['2024-01-01', '2024-01-01']);
    const posts = await on(today, 'appointments', 'role');
    expect(posts.filter((post) => post.startsWith('cedar'))).toEqual([
      'cedar: communitySecretary',
      'cedar: communityWorker',
      'cedar: stationDoctor',
    ]);
    // The worker of the station that ended is in the one that carries on.
    const station = await database.queryOne(
      `SELECT b.name FROM appointments p JOIN org_bodies b ON b.id = p.body_id
       WHERE p.role = 'communityWorker' AND p.valid_to = ? AND b.valid_to = ?`,
      [OPEN_END, OPEN_END],
      (row) => row.text('name'),
    );
    expect(station).toBe('workStation');
    // Only what was admitted for both may be sent to the one that they became.
    const admitted = await database.query(
      `SELECT a.admission_id FROM admission_units a JOIN org_units u ON u.number = a.unit_number WHERE u.name = 'cedar'`,
      [],
      (row) => row.text('admission_id'),
    );
    expect(admitted).toEqual([ids.forBoth]);
    // Who was not chosen has no rights there any more.
    const me = await (await platform.clientOf('secretary.elm')).sessions.me();
    expect(me.posts).toEqual([]);
  });
});

describe.each(dialects)('lineage over several rounds, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    const { database } = platform;
    await database.execute('DELETE FROM org_lineage', []);
    await database.execute('DELETE FROM org_reorganisations', []);
    const round = newId();
    await database.insertMany('org_reorganisations', ROUND_COLUMNS, [ROUND(round)]);
    const link = (from: string, to: string, day: string): SqlValue[] => [
      numberOf(from),
      numberOf(to),
      round,
      day,
      'merge',
      true,
    ];
    // 2021: two grids of elm become one; 2023: what they became joins oak’s; 2025: a part of that is ash’s.
    await database.insertMany(
      'org_lineage',
      ['from_number', 'to_number', 'reorganisation_id', 'valid_from', 'kind', 'own_matters'],
      [
        link('elm-1', 'elm-2', '2021-01-01'),
        link('elm-2', 'oak-1', '2023-01-01'),
        link('oak-1', 'ash-1', '2025-01-01'),
      ],
    );
  });

  it('maps a unit of any day to today, and today’s back', async () => {
    const lineage = platform.application.get(Lineage);
    const today = await lineage.today([numberOf('elm-1')], '2020-06-01');
    expect(today.get(numberOf('elm-1'))).toContain(numberOf('ash-1'));
    // After the last round nothing became anything else.
    expect((await lineage.today([numberOf('oak-1')], '2026-01-01')).get(numberOf('oak-1'))).toEqual([
      numberOf('oak-1'),
    ]);
    const origins = (await lineage.asOf([numberOf('ash-1')], '2020-06-01')).get(numberOf('ash-1')) ?? [];
    expect(origins.sort()).toEqual(['elm-1', 'elm-2', 'oak-1', 'ash-1'].map(numberOf).sort());
    expect((await lineage.asOf([numberOf('ash-1')], '2024-06-01')).get(numberOf('ash-1'))?.sort()).toEqual(
      ['oak-1', 'ash-1'].map(numberOf).sort(),
    );
  });

  it('reads all rounds in as many statements as there are rounds, and two more', async () => {
    const lineage = platform.application.get(Lineage);
    const { statements } = await platform.database.statements.count(() =>
      lineage.today([numberOf('elm-1')], '2020-06-01'),
    );
    expect(statements).toHaveLength(4);
  });

  it('finds the unit to which a row belonged', async () => {
    const row = newId();
    await platform.database.insertMany(
      'org_row_origins',
      ['row_id', 'valid_to', 'unit_number'],
      [
        [row, '2021-01-01', numberOf('elm-1')],
        [row, '2023-01-01', numberOf('elm-2')],
      ],
    );
    const lineage = platform.application.get(Lineage);
    expect((await lineage.originsOf([row], '2020-06-01')).get(row)).toBe(numberOf('elm-1'));
    expect((await lineage.originsOf([row], '2022-06-01')).get(row)).toBe(numberOf('elm-2'));
    expect((await lineage.originsOf([row], '2023-01-01')).get(row)).toBeUndefined();
  });

  it('every table with unit columns follows a reorganisation', () => {
    const found = platform.database.dataSource.entityMetadatas
      .filter(({ tableName }) => !tableName.startsWith('org_'))
      .filter(({ columns }) =>
        columns.some(({ databaseName }) => databaseName === 'community_id' || databaseName === 'grid_id'),
      )
      .map(({ tableName }) => tableName);
    expect(unitColumnTables.map(({ table }) => table).sort()).toEqual(found.sort());
  });
});

const ROUND_COLUMNS = [
  ...['id', 'state', 'effective_on', 'document_number', 'document_title', 'document_issuer', 'document_date', 'reason'],
  ...['changes', 'decisions', 'outline', 'preview', 'proposed_by', 'proposed_by_name', 'proposed_at'],
  ...['units_done', 'units_total', 'rows_moved', 'row_cursor'],
];
const ROUND = (id: string): SqlValue[] => [
  ...[id, 'done', '2021-01-01', '1', 'rounds', 'district', '2021-01-01', 'rounds'],
  ...['[]', '{}', '[]', '{}', newId(), 'official', new Date(0), 0, 0, 0, ''],
];

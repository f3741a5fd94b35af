import { newId, type UnitPath } from '@yige/plugin-sdk/server';
import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../contract.js';
import { followUpLedger } from '../ledgers/follow-up-ledger.js';
import { FollowUpLedger } from '../server/ledgers/follow-up-ledger.js';
import { program } from '../server/program.js';
import { doctorOf, elm, Station } from './support.js';

/** A community of one test. */
const somewhere = (): UnitPath => ({ ...elm, communityId: newId(), gridId: newId() });
const communityOf = ({ communityId }: UnitPath) => ({ id: communityId ?? '', level: 'community' as const });

describe.each(testDialects())('the ledger of follow-ups, on %s', (dialect) => {
  const doctor = doctorOf(elm);
  let station: Station;
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  /** In the register since before the years that are asked for. */
  async function patient(units: UnitPath, enrolledOn = '2025-01-01'): Promise<string> {
    const personId = await station.patient({ units });
    await station.database.execute('UPDATE patients SET enrolled_on = ? WHERE person_id = ?', [enrolledOn, personId]);
    return personId;
  }
  async function approve(personId: string): Promise<void> {
    const { items } = await station.waiting('?limit=100');
    const id = items.find((reading) => reading.personId === personId)?.id ?? '';
    expect((await station.review(id, 'approve')).status).toBe(204);
  }
  const rows = (units: UnitPath, period: string, filter: { control?: Control } = {}) =>
    station.platform.ledger(followUpLedger, { unit: communityOf(units), period, filter });

  it('tells how often the doctor saw each patient, which no collected reading adds to, and the last pressure', async () => {
    const units = somewhere();
    const personId = await patient(units);
    const first = await station.measured(personId, [158, 92], 'complete', '2026-02-10');
    const second = await station.measured(personId, [146, 84], 'complete', '2026-02-24');
    const collected = await station.measured(personId, [152, 88], 'collect', '2026-05-06');
    await approve(personId);
    for (const on of ['2025-12-31', '2026-04-09'])
      await station.enter(`/patients/${personId}/physicals`, { on }, doctorOf(units));
    // Nobody has reviewed this one.
    await station.measured(personId, [190, 100], 'collect', '2026-06-01');
    const all = await rows(units, '2026');
    expect(all).toMatchObject([
      {
        ...{ key: personId, personId, units },
        cells: {
          ...{ asked: 4, done: 2, physicals: 1, readings: 3, control: 'notControlled', systolic: 152, diastolic: 88 },
          ...{ lastOn: '2026-05-06', takenBy: '林晓燕' },
        },
      },
    ]);
    const records = all.flatMap((row) => row.records);
    expect(records.map(({ columns, on, link }) => [columns[0], on, link])).toEqual([
      ['done', '2026-02-10', { task: first }],
      ['done', '2026-02-24', { task: second }],
      ['physicals', '2026-04-09', null],
      ['readings', '2026-02-10', { task: first }],
      ['readings', '2026-02-24', { task: second }],
      ['readings', '2026-05-06', { task: collected }],
    ]);
    expect(records.filter(({ columns }) => columns.includes('systolic')).map(({ on }) => on)).toEqual(['2026-05-06']);
    expect(records.flatMap(({ what }) => Object.values(what)).join()).not.toMatch(/血压|pressure|hypertension/i);
  });

  it('counts a reading in the year of its day in Shanghai, to the second', async () => {
    const units = somewhere();
    const personId = await patient(units);
    const reading = { personMet: 'door', consent: true, systolic: 146, diastolic: 82, feeling: 'well' };
    await station.hand(personId, reading, 'complete', newId(), '2025-12-31T15:59:59.000Z');
    await station.hand(personId, reading, 'complete', newId(), '2025-12-31T16:00:00.000Z');
    expect((await rows(units, '2025')).map(({ cells }) => cells)).toMatchObject([{ done: 1, lastOn: '2025-12-31' }]);
    expect((await rows(units, '2026')).map(({ cells }) => cells)).toMatchObject([{ done: 1, lastOn: '2026-01-01' }]);
  });

  it('is narrowed by what the last reading of the year says', async () => {
    const units = somewhere();
    const [better, worse, unknown] = [await patient(units), await patient(units), await patient(units)];
    for (const [personId, before, after] of [
      [better, 160, 140],
      [worse, 140, 160],
    ] as const) {
      await station.measured(personId, [before, 80], 'complete', '2026-03-01');
      await station.measured(personId, [after, 80], 'complete', '2026-03-15');
    }
    const people = async (period: string, control?: Control) =>
      (await rows(units, period, control === undefined ? {} : { control })).map(({ key }) => key);
    expect(await people('2026', 'controlled')).toEqual([better]);
    expect(await people('2026', 'notControlled')).toEqual([worse]);
    expect(await people('2026', 'urgent')).toEqual([]);
    expect(await people('2025', 'controlled')).toEqual([]);
    expect(await people('2026')).toEqual([better, worse, unknown].toSorted());
  });

  it('has no one of other units, nor who was not in the register yet', async () => {
    const units = somewhere();
    const here = await patient(units, '2025-12-31');
    await patient(units, '2026-01-01');
    await patient(somewhere());
    expect((await rows(units, '2025')).map(({ key }) => key)).toEqual([here]);
  });

  it('takes four statements a page, however many patients are on it', async () => {
    const units = somewhere();
    const ids = Array.from({ length: 250 }, () => newId()).toSorted();
    await station.database.insertMany(
      'patients',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'elder', 'enrolled_on', 'step'],
        ...['next_follow_up_due', 'reading_since', 'reading_planned', 'plan_round'],
      ],
      ids.map((id) => [
        ...[id, units.districtId, units.streetId, units.communityId, units.gridId],
        ...[true, '2025-01-01', 'routine', '2026-12-01', '2026-01-01', false, 0],
      ]),
    );
    expect((await rows(units, '2026')).map(({ key }) => key)).toEqual(ids);
    const { result, statements } = await station.database.statements.count(() =>
      station.platform.server.application.get(FollowUpLedger).rows({
        ...{ scope: { units: [communityOf(units)] }, from: '2026-01-01', until: '2027-01-01', filter: {} },
        ...{ startsAt: new Date('2025-12-31T16:00:00.000Z'), endsAt: new Date('2026-12-31T16:00:00.000Z') },
        ...{ after: null, limit: 201 },
      }),
    );
    expect(result).toHaveLength(201);
    expect(statements).toHaveLength(4);
  });
});

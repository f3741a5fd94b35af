import { Clock, Database, newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitLedger } from '../ledgers/visit-ledger.js';
import { VisitLedger } from '../server/ledgers/visit-ledger.js';
import { ledgerMigration } from '../server/migration.js';
import { program } from '../server/program.js';
import { Enrolment } from '../server/register/enrolment.js';
import { DueVisits } from '../server/visits/due-visits.js';

const district = newId();
const inGrid = (): UnitPath => ({ districtId: district, streetId: null, communityId: newId(), gridId: newId() });
const communityOf = ({ communityId }: UnitPath) => ({ id: communityId ?? '', level: 'community' as const });

interface EnrolledElder {
  units: UnitPath;
  tier?: string;
  livingAlone?: boolean;
  enrolledOn?: string;
  dueOn?: string;
}

describe.each(testDialects())('the ledger of visits, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
    database = platform.server.application.get(Database);
  });
  afterAll(() => platform?.stop());

  async function enrol(elders: readonly EnrolledElder[]): Promise<string[]> {
    const enrolled = elders.map((elder) => ({ personId: newId(), dueOn: '2026-12-31', ...elder }));
    await database.insertMany(
      'elders',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'tier', 'living_alone'],
        ...['enrolled_on', 'next_visit_due', 'plan_round'],
      ],
      enrolled.map(({ personId, units, dueOn, tier = 'key', livingAlone = false, enrolledOn = '2026-01-01' }) => [
        ...[personId, units.districtId, units.streetId, units.communityId, units.gridId, tier, livingAlone],
        ...[enrolledOn, dueOn, 0],
      ]),
    );
    await platform.server.application.get(DueVisits).add(enrolled);
    return enrolled.map(({ personId }) => personId);
  }

  async function elder(fields: EnrolledElder): Promise<string> {
    const [personId = ''] = await enrol([fields]);
    return personId;
  }

  async function visit(personId: string, at: string, result: Record<string, string>, name = '林晓燕'): Promise<string> {
    const taskId = newId();
    const submittedBy = { id: newId(), name };
    const delivery = { type: 'elderly-care:visit', taskId, personId, units: inGrid(), submittedAt: at, submittedBy };
    expect((await platform.deliverResult({ ...delivery, result })).status).toBe(200);
    return taskId;
  }

  const cells = async (units: UnitPath, period: string) => {
    const rows = await platform.ledger(visitLedger, { unit: communityOf(units), period });
    return rows.map((row) => row.cells);
  };

  it('tells of each elder what was due, what was done, and from which records', async () => {
    const units = inGrid();
    const personId = await elder({ units, livingAlone: true, dueOn: '2026-07-15' });
    // Early, so it counts as due on its own day, and the next is due a month later.
    const early = await visit(personId, '2026-07-14T02:00:00.000Z', { personMet: 'door', spirit: 'good' });
    // Late; the next is due on 20 September, and nobody came.
    const late = await visit(personId, '2026-08-20T02:00:00.000Z', { personMet: 'phone', spirit: 'fair' }, '汪洁');
    await visit(personId, '2026-09-18T02:00:00.000Z', { personMet: 'notMet', notMetReason: 'away' });
    const rows = await platform.ledger(visitLedger, { unit: communityOf(units), period: '2026-Q3' });
    expect(rows).toMatchObject([
      {
        ...{ key: personId, personId, units },
        cells: {
          ...{ tier: 'key', livingAlone: true, due: 3, done: 2, behind: true },
          ...{ lastOn: '2026-08-20', visitor: '汪洁', spirit: 'fair' },
        },
      },
    ]);
    expect(rows[0]?.records.map(({ columns, on, by, link }) => [columns[0], on, by, link])).toEqual([
      ['due', '2026-07-14', null, null],
      ['due', '2026-08-14', null, null],
      ['due', '2026-09-20', null, null],
      ['done', '2026-07-14', '林晓燕', { task: early }],
      ['done', '2026-08-20', '汪洁', { task: late }],
    ]);
    expect(rows[0]?.records.filter(({ columns }) => columns.includes('visitor'))).toMatchObject([{ by: '汪洁' }]);
  });

  it('counts a visit in the quarter of its day in Shanghai, to the second', async () => {
    const units = inGrid();
    const personId = await elder({ units, tier: 'general', dueOn: '2026-08-31' });
    await visit(personId, '2026-09-30T15:59:59.000Z', { personMet: 'door', spirit: 'good' });
    await visit(personId, '2026-09-30T16:00:00.000Z', { personMet: 'door', spirit: 'poor' });
    expect(await cells(units, '2026-Q3')).toMatchObject([{ due: 1, done: 1, lastOn: '2026-09-30', spirit: 'good' }]);
    expect(await cells(units, '2026-Q4')).toMatchObject([{ due: 1, done: 1, lastOn: '2026-10-01', spirit: 'poor' }]);
  });

  it('does not ask today for what is due tomorrow', async () => {
    const units = inGrid();
    const today = platform.server.application.get(Clock).today();
    const tomorrow = platform.server.application.get(Clock).dayOf(new Date(Date.now() + 86_400_000));
    const thisQuarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    await enrol([
      { units, dueOn: today },
      { units, dueOn: tomorrow },
    ]);
    expect((await cells(units, thisQuarter)).map(({ due }) => due)).toEqual([1, 0]);
  });

  it('is narrowed by tier, by living alone and to who was not visited enough', async () => {
    const units = inGrid();
    const [high = '', alone = '', visited = ''] = await enrol([
      { units, tier: 'high', dueOn: '2026-08-01' },
      { units, tier: 'key', livingAlone: true, dueOn: '2026-08-01' },
      { units, tier: 'general', dueOn: '2026-08-01' },
    ]);
    await visit(visited, '2026-07-31T02:00:00.000Z', { personMet: 'door', spirit: 'good' });
    const people = async (filter: { tier?: 'high'; livingAlone?: boolean; behind?: boolean }) => {
      const rows = await platform.ledger(visitLedger, { unit: communityOf(units), period: '2026-Q3', filter });
      return rows.map(({ key }) => key);
    };
    expect(await people({ tier: 'high' })).toEqual([high]);
    expect(await people({ livingAlone: true })).toEqual([alone]);
    expect(await people({ behind: true })).toEqual([high, alone]);
    expect(await people({ behind: false, livingAlone: false })).toEqual([visited]);
  });

  it('has no one of other units, nor who was not in the register yet; a district has all of its own', async () => {
    const [units, elsewhere] = [inGrid(), inGrid()];
    const here = await elder({ units, enrolledOn: '2026-09-30' });
    const there = await elder({ units: elsewhere });
    const later = await elder({ units, enrolledOn: '2026-10-01' });
    const keys = async (unit: { id: string; level: 'community' | 'district' }) =>
      (await platform.ledger(visitLedger, { unit, period: '2026-Q3' })).map(({ key }) => key);
    expect(await keys(communityOf(units))).toEqual([here]);
    const all = await keys({ id: district, level: 'district' });
    expect(all).toEqual(expect.arrayContaining([here, there]));
    expect(all).not.toContain(later);
  });

  it('keeps the first due day of whoever is enrolled, and forgets it with them', async () => {
    const resident: PersonSummary = {
      ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1944-05-06', idNumber: null, phone: null },
      ...{ units: inGrid(), unitName: '第 7 网格', door: null, householdSize: 1 },
    };
    platform.core.people.push(resident);
    const enrolment = platform.server.application.get(Enrolment);
    await enrolment.run();
    await enrolment.run();
    const kept = () =>
      database.query(
        'SELECT d.due_on, e.next_visit_due FROM due_visits d JOIN elders e ON e.person_id = d.person_id WHERE d.person_id = ?',
        [resident.id],
        (row) => row.text('due_on') === row.text('next_visit_due'),
      );
    expect(await kept()).toEqual([true]);
    const event = {
      ...{ specversion: '1.0' as const, id: newId(), source: 'core', type: 'cn.yige.person.sealed.v1' },
      ...{ subject: `people/${resident.id}`, time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json' as const, data: { personId: resident.id } },
    };
    expect((await platform.deliverEvent(event)).status).toBe(200);
    expect(await database.query('SELECT id FROM due_visits WHERE person_id = ?', [resident.id], () => null)).toEqual(
      [],
    );
  });

  it('knows of elders who were enrolled before it was kept what is due next, once', async () => {
    const personId = await elder({ units: inGrid(), dueOn: '2026-09-20' });
    await database.execute('DELETE FROM due_visits WHERE person_id = ?', [personId]);
    const known = () =>
      database.query('SELECT due_on FROM due_visits WHERE person_id = ?', [personId], (row) => row.text('due_on'));
    for (const _run of ['first', 'again after a crash']) {
      for (const step of ledgerMigration.steps) if (!(await step.done(database))) await step.apply(database);
      expect(await known()).toEqual(['2026-09-20']);
    }
  });

  it('takes three statements a page, however many elders are on it', async () => {
    const units = inGrid();
    const everybody = await enrol(Array.from({ length: 450 }, () => ({ units, dueOn: '2026-09-01' })));
    const rows = await platform.ledger(visitLedger, { unit: communityOf(units), period: '2026-Q3' });
    expect(rows.map(({ key }) => key)).toEqual(everybody.toSorted());
    const query = {
      ...{ scope: { units: [communityOf(units)] }, from: '2026-07-01', until: '2026-10-01', filter: { behind: true } },
      ...{ startsAt: new Date('2026-06-30T16:00:00.000Z'), endsAt: new Date('2026-09-30T16:00:00.000Z') },
    };
    const ledger = platform.server.application.get(VisitLedger);
    const { result, statements } = await database.statements.count(() =>
      ledger.rows({ ...query, after: everybody.toSorted()[9] ?? '', limit: 201 }),
    );
    expect(result).toHaveLength(201);
    expect(statements).toHaveLength(3);
  });
});

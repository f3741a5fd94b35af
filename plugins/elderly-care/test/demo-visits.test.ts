import { addDays, Clock, Database, newId, type PersonSummary } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tierSchema, visitResultSchema } from '../contract.js';
import { visitLedger } from '../ledgers/visit-ledger.js';
import { visitCyclesOn } from '../rules/visit-cycles.js';
import { DemoVisits } from '../server/demo/demo-visits.js';
import { DemoWork } from '../server/demo/demo-work.js';
import { program } from '../server/program.js';
import { Enrolment } from '../server/register/enrolment.js';
import { nextVisitDue } from '../server/visits/visit-plan.js';

const community = { districtId: newId(), streetId: null, communityId: newId() };
const [sixth, seventh] = [
  { ...community, gridId: newId() },
  { ...community, gridId: newId() },
];
const people = Array.from({ length: 240 }, (_, index): PersonSummary => {
  const [units, grid] = index % 2 === 0 ? [sixth, 6] : [seventh, 7];
  return {
    // What varies is chosen by the id, so these are the same in each run.
    ...{
      id: `01M6A6FT00${String(index * 7919).padStart(16, '0')}`,
      name: '贺秀英',
      sex: 'female',
      birthDate: '1944-05-06',
      idNumber: null,
      phone: null,
    },
    ...{ units, unitName: `爱民佳苑社区 第 ${grid} 网格`, door: null, householdSize: 1 + (index % 3) },
  };
});
const { usual } = visitCyclesOn('9999-12-31');
const local = {
  ...{ highVisitDays: usual.highDays, keyVisitMonths: usual.keyMonths, generalVisitMonths: usual.generalMonths },
  retryAfterDays: usual.retryAfterDays,
};

describe.each(testDialects())('the visits of a demo, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  let clock: Clock;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect, prepare: (core) => core.people.push(...people) });
    database = platform.server.application.get(Database);
    clock = platform.server.application.get(Clock);
    await platform.server.application.get(Enrolment).run();
  });
  afterAll(() => platform?.stop());

  const visits = () =>
    database.query('SELECT * FROM visits ORDER BY person_id, visited_at', [], (row) => ({
      ...{ personId: row.text('person_id'), mode: row.text('mode'), gridId: row.text('grid_id') },
      ...{ at: row.instant('visited_at'), on: clock.dayOf(row.instant('visited_at')) },
      ...{ by: row.text('visited_by_name'), result: row.json('result', (value) => visitResultSchema.parse(value)) },
    }));
  const elders = () =>
    database.query('SELECT * FROM elders ORDER BY person_id', [], (row) => ({
      ...{ personId: row.text('person_id'), tier: tierSchema.parse(row.text('tier')) },
      ...{ lastOn: row.textOrNull('last_visit_on'), nextDue: row.text('next_visit_due') },
      enrolledOn: row.text('enrolled_on'),
    }));
  const dueVisits = () =>
    database.query('SELECT person_id, due_on FROM due_visits ORDER BY person_id, due_on', [], (row) => ({
      ...{ personId: row.text('person_id'), dueOn: row.text('due_on') },
    }));
  const invent = () => platform.server.application.get(DemoVisits).visitOnce();

  it('are not there without a demo', async () => {
    await platform.server.application.get(DemoWork).once();
    expect(await visits()).toEqual([]);
    expect(new Set((await elders()).map(({ enrolledOn }) => enrolledOn))).toEqual(new Set([clock.today()]));
  });

  it('agree with the rules of a visit: the last one, the next, and what was due before', async () => {
    const { statements } = await database.statements.count(invent);
    expect(statements.length).toBeLessThan(160);
    const [made, due, today] = [await visits(), await dueVisits(), clock.today()];
    const register = await elders();
    expect(register).toHaveLength(people.length);
    expect(made.every(({ at }) => at < clock.now())).toBe(true);
    for (const { personId, tier, lastOn, nextDue, enrolledOn } of register) {
      const met = made.filter((visit) => visit.personId === personId && visit.mode !== 'notMet').map(({ on }) => on);
      expect(lastOn).toBe(met.at(-1));
      expect(nextDue).toBe(nextVisitDue(tier, lastOn ?? '', local));
      expect(enrolledOn).toBe(addDays(today, -365));
      const days = due.filter((each) => each.personId === personId).map(({ dueOn }) => dueOn);
      expect(days).toHaveLength(met.length + 1);
      expect(days.at(-1)).toBe(nextDue);
      for (const [index, on] of met.entries()) {
        const cycleEnd = index === 0 ? days[0] : nextVisitDue(tier, met[index - 1] ?? '', local);
        expect(days[index]).toBe(cycleEnd !== undefined && cycleEnd < on ? cycleEnd : on);
      }
    }
  });

  it('are of every kind: by phone, late, after an attempt, and some are overdue', async () => {
    const [made, due, register] = [await visits(), await dueVisits(), await elders()];
    expect(new Set(made.map(({ mode }) => mode))).toEqual(new Set(['door', 'phone', 'notMet']));
    for (const { personId, on } of made.filter(({ mode }) => mode === 'notMet')) {
      const retried = addDays(on, local.retryAfterDays);
      expect(made).toContainEqual(expect.objectContaining({ personId, on: retried }));
    }
    const kept = new Set(made.map(({ personId, on }) => `${personId} ${on}`));
    const past = due.filter(({ dueOn }) => dueOn < clock.today());
    expect(past.some(({ personId, dueOn }) => !kept.has(`${personId} ${dueOn}`))).toBe(true);
    const overdue = register.filter(({ nextDue }) => nextDue < clock.today()).length;
    expect(overdue).toBeGreaterThan(0);
    expect(overdue).toBeLessThan(people.length / 8);
  });

  it('are made by the worker of the grid', async () => {
    const made = await visits();
    const of = (gridId: string) => new Set(made.filter((visit) => visit.gridId === gridId).map(({ by }) => by));
    expect(of(seventh.gridId)).toEqual(new Set(['林晓燕']));
    expect([...of(sixth.gridId)]).toEqual([expect.not.stringMatching('林晓燕')]);
  });

  it('stand in the ledger, which offers no task for them', async () => {
    const day = addDays(clock.today(), -31);
    const period = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    const unit = { id: community.communityId, level: 'community' as const };
    const rows = await platform.ledger(visitLedger, { unit, period });
    expect(rows).toHaveLength(people.length);
    const done = rows.flatMap(({ records }) => records).filter(({ columns }) => columns.includes('done'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.every(({ link }) => link === null)).toBe(true);
  });

  it('are invented once', async () => {
    const before = [await visits(), await dueVisits(), await elders()];
    await invent();
    expect([await visits(), await dueVisits(), await elders()]).toEqual(before);
  });
});

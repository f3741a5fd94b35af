import { coreEvents, Database, newId, type PersonSummary } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AbilityAnswers,
  type AssessmentForm,
  abilityItemSchema,
  assessedPageSchema,
  assessmentSchema,
  draftAnswerSchema,
  draftVersionSchema,
  historyAnswerSchema,
  signedSchema,
} from '../ability-contract.js';
import { elderDetailSchema } from '../contract.js';
import { abilityRulesOn } from '../rules/ability-assessment.js';
import { program } from '../server/program.js';
import { Enrolment } from '../server/register/enrolment.js';

const district = newId();
const elm = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
const oak = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());

const [READ, ASSESS, ELDERS] = [
  'elderly-care:ability.read',
  'elderly-care:ability.assess',
  'elderly-care:elder.read',
] as const;
const at = (units: typeof elm, name: string, ...permissions: string[]): TestUser => ({
  ...{ accountId: newId(), name, unitId: units.communityId, level: 'community', permissions },
});
const assessor = at(elm, '孙悦', READ, ASSESS, ELDERS);
const doctor = at(elm, '沈立群', READ, ASSESS);
const secretary = at(elm, '何文斌', READ, ELDERS);
const elsewhere = at(oak, '罗宁', READ, ASSESS, ELDERS);
const gridWorker: TestUser = { ...at(elm, '林晓燕', ELDERS), unitId: elm.gridId, level: 'grid' };

/** All points of the standard, less some of the first items. */
function scoresOf(points: number): AbilityAnswers['scores'] {
  let missing = 90 - points;
  const items = abilityRulesOn(TODAY).groups.flatMap((group) => group.items);
  return Object.fromEntries(
    items.map(({ name, maximum }) => {
      const less = Math.min(missing, maximum);
      missing -= less;
      return [name, maximum - less];
    }),
  );
}

const formOf = (points: number, more: Partial<AbilityAnswers> = {}): AssessmentForm => ({
  ...{ assessedOn: TODAY, reason: 'first', secondAssessor: '吴敏' },
  answers: { scores: scoresOf(points), coma: false, diagnoses: [], riskEvents: {}, ...more },
});

describe.each(testDialects())('ability assessments, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
    database = platform.server.application.get(Database);
  });
  afterAll(() => platform?.stop());

  /** Somebody of the register who lives with others, so that their tier is the general one. */
  async function elder(units = elm): Promise<string> {
    const person: PersonSummary = {
      ...{ id: newId(), name: '贺秀英', sex: 'female', birthDate: '1944-05-06', idNumber: null, phone: null },
      ...{ units, unitName: '第 7 网格', door: null, householdSize: 2 },
    };
    platform.core.people.push(person);
    await platform.server.application.get(Enrolment).run();
    return person.id;
  }

  const call = (path: string, user: TestUser, method = 'GET', body?: unknown) =>
    platform.call(path, { user, method, ...(body === undefined ? {} : { body }) });
  const save = (personId: string, version: number, form: AssessmentForm, user = assessor) =>
    call(`/elders/${personId}/assessment-draft`, user, 'PUT', { ...form, version });
  const sign = (personId: string, version: number, user = assessor) =>
    call(`/elders/${personId}/assessments`, user, 'POST', { version });
  const draftOf = async (personId: string, user = assessor) =>
    draftAnswerSchema.parse(await (await call(`/elders/${personId}/assessment-draft`, user)).json());
  const historyOf = async (personId: string, user = assessor) =>
    historyAnswerSchema.parse(await (await call(`/elders/${personId}/assessments`, user)).json()).history;
  const oneOf = async (id: string, user = assessor) =>
    assessmentSchema.parse(await (await call(`/assessments/${id}`, user)).json());
  const detailOf = async (personId: string, user = gridWorker) =>
    elderDetailSchema.parse(await (await call(`/elders/${personId}`, user)).json());
  async function assessed(personId: string, form: AssessmentForm): Promise<string> {
    const { version } = draftVersionSchema.parse(await (await save(personId, 0, form)).json());
    const answer = await sign(personId, version);
    expect(answer.status).toBe(201);
    return signedSchema.parse(await answer.json()).id;
  }
  async function listed(query: string, user = assessor): Promise<string[]> {
    const page = assessedPageSchema.parse(await (await call(`/assessments${query}`, user)).json());
    return page.items.map(({ personId }) => personId);
  }

  it('a draft is kept and taken up by another assessor', async () => {
    const personId = await elder();
    expect(await draftOf(personId)).toEqual({ name: '贺秀英', assessedBefore: false, draft: null });
    const { scores: _open, ...rest } = formOf(90).answers;
    expect((await save(personId, 0, { ...formOf(90), answers: { ...rest, scores: { eating: 3 } } })).status).toBe(200);
    expect(await draftOf(personId, doctor)).toMatchObject({
      draft: { version: 1, savedBy: '孙悦', answers: { scores: { eating: 3 } } },
    });
    expect(await listed('?show=draft')).toContain(personId);
    expect(await (await save(personId, 1, formOf(90), doctor)).json()).toEqual({ version: 2 });
    expect((await call(`/elders/${personId}/assessment-draft?version=2`, assessor, 'DELETE')).status).toBe(204);
    expect((await draftOf(personId)).draft).toBeNull();
    expect(await listed('?show=draft')).not.toContain(personId);
  });

  it('of two assessors at once one is told that the other has changed it', async () => {
    const personId = await elder();
    const begun = await Promise.all([save(personId, 0, formOf(90)), save(personId, 0, formOf(80), doctor)]);
    expect(begun.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await save(personId, 1, formOf(70), doctor)).status).toBe(200);
    const late = await save(personId, 1, formOf(60));
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'assessment.draftChanged' });
    expect((await sign(personId, 1)).status).toBe(409);
    const signed = await Promise.all([sign(personId, 2), sign(personId, 2, doctor)]);
    expect(signed.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await historyOf(personId))?.assessments).toMatchObject([{ level: 'mild' }]);
  });

  it('of many who save at once each version is saved once, and nothing signed twice', async () => {
    const personId = await elder();
    for (let round = 0; round < 4; round += 1) {
      const version = (await draftOf(personId)).draft?.version ?? 0;
      const guesses = Array.from({ length: 6 }, (_, index) => save(personId, version, formOf(60 + round + index)));
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect((await draftOf(personId)).draft?.version).toBe(version + 1);
    }
    const signed = await Promise.all(Array.from({ length: 6 }, () => sign(personId, 4)));
    expect(signed.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await historyOf(personId))?.assessments).toHaveLength(1);
  });

  it('signed it is final, with level and both assessors, and due again in a year', async () => {
    const personId = await elder();
    const id = await assessed(personId, formOf(65, { diagnoses: ['dementia'] }));
    const { due, draft, assessments } = (await historyOf(personId, secretary)) ?? { assessments: [] };
    expect(assessments).toEqual([
      { id, assessedOn: TODAY, reason: 'first', level: 'severe', assessors: ['孙悦', '吴敏'] },
    ]);
    expect([due, draft]).toEqual([`${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}`, null]);
    expect(await oneOf(id, secretary)).toMatchObject({ superseded: false, name: '贺秀英' });
    expect(await draftOf(personId)).toMatchObject({ assessedBefore: true, draft: null });
  });

  it('a newer one corrects it; the former stays to be read', async () => {
    const personId = await elder();
    const former = await assessed(personId, formOf(29));
    const newer = await assessed(personId, { ...formOf(66), reason: 'correction' });
    expect((await historyOf(personId))?.assessments.map(({ id, level }) => [id, level])).toEqual([
      [newer, 'mild'],
      [former, 'complete'],
    ]);
    expect((await oneOf(former)).superseded).toBe(true);
  });

  it('what is open or wrong is named, and nothing is signed', async () => {
    const personId = await elder();
    const { sight: _left, ...scores } = scoresOf(90);
    const form = {
      ...formOf(90, { scores: { ...scores, stairs: 4 } }),
      assessedOn: '2099-01-01',
      secondAssessor: '孙悦',
    };
    await save(personId, 0, form);
    const answer = await sign(personId, 1);
    expect(answer.status).toBe(422);
    const problem: unknown = await answer.json();
    expect(problem).toMatchObject({ code: 'assessment.notWhole' });
    expect(JSON.stringify(problem).match(/\/draft\/[A-Za-z/]+/g)).toEqual([
      ...['/draft/answers/scores/sight', '/draft/answers/scores/stairs', '/draft/assessedOn', '/draft/secondAssessor'],
    ]);
    expect((await draftOf(personId)).draft?.version).toBe(1);
    expect((await historyOf(personId))?.assessments).toEqual([]);
  });

  it('of somebody in a coma no item is asked', async () => {
    const personId = await elder();
    await assessed(personId, formOf(90, { scores: {}, coma: true }));
    expect((await historyOf(personId))?.assessments).toMatchObject([{ level: 'complete' }]);
  });

  // "Every elder living alone …, disabled (失能) … is visited at least monthly [U]."
  it.each([
    [90, 'general'],
    [89, 'key'],
    [20, 'key'],
  ] as const)('assessed with %i points they are visited as %s', async (points, tier) => {
    const personId = await elder();
    const before = await detailOf(personId);
    expect(before).toMatchObject({ tier: 'general', byAssessment: false });
    await assessed(personId, formOf(points));
    const after = await detailOf(personId);
    expect(after).toMatchObject({ tier, byAssessment: tier === 'key' });
    expect(after.nextVisitDue < before.nextVisitDue).toBe(tier === 'key');
    expect(JSON.stringify(after)).not.toMatch(/intact|mild|complete|scores/);
    const due = await database.query('SELECT due_on FROM due_visits WHERE person_id = ?', [personId], (row) =>
      row.text('due_on'),
    );
    expect(due).toEqual([after.nextVisitDue]);
  });

  it('from which level on is as the office of the elder’s unit has set it', async () => {
    platform.core.settings = (): Record<string, string | number> => ({ keyVisitsFrom: 'severe', reassessMonths: 6 });
    const changed = {
      ...{ specversion: '1.0' as const, id: newId(), source: 'core', type: coreEvents.settingsChanged, data: {} },
      ...{
        subject: 'plugins/elderly-care',
        time: new Date().toISOString(),
        datacontenttype: 'application/json' as const,
      },
    };
    expect((await platform.deliverEvent(changed)).status).toBe(200);
    const personId = await elder();
    await assessed(personId, formOf(50));
    expect(await detailOf(personId)).toMatchObject({ tier: 'general' });
    const due = (await historyOf(personId))?.due;
    expect((Date.parse(due ?? '') - Date.parse(TODAY)) / 86_400_000).toBeLessThan(190);
    await assessed(personId, { ...formOf(45), reason: 'change' });
    expect(await detailOf(personId)).toMatchObject({ tier: 'key' });
    platform.core.settings = () => ({});
    expect((await platform.deliverEvent({ ...changed, id: newId() })).status).toBe(200);
  });

  it('a visit after which they live with others leaves the tier that the assessment gives', async () => {
    const personId = await elder();
    await assessed(personId, formOf(80));
    const told = await platform.deliverResult({
      ...{ type: 'elderly-care:visit', personId, units: elm },
      result: { personMet: 'door', livingAlone: 'no', spirit: 'good' },
    });
    expect(told.status).toBe(200);
    expect(await detailOf(personId)).toMatchObject({ tier: 'key', livingAlone: false });
  });

  it('who begins to live alone is visited as such, and as before once they live with others again', async () => {
    const personId = await elder();
    const before = await detailOf(personId);
    const livesWith = async (householdSize: number) => {
      const known = platform.core.people.find(({ id }) => id === personId);
      if (known !== undefined) known.householdSize = householdSize;
      await platform.server.application.get(Enrolment).run();
      return detailOf(personId);
    };
    const alone = await livesWith(1);
    expect([before.tier, alone.tier, alone.livingAlone]).toEqual(['general', 'key', true]);
    expect(alone.nextVisitDue < before.nextVisitDue).toBe(true);
    expect(await livesWith(2)).toMatchObject({ tier: 'general', livingAlone: false, nextVisitDue: alone.nextVisitDue });
    await assessed(personId, formOf(80));
    await livesWith(1);
    expect(await livesWith(2)).toMatchObject({ tier: 'key', byAssessment: true });
  });

  it('a visit that was asked for already is not asked for twice', async () => {
    const personId = await elder();
    const { nextVisitDue } = await detailOf(personId);
    await database.execute('UPDATE elders SET planned_for = next_visit_due WHERE person_id = ?', [personId]);
    await assessed(personId, formOf(30));
    expect(await detailOf(personId)).toMatchObject({ tier: 'key', nextVisitDue });
  });

  it('who read it is kept: each opening of one, and of the levels', async () => {
    const personId = await elder();
    const id = await assessed(personId, formOf(66));
    await oneOf(id, secretary);
    await historyOf(personId, doctor);
    expect((await oneOf(id)).reads.map(({ by }) => by)).toEqual(['孙悦', '何文斌']);
    const kept = await database.query(
      'SELECT read_by_name, assessment_id FROM assessment_reads WHERE person_id = ? ORDER BY id',
      [personId],
      (row) => [row.text('read_by_name'), row.textOrNull('assessment_id')],
    );
    expect(kept).toEqual([
      ['何文斌', id],
      ['沈立群', null],
      ['孙悦', id],
    ]);
  });

  it('the list is in the order in which they are due, filtered and paged, and says no level', async () => {
    const ids = [await elder(), await elder(), await elder()];
    for (const id of ids) await assessed(id, formOf(66));
    const dueOn = (id: string | undefined, day: string) =>
      database.execute('UPDATE elders SET assessment_due = ? WHERE person_id = ?', [day, id ?? '']);
    await dueOn(ids[0], '2020-01-02');
    await dueOn(ids[1], '2020-01-01');
    await dueOn(ids[2], TODAY);
    expect((await listed('?show=overdue')).slice(0, 2)).toEqual([ids[1], ids[0]]);
    expect(await listed('?show=month')).toContain(ids[2]);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = `?limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const text = await (await call(`/assessments${query}`, assessor)).text();
      expect(text).not.toContain('mild');
      const page = assessedPageSchema.parse(JSON.parse(text));
      paged.push(...page.items.map(({ personId }) => personId));
      cursor = page.next;
    }
    expect(paged).toEqual(await listed('?limit=100'));
    expect(await listed('', elsewhere)).toEqual([]);
  });

  describe('whoever may do what', () => {
    let personId: string;
    let id: string;
    beforeAll(async () => {
      personId = await elder();
      id = await assessed(personId, formOf(66));
      await save(personId, 0, formOf(60));
    });
    const routes = (): [string, string, unknown, string][] => [
      ['GET', '/assessments', undefined, READ],
      ['GET', `/assessments/${id}`, undefined, READ],
      ['GET', `/elders/${personId}/assessments`, undefined, READ],
      ['GET', `/elders/${personId}/assessment-draft`, undefined, ASSESS],
      ['PUT', `/elders/${personId}/assessment-draft`, { ...formOf(60), version: 7 }, ASSESS],
      ['DELETE', `/elders/${personId}/assessment-draft?version=7`, undefined, ASSESS],
      ['POST', `/elders/${personId}/assessments`, { version: 7 }, ASSESS],
    ];

    it.each([
      ['assessor', assessor],
      ['doctor', doctor],
      ['secretary', secretary],
      ['gridWorker', gridWorker],
    ] as const)('%s: each route by its permission, and by nothing else', async (_name, user) => {
      for (const [method, path, body, permission] of routes()) {
        const { status } = await call(path, user, method, body);
        // A version that nobody knows is refused, to those who may.
        const allowed = method === 'GET' ? 200 : 409;
        expect([method, path, status]).toEqual([method, path, user.permissions.includes(permission) ? allowed : 403]);
      }
    });

    it('in other units everything is as if it did not exist', async () => {
      expect(await historyOf(personId, elsewhere)).toBeNull();
      const others = routes().filter(([method, path]) => method !== 'GET' || !path.endsWith('/assessments'));
      for (const [method, path, body] of others) {
        expect([path, (await call(path, elsewhere, method, body)).status]).toEqual([path, 404]);
      }
    });

    it('somebody whom nobody knows is refused the same way', async () => {
      expect(await historyOf(newId())).toBeNull();
      expect((await sign(newId(), 1)).status).toBe(404);
      expect((await call(`/assessments/${newId()}`, assessor)).status).toBe(404);
      expect((await save(newId(), 0, formOf(60))).status).toBe(404);
    });
  });

  it.each([
    [{ ...formOf(90), answers: { ...formOf(90).answers, scores: { eating: 5 } } }],
    [{ ...formOf(90), answers: { ...formOf(90).answers, scores: { dancing: 1 } } }],
    [{ ...formOf(90), assessedOn: '24.11.2026' }],
    [{ ...formOf(90), answers: { ...formOf(90).answers, riskEvents: { fall: -1 } } }],
  ])('a draft that no form makes is refused', async (form) => {
    const personId = await elder();
    const answer = await call(`/elders/${personId}/assessment-draft`, assessor, 'PUT', { ...form, version: 0 });
    expect(answer.status).toBe(422);
  });

  describe('when residents', () => {
    const tell = async (type: string, subject: string, data: Record<string, string>) => {
      const event = {
        ...{ specversion: '1.0' as const, id: newId(), source: 'core', type, subject: `people/${subject}`, data },
        ...{ time: new Date().toISOString(), datacontenttype: 'application/json' as const },
      };
      expect((await platform.deliverEvent(event)).status).toBe(200);
    };
    const rowsOf = async (personId: string) => {
      const counts: number[] = [];
      for (const table of ['elders', 'assessments', 'assessment_drafts', 'assessment_reads']) {
        const rows = await database.query(`SELECT person_id FROM ${table} WHERE person_id = ?`, [personId], () => true);
        counts.push(rows.length);
      }
      return counts;
    };

    it('turn out to be one, the assessment counts for whom the registry keeps, and comes back', async () => {
      const [from, into] = [await elder(), await elder()];
      await assessed(from, formOf(50));
      const merge = { mergeId: newId(), fromId: from, intoId: into };
      await tell(coreEvents.personMerged, into, merge);
      expect(await detailOf(into)).toMatchObject({ tier: 'key', byAssessment: true });
      expect((await historyOf(into))?.assessments).toHaveLength(1);
      await tell(coreEvents.personUnmerged, into, merge);
      expect((await historyOf(from))?.assessments).toHaveLength(1);
      expect(await historyOf(into)).toMatchObject({ due: null, assessments: [] });
      expect(await detailOf(into)).toMatchObject({ tier: 'general' });
    });

    it('leave, the draft goes; come back, what was found counts again; erased, nothing stays', async () => {
      const personId = await elder();
      await assessed(personId, formOf(50));
      await historyOf(personId);
      await save(personId, 0, formOf(40));
      await tell(coreEvents.personSealed, personId, { personId });
      expect(await rowsOf(personId)).toEqual([0, 1, 0, 1]);
      expect(await historyOf(personId)).toBeNull();
      await platform.server.application.get(Enrolment).run();
      expect(await detailOf(personId)).toMatchObject({ tier: 'key', byAssessment: true });
      await tell(coreEvents.personErased, personId, { personId });
      expect(await rowsOf(personId)).toEqual([0, 0, 0, 0]);
    });
  });

  it('all items of the contract are known to the rules', () => {
    expect(Object.keys(scoresOf(90)).sort()).toEqual([...abilityItemSchema.options].sort());
  });
});

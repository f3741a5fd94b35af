import { newId } from '@yige/plugin-sdk/server';
import { testDialects } from '@yige/plugin-sdk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { abilityItemSchema, assessedPageSchema } from '../ability-contract.js';
import {
  ASSESS,
  assessing,
  assessor,
  doctor,
  elsewhere,
  formOf,
  gridWorker,
  READ,
  scoresOf,
  secretary,
  TODAY,
} from './ability-support.js';

describe.each(testDialects())('ability assessments, on %s', (dialect) => {
  const on = assessing(dialect);
  const { elder, call, save, sign, draftOf, historyOf, oneOf, assessed, listed } = on;

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

  it('who read it is kept: each opening of one, and of the levels', async () => {
    const personId = await elder();
    const id = await assessed(personId, formOf(66));
    on.platform.core.reads.length = 0;
    await oneOf(id, secretary);
    await historyOf(personId, doctor);
    expect(on.platform.core.reads).toEqual([secretary, doctor].map(({ accountId }) => ({ accountId, personId })));
    expect((await oneOf(id)).reads.map(({ by }) => by)).toEqual(['孙悦', '何文斌']);
    const kept = await on.database.query(
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
      on.database.execute('UPDATE elders SET assessment_due = ? WHERE person_id = ?', [day, id ?? '']);
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

  it('all items of the contract are known to the rules', () => {
    expect(Object.keys(scoresOf(90)).sort()).toEqual([...abilityItemSchema.options].sort());
  });
});

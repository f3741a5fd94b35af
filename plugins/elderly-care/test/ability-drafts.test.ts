import { testDialects } from '@yige/plugin-sdk/testing';
import { describe, expect, it } from 'vitest';
import { assessing, assessor, doctor, formOf } from './ability-support.js';

describe.each(testDialects())('drafts of ability assessments, on %s', (dialect) => {
  const { elder, call, save, sign, draftOf, historyOf, listed } = assessing(dialect);

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
});

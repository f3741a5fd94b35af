import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenedPageSchema } from '../contract.js';
import { settledMigration } from '../server/migration.js';
import { program } from '../server/program.js';
import { doctorOf, elm, oak, person, Station, worker } from './support.js';

const doctor = doctorOf(elm);

describe.each(testDialects())('screening, on %s', (dialect) => {
  let station: Station;
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  function resident(birthDate = '1980-05-12', units = elm): string {
    const someone = person({ birthDate, units });
    station.platform.core.people.push(someone);
    return someone.id;
  }
  const measure = (personId: string, on: string, [systolic, diastolic]: [number, number], user = doctor) =>
    station.enter(`/screening/${personId}/readings`, { on, systolic, diastolic }, user);
  async function listed(show: 'open' | 'due', user = doctor): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = `?limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer = await station.platform.call(`/screening/${show}${query}`, { user });
      const page = screenedPageSchema.parse(await answer.json());
      ids.push(...page.items.map(({ personId }) => personId));
      cursor = page.next;
    }
    return ids;
  }

  // "Hypertension (residents ≥ 35): screen yearly."
  it('residents of 35 and more are due each year, until they are measured or are patients', async () => {
    const [old, young, patient] = [resident(), resident('1999-01-01'), await station.patient()];
    expect(await listed('due')).toContain(old);
    expect(await listed('due')).not.toContain(young);
    expect(await listed('due')).not.toContain(patient);
    expect(await station.screening(old)).toEqual({
      ...{ personId: old, done: false, lastOn: null, outcome: null, raisedDays: 0, of: 3, followUpDue: null },
    });
    expect(await station.screening(young)).toBeNull();
    await measure(old, '2025-11-01', [120, 80]);
    expect(await listed('due')).toContain(old);
    expect((await measure(old, '2026-11-01', [120, 80])).status).toBe(204);
    expect(await listed('due')).not.toContain(old);
    expect(await station.screening(old)).toMatchObject({ done: true, outcome: 'normal', followUpDue: null });
    expect(await listed('open')).not.toContain(old);
  });

  // "≥140 and/or ≥90 on three different days → refer to confirm, follow up within 2 weeks."
  it('raised on three different days they are referred, and a further reading puts nothing off', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [140, 80]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'measureAgain', raisedDays: 1, followUpDue: null });
    await measure(id, '2026-11-01', [150, 80]);
    await measure(id, '2026-11-03', [120, 90]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'measureAgain', raisedDays: 2, followUpDue: null });
    await measure(id, '2026-11-05', [141, 91]);
    const referred = { outcome: 'referToConfirm', raisedDays: 3, followUpDue: '2026-11-19' };
    expect(await station.screening(id)).toMatchObject(referred);
    await measure(id, '2026-11-10', [150, 80]);
    expect(await station.screening(id)).toMatchObject({ ...referred, raisedDays: 4 });
    expect((await listed('open'))[0]).toBe(id);
  });

  it('days of more than a year ago count no more', async () => {
    const id = resident();
    await measure(id, '2025-10-01', [150, 80]);
    await measure(id, '2026-10-01', [150, 80]);
    await measure(id, '2026-10-02', [150, 80]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'measureAgain', raisedDays: 2 });
  });

  // "≥180 and/or ≥110 → urgent referral, follow up within 2 weeks."
  it('a very high one is referred at once', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [130, 110]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'referUrgently', followUpDue: '2026-11-15' });
    await measure(id, '2026-11-02', [130, 80]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'normal', followUpDue: '2026-11-15' });
    expect(await listed('open')).toContain(id);
  });

  it('of two measurements at once both count', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [150, 80]);
    const both = await Promise.all([measure(id, '2026-11-02', [150, 80]), measure(id, '2026-11-03', [150, 80])]);
    expect(both.map(({ status }) => status)).toEqual([204, 204]);
    expect(await station.screening(id)).toMatchObject({ raisedDays: 3, outcome: 'referToConfirm' });
  });

  it('looked into and no hypertension: they begin anew', async () => {
    const id = resident();
    for (const day of ['01', '02', '03']) await measure(id, `2026-11-${day}`, [150, 80]);
    const settle = () => station.enter(`/screening/${id}/settle`, {});
    expect((await settle()).status).toBe(204);
    expect(await station.screening(id)).toMatchObject({ outcome: 'normal', raisedDays: 0, followUpDue: null });
    expect((await settle()).status).toBe(409);
    expect(await listed('open')).not.toContain(id);
  });

  it('what is measured after the doctor looked into it counts, on that day too', async () => {
    const id = resident();
    await measure(id, '2026-11-26', [185, 80]);
    expect((await station.enter(`/screening/${id}/settle`, {})).status).toBe(204);
    await measure(id, '2026-11-26', [150, 80]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'measureAgain', raisedDays: 1, followUpDue: null });
    await measure(id, '2026-11-20', [150, 80]);
    expect(await station.screening(id)).toMatchObject({ raisedDays: 2, lastOn: '2026-11-26' });
  });

  it('what had been settled before each measurement said so itself stays settled', async () => {
    const id = resident();
    for (const day of ['01', '02', '03']) await measure(id, `2026-11-${day}`, [150, 80]);
    await station.database.execute("UPDATE screened SET counted_from = '2026-11-02' WHERE person_id = ?", [id]);
    for (const _run of ['first', 'again after a crash']) {
      for (const step of settledMigration.steps) {
        if (!(await step.done(station.database))) await step.apply(station.database);
      }
    }
    await measure(id, '2026-11-04', [150, 80]);
    expect(await station.screening(id)).toMatchObject({ outcome: 'measureAgain', raisedDays: 2, followUpDue: null });
  });

  it('a very high one that is entered late is referred by its own day', async () => {
    const id = resident();
    await measure(id, '2026-11-10', [120, 80]);
    await measure(id, '2026-11-05', [185, 80]);
    expect(await station.screening(id)).toMatchObject({
      ...{ lastOn: '2026-11-10', outcome: 'normal', followUpDue: '2026-11-19' },
    });
  });

  describe('of residents who turn out to be one', () => {
    const tell = async (type: string, merge: { mergeId: string; fromId: string; intoId: string }) =>
      expect((await station.tell(type, `people/${merge.intoId}`, merge)).status).toBe(200);

    it('measurements count together, and an undo parts them again', async () => {
      const [from, into] = [resident(), resident()];
      await measure(from, '2026-11-01', [150, 80]);
      await measure(from, '2026-11-02', [150, 80]);
      await measure(into, '2026-11-03', [150, 80]);
      const merge = { mergeId: newId(), fromId: from, intoId: into };
      await tell(coreEvents.personMerged, merge);
      expect(await station.screening(into)).toMatchObject({
        ...{ outcome: 'referToConfirm', raisedDays: 3, followUpDue: '2026-11-17' },
      });
      await tell(coreEvents.personUnmerged, merge);
      expect(await station.screening(into)).toMatchObject({
        outcome: 'measureAgain',
        raisedDays: 1,
        followUpDue: null,
      });
      expect(await station.screening(from)).toMatchObject({
        outcome: 'measureAgain',
        raisedDays: 2,
        followUpDue: null,
      });
    });

    it('what a doctor looked into stays settled', async () => {
      const [from, into] = [resident(), resident()];
      for (const day of ['01', '02', '03']) await measure(from, `2026-11-${day}`, [150, 80]);
      expect((await station.enter(`/screening/${from}/settle`, {})).status).toBe(204);
      await measure(into, '2026-11-04', [150, 80]);
      await tell(coreEvents.personMerged, { mergeId: newId(), fromId: from, intoId: into });
      expect(await station.screening(into)).toMatchObject({
        outcome: 'measureAgain',
        raisedDays: 1,
        followUpDue: null,
      });
    });

    it('measured since, they keep a standing when the other takes theirs back', async () => {
      const [from, into] = [resident(), resident()];
      await measure(from, '2026-11-01', [150, 80]);
      const merge = { mergeId: newId(), fromId: from, intoId: into };
      await tell(coreEvents.personMerged, merge);
      await measure(into, '2026-11-02', [185, 80]);
      await tell(coreEvents.personUnmerged, merge);
      expect(await station.screening(from)).toMatchObject({
        outcome: 'measureAgain',
        raisedDays: 1,
        followUpDue: null,
      });
      expect(await station.screening(into)).toMatchObject({ outcome: 'referUrgently', followUpDue: '2026-11-16' });
    });

    it('a patient is nobody to follow up after screening', async () => {
      const [from, into] = [resident(), await station.patient()];
      await measure(from, '2026-11-01', [185, 80]);
      expect(await listed('open')).toContain(from);
      const merge = { mergeId: newId(), fromId: from, intoId: into };
      await tell(coreEvents.personMerged, merge);
      expect(await listed('open')).not.toContain(into);
      await tell(coreEvents.personUnmerged, merge);
      expect(await listed('open')).toContain(from);
    });
  });

  it('enrolled as a patient they are followed up by the day that screening laid down', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [185, 80]);
    expect((await station.enter('/patients', { personId: id })).status).toBe(204);
    expect(await station.detail(id)).toMatchObject({ nextFollowUpDue: '2026-11-15' });
    expect(await station.screening(id)).toBeNull();
    expect(await (await measure(id, '2026-11-02', [120, 80])).json()).toMatchObject({ code: 'screening.isPatient' });
  });

  it('whoever is too young, and a day that has not come, are refused', async () => {
    expect(await (await measure(resident('1999-01-01'), '2026-11-01', [120, 80])).json()).toMatchObject({
      ...{ status: 422, code: 'screening.tooYoung' },
    });
    expect((await measure(resident(), '2099-01-01', [120, 80])).status).toBe(422);
  });

  it('nobody sees or records any in other units', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [150, 80]);
    const elsewhere = doctorOf(oak);
    expect(await listed('open', elsewhere)).toEqual([]);
    expect(await listed('due', elsewhere)).toEqual([]);
    expect(await station.screening(id, elsewhere)).toBeNull();
    expect((await measure(id, '2026-11-02', [150, 80], elsewhere)).status).toBe(404);
    expect((await station.enter(`/screening/${id}/settle`, {}, elsewhere)).status).toBe(404);
    expect((await measure(newId(), '2026-11-02', [150, 80])).status).toBe(404);
    expect((await measure(id, '2026-11-02', [150, 80], worker)).status).toBe(403);
    for (const path of ['/screening/open', '/screening/due']) {
      expect((await station.platform.call(path, { user: worker })).status).toBe(403);
    }
  });

  it('whoever leaves the registry is screened no more, and erased leaves nothing', async () => {
    const id = resident();
    await measure(id, '2026-11-01', [150, 80]);
    const rows = async (table: string) =>
      (await station.database.query(`SELECT person_id FROM ${table} WHERE person_id = ?`, [id], () => true)).length;
    await station.tell(coreEvents.personSealed, `people/${id}`, { personId: id });
    expect([await rows('screened'), await rows('screenings')]).toEqual([0, 1]);
    await station.tell(coreEvents.personErased, `people/${id}`, { personId: id });
    expect([await rows('screened'), await rows('screenings')]).toEqual([0, 0]);
  });
});

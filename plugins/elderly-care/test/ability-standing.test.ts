import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { testDialects } from '@yige/plugin-sdk/testing';
import { describe, expect, it } from 'vitest';
import { Enrolment } from '../server/register/enrolment.js';
import { assessing, elm, formOf, TODAY } from './ability-support.js';

describe.each(testDialects())('what ability assessments make of an elder, on %s', (dialect) => {
  const on = assessing(dialect);
  const { elder, save, historyOf, detailOf, assessed } = on;

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
    const due = await on.database.query('SELECT due_on FROM due_visits WHERE person_id = ?', [personId], (row) =>
      row.text('due_on'),
    );
    expect(due).toEqual([after.nextVisitDue]);
  });

  it('from which level on is as the office of the elder’s unit has set it', async () => {
    on.platform.core.settings = (): Record<string, string | number> => ({
      keyVisitsFrom: 'severe',
      reassessMonths: 6,
    });
    const changed = {
      ...{ specversion: '1.0' as const, id: newId(), source: 'core', type: coreEvents.settingsChanged, data: {} },
      ...{
        subject: 'plugins/elderly-care',
        time: new Date().toISOString(),
        datacontenttype: 'application/json' as const,
      },
    };
    expect((await on.platform.deliverEvent(changed)).status).toBe(200);
    const personId = await elder();
    await assessed(personId, formOf(50));
    expect(await detailOf(personId)).toMatchObject({ tier: 'general' });
    const due = (await historyOf(personId))?.due;
    expect((Date.parse(due ?? '') - Date.parse(TODAY)) / 86_400_000).toBeLessThan(190);
    await assessed(personId, { ...formOf(45), reason: 'change' });
    expect(await detailOf(personId)).toMatchObject({ tier: 'key' });
    on.platform.core.settings = () => ({});
    expect((await on.platform.deliverEvent({ ...changed, id: newId() })).status).toBe(200);
  });

  it('a visit after which they live with others leaves the tier that the assessment gives', async () => {
    const personId = await elder();
    await assessed(personId, formOf(80));
    const told = await on.platform.deliverResult({
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
      const known = on.platform.core.people.find(({ id }) => id === personId);
      if (known !== undefined) known.householdSize = householdSize;
      await on.platform.server.application.get(Enrolment).run();
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
    await on.database.execute('UPDATE elders SET planned_for = next_visit_due WHERE person_id = ?', [personId]);
    await assessed(personId, formOf(30));
    expect(await detailOf(personId)).toMatchObject({ tier: 'key', nextVisitDue });
  });

  describe('when residents', () => {
    const tell = async (type: string, subject: string, data: Record<string, string>) => {
      const event = {
        ...{ specversion: '1.0' as const, id: newId(), source: 'core', type, subject: `people/${subject}`, data },
        ...{ time: new Date().toISOString(), datacontenttype: 'application/json' as const },
      };
      expect((await on.platform.deliverEvent(event)).status).toBe(200);
    };
    const rowsOf = async (personId: string) => {
      const counts: number[] = [];
      for (const table of ['elders', 'assessments', 'assessment_drafts', 'assessment_reads']) {
        const rows = await on.database.query(
          `SELECT person_id FROM ${table} WHERE person_id = ?`,
          [personId],
          () => true,
        );
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
      await on.platform.server.application.get(Enrolment).run();
      expect(await detailOf(personId)).toMatchObject({ tier: 'key', byAssessment: true });
      await tell(coreEvents.personErased, personId, { personId });
      expect(await rowsOf(personId)).toEqual([0, 0, 0, 0]);
    });
  });
});

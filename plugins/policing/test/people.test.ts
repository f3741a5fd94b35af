import { coreEvents, newId, type PersonSummary, type SearchHit } from '@yige/plugin-sdk/server';
import { testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { personAnswerSchema } from '../contract/overview.js';
import type { NewStep } from '../contract/steps.js';
import { disputeLedger } from '../ledgers/disputes.js';
import { DisputeLedger } from '../server/ledgers/dispute-ledger.js';
import { elm, elmGrid, Office, oak, person, staff, today } from './support.js';

const hitsSchema = z.object({ items: z.array(z.custom<SearchHit>()) });

describe.each(testDialects())('people in disputes and rented homes, on %s', (dialect) => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open(dialect);
  });
  afterAll(() => office?.platform.stop());

  const secretary = staff('communitySecretary', elm);
  const about = async (personId: string, user = secretary) =>
    personAnswerSchema.parse(await (await office.call(`/people/${personId}`, user)).json());

  async function tenant(door = person().door): Promise<string> {
    const someone = person({ door });
    office.platform.core.people.push(someone);
    await office.call('/rented-homes', secretary, 'POST', { personId: someone.id });
    return someone.id;
  }
  const disputeOf = (personId: string) =>
    office.taken({
      subject: '楼上漏水',
      parties: [
        { side: 'applicant', personId },
        { side: 'respondent', name: '钱立诚' },
      ],
    });

  it('show what there is to whoever may see it, and no category or word of a dispute', async () => {
    const personId = await tenant();
    const id = await disputeOf(personId);
    expect(await about(personId)).toMatchObject({ home: { points: [] }, disputes: [{ id, side: 'applicant' }] });
    expect(JSON.stringify(await about(personId))).not.toMatch(/漏水|neighbours/);
    expect(await about(personId, staff('gridWorker', elmGrid))).toMatchObject({ home: { points: [] }, disputes: [] });
    expect(await about(personId, staff('communitySecretary', oak))).toEqual({ home: null, disputes: [] });
    expect(await about(personId, office.officer)).toMatchObject({ disputes: [] });
  });

  it('are found by number or party where disputes are read, without a word of what they are about', async () => {
    const personId = await tenant();
    const id = await disputeOf(personId);
    const { number } = await office.file(id);
    const scope = { units: [{ id: elm.communityId ?? '', level: 'community' as const }] };
    const find = async (query: object) =>
      hitsSchema.parse(await (await office.platform.search({ scope, ...query })).json()).items;
    expect(await find({ text: number })).toEqual([
      {
        ...{ kind: 'record', title: `案卷 ${number}`, unitId: elm.communityId, note: today() },
        page: `/disputes/${id.toLowerCase()}`,
      },
    ]);
    expect(await find({ personIds: [personId] })).toMatchObject([
      { kind: 'record', title: `案卷 ${number}` },
      { kind: 'person', personId, note: '有登记' },
    ]);
    expect((await find({ text: '钱立诚' })).length).toBeGreaterThan(0);
    expect(await find({ text: '漏水' })).toEqual([]);
    const elsewhere = { units: [{ id: oak.communityId ?? '', level: 'community' as const }] };
    expect(await find({ text: number, personIds: [personId], scope: elsewhere })).toEqual([]);
  });

  it('who turn out to be one keep their disputes and their home, and an undo parts them again', async () => {
    const [from, into] = [await tenant(), await tenant()];
    await disputeOf(from);
    await disputeOf(into);
    const merge = { mergeId: newId(), fromId: from, intoId: into };
    expect((await office.tell(coreEvents.personMerged, merge)).status).toBe(200);
    expect([(await about(from)).disputes.length, (await about(into)).disputes.length]).toEqual([0, 2]);
    expect((await about(from)).home).toBeNull();
    expect((await office.tell(coreEvents.personUnmerged, merge)).status).toBe(200);
    expect([(await about(from)).disputes.length, (await about(into)).disputes.length]).toEqual([1, 1]);
    expect((await about(from)).home).not.toBeNull();
  });

  const atHome = (personId: string, door: PersonSummary['door']) => {
    const { people } = office.platform.core;
    people.splice(
      people.findIndex(({ id }) => id === personId),
      1,
      person({ id: personId, door }),
    );
  };

  it('who leave their household rent that home no longer, and their dispute stays with its committee', async () => {
    const personId = await tenant();
    await disputeOf(personId);
    atHome(personId, person().door);
    expect((await office.tell(coreEvents.personMoved, { personId })).status).toBe(200);
    expect(await about(personId)).toMatchObject({ home: null, disputes: [{ side: 'applicant' }] });
  });

  it('whom another unit serves, and who are of the same household, rent that home still', async () => {
    const personId = await tenant();
    expect((await office.tell(coreEvents.personMoved, { personId })).status).toBe(200);
    expect((await about(personId)).home).not.toBeNull();
  });

  it('whose home has no household in the registry rent it until they have one', async () => {
    const personId = await tenant(null);
    expect((await office.tell(coreEvents.personMoved, { personId })).status).toBe(200);
    expect((await about(personId)).home).not.toBeNull();
    atHome(personId, person().door);
    expect((await office.tell(coreEvents.personMoved, { personId })).status).toBe(200);
    expect((await about(personId)).home).toBeNull();
  });

  it('whom the registry no longer tells of rent no home', async () => {
    const personId = await tenant();
    const { people } = office.platform.core;
    people.splice(
      people.findIndex(({ id }) => id === personId),
      1,
    );
    expect((await office.tell(coreEvents.personMoved, { personId })).status).toBe(200);
    expect((await about(personId)).home).toBeNull();
  });

  it('who are erased leave neither name nor word, and that there was a dispute is told on', async () => {
    const personId = await tenant();
    const id = await disputeOf(personId);
    await office.through(id, { kind: 'accept' }, { kind: 'session', present: [], note: '谈了漏水' });
    expect((await office.tell(coreEvents.personErased, { personId })).status).toBe(200);
    expect(await about(personId)).toEqual({ home: null, disputes: [] });
    const file = await office.file(id);
    expect(file).toMatchObject({ subject: '', parties: [{ personId: null, name: null }, { name: '钱立诚' }] });
    expect(file.steps.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['report', null],
      ['accept', null],
      ['session', null],
    ]);
  });

  it('the ledger of the month tells what became of each dispute, and not what it was about', async () => {
    const units = { ...elm, communityId: newId() };
    office.platform.core.unitsToday.set(units.communityId, [units]);
    const mediator = staff('mediator', units, '秦芳');
    const parties = [
      { side: 'applicant', name: '甲乙' },
      { side: 'respondent', name: '丙丁' },
    ] as const;
    const id = await office.taken({ category: 'labour', parties: [...parties] }, mediator);
    const other = await office.taken({ pendingWith: 'court', parties: [...parties] }, mediator);
    const act = async (dispute: string, version: number, step: NewStep) =>
      (await office.step(dispute, step, { user: mediator, version })).status;
    expect(await act(id, 1, { kind: 'accept' })).toBe(204);
    expect(await act(id, 2, { kind: 'session', present: [], note: '记录' })).toBe(204);
    expect(await act(id, 3, { kind: 'agree', form: 'oral', terms: '付清' })).toBe(204);
    expect(await act(other, 1, { kind: 'refuse', ground: 'court', reason: '法院已受理' })).toBe(204);
    const rows = (filter = {}) =>
      office.platform.ledger(disputeLedger, {
        ...{ unit: { id: units.communityId, level: 'community' as const }, period: today().slice(0, 7), filter },
      });
    expect((await rows()).map(({ key }) => key).toSorted()).toEqual([id, other].toSorted());
    const [row] = await rows({ state: 'agreed' });
    expect(row).toMatchObject({
      ...{ key: id, personId: null, units: { communityId: units.communityId } },
      cells: {
        ...{ category: 'labour', source: 'partyRequest', sessions: 1, mediator: '秦芳', state: 'agreed' },
        ...{ settledOn: today(), inTime: true, agreement: 'oral', confirmation: null, visitedOn: null },
      },
    });
    expect(row?.records.map(({ link }) => link)).toEqual(
      Array.from({ length: 4 }, () => ({ page: `/disputes/${id.toLowerCase()}` })),
    );
    expect((await rows({ state: 'refused' })).map(({ key }) => key)).toEqual([other]);
    expect(await rows({ inTime: true })).toHaveLength(1);
    expect(await rows({ inTime: false })).toEqual([]);
    expect(await rows({ category: 'family' })).toEqual([]);
    expect(JSON.stringify(await rows())).not.toMatch(/付清|记录|甲乙|漏水/);
  });

  it('a page of the ledger takes two statements, however many disputes are on it', async () => {
    for (let count = 0; count < 5; count += 1) await office.taken();
    const { result, statements } = await office.database.statements.count(() =>
      office.platform.server.application.get(DisputeLedger).rows({
        ...{
          scope: { units: [{ id: elm.communityId ?? '', level: 'community' }] },
          filter: {},
          after: null,
          limit: 201,
        },
        ...{ from: '2000-01-01', until: '2999-01-01', startsAt: new Date(0), endsAt: new Date() },
      }),
    );
    expect(result.length).toBeGreaterThan(4);
    expect(statements).toHaveLength(2);
  });
});

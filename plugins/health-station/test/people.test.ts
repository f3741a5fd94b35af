import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { householdPatientsSchema } from '../contract.js';
import { program } from '../server/program.js';
import { doctorOf, elm, oak, person, Station, worker } from './support.js';

const doctor = doctorOf(elm);

describe.each(testDialects())('patients of the register, on %s', (dialect) => {
  let station: Station;
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  it('are enrolled by a doctor, once, and of their own units only', async () => {
    const [here, there] = [person(), person({ units: oak })];
    station.platform.core.people.push(here, there);
    const enrol = (personId: string) =>
      station.platform.call('/patients', { method: 'POST', user: doctor, body: { personId } });
    expect((await enrol(here.id)).status).toBe(204);
    await station.measured(here.id, [130, 80], 'complete');
    expect((await enrol(here.id)).status).toBe(204);
    expect(await station.detail(here.id)).toMatchObject({ followUps: { done: 1 } });
    expect((await enrol(there.id)).status).toBe(404);
    expect((await enrol(newId())).status).toBe(404);
  });

  it('are told of to a doctor and to nobody else, and the platform notes to whom', async () => {
    const personId = await station.patient();
    const reads = station.platform.core.reads;
    reads.length = 0;
    await station.detail(personId);
    await station.list();
    expect(reads.filter((read) => read.personId === personId)).toHaveLength(2);
    expect(new Set(reads.map(({ accountId }) => accountId))).toEqual(new Set([doctor.accountId]));
    reads.length = 0;
    expect(await station.detail(newId())).toBeNull();
    expect(reads).toEqual([]);
  });

  it('are filtered by control and by when they are due, and paged in that order', async () => {
    const ids: string[] = [];
    for (const figures of [
      [130, 80],
      [152, 82],
      [185, 82],
    ] as [number, number][]) {
      const id = await station.patient();
      await station.measured(id, figures, 'complete');
      ids.push(id);
    }
    const [, notControlled, urgent] = ids;
    const of = async (query: string) => (await station.list(query)).items.map(({ personId }) => personId);
    expect(await of('?control=urgent')).toEqual([urgent]);
    expect(await of('?control=notControlled')).toEqual([notControlled]);
    await station.database.execute("UPDATE patients SET next_follow_up_due = '2020-01-01' WHERE person_id = ?", [
      urgent ?? '',
    ]);
    expect(await of('?due=overdue')).toEqual([urgent]);
    const all = await of('?limit=100');
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await station.list(`?limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...page.items.map(({ personId }) => personId));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
  });

  it('stand on their household’s page, for doctors of its units only', async () => {
    const householdId = newId();
    const door = {
      householdId,
      buildingId: newId(),
      building: '3 号楼',
      entrance: null,
      door: '402',
      text: '3 号楼 402',
    };
    const patient = await station.patient({ door });
    station.platform.core.people.push(person({ door, name: '贺一鸣' }));
    const ask = (user: TestUser) => station.platform.call(`/households/${householdId}/patients`, { user });
    const { items } = householdPatientsSchema.parse(await (await ask(doctor)).json());
    expect(items.map(({ personId }) => personId)).toEqual([patient]);
    expect((await ask(doctorOf(oak))).status).toBe(404);
    expect((await ask(worker)).status).toBe(403);
  });

  const rowsOf = async (personId: string) =>
    Promise.all(
      ['patients', 'readings', 'follow_ups', 'physicals'].map(
        async (table) =>
          (await station.database.query(`SELECT person_id FROM ${table} WHERE person_id = ?`, [personId], () => true))
            .length,
      ),
    );

  it('who turn out to be one keep their readings and follow-ups, and an undo parts them again', async () => {
    const [from, into] = [await station.patient(), await station.patient()];
    await station.measured(from, [130, 80], 'complete');
    await station.measured(into, [131, 81], 'complete');
    expect((await station.enter(`/patients/${from}/physicals`, { on: '2026-03-02' })).status).toBe(204);
    const merge = { mergeId: newId(), fromId: from, intoId: into };
    expect((await station.tell(coreEvents.personMerged, `people/${into}`, merge)).status).toBe(200);
    expect([await rowsOf(from), await rowsOf(into)]).toEqual([
      [0, 0, 0, 0],
      [1, 2, 2, 1],
    ]);
    expect((await station.tell(coreEvents.personUnmerged, `people/${into}`, merge)).status).toBe(200);
    expect([await rowsOf(from), await rowsOf(into)]).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 0],
    ]);
  });

  it('who leave the registry leave the register, and erased leave nothing', async () => {
    const patient = await station.patient();
    await station.measured(patient, [130, 80], 'complete');
    expect((await station.enter(`/patients/${patient}/physicals`, { on: '2026-03-02' })).status).toBe(204);
    expect((await station.tell(coreEvents.personSealed, `people/${patient}`, { personId: patient })).status).toBe(200);
    expect(await rowsOf(patient)).toEqual([0, 1, 1, 1]);
    expect((await station.tell(coreEvents.personErased, `people/${patient}`, { personId: patient })).status).toBe(200);
    expect(await rowsOf(patient)).toEqual([0, 0, 0, 0]);
  });
});

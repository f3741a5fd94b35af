import { Clock, type CloudEvent, Database, newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import type { TestPlatform, TestUser } from '@yige/plugin-sdk/testing';
import { vi } from 'vitest';
import { patientAnswerSchema, patientPageSchema, waitingPageSchema } from '../contract.js';

/** The tests’ today: 2026-11-26. */
const NOW = new Date('2026-11-26T04:00:00.000Z');

const district = newId();
export const elm: UnitPath = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
export const oak: UnitPath = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };

/** Born 1944: the elders' limit counts. */
export function person(fields: Partial<PersonSummary> = {}): PersonSummary {
  return {
    ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1944-05-12', idNumber: null, phone: null },
    ...{ units: elm, unitName: '第 7 网格', door: null, householdSize: 1 },
    ...fields,
  };
}

const permissions = [
  'health-station:patient.read',
  'health-station:patient.enrol',
  'health-station:reading.review',
  'health-station:followUp.record',
];
export const doctorOf = (units: UnitPath, name = '沈立群'): TestUser => ({
  ...{ accountId: newId(), name, unitId: units.communityId ?? '', level: 'community', permissions },
});
export const worker: TestUser = { unitId: elm.gridId ?? '', level: 'grid', permissions: [] };

type Power = 'collect' | 'complete';

/** What a doctor and a worker do at the station, on one test platform. */
export class Station {
  constructor(
    readonly platform: TestPlatform,
    private readonly doctor: TestUser,
  ) {
    // Years begin and end in these tests, so that the day on which they run must not matter.
    vi.spyOn(platform.server.application.get(Clock), 'now').mockReturnValue(NOW);
  }

  get database(): Database {
    return this.platform.server.application.get(Database);
  }

  /** Somebody new of the registry, enrolled today. */
  async patient(fields: Partial<PersonSummary> = {}): Promise<string> {
    const resident = person(fields);
    this.platform.core.people.push(resident);
    const user = doctorOf(resident.units);
    await this.platform.call('/patients', { method: 'POST', user, body: { personId: resident.id } });
    await this.database.execute('UPDATE patients SET elder = ? WHERE person_id = ?', [
      resident.birthDate < '1961-01-01',
      resident.id,
    ]);
    return resident.id;
  }

  /** Hands in figures as core delivers them; answers the task's id. */
  async measured(personId: string, figures: [number, number], power: Power = 'collect', day = '2026-11-20') {
    const [systolic, diastolic] = figures;
    const result = { personMet: 'door', consent: true, systolic, diastolic, feeling: 'well' };
    const taskId = newId();
    if (power === 'collect') this.platform.core.collected.add(taskId);
    const answer = await this.hand(personId, result, power, taskId, `${day}T02:00:00.000Z`);
    if (answer.status !== 200) throw new Error(`The reading was answered ${answer.status}: ${await answer.text()}`);
    return taskId;
  }

  hand(personId: string, result: object, power: Power = 'collect', taskId = newId(), submittedAt?: string) {
    return this.platform.deliverResult({
      ...{ type: 'health-station:homeReading', taskId, personId, units: elm, power },
      ...{ result: JSON.parse(JSON.stringify(result)), submittedBy: { id: newId(), name: '林晓燕' } },
      ...(submittedAt === undefined ? {} : { submittedAt }),
    });
  }

  async waiting(query = '', user = this.doctor) {
    const answer = await this.platform.call(`/readings/waiting${query}`, { user });
    return waitingPageSchema.parse(await answer.json());
  }

  async detail(personId: string, user = this.doctor) {
    const answer = await this.platform.call(`/patients/${personId}`, { user });
    return patientAnswerSchema.parse(await answer.json()).patient;
  }

  /** How screening stands of somebody who is no patient. */
  async screening(personId: string, user = this.doctor) {
    const answer = await this.platform.call(`/patients/${personId}`, { user });
    return patientAnswerSchema.parse(await answer.json()).screening;
  }

  /** What a doctor enters. */
  enter(path: string, body: object, user = this.doctor): Promise<Response> {
    return this.platform.call(path, { method: 'POST', user, body });
  }

  async list(query = '', user = this.doctor) {
    const answer = await this.platform.call(`/patients${query}`, { user });
    return patientPageSchema.parse(await answer.json());
  }

  review(id: string, verdict: 'approve' | 'send-back', user = this.doctor): Promise<Response> {
    const body = verdict === 'approve' ? {} : { body: { note: '袖带没有绑好' } };
    return this.platform.call(`/readings/${id}/${verdict}`, { method: 'POST', user, ...body });
  }

  tell(type: string, subject: string, data: CloudEvent['data']): Promise<Response> {
    return this.platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type, subject, time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json', data },
    });
  }
}

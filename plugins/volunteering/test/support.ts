import { Clock, type CloudEvent, Database, newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import type { TestPlatform, TestUser } from '@yige/plugin-sdk/testing';
import { type MockInstance, vi } from 'vitest';
import type { z } from 'zod';
import { activityDetailSchema, shiftCodeSchema } from '../contract/activities.js';
import { createdSchema } from '../contract/common.js';
import { helpPageSchema } from '../contract/help.js';
import { openDemandsSchema, serviceRecordPageSchema } from '../contract/hours.js';
import { personSummarySchema } from '../contract/volunteers.js';

const district = newId();
export const elm: UnitPath = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
export const oak: UnitPath = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };

export function person(fields: Partial<PersonSummary> = {}): PersonSummary {
  return {
    ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1964-05-12', idNumber: null, phone: null },
    ...{ units: elm, unitName: '第 7 网格', door: null, householdSize: 1 },
    ...fields,
  };
}

const PERMISSIONS = ['volunteer.read', 'volunteer.enrol', 'activity.organise', 'hours.certify'];
export const workerOf = ({ communityId }: UnitPath, permissions = PERMISSIONS): TestUser => ({
  ...{ accountId: newId(), name: '孙月', unitId: communityId ?? '', level: 'community' },
  permissions: permissions.map((permission) => `volunteering:${permission}`),
});

/** A moment of the day on which the tests take place, at `HH:MM` in Shanghai. */
export const at = (time: string, day = '2026-12-01') => new Date(`${day}T${time}:00+08:00`);

/** What an organiser does, on one test platform whose clock stands still at `now`. */
export class Federation {
  private readonly clock: MockInstance<() => Date>;

  constructor(
    readonly platform: TestPlatform,
    readonly worker: TestUser = workerOf(elm),
  ) {
    const { core } = platform;
    for (const { communityId, ...path } of [elm, oak]) {
      core.unitsToday.set(communityId ?? '', [{ ...path, communityId, gridId: null }]);
    }
    this.clock = vi.spyOn(platform.server.application.get(Clock), 'now');
    this.setTime(at('07:00'));
  }

  get database(): Database {
    return this.platform.server.application.get(Database);
  }

  setTime(now: Date): void {
    this.clock.mockReturnValue(now);
  }

  post(path: string, body: object = {}, user = this.worker): Promise<Response> {
    return this.platform.call(path, { method: 'POST', user, body });
  }

  async read<Schema extends z.ZodType>(path: string, schema: Schema, user = this.worker): Promise<z.output<Schema>> {
    const answer = await this.platform.call(path, { user });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return schema.parse(await answer.json());
  }

  /** The code of a refusal. */
  async refused(answer: Promise<Response>): Promise<string> {
    const response = await answer;
    const body: { code?: string } = response.ok ? {} : JSON.parse(await response.text());
    return body.code ?? `answered ${response.status}`;
  }

  async created(answer: Promise<Response>): Promise<string> {
    const response = await answer;
    if (response.status !== 201) throw new Error(`Answered ${response.status}: ${await response.text()}`);
    return createdSchema.parse(await response.json()).id;
  }

  resident(fields: Partial<PersonSummary> = {}): PersonSummary {
    const resident = person(fields);
    this.platform.core.people.push(resident);
    return resident;
  }

  enrol(personId: string, more: object = {}, user = this.worker): Promise<Response> {
    return this.post('/volunteers', { personId, kinds: ['elders'], consentedOn: '2026-11-01', ...more }, user);
  }

  async volunteer(fields: Partial<PersonSummary> = {}): Promise<string> {
    const { id } = this.resident(fields);
    const answer = await this.enrol(id, {}, workerOf(fields.units ?? elm));
    if (answer.status !== 204) throw new Error(`Answered ${answer.status}: ${await answer.text()}`);
    return id;
  }

  /** A published activity with one shift; answers the shift's id. */
  async shift({ from = '09:00', until = '11:00', places = 10, title = '楼道清洁日' } = {}): Promise<string> {
    const shifts = [{ on: '2026-12-01', from, until, places }];
    const id = await this.created(this.post('/activities', { title, kind: 'environment', place: '3 号楼', shifts }));
    await this.post(`/activities/${id}/publish`);
    return (await this.read(`/activities/${id}`, activityDetailSchema)).shifts[0]?.id ?? '';
  }

  signUp(shiftId: string, personId: string, user = this.worker): Promise<Response> {
    return this.post(`/shifts/${shiftId}/sign-ups`, { personId }, user);
  }

  async code(shiftId: string): Promise<string> {
    return (await this.read(`/shifts/${shiftId}/code`, shiftCodeSchema)).code;
  }

  /** Somebody who served from sign-in to sign-out; answers the id of the record. */
  async served(personId: string, signedIn: string, signedOut: string): Promise<string> {
    this.setTime(at('07:00'));
    const shift = await this.shift();
    const signUp = await this.created(this.signUp(shift, personId));
    this.setTime(at(signedIn));
    await this.post(`/sign-ups/${signUp}/sign-in`, { code: await this.code(shift) });
    this.setTime(at(signedOut));
    const answer = await this.post(`/sign-ups/${signUp}/sign-out`, { code: await this.code(shift) });
    if (answer.status !== 204) throw new Error(`Answered ${answer.status}: ${await answer.text()}`);
    const waiting = await this.hours('waiting');
    return waiting.findLast((record) => record.personId === personId)?.id ?? '';
  }

  async hours(state: 'waiting' | 'certified') {
    return (await this.read(`/hours?state=${state}&limit=100`, serviceRecordPageSchema)).items;
  }

  async demands() {
    return (await this.read('/demands', openDemandsSchema)).items;
  }

  async help(id: string, state: 'open' | 'ended' = 'open') {
    const { items } = await this.read(`/help?state=${state}&limit=100`, helpPageSchema);
    return items.find((help) => help.id === id);
  }

  summary(personId: string, user = this.worker) {
    return this.read(`/people/${personId}`, personSummarySchema, user);
  }

  async balance(personId: string): Promise<number | undefined> {
    return (await this.summary(personId)).volunteer?.balance;
  }

  tell(type: string, subject: string, data: CloudEvent['data']): Promise<Response> {
    return this.platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type, subject, time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json', data },
    });
  }
}

import { type CloudEvent, Database, newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, type testDialects } from '@yige/plugin-sdk/testing';
import { createdDisputeSchema, disputePageSchema, disputeSchema, type NewDispute } from '../contract/disputes.js';
import type { NewStep } from '../contract/steps.js';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';

const district = newId();
const street = newId();
const community = (): UnitPath => ({ districtId: district, streetId: street, communityId: newId(), gridId: null });
export const elm = community();
export const oak = community();
export const elmGrid: UnitPath = { ...elm, gridId: newId() };

type Role = (typeof plugin)['permissions'][number]['grantedTo'][number];

/** Somebody of a role, with the permissions that the manifest gives it. */
export function staff(role: Role, units: UnitPath, name: string = role): TestUser {
  const permissions = plugin.permissions
    .filter(({ grantedTo }) => grantedTo.some((each) => each === role))
    .map((permission) => permission.name);
  const place =
    role === 'districtOfficial'
      ? { unitId: units.districtId, level: 'district' as const }
      : role === 'streetOfficial'
        ? { unitId: units.streetId ?? '', level: 'street' as const }
        : role === 'gridWorker'
          ? { unitId: units.gridId ?? '', level: 'grid' as const }
          : { unitId: units.communityId ?? '', level: 'community' as const };
  return { accountId: newId(), name, ...place, permissions };
}

export function person(fields: Partial<PersonSummary> = {}): PersonSummary {
  return {
    ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1984-05-12', idNumber: null, phone: null },
    ...{ units: elmGrid, unitName: '第 7 网格', householdSize: 1 },
    door: {
      ...{ building: '3 号楼', buildingId: newId(), door: '501', entrance: null, householdId: newId() },
      text: '3 号楼 501',
    },
    ...fields,
  };
}

/** What staff do with the plugin, on one test platform. */
export class Office {
  readonly mediator = staff('mediator', elm, '韩霜降');
  readonly officer = staff('policeOfficer', elm, '魏国栋');
  readonly resident = person();

  private constructor(readonly platform: TestPlatform) {
    platform.core.people.push(this.resident);
  }

  static async open(dialect: ReturnType<typeof testDialects>[number]): Promise<Office> {
    return new Office(
      await createTestPlatform(program, {
        dialect,
        prepare: ({ unitsToday }) => {
          for (const unit of [elm, oak]) unitsToday.set(unit.communityId ?? '', [unit]);
        },
      }),
    );
  }

  get database(): Database {
    return this.platform.server.application.get(Database);
  }

  async call(path: string, user: TestUser, method = 'GET', body?: unknown): Promise<Response> {
    return this.platform.call(path, { user, method, ...(body === undefined ? {} : { body }) });
  }

  newDispute(fields: Partial<NewDispute> = {}): NewDispute {
    return {
      ...{ category: 'neighbours', source: 'partyRequest', pendingWith: 'nobody', subject: '楼上漏水' },
      parties: [
        { side: 'applicant', personId: this.resident.id },
        { side: 'respondent', name: '钱立诚', phone: '13900000517' },
      ],
      ...fields,
    };
  }

  async taken(fields: Partial<NewDispute> = {}, user = this.mediator): Promise<string> {
    const answer = await this.call('/disputes', user, 'POST', this.newDispute(fields));
    if (answer.status !== 201) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`);
    return createdDisputeSchema.parse(await answer.json()).id;
  }

  async file(id: string, user = this.mediator) {
    return disputeSchema.parse(await (await this.call(`/disputes/${id}`, user)).json());
  }

  async list(user = this.mediator, query = '') {
    return disputePageSchema.parse(await (await this.call(`/disputes${query}`, user)).json());
  }

  /** By the version that the file has now, unless another is given. */
  async step(id: string, step: NewStep, { on = today(), user = this.mediator, version = 0 } = {}): Promise<Response> {
    const seen = version === 0 ? (await this.file(id)).version : version;
    return this.call(`/disputes/${id}/steps`, user, 'POST', { on, version: seen, step });
  }

  /** Takes the steps one after the other; each must be possible. */
  async through(id: string, ...steps: NewStep[]): Promise<void> {
    for (const step of steps) {
      const answer = await this.step(id, step);
      if (answer.status !== 204) throw new Error(`${step.kind} was answered ${answer.status}: ${await answer.text()}`);
    }
  }

  tell(type: string, data: CloudEvent['data']): Promise<Response> {
    return this.platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type, subject: 'people', time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json', data },
    });
  }
}

/** In the platform's zone. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
}

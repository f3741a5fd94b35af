import {
  addDays,
  type CloudEvent,
  Database,
  innermostOf,
  newId,
  type PersonSummary,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { z } from 'zod';
import { duesMonthSchema } from '../contract/dues.js';
import { yearAnswerSchema } from '../contract/meetings.js';
import { type Admit, memberDetailSchema, memberPageSchema, structureSchema } from '../contract/members.js';
import { createdSchema, type OrganisationKind, organisationListSchema } from '../contract/organisations.js';
import { program } from '../server/program.js';

const PERMISSIONS = ['party-ledger:ledger.read', 'party-ledger:ledger.keep'];
export const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
export const THIS_MONTH = TODAY.slice(0, 7);

type Level = 'street' | 'community';

/** A community of one test, or a street, and its secretary. */
function somewhere(level: Level): { units: UnitPath; secretary: TestUser } {
  const communityId = level === 'community' ? newId() : null;
  const units: UnitPath = { districtId: newId(), streetId: newId(), communityId, gridId: null };
  const secretary: TestUser = {
    ...{ accountId: newId(), name: '何文斌', unitId: innermostOf(units), level },
    permissions: PERMISSIONS,
  };
  return { units, secretary };
}

export function readerOf(units: UnitPath): TestUser {
  return { unitId: units.streetId ?? '', level: 'street', permissions: PERMISSIONS.slice(0, 1) };
}

/** What a secretary does in one community, or in a street. */
export class Community {
  readonly units: UnitPath;
  readonly secretary: TestUser;

  constructor(
    readonly platform: TestPlatform,
    level: Level = 'community',
  ) {
    const { units, secretary } = somewhere(level);
    this.units = units;
    this.secretary = secretary;
    platform.core.unitsToday.set(innermostOf(units), [units]);
  }

  get database(): Database {
    return this.platform.server.application.get(Database);
  }

  call(method: string, path: string, body?: unknown, user = this.secretary): Promise<Response> {
    return this.platform.call(path, { method, user, ...(body === undefined ? {} : { body }) });
  }

  async read<Schema extends z.ZodType>(path: string, schema: Schema, user = this.secretary): Promise<z.output<Schema>> {
    const answer = await this.call('GET', path, undefined, user);
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return schema.parse(await answer.json());
  }

  /** Throws what is answered unless it went well. */
  async make(path: string, body: unknown): Promise<string> {
    const answer = await this.call('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return createdSchema.parse(await answer.json()).id;
  }

  organisation(kind: OrganisationKind, parentId: string | null = null, name = '第一党支部'): Promise<string> {
    const jointUnits = kind === 'jointBranch' ? 2 : 0;
    return this.make('/organisations', {
      kind,
      parentId,
      name,
      place: 'community',
      foundedOn: '2010-01-01',
      jointUnits,
    });
  }

  member(organisationId: string, fields: Partial<Admit> = {}): Promise<string> {
    return this.make('/members', {
      ...{ personId: null, name: `党员${newId().slice(-6)}`, sex: 'female', birthDate: '1970-05-12' },
      ...{ education: 'college', organisationId, standing: 'full', kind: 'inService', on: '2015-03-01' },
      ...{ beginning: 'transferredIn', ...fields },
    });
  }

  async members(organisationId: string, count: number, fields: Partial<Admit> = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) ids.push(await this.member(organisationId, fields));
    return ids;
  }

  list = () => this.read('/organisations', organisationListSchema);
  page = (query = '', user = this.secretary) => this.read(`/members${query}`, memberPageSchema, user);
  detail = (id: string) => this.read(`/members/${id}`, memberDetailSchema);
  dues = (query = '') => this.read(`/dues${query}`, duesMonthSchema);
  structure = (query = '') => this.read(`/structure${query}`, structureSchema);
  year = async (query = '') => (await this.read(`/year${query}`, yearAnswerSchema)).year;

  async base(memberId: string, category: string, baseFen: number, fromMonth = THIS_MONTH): Promise<void> {
    const answer = await this.call('PUT', `/members/${memberId}/dues-base`, { category, baseFen, fromMonth });
    if (answer.status !== 204) throw new Error(`The base was answered ${answer.status}: ${await answer.text()}`);
  }

  pay(memberId: string, amountFen: number, id = newId(), paidOn = TODAY): Promise<Response> {
    return this.call('POST', '/payments', { id, memberId, amountFen, paidOn });
  }

  elect(organisationId: string, ids: readonly string[], beginsOn = '2022-03-10'): Promise<Response> {
    const [secretaryId, deputyId = null, ...committeeIds] = ids;
    return this.call('POST', `/organisations/${organisationId}/terms`, {
      beginsOn,
      secretaryId,
      deputyId,
      committeeIds,
    });
  }

  meet(organisationId: string, fields: Record<string, unknown>): Promise<Response> {
    return this.call('POST', '/meetings', {
      ...{ id: newId(), organisationId, kind: 'branchMeeting', heldOn: addDays(TODAY, -1), topic: '学习' },
      ...{ presentIds: [], ...fields },
    });
  }

  resident(fields: Partial<PersonSummary> = {}): PersonSummary {
    const person: PersonSummary = {
      ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1954-05-12', idNumber: null, phone: null },
      ...{ units: { ...this.units, gridId: newId() }, unitName: '第 7 网格', door: null, householdSize: 1 },
      ...fields,
    };
    this.platform.core.people.push(person);
    return person;
  }

  tell(type: string, data: CloudEvent['data']): Promise<Response> {
    return this.platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type, subject: 'test', time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json', data },
    });
  }
}

/** The code of a refusal. */
export async function codeOf(answer: Response): Promise<string> {
  return z.object({ code: z.string() }).parse(await answer.json()).code;
}

export { createTestPlatform, program, testDialects };

import { Database, newId, type PersonSummary } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, type testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  type AbilityAnswers,
  type AssessmentForm,
  assessedPageSchema,
  assessmentSchema,
  draftAnswerSchema,
  draftVersionSchema,
  historyAnswerSchema,
  signedSchema,
} from '../ability-contract.js';
import { elderDetailSchema } from '../contract.js';
import { abilityRulesOn } from '../rules/ability-assessment.js';
import { program } from '../server/program.js';
import { Enrolment } from '../server/register/enrolment.js';

const district = newId();
export const elm = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
export const oak = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
export const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
  new Date(),
);

export const [READ, ASSESS, ELDERS] = [
  'elderly-care:ability.read',
  'elderly-care:ability.assess',
  'elderly-care:elder.read',
] as const;
const at = (units: typeof elm, name: string, ...permissions: string[]): TestUser => ({
  ...{ accountId: newId(), name, unitId: units.communityId, level: 'community', permissions },
});
export const assessor = at(elm, '孙悦', READ, ASSESS, ELDERS);
export const doctor = at(elm, '沈立群', READ, ASSESS);
export const secretary = at(elm, '何文斌', READ, ELDERS);
export const elsewhere = at(oak, '罗宁', READ, ASSESS, ELDERS);
export const gridWorker: TestUser = { ...at(elm, '林晓燕', ELDERS), unitId: elm.gridId, level: 'grid' };

/** All points of the standard, less some of the first items. */
export function scoresOf(points: number): AbilityAnswers['scores'] {
  let missing = 90 - points;
  const items = abilityRulesOn(TODAY).groups.flatMap((group) => group.items);
  return Object.fromEntries(
    items.map(({ name, maximum }) => {
      const less = Math.min(missing, maximum);
      missing -= less;
      return [name, maximum - less];
    }),
  );
}

export const formOf = (points: number, more: Partial<AbilityAnswers> = {}): AssessmentForm => ({
  ...{ assessedOn: TODAY, reason: 'first', secondAssessor: '吴敏' },
  answers: { scores: scoresOf(points), coma: false, diagnoses: [], riskEvents: {}, ...more },
});

/** A test platform for the tests around it, and what assessors and others do on it. */
export function assessing(dialect: ReturnType<typeof testDialects>[number]) {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  async function elder(units = elm): Promise<string> {
    const person: PersonSummary = {
      ...{ id: newId(), name: '贺秀英', sex: 'female', birthDate: '1944-05-06', idNumber: null, phone: null },
      ...{ units, unitName: '第 7 网格', door: null, householdSize: 2 },
    };
    platform.core.people.push(person);
    await platform.server.application.get(Enrolment).run();
    return person.id;
  }

  const call = (path: string, user: TestUser, method = 'GET', body?: unknown) =>
    platform.call(path, { user, method, ...(body === undefined ? {} : { body }) });
  const save = (personId: string, version: number, form: AssessmentForm, user = assessor) =>
    call(`/elders/${personId}/assessment-draft`, user, 'PUT', { ...form, version });
  const sign = (personId: string, version: number, user = assessor) =>
    call(`/elders/${personId}/assessments`, user, 'POST', { version });
  const draftOf = async (personId: string, user = assessor) =>
    draftAnswerSchema.parse(await (await call(`/elders/${personId}/assessment-draft`, user)).json());
  const historyOf = async (personId: string, user = assessor) =>
    historyAnswerSchema.parse(await (await call(`/elders/${personId}/assessments`, user)).json()).history;
  const oneOf = async (id: string, user = assessor) =>
    assessmentSchema.parse(await (await call(`/assessments/${id}`, user)).json());
  const detailOf = async (personId: string, user = gridWorker) =>
    elderDetailSchema.parse(await (await call(`/elders/${personId}`, user)).json());
  async function assessed(personId: string, form: AssessmentForm): Promise<string> {
    const { version } = draftVersionSchema.parse(await (await save(personId, 0, form)).json());
    const answer = await sign(personId, version);
    expect(answer.status).toBe(201);
    return signedSchema.parse(await answer.json()).id;
  }
  async function listed(query: string, user = assessor): Promise<string[]> {
    const page = assessedPageSchema.parse(await (await call(`/assessments${query}`, user)).json());
    return page.items.map(({ personId }) => personId);
  }

  return {
    /** Once it has started. */
    get platform() {
      return platform;
    },
    get database() {
      return platform.server.application.get(Database);
    },
    ...{ elder, call, save, sign, draftOf, historyOf, oneOf, detailOf, assessed, listed },
  };
}

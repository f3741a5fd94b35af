import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  type assessedPageSchema,
  type assessmentSchema,
  type draftAnswerSchema,
  draftVersionSchema,
  dropDraftQuerySchema,
  type historyAnswerSchema,
  listAssessedQuerySchema,
  saveDraftSchema,
  type signedSchema,
} from '../../ability-contract.js';
import { AssessedElders } from './assessed-elders.js';
import { Assessments } from './assessments.js';
import { Drafts } from './drafts.js';
import { ASSESS, READ_ABILITY } from './elder-within.js';
import { SignAssessment } from './sign-assessment.js';

const personParams = z.object({ personId: z.string().length(26) });
const DRAFT = '/elders/:personId/assessment-draft';

const list = { method: 'GET', path: '/assessments', permission: READ_ABILITY, query: listAssessedQuerySchema } as const;
const one = {
  method: 'GET',
  path: '/assessments/:id',
  permission: READ_ABILITY,
  sensitive: true,
  params: z.object({ id: z.string().length(26) }),
} as const;
const history = {
  method: 'GET',
  path: '/elders/:personId/assessments',
  permission: READ_ABILITY,
  params: personParams,
  sensitive: true,
} as const;
const openDraft = { method: 'GET', path: DRAFT, permission: ASSESS, params: personParams, sensitive: true } as const;
const saveDraft = {
  method: 'PUT',
  path: DRAFT,
  permission: ASSESS,
  params: personParams,
  body: saveDraftSchema,
} as const;
const dropDraft = {
  method: 'DELETE',
  path: DRAFT,
  permission: ASSESS,
  params: personParams,
  query: dropDraftQuerySchema,
  status: 204,
} as const;
const sign = {
  method: 'POST',
  path: '/elders/:personId/assessments',
  permission: ASSESS,
  params: personParams,
  body: draftVersionSchema,
  status: 201,
} as const;

@Controller()
export class AssessmentsController {
  constructor(
    private readonly assessed: AssessedElders,
    private readonly assessments: Assessments,
    private readonly drafts: Drafts,
    private readonly signing: SignAssessment,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof assessedPageSchema>> {
    return this.assessed.list(caller, query);
  }

  @PluginRoute(one)
  one(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof one>,
  ): Promise<z.output<typeof assessmentSchema>> {
    return this.assessments.one(caller, params.id);
  }

  @PluginRoute(history)
  history(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof history>,
  ): Promise<z.output<typeof historyAnswerSchema>> {
    return this.assessments.history(caller, params.personId);
  }

  @PluginRoute(openDraft)
  openDraft(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof openDraft>,
  ): Promise<z.output<typeof draftAnswerSchema>> {
    return this.drafts.open(caller, params.personId);
  }

  @PluginRoute(saveDraft)
  async saveDraft(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof saveDraft>,
  ): Promise<z.output<typeof draftVersionSchema>> {
    return { version: await this.drafts.save(caller, params.personId, body) };
  }

  @PluginRoute(dropDraft)
  dropDraft(@CurrentCaller() caller: Caller, @Input() { params, query }: PluginInput<typeof dropDraft>): Promise<void> {
    return this.drafts.drop(caller, params.personId, query.version);
  }

  @PluginRoute(sign)
  async sign(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof sign>,
  ): Promise<z.output<typeof signedSchema>> {
    return { id: await this.signing.sign(caller, params.personId, body.version) };
  }
}

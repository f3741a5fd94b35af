import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  abolishSchema,
  type createdSchema,
  createOrganisationSchema,
  type organisationListSchema,
  recordTermSchema,
} from '../../contract/organisations.js';
import { idParamsSchema } from '../../contract/shared.js';
import { KEEP, READ } from '../permissions.js';
import { OrganisationKeeping } from './organisation-keeping.js';
import { OrganisationList } from './organisation-list.js';
import { Terms } from './terms.js';

const list = { method: 'GET', path: '/organisations', permission: READ } as const;
const create = {
  method: 'POST',
  path: '/organisations',
  permission: KEEP,
  status: 201,
  body: createOrganisationSchema,
} as const;
const abolish = {
  method: 'POST',
  path: '/organisations/:id/abolish',
  permission: KEEP,
  status: 204,
  params: idParamsSchema,
  body: abolishSchema,
} as const;
const term = {
  method: 'POST',
  path: '/organisations/:id/terms',
  permission: KEEP,
  status: 204,
  params: idParamsSchema,
  body: recordTermSchema,
} as const;

@Controller()
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationList,
    private readonly keeping: OrganisationKeeping,
    private readonly terms: Terms,
  ) {}

  @PluginRoute(list)
  list(@CurrentCaller() caller: Caller): Promise<z.output<typeof organisationListSchema>> {
    return this.organisations.list(caller);
  }

  @PluginRoute(create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof create>,
  ): Promise<z.output<typeof createdSchema>> {
    return this.keeping.create(caller, body);
  }

  @PluginRoute(abolish)
  abolish(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof abolish>): Promise<void> {
    return this.keeping.abolish(caller, params.id, body.on);
  }

  @PluginRoute(term)
  recordTerm(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof term>): Promise<void> {
    return this.terms.record(caller, params.id, body);
  }
}

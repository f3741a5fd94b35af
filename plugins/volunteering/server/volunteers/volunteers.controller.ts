import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { idSchema, reasonBodySchema } from '../../contract/common.js';
import {
  enrolSchema,
  type householdSummarySchema,
  listVolunteersQuerySchema,
  type personSummarySchema,
  residentsQuerySchema,
  type residentsSchema,
  type volunteerPageSchema,
} from '../../contract/volunteers.js';
import { ENROL, READ } from '../permissions.js';
import { Enrolment } from './enrolment.js';
import { HouseholdSummaries } from './household-summaries.js';
import { PersonSummaries } from './person-summaries.js';
import { Residents } from './residents.js';
import { Volunteers } from './volunteers.js';

const params = z.object({ personId: idSchema });
const list = { method: 'GET', path: '/volunteers', permission: READ, query: listVolunteersQuerySchema } as const;
const enrol = { method: 'POST', path: '/volunteers', permission: ENROL, body: enrolSchema, status: 204 } as const;
const leave = {
  method: 'POST',
  path: '/volunteers/:personId/leave',
  permission: ENROL,
  params,
  body: reasonBodySchema,
  status: 204,
} as const;
const summary = { method: 'GET', path: '/people/:personId', permission: READ, params } as const;
const household = {
  method: 'GET',
  path: '/households/:householdId',
  permission: READ,
  params: z.object({ householdId: idSchema }),
} as const;
const residents = { method: 'GET', path: '/residents', permission: READ, query: residentsQuerySchema } as const;

@Controller()
export class VolunteersController {
  constructor(
    private readonly volunteers: Volunteers,
    private readonly enrolment: Enrolment,
    private readonly summaries: PersonSummaries,
    private readonly households: HouseholdSummaries,
    private readonly residents: Residents,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof volunteerPageSchema>> {
    return this.volunteers.list(caller, query);
  }

  @PluginRoute(enrol)
  enrol(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof enrol>): Promise<void> {
    return this.enrolment.enrol(caller, body);
  }

  @PluginRoute(leave)
  leave(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof leave>): Promise<void> {
    return this.enrolment.leave(caller, params.personId, body.reason);
  }

  @PluginRoute(summary)
  summary(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof summary>,
  ): Promise<z.output<typeof personSummarySchema>> {
    return this.summaries.of(caller, params.personId);
  }

  @PluginRoute(household)
  household(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof household>,
  ): Promise<z.output<typeof householdSummarySchema>> {
    return this.households.of(caller, params.householdId);
  }

  @PluginRoute(residents)
  async find(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof residents>,
  ): Promise<z.output<typeof residentsSchema>> {
    return { items: await this.residents.find(caller, query) };
  }
}

import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type createdDisputeSchema,
  type Dispute,
  type disputePageSchema,
  findResidentsQuerySchema,
  type foundResidentsSchema,
  type invitationSchema,
  joinSchema,
  listDisputesQuerySchema,
  newDisputeSchema,
} from '../../contract/disputes.js';
import { idParams } from '../../contract/primitives.js';
import { stepBodySchema } from '../../contract/steps.js';
import { KEEP, OPEN, TAKE } from './dispute-access.js';
import { DisputeFile } from './dispute-file.js';
import { DisputeList } from './dispute-list.js';
import { FindResidents } from './find-residents.js';
import { Officers } from './officers.js';
import { TakeIn } from './take-in.js';
import { TakeStep } from './take-step.js';

const list = { method: 'GET', path: '/disputes', permission: OPEN, query: listDisputesQuerySchema } as const;
const open = {
  method: 'GET',
  path: '/disputes/:id',
  permission: OPEN,
  params: idParams,
  sensitive: true,
} as const;
const take = { method: 'POST', path: '/disputes', permission: TAKE, body: newDisputeSchema, status: 201 } as const;
const step = {
  method: 'POST',
  path: '/disputes/:id/steps',
  permission: KEEP,
  params: idParams,
  body: stepBodySchema,
  status: 204,
} as const;
const invite = {
  method: 'POST',
  path: '/disputes/:id/invitations',
  permission: KEEP,
  params: idParams,
  status: 201,
} as const;
const join = { method: 'POST', path: '/joined-disputes', permission: TAKE, body: joinSchema, status: 201 } as const;
const residents = { method: 'GET', path: '/residents', permission: TAKE, query: findResidentsQuerySchema } as const;

@Controller()
export class DisputesController {
  constructor(
    private readonly disputes: DisputeList,
    private readonly file: DisputeFile,
    private readonly taking: TakeIn,
    private readonly steps: TakeStep,
    private readonly officers: Officers,
    private readonly finding: FindResidents,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof disputePageSchema>> {
    return this.disputes.list(caller, query);
  }

  @PluginRoute(open)
  open(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof open>): Promise<Dispute> {
    return this.file.open(caller, params.id);
  }

  @PluginRoute(take)
  take(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof take>,
  ): Promise<z.output<typeof createdDisputeSchema>> {
    return this.taking.take(caller, body);
  }

  @PluginRoute(step)
  step(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof step>): Promise<void> {
    return this.steps.take(caller, params.id, body);
  }

  @PluginRoute(invite)
  invite(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof invite>,
  ): Promise<z.output<typeof invitationSchema>> {
    return this.officers.invite(caller, params.id);
  }

  @PluginRoute(join)
  async join(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof join>): Promise<{ id: string }> {
    return { id: await this.officers.join(caller, body.code) };
  }

  @PluginRoute(residents)
  residents(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof residents>,
  ): Promise<z.output<typeof foundResidentsSchema>> {
    return this.finding.find(caller, query.name);
  }
}

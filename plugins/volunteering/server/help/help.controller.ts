import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { type createdSchema, idSchema, reasonBodySchema } from '../../contract/common.js';
import {
  helpDoneSchema,
  type helpPageSchema,
  listHelpQuerySchema,
  planHelpSchema,
  settleHelpSchema,
} from '../../contract/help.js';
import { CERTIFY, ORGANISE, READ } from '../permissions.js';
import { HelpRequests } from './help-requests.js';
import { PlanningOfHelp } from './plan-help.js';
import { SettlingOfHelp } from './settle-help.js';

const params = z.object({ id: idSchema });
const list = { method: 'GET', path: '/help', permission: READ, query: listHelpQuerySchema } as const;
const plan = { method: 'POST', path: '/help', permission: ORGANISE, body: planHelpSchema, status: 201 } as const;
const action = { method: 'POST', permission: ORGANISE, params, status: 204 } as const;
const done = { ...action, path: '/help/:id/done', body: helpDoneSchema } as const;
const cancel = { ...action, path: '/help/:id/cancel', body: reasonBodySchema } as const;
const settle = { ...action, path: '/help/:id/settle', permission: CERTIFY, body: settleHelpSchema } as const;

@Controller()
export class HelpController {
  constructor(
    private readonly requests: HelpRequests,
    private readonly planning: PlanningOfHelp,
    private readonly settling: SettlingOfHelp,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof helpPageSchema>> {
    return this.requests.list(caller, query);
  }

  @PluginRoute(plan)
  async plan(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof plan>,
  ): Promise<z.output<typeof createdSchema>> {
    return { id: await this.planning.plan(caller, body) };
  }

  @PluginRoute(done)
  done(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof done>): Promise<void> {
    return this.planning.done(caller, params.id, body);
  }

  @PluginRoute(cancel)
  cancel(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof cancel>): Promise<void> {
    return this.planning.cancel(caller, params.id, body.reason);
  }

  @PluginRoute(settle)
  settle(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof settle>): Promise<void> {
    return this.settling.settle(caller, params.id, body.minutes, body.reason);
  }
}

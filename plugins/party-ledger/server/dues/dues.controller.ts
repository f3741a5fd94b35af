import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type DuesMonth,
  listDuesQuerySchema,
  memberParamsSchema,
  type paymentListSchema,
  paySchema,
  setDuesBaseSchema,
} from '../../contract/dues.js';
import { idParamsSchema } from '../../contract/shared.js';
import { KEEP, READ } from '../permissions.js';
import { DuesBases } from './dues-bases.js';
import { DuesOfMonth } from './dues-month.js';
import { Payments } from './payments.js';

const month = { method: 'GET', path: '/dues', permission: READ, query: listDuesQuerySchema } as const;
const base = {
  method: 'PUT',
  path: '/members/:memberId/dues-base',
  permission: KEEP,
  status: 204,
  params: memberParamsSchema,
  body: setDuesBaseSchema,
} as const;
const pay = { method: 'POST', path: '/payments', permission: KEEP, body: paySchema, status: 204 } as const;
const reverse = {
  method: 'POST',
  path: '/payments/:id/reversal',
  permission: KEEP,
  status: 204,
  params: idParamsSchema,
} as const;
const payments = {
  method: 'GET',
  path: '/members/:memberId/payments',
  permission: READ,
  params: memberParamsSchema,
} as const;

@Controller()
export class DuesController {
  constructor(
    private readonly dues: DuesOfMonth,
    private readonly bases: DuesBases,
    private readonly payments: Payments,
  ) {}

  @PluginRoute(month)
  month(@CurrentCaller() caller: Caller, @Input() { query }: PluginInput<typeof month>): Promise<DuesMonth> {
    return this.dues.read(caller, query);
  }

  @PluginRoute(base)
  setBase(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof base>): Promise<void> {
    return this.bases.set(caller, params.memberId, body);
  }

  @PluginRoute(pay)
  pay(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof pay>): Promise<void> {
    return this.payments.pay(caller, body);
  }

  @PluginRoute(reverse)
  reverse(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof reverse>): Promise<void> {
    return this.payments.reverse(caller, params.id);
  }

  @PluginRoute(payments)
  async paymentsOf(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof payments>,
  ): Promise<z.output<typeof paymentListSchema>> {
    return { items: await this.payments.of(caller, params.memberId) };
  }
}

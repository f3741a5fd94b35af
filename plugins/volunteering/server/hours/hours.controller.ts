import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { type createdSchema, idSchema } from '../../contract/common.js';
import {
  answerDemandSchema,
  correctSchema,
  demandSchema,
  listHoursQuerySchema,
  type openDemandsSchema,
  type serviceRecordPageSchema,
} from '../../contract/hours.js';
import { CERTIFY, READ } from '../permissions.js';
import { Certification } from './certification.js';

type Created = z.output<typeof createdSchema>;

const params = z.object({ id: idSchema });
const list = { method: 'GET', path: '/hours', permission: READ, query: listHoursQuerySchema } as const;
const certify = { method: 'POST', path: '/hours/:id/certify', permission: CERTIFY, params, status: 204 } as const;
const correct = {
  method: 'POST',
  path: '/hours/:id/correct',
  permission: CERTIFY,
  params,
  body: correctSchema,
  status: 201,
} as const;
const demand = {
  method: 'POST',
  path: '/hours/:id/demands',
  permission: READ,
  params,
  body: demandSchema,
  status: 201,
} as const;
const demands = { method: 'GET', path: '/demands', permission: READ } as const;
const answer = {
  method: 'POST',
  path: '/demands/:id/answer',
  permission: CERTIFY,
  params,
  body: answerDemandSchema,
  status: 204,
} as const;

@Controller()
export class HoursController {
  constructor(private readonly certification: Certification) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof serviceRecordPageSchema>> {
    return this.certification.list(caller, query);
  }

  @PluginRoute(certify)
  certify(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof certify>): Promise<void> {
    return this.certification.certify(caller, params.id);
  }

  @PluginRoute(correct)
  async correct(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof correct>,
  ): Promise<Created> {
    return { id: await this.certification.correct(caller, params.id, body.minutes, body.reason) };
  }

  @PluginRoute(demand)
  async demand(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof demand>,
  ): Promise<Created> {
    return { id: await this.certification.demand(caller, params.id, body.says) };
  }

  @PluginRoute(demands)
  async demands(@CurrentCaller() caller: Caller): Promise<z.output<typeof openDemandsSchema>> {
    return { items: await this.certification.openDemands(caller) };
  }

  @PluginRoute(answer)
  answer(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof answer>): Promise<void> {
    return this.certification.answer(caller, params.id, body.answer, body.minutes);
  }
}

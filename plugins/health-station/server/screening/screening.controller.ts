import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { listScreeningQuerySchema, type screenedPageSchema, screeningFormSchema } from '../../contract.js';
import { RECORD } from '../readings/record-follow-up.js';
import { ScreenedResidents } from './screened-residents.js';
import { Screening } from './screening.js';

const params = z.object({ personId: z.string().length(26) });
const list = { method: 'GET', permission: RECORD, query: listScreeningQuerySchema, sensitive: true } as const;
const open = { ...list, path: '/screening/open' } as const;
const due = { ...list, path: '/screening/due' } as const;
const record = {
  method: 'POST',
  path: '/screening/:personId/readings',
  permission: RECORD,
  params,
  body: screeningFormSchema,
  status: 204,
} as const;
const settle = {
  method: 'POST',
  path: '/screening/:personId/settle',
  permission: RECORD,
  params,
  status: 204,
} as const;

@Controller()
export class ScreeningController {
  constructor(
    private readonly residents: ScreenedResidents,
    private readonly screening: Screening,
  ) {}

  @PluginRoute(open)
  open(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof open>,
  ): Promise<z.output<typeof screenedPageSchema>> {
    return this.residents.open(caller, query);
  }

  @PluginRoute(due)
  due(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof due>,
  ): Promise<z.output<typeof screenedPageSchema>> {
    return this.residents.due(caller, query);
  }

  @PluginRoute(record)
  record(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof record>): Promise<void> {
    return this.screening.record(caller, params.personId, body);
  }

  @PluginRoute(settle)
  settle(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof settle>): Promise<void> {
    return this.screening.settle(caller, params.personId);
  }
}

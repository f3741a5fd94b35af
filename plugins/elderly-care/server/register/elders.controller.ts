import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  type elderDetailSchema,
  type elderPageSchema,
  type householdEldersSchema,
  listEldersQuerySchema,
} from '../../contract.js';
import { Elders, READ } from './elders.js';

const list = { method: 'GET', path: '/elders', permission: READ, query: listEldersQuerySchema } as const;
const detail = {
  method: 'GET',
  path: '/elders/:personId',
  permission: READ,
  params: z.object({ personId: z.string().length(26) }),
} as const;

const ofHousehold = {
  method: 'GET',
  path: '/households/:householdId/elders',
  permission: READ,
  params: z.object({ householdId: z.string().length(26) }),
} as const;

@Controller()
export class EldersController {
  constructor(private readonly elders: Elders) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof elderPageSchema>> {
    return this.elders.list(caller, query);
  }

  @PluginRoute(detail)
  detail(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof detail>,
  ): Promise<z.output<typeof elderDetailSchema>> {
    return this.elders.detail(caller, params.personId);
  }

  @PluginRoute(ofHousehold)
  async ofHousehold(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof ofHousehold>,
  ): Promise<z.output<typeof householdEldersSchema>> {
    return { items: await this.elders.ofHousehold(caller, params.householdId) };
  }
}

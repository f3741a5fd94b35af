import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  homeParams,
  listHomesQuerySchema,
  registerHomeSchema,
  type rentedHomePageSchema,
} from '../../contract/rented-homes.js';
import { HomeRegister, READ_HOMES, REGISTER } from './home-register.js';

const list = { method: 'GET', path: '/rented-homes', permission: READ_HOMES, query: listHomesQuerySchema } as const;
const register = {
  method: 'POST',
  path: '/rented-homes',
  permission: REGISTER,
  body: registerHomeSchema,
  status: 204,
} as const;
const end = {
  method: 'DELETE',
  path: '/rented-homes/:personId',
  permission: REGISTER,
  params: homeParams,
  status: 204,
} as const;

@Controller()
export class HomesController {
  constructor(private readonly homes: HomeRegister) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof rentedHomePageSchema>> {
    return this.homes.list(caller, query);
  }

  @PluginRoute(register)
  register(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof register>): Promise<void> {
    return this.homes.register(caller, body.personId);
  }

  @PluginRoute(end)
  end(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof end>): Promise<void> {
    return this.homes.end(caller, params.personId);
  }
}

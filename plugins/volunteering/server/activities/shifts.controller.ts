import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  codeEntrySchema,
  manualRecordSchema,
  newSignUpSchema,
  type shiftCodeSchema,
} from '../../contract/activities.js';
import { type createdSchema, idSchema } from '../../contract/common.js';
import { ORGANISE } from '../permissions.js';
import { Attendance } from './attendance.js';
import { SignUps } from './sign-ups.js';

const params = z.object({ id: idSchema });
const signUp = {
  method: 'POST',
  path: '/shifts/:id/sign-ups',
  permission: ORGANISE,
  params,
  body: newSignUpSchema,
  status: 201,
} as const;
const currentCode = { method: 'GET', path: '/shifts/:id/code', permission: ORGANISE, params } as const;
const action = { method: 'POST', permission: ORGANISE, params, status: 204 } as const;
const withdraw = { ...action, path: '/sign-ups/:id/withdraw' } as const;
const signIn = { ...action, path: '/sign-ups/:id/sign-in', body: codeEntrySchema } as const;
const signOut = { ...action, path: '/sign-ups/:id/sign-out', body: codeEntrySchema } as const;
const writeDown = { ...action, path: '/sign-ups/:id/write-down', body: manualRecordSchema } as const;

@Controller()
export class ShiftsController {
  constructor(
    private readonly signUps: SignUps,
    private readonly attendance: Attendance,
  ) {}

  @PluginRoute(signUp)
  async signUp(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof signUp>,
  ): Promise<z.output<typeof createdSchema>> {
    return { id: await this.signUps.signUp(caller, params.id, body.personId) };
  }

  @PluginRoute(currentCode)
  async code(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof currentCode>,
  ): Promise<z.output<typeof shiftCodeSchema>> {
    const { code, validUntil } = await this.attendance.code(caller, params.id);
    return { code, validUntil: validUntil.toISOString() };
  }

  @PluginRoute(withdraw)
  withdraw(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof withdraw>): Promise<void> {
    return this.signUps.withdraw(caller, params.id);
  }

  @PluginRoute(signIn)
  signIn(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof signIn>): Promise<void> {
    return this.attendance.signIn(caller, params.id, body.code);
  }

  @PluginRoute(signOut)
  signOut(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof signOut>): Promise<void> {
    return this.attendance.signOut(caller, params.id, body.code);
  }

  @PluginRoute(writeDown)
  writeDown(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof writeDown>): Promise<void> {
    return this.attendance.writeDown(caller, params.id, body);
  }
}

import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  admitSchema,
  changeMembershipSchema,
  type householdMembersSchema,
  leaveSchema,
  listMembersQuerySchema,
  type MemberDetail,
  type memberPageSchema,
  type personMemberSchema,
  regulariseSchema,
} from '../../contract/members.js';
import type { createdSchema } from '../../contract/organisations.js';
import { idParamsSchema, idSchema } from '../../contract/shared.js';
import { KEEP, READ } from '../permissions.js';
import { HouseholdMembers } from './household-members.js';
import { Members } from './members.js';
import { Membership } from './membership.js';

const list = { method: 'GET', path: '/members', permission: READ, query: listMembersQuerySchema } as const;
const detail = { method: 'GET', path: '/members/:id', permission: READ, params: idParamsSchema } as const;
const ofPerson = {
  method: 'GET',
  path: '/people/:personId',
  permission: READ,
  params: z.object({ personId: idSchema }),
} as const;
const ofHousehold = {
  method: 'GET',
  path: '/households/:householdId',
  permission: READ,
  params: z.object({ householdId: idSchema }),
} as const;
const admit = { method: 'POST', path: '/members', permission: KEEP, body: admitSchema, status: 201 } as const;
const changing = { method: 'POST', permission: KEEP, params: idParamsSchema, status: 204 } as const;
const change = { ...changing, path: '/members/:id/change', body: changeMembershipSchema } as const;
const regularise = { ...changing, path: '/members/:id/regularise', body: regulariseSchema } as const;
const leave = { ...changing, path: '/members/:id/leave', body: leaveSchema } as const;

@Controller()
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly households: HouseholdMembers,
    private readonly membership: Membership,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof memberPageSchema>> {
    return this.members.list(caller, query);
  }

  @PluginRoute(detail)
  detail(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof detail>): Promise<MemberDetail> {
    return this.members.detail(caller, params.id);
  }

  @PluginRoute(ofPerson)
  async ofPerson(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof ofPerson>,
  ): Promise<z.output<typeof personMemberSchema>> {
    return { member: await this.members.ofPerson(caller, params.personId) };
  }

  @PluginRoute(ofHousehold)
  async ofHousehold(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof ofHousehold>,
  ): Promise<z.output<typeof householdMembersSchema>> {
    return { items: await this.households.of(caller, params.householdId) };
  }

  @PluginRoute(admit)
  admit(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof admit>,
  ): Promise<z.output<typeof createdSchema>> {
    return this.membership.admit(caller, body);
  }

  @PluginRoute(change)
  change(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof change>): Promise<void> {
    return this.membership.change(caller, params.id, body);
  }

  @PluginRoute(regularise)
  regularise(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: PluginInput<typeof regularise>,
  ): Promise<void> {
    return this.membership.regularise(caller, params.id, body.on);
  }

  @PluginRoute(leave)
  leave(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof leave>): Promise<void> {
    return this.membership.leave(caller, params.id, body);
  }
}

import { Controller } from '@nestjs/common';
import { corePermissions, type OneTimePassword, type RouteInput, routes, type StaffMember } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { StaffPeople } from '../directory/people.js';
import { StaffFile } from '../file/staff-file.js';
import { StaffScope } from '../staff-scope.js';
import { Accounts } from './accounts.js';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: StaffPeople,
    private readonly file: StaffFile,
    private readonly scope: StaffScope,
  ) {}

  @Implement(routes.staff.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.staff.create>,
  ): Promise<OneTimePassword> {
    return this.accounts.create(caller, body);
  }

  @Implement(routes.staff.update)
  async update(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.staff.update>,
  ): Promise<StaffMember> {
    await this.scope.mustReach(caller, corePermissions.staffManage, params.accountId, 'now');
    await this.file.update(actorOf(caller), params.accountId, body);
    return this.people.get(caller, params.accountId);
  }

  @Implement(routes.staff.setDisabled)
  async setDisabled(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.staff.setDisabled>,
  ): Promise<StaffMember> {
    await this.accounts.setDisabled(caller, params.accountId, body);
    return this.people.get(caller, params.accountId);
  }

  @Implement(routes.staff.resetPassword)
  resetPassword(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.staff.resetPassword>,
  ): Promise<OneTimePassword> {
    return this.accounts.resetPassword(caller, params.accountId);
  }

  @Implement(routes.administrators.resetPassword)
  resetAdministratorPassword(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.administrators.resetPassword>,
  ): Promise<OneTimePassword> {
    return this.accounts.resetAdministratorPassword(caller, params.accountId);
  }
}

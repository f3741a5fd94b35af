import { Controller } from '@nestjs/common';
import { corePermissions, type Qualification, type RouteInput, routes, type Training } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { StaffScope } from '../staff-scope.js';
import { StaffFile } from './staff-file.js';

@Controller()
export class StaffFileController {
  constructor(
    private readonly file: StaffFile,
    private readonly scope: StaffScope,
  ) {}

  @Implement(routes.staff.addQualification)
  async addQualification(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.staff.addQualification>,
  ): Promise<Qualification> {
    await this.mustManage(caller, params.accountId);
    return this.file.addQualification(caller, params.accountId, body);
  }

  @Implement(routes.staff.removeQualification)
  async removeQualification(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.staff.removeQualification>,
  ): Promise<void> {
    await this.mustManage(caller, params.accountId);
    await this.file.removeQualification(caller, params.accountId, params.id);
  }

  @Implement(routes.staff.addTraining)
  async addTraining(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.staff.addTraining>,
  ): Promise<Training> {
    await this.mustManage(caller, params.accountId);
    return this.file.addTraining(caller, params.accountId, body);
  }

  @Implement(routes.staff.removeTraining)
  async removeTraining(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.staff.removeTraining>,
  ): Promise<void> {
    await this.mustManage(caller, params.accountId);
    await this.file.removeTraining(caller, params.accountId, params.id);
  }

  private mustManage(caller: Caller, accountId: string): Promise<void> {
    return this.scope.mustReach(caller, corePermissions.staffManage, accountId, 'now');
  }
}

import { Controller } from '@nestjs/common';
import { corePermissions, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Clock } from '../../time/clock.js';
import { withoutAccount } from '../appointments/appointment-view.js';
import { Revisions } from '../appointments/revisions.js';
import { StaffScope } from '../staff-scope.js';
import { StaffPeople } from './people.js';

@Controller()
export class StaffPeopleController {
  constructor(
    private readonly people: StaffPeople,
    private readonly revisions: Revisions,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
  ) {}

  @Implement(routes.staff.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.staff.list>,
  ): Promise<RouteOutput<typeof routes.staff.list>> {
    return this.people.list(caller, query);
  }

  @Implement(routes.staff.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.staff.get>,
  ): Promise<RouteOutput<typeof routes.staff.get>> {
    return this.people.get(caller, params.accountId);
  }

  @Implement(routes.staff.posts)
  async posts(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.staff.posts>,
  ): Promise<RouteOutput<typeof routes.staff.posts>> {
    const posts = await this.people.postsOn(caller, params.accountId, query.asOf ?? this.clock.today());
    return { items: posts.map(withoutAccount) };
  }

  @Implement(routes.staff.history)
  async history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.staff.history>,
  ): Promise<RouteOutput<typeof routes.staff.history>> {
    await this.scope.mustReach(caller, corePermissions.staffRead, params.accountId, 'ever');
    return this.revisions.list(params.accountId, query);
  }
}

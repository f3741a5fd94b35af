import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Following } from '../following/following.js';
import { ListWorkers } from '../lists/list-workers.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskAccess } from '../task-access.js';
import { Assignees } from './assignees.js';
import { UnitTransfers } from './unit-transfers.js';

@Controller()
export class HandlingController {
  constructor(
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly people: Assignees,
    private readonly transfers: UnitTransfers,
    private readonly following: Following,
    private readonly listed: ListWorkers,
  ) {}

  /** Names of colleagues are for those who pick one. */
  @Implement(routes.taskHandling.assignees)
  async assignees(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.taskHandling.assignees>,
  ): Promise<RouteOutput<typeof routes.taskHandling.assignees>> {
    const task = await this.tasks.find(caller, params.id);
    if (!this.access.mayWork(caller, task) && !this.access.mayAssign(caller, task)) {
      throw taskProblems['task.actionNotPossible']();
    }
    return { items: await this.people.candidates(task, query.q) };
  }

  @Implement(routes.taskHandling.units)
  async units(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.taskHandling.units>,
  ): Promise<RouteOutput<typeof routes.taskHandling.units>> {
    const task = await this.tasks.find(caller, params.id);
    return { items: await this.transfers.candidates(caller, task, query.q) };
  }

  @Implement(routes.taskHandling.workers)
  async workers(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.taskHandling.workers>,
  ): Promise<RouteOutput<typeof routes.taskHandling.workers>> {
    return { items: await this.listed.find(caller, query) };
  }

  @Implement(routes.taskHandling.follow)
  follow(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskHandling.follow>,
  ): Promise<void> {
    return this.following.follow(caller, params.id);
  }

  @Implement(routes.taskHandling.unfollow)
  unfollow(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskHandling.unfollow>,
  ): Promise<void> {
    return this.following.unfollow(caller, params.id);
  }
}

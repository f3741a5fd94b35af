import { Controller } from '@nestjs/common';
import { type Refusal, type RouteInput, type RouteOutput, routes, type TaskAdmission } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ReadableTasks } from '../../tasks/readable-tasks.js';
import { Refusals } from './refusals.js';
import { TaskGates } from './task-gates.js';

@Controller()
export class TaskAdmissionsController {
  constructor(
    private readonly tasks: ReadableTasks,
    private readonly gates: TaskGates,
    private readonly refusals: Refusals,
  ) {}

  @Implement(routes.taskAdmissions.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskAdmissions.get>,
  ): Promise<TaskAdmission> {
    const task = await this.tasks.find(caller, params.id);
    const [described, refusable] = await Promise.all([
      this.gates.describe(task),
      this.refusals.isRefusable(caller, task),
    ]);
    return { ...described, refusable };
  }

  @Implement(routes.taskAdmissions.refuse)
  refuse(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.taskAdmissions.refuse>,
  ): Promise<Refusal> {
    return this.refusals.refuse(caller, params.id, body);
  }

  @Implement(routes.taskAdmissions.refusals)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.taskAdmissions.refusals>,
  ): Promise<RouteOutput<typeof routes.taskAdmissions.refusals>> {
    return this.refusals.list(caller, query);
  }
}

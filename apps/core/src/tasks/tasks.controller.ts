import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes, type Task } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { ActOnTask } from './act-on-task.js';
import { CreateTask } from './create-task.js';
import { expectFields } from './handling/action-fields.js';
import { HandleTask } from './handling/handle-task.js';
import { isHandling } from './handling/handling-actions.js';
import { TaskCounter } from './lists/task-counter.js';
import { TaskLists } from './lists/task-lists.js';
import { Oversight } from './oversight/oversight.js';
import { isOversight } from './oversight/oversight-actions.js';
import { taskProblems } from './problems.js';
import { ReadableTasks } from './readable-tasks.js';
import { ResendTask } from './returned/resend-task.js';
import { isReview } from './review/review-actions.js';
import { ReviewTask } from './review/review-task.js';
import { isMoving } from './state-machine.js';
import { TaskStore } from './task-store.js';
import { TaskView } from './task-view.js';

type WithKey<Input> = Input & { idempotencyKey: string | null };

@Controller()
export class TasksController {
  constructor(
    private readonly lists: TaskLists,
    private readonly counter: TaskCounter,
    private readonly tasks: ReadableTasks,
    private readonly store: TaskStore,
    private readonly view: TaskView,
    private readonly creation: CreateTask,
    private readonly actions: ActOnTask,
    private readonly resending: ResendTask,
    private readonly handling: HandleTask,
    private readonly oversight: Oversight,
    private readonly review: ReviewTask,
  ) {}

  @Implement(routes.tasks.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.tasks.list>,
  ): Promise<RouteOutput<typeof routes.tasks.list>> {
    return this.lists.list(caller, query);
  }

  @Implement(routes.tasks.counts)
  counts(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.tasks.counts>,
  ): Promise<RouteOutput<typeof routes.tasks.counts>> {
    return this.counter.counts(caller, query.box);
  }

  @Implement(routes.tasks.get)
  get(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.tasks.get>): Promise<Task> {
    return this.read(caller, params.id);
  }

  @Implement(routes.tasks.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body, idempotencyKey }: WithKey<RouteInput<typeof routes.tasks.create>>,
  ): Promise<Task> {
    const id = await this.creation.create(caller, body, idempotencyKey ?? '');
    return this.shown(caller, id);
  }

  @Implement(routes.tasks.act)
  async act(
    @CurrentCaller() caller: Caller,
    @Input() { params, body, idempotencyKey }: WithKey<RouteInput<typeof routes.tasks.act>>,
  ): Promise<RouteOutput<typeof routes.tasks.act>> {
    const { id, action } = params;
    expectFields(action, body);
    if (action === 'submit') await this.actions.submit(caller, id, body, idempotencyKey);
    else if (action === 'resend') await this.resending.act(caller, id, body);
    else if (isMoving(action)) await this.actions.act(caller, id, action, body);
    else if (isHandling(action)) await this.handling.act(caller, id, action, body);
    else if (isOversight(action)) await this.oversight.act(caller, id, action, body);
    else if (isReview(action)) await this.review.act(caller, id, action, body);
    else throw taskProblems['task.actionNotPossible']();
    const found = await this.tasks.findOrNull(caller, id);
    const task = found === null ? null : await this.view.of(found, caller);
    return { task, submission: task?.submission ?? null };
  }

  /** What the caller made is shown once, though it may be confidential to them. */
  private async shown(caller: Caller, id: string): Promise<Task> {
    const task = await this.store.find(id);
    if (task === null) throw taskProblems['task.notFound']();
    return this.view.of(task, caller);
  }

  private async read(caller: Caller, id: string): Promise<Task> {
    return this.view.of(await this.tasks.find(caller, id), caller);
  }
}

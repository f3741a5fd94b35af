import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { TaskViews } from './task-views.js';

type Views = RouteOutput<typeof routes.taskViews.list>;

/** Each change answers with all views as they are then. */
@Controller()
export class TaskViewsController {
  constructor(private readonly views: TaskViews) {}

  @Implement(routes.taskViews.list)
  async list(@CurrentCaller() caller: Caller): Promise<Views> {
    return { items: await this.views.list(caller) };
  }

  @Implement(routes.taskViews.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskViews.create>,
  ): Promise<Views> {
    await this.views.create(caller, body);
    return this.list(caller);
  }

  @Implement(routes.taskViews.change)
  async change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.taskViews.change>,
  ): Promise<Views> {
    await this.views.change(caller, params.id, body);
    return this.list(caller);
  }

  @Implement(routes.taskViews.order)
  async order(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskViews.order>,
  ): Promise<Views> {
    await this.views.order(caller, body.ids);
    return this.list(caller);
  }

  @Implement(routes.taskViews.remove)
  async remove(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskViews.remove>,
  ): Promise<Views> {
    await this.views.remove(caller, params.id);
    return this.list(caller);
  }
}

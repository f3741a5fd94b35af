import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { accountOf, type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ReadableTasks } from '../readable-tasks.js';
import { Comments } from './comments.js';
import { Readers } from './readers.js';

@Controller()
export class CommentsController {
  constructor(
    private readonly comments: Comments,
    private readonly tasks: ReadableTasks,
    private readonly people: Readers,
  ) {}

  @Implement(routes.taskComments.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.taskComments.list>,
  ): Promise<RouteOutput<typeof routes.taskComments.list>> {
    return this.comments.list(caller, params.id, query);
  }

  @Implement(routes.taskComments.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.taskComments.create>,
  ): Promise<RouteOutput<typeof routes.taskComments.create>> {
    return this.comments.create(caller, params.id, body);
  }

  @Implement(routes.taskComments.withdraw)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskComments.withdraw>,
  ): Promise<void> {
    return this.comments.withdraw(caller, params.id, params.commentId);
  }

  @Implement(routes.taskComments.readers)
  async readers(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.taskComments.readers>,
  ): Promise<RouteOutput<typeof routes.taskComments.readers>> {
    const task = await this.tasks.find(caller, params.id);
    return { items: await this.people.pick(task, query.q, accountOf(caller)?.id ?? null) };
  }
}

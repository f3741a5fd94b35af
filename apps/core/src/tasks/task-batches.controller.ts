import { Controller, Req } from '@nestjs/common';
import { localeOfHeader, problemDocument, type RouteInput, routes, type TaskBatchResult } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { RefusedPlugins } from '../plugins/traffic/refused-plugins.js';
import { CreateTask } from './create-task.js';

@Controller()
export class TaskBatchesController {
  constructor(
    private readonly creation: CreateTask,
    private readonly refused: RefusedPlugins,
  ) {}

  @Implement(routes.taskBatches.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBatches.create>,
    @Req() request: FastifyRequest,
  ): Promise<TaskBatchResult> {
    const outcomes = await this.creation.createAll(caller, body.tasks);
    const locale = localeOfHeader(request.headers['accept-language']);
    for (const outcome of outcomes) if (outcome.state === 'refused') this.refused.note(request, outcome.problem);
    return {
      items: outcomes.map((outcome) =>
        outcome.state === 'refused'
          ? { ...outcome, problem: problemDocument(outcome.problem, locale, request.id) }
          : outcome,
      ),
    };
  }
}

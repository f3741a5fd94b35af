import { Controller, Req } from '@nestjs/common';
import { localeOfHeader, problemDocument, type RouteInput, routes, type TaskBatchResult } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { CreateTask } from './create-task.js';

@Controller()
export class TaskBatchesController {
  constructor(private readonly creation: CreateTask) {}

  @Implement(routes.taskBatches.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBatches.create>,
    @Req() request: FastifyRequest,
  ): Promise<TaskBatchResult> {
    const outcomes = await this.creation.createAll(caller, body.tasks);
    const locale = localeOfHeader(request.headers['accept-language']);
    return {
      items: outcomes.map((outcome) =>
        outcome.state === 'refused'
          ? { ...outcome, problem: problemDocument(outcome.problem, locale, request.id) }
          : outcome,
      ),
    };
  }
}

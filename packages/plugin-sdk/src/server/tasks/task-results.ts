import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  defineProblems,
  fieldErrors,
  type TaskResultAnswer,
  type TaskResultDelivery,
  taskResultAnswerSchema,
} from '@yige/contracts';
import type { PluginDefinition } from '../../manifest/define-plugin.js';
import { type Handler, taskResultHandlers } from '../handlers.js';
import { Received } from '../received/received.js';

/**
 * A result as its handler gets it: checked by the type's schema. `power` tells by what right it was handed in. Of a type
 * to `collect`, `complete` comes from somebody with the qualification, and accepting it closes the task; `collect` from
 * anybody else, and accepting it keeps the task until `Tasks.approve` or `Tasks.sendBack`: it is not reviewed yet.
 */
export interface TaskDelivery<Result> extends Omit<TaskResultDelivery, 'result'> {
  /** As the type's schema gives it out. */
  result: Result;
}

const problems = defineProblems({
  'task.typeUnknown': [422, '没有这种任务', 'The plugin has no such kind of task'],
  'task.resultInvalid': [422, '有内容需要修改', 'Some answers need to be corrected'],
});

/** The definition of the plugin that runs. */
export abstract class RunningPlugin {
  abstract readonly definition: PluginDefinition;
}

/** Brings each result to its handler, exactly once. */
@Injectable()
export class TaskResults implements OnModuleInit {
  private handlers = new Map<string, Handler<string>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly plugin: RunningPlugin,
    private readonly received: Received,
  ) {}

  /** Every task type has a handler, or the plugin doesn't start: a result must not find nobody. */
  onModuleInit(): void {
    this.handlers = new Map(taskResultHandlers(this.discovery).map((handler) => [handler.key, handler]));
    const { taskTypes = [] } = this.plugin.definition;
    const missing = taskTypes.filter(({ name }) => !this.handlers.has(name));
    if (missing.length === 0) return;
    throw new Error(`Refusing to start: no @TaskResult for ${missing.map(({ name }) => name).join(', ')}`);
  }

  async take(delivery: TaskResultDelivery): Promise<TaskResultAnswer> {
    const { id, taskTypes = [] } = this.plugin.definition;
    const type = taskTypes.find(({ name }) => `${id}:${name}` === delivery.task.type);
    const handler = this.handlers.get(type?.name ?? '');
    if (type === undefined || handler === undefined) throw problems['task.typeUnknown']();
    const result = type.result.safeParse(delivery.result);
    if (!result.success) throw problems['task.resultInvalid']({ errors: fieldErrors('body/result', result.error) });
    return this.received.once(
      'submission',
      delivery.submissionId,
      (answer) => taskResultAnswerSchema.parse(answer),
      async () => taskResultAnswerSchema.parse(await handler.call({ ...delivery, result: result.data })),
    );
  }
}

import { Injectable } from '@nestjs/common';
import {
  type Problem,
  pluginEndpoints,
  problem,
  problemSchema,
  type TaskResultDelivery,
  taskResultAnswerSchema,
} from '@yige/contracts';
import { innermostOf } from '../access/scope.js';
import { Configuration } from '../config/configuration.js';
import { requestIdHeader } from '../http/request-context.js';
import { Tokens } from '../oauth/tokens.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Breakers } from '../plugins/traffic/breakers.js';
import type { PendingSubmission } from './submissions.js';
import { wholeOf } from './task-rows.js';
import { TaskStore } from './task-store.js';

export type ResultOutcome =
  | { kind: 'accepted'; reference: string }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'noAnswer'; reason: string };

/** Calls the plugin with a result: 2xx takes it, 4xx refuses it, anything else is no answer. */
@Injectable()
export class ResultDelivery {
  constructor(
    private readonly store: TaskStore,
    private readonly plugins: PluginDirectory,
    private readonly tokens: Tokens,
    private readonly breakers: Breakers,
    private readonly configuration: Configuration,
  ) {}

  async send(submission: PendingSubmission): Promise<ResultOutcome> {
    const task = await this.store.find(submission.taskId);
    if (task === null) return { kind: 'noAnswer', reason: 'the task is gone' };
    const plugin = this.plugins.versionAt(task.pluginId, innermostOf(task.units));
    if (plugin === null) return { kind: 'noAnswer', reason: 'the plugin is not enabled where the task lies' };
    const { id, type, title, unit, units } = task.summary;
    const body: TaskResultDelivery = {
      submissionId: submission.id,
      task: {
        ...{ id, type, title, personId: task.personId, ...wholeOf(task.summary) },
        ...{ unitId: unit.id, units, payload: JSON.parse(task.payload) },
      },
      result: JSON.parse(submission.result),
      power: submission.power,
      submittedBy: { id: submission.submittedBy, name: submission.submittedByName },
      submittedAt: submission.submittedAt.toISOString(),
    };
    const token = await this.tokens.forPlatform(
      { id: submission.submittedBy, name: submission.submittedByName },
      plugin,
    );
    try {
      const response = await this.breakers.run(plugin, () =>
        fetch(new URL(pluginEndpoints.taskResult(id), plugin.baseUrl), {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...requestIdHeader() },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(this.configuration.resultTimeout),
        }),
      );
      return outcomeOf(response.status, await response.text());
    } catch (error) {
      return { kind: 'noAnswer', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Of the client errors, 401, 403, 404, 408 and 429 speak of the connection, not of the result: they are retried. */
const NOT_ABOUT_THE_RESULT = new Set([401, 403, 404, 408, 429]);

function outcomeOf(status: number, text: string): ResultOutcome {
  if (status >= 200 && status < 300) {
    const answer = taskResultAnswerSchema.safeParse(parse(text));
    if (answer.success) return { kind: 'accepted', reference: answer.data.reference };
    return { kind: 'noAnswer', reason: 'the plugin took it without a reference' };
  }
  if (status < 400 || status >= 500 || NOT_ABOUT_THE_RESULT.has(status)) {
    return { kind: 'noAnswer', reason: `the plugin answered ${status}` };
  }
  const given = problemSchema.safeParse(parse(text));
  const unexplained = problem({ title: '部门没有接受这次填报', status, code: 'result.refused' });
  return { kind: 'refused', problem: given.success ? given.data : unexplained };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

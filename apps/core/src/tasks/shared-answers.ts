import { Injectable } from '@nestjs/common';
import { type SharedFact, sharedFacts } from '@yige/contracts';
import { z } from 'zod';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { LearnedFacts } from '../registry/facts/learned-facts.js';
import { Clock } from '../time/clock.js';
import type { PendingSubmission } from './submissions.js';
import type { TaskRow } from './task-rows.js';

const answersSchema = z.record(z.string(), z.unknown()).catch({});

/** Brings what was answered to shared questions into the registry, once the bureau has taken the part that asked. */
@Injectable()
export class SharedAnswers {
  constructor(
    private readonly plugins: PluginDirectory,
    private readonly facts: LearnedFacts,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work in which the submission settles. */
  async record(task: TaskRow, { result, submittedAt, submittedBy, submittedByName }: PendingSubmission): Promise<void> {
    const asked = this.plugins.taskTypeAt(task.summary.type, task.units)?.declaration.facts ?? [];
    if (task.personId === null || asked.length === 0) return;
    const answers = answersSchema.parse(JSON.parse(result));
    for (const name of asked) {
      const { registry }: SharedFact = sharedFacts[name];
      const answer = answers[name];
      if (registry === null || (answer !== registry.holds && answer !== registry.not)) continue;
      await this.facts.learn({
        personId: task.personId,
        kind: registry.kind,
        holds: answer === registry.holds,
        on: this.clock.dayOf(submittedAt),
        source: task.summary.source.name['zh-CN'],
        actor: { kind: 'staff', id: submittedBy, name: submittedByName },
      });
    }
  }
}

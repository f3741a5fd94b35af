import { Injectable } from '@nestjs/common';
import { type TaskDelivery, TaskResult } from '@yige/plugin-sdk/server';
import type { CheckResult } from '../../contract.js';
import { Notes } from './notes.js';

/** Takes what workers hand in for a check, in one unit of work and exactly once. */
@Injectable()
export class RecordCheck {
  constructor(private readonly notes: Notes) {}

  @TaskResult('check')
  async record({
    task,
    result: { finding, note = '' },
    submittedBy,
    submittedAt,
  }: TaskDelivery<CheckResult>): Promise<{ reference: string }> {
    // Of whoever was not met, or did not agree, only that is written down.
    const words = finding === undefined ? '没有查看' : WORDS[finding];
    const added = await this.notes.add({
      text: note === '' ? words : `${words}：${note}`,
      writtenBy: submittedBy.name,
      writtenAt: new Date(submittedAt),
      units: task.units,
      personId: task.personId,
    });
    return { reference: `notes/${added.id}` };
  }
}

const WORDS: Record<NonNullable<CheckResult['finding']>, string> = { well: '一切都好', needsHelp: '需要帮助' };

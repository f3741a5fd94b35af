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
    const added = await this.notes.add({
      text: note === '' ? WORDS[finding] : `${WORDS[finding]}：${note}`,
      writtenBy: submittedBy.name,
      writtenAt: new Date(submittedAt),
      units: task.units,
      personId: task.personId,
    });
    return { reference: `notes/${added.id}` };
  }
}

const WORDS: Record<CheckResult['finding'], string> = { well: '一切都好', needsHelp: '需要帮助' };

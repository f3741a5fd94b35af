import { Injectable } from '@nestjs/common';
import { PluginProblem, type TaskDelivery, TaskResult } from '@yige/plugin-sdk/server';
import type { LookResult } from '../contract.js';

/** Takes what a visit hands in, but for what is to be repaired. It keeps nothing: that it was taken is all that tests look at. */
@Injectable()
export class Parts {
  @TaskResult('look')
  look({ submissionId, result }: TaskDelivery<LookResult>): { reference: string } {
    if (result.wiring === 'bad') {
      throw new PluginProblem(422, 'look.repairFirst', {
        title: { 'zh-CN': '要修的先报修', en: 'Report first what has to be repaired' },
      });
    }
    return { reference: `looks/${submissionId}` };
  }

  @TaskResult('tell')
  tell({ submissionId }: { submissionId: string }): { reference: string } {
    return { reference: `tells/${submissionId}` };
  }
}

import { Injectable } from '@nestjs/common';
import { TaskResult } from '@yige/plugin-sdk/server';

/** Takes what a visit hands in. It keeps nothing: that it was taken is all that tests look at. */
@Injectable()
export class Parts {
  @TaskResult('look')
  look({ submissionId }: { submissionId: string }): { reference: string } {
    return { reference: `looks/${submissionId}` };
  }

  @TaskResult('tell')
  tell({ submissionId }: { submissionId: string }): { reference: string } {
    return { reference: `tells/${submissionId}` };
  }
}

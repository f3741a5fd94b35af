import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { PEOPLE_AT_ONCE } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { FileAnswer } from '../files/file-answer.js';
import { CoreClient } from '../platform/core-client.js';
import { callerOf } from './caller.js';
import { pluginRouteOf } from './plugin-route.js';

/**
 * Has core note of whom a sensitive answer tells, before it is sent: a resident who asks who read what a bureau keeps of them
 * is told of every reader (PIPL art. 45). While core takes no note there is no answer.
 */
@Injectable()
export class SensitiveAnswers implements NestInterceptor {
  constructor(private readonly core: CoreClient) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (pluginRouteOf(context.getHandler())?.sensitive !== true) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.note(request, [...peopleIn(answer)]);
        return answer;
      }),
    );
  }

  private async note(request: FastifyRequest, ids: readonly string[]): Promise<void> {
    const caller = callerOf(request);
    // Core takes a call for a member of staff only; what a device reads is noted as read by the plugin.
    const { people } = this.core.forReader(caller.kind === 'staff' ? caller : undefined);
    for (let at = 0; at < ids.length; at += PEOPLE_AT_ONCE) {
      await people.noteReads({ body: { ids: ids.slice(at, at + PEOPLE_AT_ONCE) } });
    }
  }
}

/** Everybody whom an answer names as `personId`, at whatever depth. */
export function peopleIn(answer: unknown, found = new Set<string>()): Set<string> {
  if (answer instanceof StreamableFile) {
    if (answer instanceof FileAnswer && answer.personId !== null) found.add(answer.personId);
  } else if (Array.isArray(answer)) {
    for (const each of answer) peopleIn(each, found);
  } else if (answer !== null && typeof answer === 'object') {
    for (const [name, value] of Object.entries(answer)) {
      if (name === 'personId' && typeof value === 'string') found.add(value);
      else peopleIn(value, found);
    }
  }
  return found;
}

import { Controller, Req, Res } from '@nestjs/common';
import { liveCursorSchema, type RouteInput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, staffOf } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { LiveStreams } from './live-streams.js';

@Controller()
export class StreamController {
  constructor(private readonly streams: LiveStreams) {}

  @Implement(routes.live.stream)
  stream(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.live.stream>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // The browser's own header is newer than the address with which its `EventSource` began.
    const last = request.headers['last-event-id'] ?? query.after;
    return this.streams.begin(staffOf(caller), last === undefined ? null : numberOf(last), reply);
  }
}

/** Whatever no stream ever said is an unknown place, as one that is too old. */
function numberOf(last: string | string[]): number {
  const cursor = liveCursorSchema.safeParse(last);
  return cursor.success ? Number(cursor.data) : Number.NaN;
}

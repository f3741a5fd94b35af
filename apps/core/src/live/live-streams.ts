import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { StaffCaller } from '../access/caller.js';
import { sameRights } from '../access/same-rights.js';
import { Configuration } from '../config/configuration.js';
import { SessionAuthentication } from '../identity/session-authentication.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { LiveFeed, type NumberedHint } from './live-feed.js';
import { LiveStream } from './live-stream.js';

/** Streams of one session; a browser has one. When there are more the oldest ends: most likely nobody reads it. */
export const STREAMS_PER_SESSION = 8;

/**
 * The streams that are open in this process. With every heart beat a stream looks again at its session, without using it:
 * it ends with the session, and goes on with the rights that count by then.
 */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly open = new Set<LiveStream>();
  private stopping = false;
  /** Up to where the streams have been told. */
  private told = 0;

  constructor(
    private readonly feed: LiveFeed,
    private readonly sessions: SessionAuthentication,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    feed.onHints((hints) => this.tell(hints));
  }

  /** Nest stops here first: an answer that goes on would keep the process from stopping. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const stream of this.open) stream.end();
  }

  /** Answers at once, and goes on telling; `last` is the hint at which an earlier stream was cut. */
  async begin(caller: StaffCaller, last: number | null, reply: FastifyReply): Promise<void> {
    // What was asked for while the page opened may be as old as a stream takes to begin.
    const moment = last === null ? this.clock.now().getTime() : await this.feed.placeOf(last);
    reply.hijack();
    const answer = reply.raw;
    for (const [name, value] of Object.entries(reply.headers(STREAM_HEADERS).getHeaders())) {
      if (value !== undefined) answer.setHeader(name, value);
    }
    const stream = new LiveStream(answer, caller);
    stream.begin();
    if (moment === null) stream.reset(this.feed.newest);
    else stream.tell(this.feed.since(moment, last ?? undefined), 0);
    stream.beat(this.feed.newest);
    if (this.stopping || reply.request.method === 'HEAD') stream.end();
    if (stream.isOpen) this.keep(stream, answer);
  }

  private keep(stream: LiveStream, answer: FastifyReply['raw']): void {
    const ofSession = [...this.open].filter(({ caller }) => caller.sessionKey === stream.caller.sessionKey);
    if (ofSession.length >= STREAMS_PER_SESSION) ofSession[0]?.end();
    this.open.add(stream);
    const timer = setInterval(() => void this.beat(stream), this.configuration.liveHeartbeat).unref();
    answer.once('close', () => {
      clearInterval(timer);
      this.open.delete(stream);
    });
  }

  private tell(hints: readonly NumberedHint[]): void {
    for (const stream of this.open) stream.tell(hints, this.told);
    this.told = this.feed.newest;
  }

  private async beat(stream: LiveStream): Promise<void> {
    try {
      const caller = await this.sessions.lookAgain(stream.caller);
      if (caller.restriction !== null) stream.end();
      else if (!sameRights(stream.caller, caller)) stream.reset(this.feed.newest);
      stream.caller = caller;
      stream.beat(this.feed.newest);
    } catch (error) {
      // The session is over, or cannot be looked at: whoever comes back is asked who they are.
      this.log.logger.debug({ err: error }, 'a stream ended');
      stream.end();
    }
  }
}

/** No proxy may keep, change or hold back what is written; the connection ends with the stream. */
const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  connection: 'close',
};

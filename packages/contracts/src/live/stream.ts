import { z } from 'zod';
import { defineStream } from '../http/route.js';
import { ulidSchema } from '../primitives.js';

/**
 * What a hint is about: a task; what somebody was told (`notice`); a dispatch, and with it some of its tasks; a matter
 * that was reported; which versions of plugins the user has (the id says nothing, `/portal` tells).
 */
export const liveTopicSchema = z.enum(['task', 'notice', 'dispatch', 'matter', 'plugin']).meta({ id: 'LiveTopic' });
export type LiveTopic = z.infer<typeof liveTopicSchema>;

/** That something changed, and never what: whoever wants to know asks for it, and is answered what they may read. */
export const hintSchema = z.object({ topic: liveTopicSchema, id: ulidSchema }).meta({ id: 'Hint' });
export type Hint = z.infer<typeof hintSchema>;

/** Where a stream was cut: the id of its last event. */
export const liveCursorSchema = z.string().regex(/^[0-9]{1,10}$/, 'must be the id of an event of the stream');

/** Events of the stream beside `hint`: what was missed cannot be told any more, so that everything is asked for anew. */
export const LIVE_RESET = 'reset';

/** How often a stream that has nothing to tell says that it is there, in milliseconds. */
export const LIVE_HEARTBEAT = 15_000;

export const liveRoutes = {
  /**
   * Events `hint`, and `reset` with no data where the given id is unknown or too old. Every event and heart beat carries
   * the id at which to go on: in the header `Last-Event-ID`, or in `after` where the reader cannot set it.
   */
  stream: defineStream({
    path: '/api/v1/stream',
    summary: 'Hints of what changes, as server-sent events; for people, and no use of their session',
    access: { kind: 'session' },
    query: z.strictObject({ after: liveCursorSchema.optional() }),
    event: hintSchema,
  }),
};

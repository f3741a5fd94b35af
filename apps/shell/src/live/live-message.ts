import { hintSchema } from '@yige/contracts';
import { z } from 'zod';

/** What the one line of a browser tells, and its tabs each other; `last` is where a line goes on that takes its place. */
export const liveMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hint'), hint: hintSchema }),
  /** What was missed is not known: everything is asked for anew. */
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('place'), last: z.string() }),
  z.object({ kind: z.literal('line'), isUp: z.boolean() }),
  /** A tab that came later wants to know whether there is a line. */
  z.object({ kind: z.literal('ask') }),
]);
export type LiveMessage = z.infer<typeof liveMessageSchema>;

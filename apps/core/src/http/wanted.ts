import { requestProblems } from '@yige/contracts';
import type { FastifyReply } from 'fastify';

/** Aborted, with `request.abandoned`, when whoever asked is gone: their connection has ended before its answer. */
export function wantedUntil({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort(requestProblems['request.abandoned']()));
  return controller.signal;
}

/** The items for as long as somebody wants them; then the signal's reason is thrown, and no more are read. */
export async function* whileWanted<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item, void> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}

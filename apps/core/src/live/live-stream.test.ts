import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import type { StaffCaller } from '../access/caller.js';
import type { NumberedHint } from './live-feed.js';
import { LiveStream, MOST_UNREAD } from './live-stream.js';

const caller: StaffCaller = {
  ...{ kind: 'staff', accountId: newId(), username: 'slow', name: '慢', sessionKey: '', confirmedAt: new Date() },
  ...{ restriction: null, posts: [], heldPosts: [], actingPostId: null, breakGlass: null, standsInFor: [] },
};

it('cuts off a reader that does not read, and keeps no more than it may leave unread', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(address !== null && typeof address === 'object' ? address.port : 0, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: yige\r\n\r\n');
  const [, answer]: [unknown, ServerResponse] = await new Promise((resolve) => {
    server.once('request', (request, response) => resolve([request, response]));
  });
  const stream = new LiveStream(answer, caller);
  const audience = { accounts: [caller.accountId] };
  const hint: NumberedHint = { number: 1, at: 0, topic: 'task', id: newId(), audience };
  const burst = Array.from({ length: 100 }, () => hint);
  let unread = 0;
  for (let round = 0; stream.isOpen && round < 100_000; round += 1) {
    unread = Math.max(unread, answer.writableLength);
    stream.tell(burst, 0);
    // What the system takes leaves the process's own memory.
    if (round % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(stream.isOpen).toBe(false);
  expect(unread).toBeLessThanOrEqual(MOST_UNREAD);
  socket.destroy();
  server.close();
});

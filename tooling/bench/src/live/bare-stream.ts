import { createServer, type ServerResponse } from 'node:http';
import { LIVE_HEARTBEAT } from '@yige/contracts';

/** The least that could do it: every change is written to everybody who listens, with core's very bytes. */
const listening = new Set<ServerResponse>();
let number = 0;

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 1000\n\n:\nid: 0\n\n');
    listening.add(response);
    response.once('close', () => listening.delete(response));
    return;
  }
  if (pathname === '/change') {
    number += 1;
    const text = `id: ${number}\nevent: hint\ndata: ${JSON.stringify({ topic: 'task', id: searchParams.get('id') })}\n\n`;
    for (const each of listening) each.write(text);
  }
  response.writeHead(200).end();
}).listen(Number(process.env.YIGE_PORT), '127.0.0.1');

setInterval(() => {
  for (const each of listening) each.write(`:\nid: ${number}\n\n`);
}, LIVE_HEARTBEAT).unref();

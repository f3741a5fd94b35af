/** One block of an event stream. An id alone is no event, and says all the same where to go on. */
export interface StreamEvent {
  id: string | null;
  event: string | null;
  data: string | null;
}

/**
 * Reads an event stream (HTML Standard, 9.2.6) as far as core writes it. `EventSource` would hide what matters here:
 * the id of a heart beat, the status of a refusal, and that a line has gone silent.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks.map(readBlock);
    }
  } finally {
    await reader.cancel();
  }
}

function readBlock(block: string): StreamEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(':', 1)[0], line.slice(line.indexOf(':') + 1).trim()]),
  );
  const field = (name: string) => fields.get(name) ?? null;
  return { id: field('id'), event: field('event'), data: field('data') };
}

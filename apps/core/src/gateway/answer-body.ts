interface Bounds {
  /** Most bytes in all. */
  largest: number;
  /** How long the plugin may take for the next piece, in milliseconds. */
  idle: number;
  /** Ends the plugin's answer. */
  abort: (reason: Error) => void;
}

/** What breaks an answer off that has begun: its status has gone out, so the connection is all that can tell of it. */
export class AnswerBroken extends Error {
  override name = 'AnswerBroken';
}

/** The answer as it comes. A slow reader is not the plugin's fault: only the wait for the plugin is timed. */
export async function* boundedPieces(
  body: ReadableStream<Uint8Array> | null,
  { largest, idle, abort }: Bounds,
): AsyncGenerator<Uint8Array, void> {
  if (body === null) return;
  let waiting = true;
  const timer = setTimeout(() => {
    if (waiting) abort(new AnswerBroken('no further piece of the answer in time'));
  }, idle);
  let size = 0;
  try {
    for await (const piece of body) {
      waiting = false;
      size += piece.length;
      if (size > largest) throw new AnswerBroken(`the answer is larger than ${largest} bytes`);
      yield piece;
      waiting = true;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Why `fetch` had no answer: the address is none, nothing is there, or it took too long. Throws what is none of these. */
export function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'it took too long';
  if (!(error instanceof TypeError)) throw error;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { atMost } from './at-most.js';

async function linesOf(count: number, most: number): Promise<number> {
  let seen = 0;
  for await (const _line of atMost(Readable.from(Array.from({ length: count }, () => 'x')), most)) seen += 1;
  return seen;
}

it('a sheet takes what it holds, and one line more is refused', async () => {
  await expect(linesOf(3, 3)).resolves.toBe(3);
  await expect(linesOf(4, 3)).rejects.toMatchObject({ code: 'ledger.tooLarge', status: 422 });
});

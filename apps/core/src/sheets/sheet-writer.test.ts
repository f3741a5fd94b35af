import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type SheetCell, writeSheet } from './sheet-writer.js';

async function* lines(count: number, onEnd: () => void = () => {}): AsyncGenerator<SheetCell[]> {
  try {
    for (let line = 0; line < count; line += 1) yield [`第 ${line} 行`, line];
  } finally {
    onEnd();
  }
}

/** The last bytes of a zip file (APPNOTE 4.3.16). */
const END_OF_ZIP = Buffer.from('PK\u0005\u0006');

it.each([
  [1, 0],
  [1, 50],
  [5_000, 0],
  [5_000, 50],
])('a workbook of %i rows is whole, though it is read after %i ms', async (count, after) => {
  const sheet = writeSheet('xlsx', lines(count));
  await pause(after);
  const bytes = await buffer(sheet);
  expect(bytes.subarray(-22, -18)).toEqual(END_OF_ZIP);
});

it.each(['xlsx', 'csv'] as const)('no further row is asked for once nobody reads the %s', async (format) => {
  let ended = false;
  const sheet = writeSheet(
    format,
    lines(Number.POSITIVE_INFINITY, () => {
      ended = true;
    }),
  );
  let bytes = 0;
  for await (const piece of sheet) {
    bytes += Buffer.byteLength(piece);
    // To leave the loop is to destroy the stream.
    if (bytes > 50_000) break;
  }
  await expect.poll(() => ended).toBe(true);
});

it('rows that fail fail the sheet', async () => {
  async function* broken(): AsyncGenerator<SheetCell[]> {
    yield ['一行'];
    throw new RangeError('gone');
  }
  await expect(buffer(writeSheet('xlsx', broken()))).rejects.toThrow('gone');
});

it.each(['xlsx', 'csv'] as const)('rows that would fail fail nobody before the %s is read', async (format) => {
  let asked = 0;
  async function* broken(): AsyncGenerator<SheetCell[]> {
    asked += 1;
    yield ['一行'];
    throw new RangeError('gone');
  }
  const sheet = writeSheet(format, broken());
  await pause(20);
  expect(asked).toBe(0);
  await expect(buffer(sheet)).rejects.toThrow('gone');
});

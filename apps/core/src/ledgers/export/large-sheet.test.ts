import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { SHEET_ROWS, type SheetCell, writeSheet } from '../../sheets/sheet-writer.js';
import { atMost } from './at-most.js';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Megabytes that are in use once what nobody holds is gone. */
function heap(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().heapUsed / 1_000_000;
}

/** Megabytes: the lines alone would take fifteen times as much. */
const MOST_HEAP = 20;
/** How often the heap is looked at, in lines. */
const LOOK_EVERY = 262_144;

it('a sheet as long as Excel holds is written with a piece of it in memory, and one line more is refused', {
  timeout: 120_000,
}, async () => {
  const before = heap();
  let most = 0;
  let bytes = 0;
  async function* lines(count: number): AsyncGenerator<SheetCell[]> {
    for (let line = 0; line < count; line += 1) {
      if (line % LOOK_EVERY === LOOK_EVERY - 1) most = Math.max(most, heap() - before);
      yield [`第 ${line} 行`, line, { fen: line }];
    }
  }
  const write = async (count: number) => {
    const sink = new Writable({
      write(piece: Buffer, _encoding, done) {
        bytes += piece.length;
        done();
      },
    });
    await pipeline(writeSheet('xlsx', atMost(lines(count), SHEET_ROWS)), sink);
  };
  await expect(write(SHEET_ROWS + 1)).rejects.toMatchObject({ code: 'ledger.tooLarge' });
  expect(bytes).toBeGreaterThan(5_000_000);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(MOST_HEAP);
});

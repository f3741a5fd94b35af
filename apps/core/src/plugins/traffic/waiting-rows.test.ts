import { describe, expect, it } from 'vitest';
import { WaitingRows } from './waiting-rows.js';

interface Row {
  first: string;
  count: number;
}

describe('rows that wait to be written', () => {
  const rowsOf = (...added: [key: string, first: string][]) => {
    const rows = new WaitingRows<Row>((earlier, later) => ({ ...earlier, count: earlier.count + later.count }));
    for (const [key, first] of added) rows.add(key, { first, count: 1 });
    return rows;
  };
  const written = async (rows: WaitingRows<Row>) => {
    const taken: Row[] = [];
    await rows.write(async (all) => void taken.push(...all));
    return taken;
  };

  it('are summed up under their key, handed over in the order of the keys, and once', async () => {
    const rows = rowsOf(['b', 'b1'], ['a', 'a1'], ['b', 'b2']);
    expect(rows.size).toBe(2);
    expect(await written(rows)).toEqual([
      { first: 'a1', count: 1 },
      { first: 'b1', count: 2 },
    ]);
    expect(await written(rows)).toEqual([]);
  });

  it('that could not be written are written next time, each before what came since', async () => {
    const rows = rowsOf(['b', 'b1'], ['a', 'a1']);
    const failing = rows.write(async () => {
      rows.add('b', { first: 'b2', count: 1 });
      rows.add('c', { first: 'c1', count: 1 });
      throw new Error('the database is away');
    });
    await expect(failing).rejects.toThrow('the database is away');
    expect(await written(rows)).toEqual([
      { first: 'a1', count: 1 },
      { first: 'b1', count: 2 },
      { first: 'c1', count: 1 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { benches } from '../benches/index.js';
import { assertDistinctPaths, ReadBench } from './read-bench.js';

describe('scenarios of one bench', () => {
  it('have addresses of their own, in each of the benches', () => {
    for (const bench of benches) if (bench instanceof ReadBench) expect(() => bench.assertMeasurable()).not.toThrow();
  });

  it('that share one are refused by name', () => {
    const scenario = (name: string, path: string) => ({ name, path });
    expect(() => assertDistinctPaths([scenario('grid', '/tasks'), scenario('community', '/tasks')])).toThrow(
      'community: another scenario asks for /tasks',
    );
  });
});

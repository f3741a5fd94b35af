import { openAsBlob } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Import } from '@yige/contracts';
import type { MeasuredProcess } from '../servers/measured-process.js';

const LOOK_EVERY = 50;
/** An import that takes this long is broken, in milliseconds. */
const ENDS_WITHIN = 3_600_000;

export interface CarriedOut {
  /** From the order to the end of the step, in milliseconds. */
  check: number;
  run: number;
  rows: number;
}

/** Uploads a list, has it checked and loaded as the portal does, and answers how long each took. */
export async function carryOut(
  core: MeasuredProcess,
  cookie: string,
  file: string,
  unitId: string,
): Promise<CarriedOut> {
  const client = createClient({ baseUrl: core.address, headers: () => ({ cookie }), timeout: ENDS_WITHIN });
  const list = new File([await openAsBlob(file)], 'list.csv');
  const { id, mapping } = await client.imports.create({ query: { kind: 'people', unitId }, body: { file: list } });
  const params = { id };
  await client.imports.map({ params, body: { ...mapping, makePlaces: true } });
  const ended = async (state: Import['state']) => {
    const startedAt = performance.now();
    for (;;) {
      const one = await client.imports.get({ params });
      if (one.state === state) return { time: performance.now() - startedAt, one };
      if (one.state === 'failed') throw new Error(`The import failed: ${one.failure}`);
      if (performance.now() - startedAt > ENDS_WITHIN) throw new Error('The import has not ended');
      await pause(LOOK_EVERY);
    }
  };
  await client.imports.check({ params });
  const { time: check } = await ended('checked');
  await client.imports.execute({ params });
  const { time: run, one } = await ended('done');
  if (one.counts.created !== one.rowsTotal) throw new Error(`Only ${one.counts.created} rows were loaded`);
  return { check, run, rows: one.counts.created };
}

import mysql from 'mysql2/promise';
import { BaselineAuthentication } from '../baseline/authentication.js';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { CITY } from '../dataset/size.js';
import { captureReads } from '../reads/capture.js';
import { measureDecisions } from '../scope/decisions.js';
import { measureReload } from '../scope/directory-reload.js';
import { measurePosts } from '../scope/posts-of-a-request.js';
import { hello } from './hello.js';

/** Who may see what, in a city: the decision itself, a caller with many posts, and the units in memory that decide. */
export const scopeCheck: Bench = {
  name: 'scope-check',
  title: 'Scope check in a city',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(CITY);
    say('scope-check …');
    const [read] = await captureReads(dataset, [hello.scenario('me')]);
    if (read === undefined) throw new Error('Core was not asked');
    const pool = mysql.createPool({ uri: dataset.databaseUrl, timezone: 'Z' });
    try {
      const authentication = new BaselineAuthentication(pool, read.session, dataset.timeZone);
      const inMemory = await dataset.withCore(async (core) => [
        await measureDecisions(core, options.rounds, () => authentication.authenticate(read.cookie)),
        await measureReload(core, dataset, options.rounds),
      ]);
      return [...inMemory, await measurePosts(dataset, options)];
    } finally {
      await pool.end();
    }
  },
};

import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { staff } from './support/district.js';
import { checked, csvFile, upload } from './support/imports.js';
import { KillableCore } from './support/killable-core.js';
import { dialects, eventually } from './support/test-platform.js';

const ROWS = 80;
/** How long after its first sign of progress each process lives, in milliseconds: some are killed within a chunk. */
const LIVES = [0, 60];
const LONG = 600_000;

describe.each(dialects)('kill -9 in the middle of an import of staff, on %s', (dialect) => {
  it('each account has its one post and its one first password, whenever the process was killed', {
    timeout: LONG,
  }, async () => {
    const core = await KillableCore.start(dialect);
    try {
      const system = await core.clientOf('system');
      const { id } = await checked(system, await upload(system, csvFile(list()), 'staff', 'district'));
      const count = async (sql: string) => (await core.database.queryOne(sql, [], (row) => row.integer('n'))) ?? 0;
      const inspect = async () => ({
        done: await count('SELECT rows_created AS n FROM imports'),
        accounts: (await count('SELECT COUNT(*) AS n FROM accounts')) - staff.length,
        posts: (await count('SELECT COUNT(*) AS n FROM appointments')) - staff.length,
        passwords: await count('SELECT COUNT(DISTINCT account_id) AS n FROM import_first_passwords'),
      });
      await system.imports.execute({ params: { id } });
      for (const life of LIVES) {
        const before = await count('SELECT rows_done AS n FROM imports');
        await eventually(async () => (await count('SELECT rows_done AS n FROM imports')) > before, LONG);
        await pause(life);
        await core.kill();
        const { done, ...written } = await inspect();
        expect(written).toEqual({ accounts: done, posts: done, passwords: done });
        await core.revive();
      }
      await eventually(async () => (await count("SELECT COUNT(*) AS n FROM imports WHERE state = 'done'")) === 1, LONG);
      expect(await inspect()).toEqual({ done: ROWS, accounts: ROWS, posts: ROWS, passwords: ROWS });
      const sheet = await (await system.imports.firstPasswords({ params: { id }, body: { format: 'csv' } })).text();
      expect(sheet.trim().split('\n')).toHaveLength(ROWS + 1);
    } finally {
      await core.remove();
    }
  });
});

function list(): string[][] {
  const rows = Array.from({ length: ROWS }, (_, index) => ['周示例', `zhou.elm${index}`, 'elm', '社区工作者']);
  return [['姓名', '账号', '所在单位', '岗位'], ...rows];
}

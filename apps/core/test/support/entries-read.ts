import type { TestPlatform } from './test-platform.js';

const READS = ['next', 'prev', 'key', 'first', 'last'].map((name) => `Handler_read_${name}`);
const NAMES = [...READS, 'Handler_icp_attempts', 'Handler_icp_match'].map((name) => `'${name}'`).join(', ');

/** Index entries that MariaDB touches for a piece of work, those that the index itself rejects among them. */
export function entriesRead({ database }: TestPlatform, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const status = await database.query(
      `SHOW SESSION STATUS WHERE Variable_name IN (${NAMES})`,
      [],
      (row) => [row.text('Variable_name'), Number(row.text('Value'))] as const,
    );
    const value = new Map(status);
    const of = (name: string) => value.get(name) ?? 0;
    const rejected = of('Handler_icp_attempts') - of('Handler_icp_match');
    return READS.reduce((total, name) => total + of(name), rejected);
  };
  // Of one connection: the figures are those of its session.
  return database.transaction(async () => {
    const before = await read();
    await work();
    return (await read()) - before;
  });
}

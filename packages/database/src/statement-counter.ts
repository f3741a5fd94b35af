import { AsyncLocalStorage } from 'node:async_hooks';

/** Lists the SQL of one asynchronous context, so that tests can hold a request to its number of statements. */
export class StatementCounter {
  private readonly current = new AsyncLocalStorage<string[]>();
  private used = false;

  async count<Result>(work: () => Promise<Result>): Promise<{ result: Result; statements: string[] }> {
    this.used = true;
    const statements: string[] = [];
    const result = await this.current.run(statements, work);
    return { result, statements };
  }

  record(sql: string): void {
    if (this.used) this.current.getStore()?.push(sql);
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { BoundValue } from './sql-value.js';

/** A statement as it was sent. */
export interface SentStatement {
  sql: string;
  values: readonly BoundValue[];
}

/** Lists the SQL of one asynchronous context, so that tests can hold a request to its number of statements. */
export class StatementCounter {
  private readonly current = new AsyncLocalStorage<SentStatement[]>();
  private used = false;

  /** `sent` is `statements` with the values. */
  async count<Result>(
    work: () => Promise<Result>,
  ): Promise<{ result: Result; statements: string[]; sent: SentStatement[] }> {
    this.used = true;
    const sent: SentStatement[] = [];
    const result = await this.current.run(sent, work);
    return { result, statements: sent.map(({ sql }) => sql), sent };
  }

  record(statement: SentStatement): void {
    if (this.used) this.current.getStore()?.push(statement);
  }
}

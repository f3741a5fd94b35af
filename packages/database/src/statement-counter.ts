import { ContextValues } from './context-values.js';
import type { BoundValue } from './sql-value.js';

/** A statement as it was sent. */
export interface SentStatement {
  sql: string;
  values: readonly BoundValue[];
}

const lists = new ContextValues<StatementCounter, SentStatement[]>();

/** Lists the SQL of one asynchronous context, so that tests can hold a request to its number of statements. */
export class StatementCounter {
  private used = false;

  /** `sent` is `statements` with the values. */
  async count<Result>(
    work: () => Promise<Result>,
  ): Promise<{ result: Result; statements: string[]; sent: SentStatement[] }> {
    this.used = true;
    const sent: SentStatement[] = [];
    const result = await lists.run(this, sent, work);
    return { result, statements: sent.map(({ sql }) => sql), sent };
  }

  record(statement: SentStatement): void {
    if (this.used) lists.of(this)?.push(statement);
  }
}

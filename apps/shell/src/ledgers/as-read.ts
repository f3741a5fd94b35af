import type { Ledger, RouteOutput, routes } from '@yige/contracts';

type Read = Pick<RouteOutput<typeof routes.ledgers.rows>, 'title' | 'columns'>;

/** The ledger by the title and columns of the rows that are shown: of a seal, as it was declared then. */
export function asRead(ledger: Ledger, read: Read | undefined): Ledger {
  return read === undefined ? ledger : { ...ledger, title: read.title, columns: read.columns };
}

import type { Actor, LedgerColumn, LedgerDeclaration, LedgerRow, LedgerRowsAnswer } from '@yige/contracts';
import type { DirectoryUnit } from '../org/unit-directory.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';

/** What is asked of a ledger: rows of this unit and of all within it, in the order of their keys. */
export interface RowsAsked {
  unit: DirectoryUnit;
  /** First day of the period, and the first day after it. */
  from: string;
  until: string;
  /** By columns that can be filtered, their value. */
  filter: Readonly<Record<string, string>>;
  /** Key of the last row that is known; null: from the first on. */
  after: string | null;
  limit: number;
}

/** A ledger that core keeps itself. */
export interface OwnLedger {
  readonly declaration: LedgerDeclaration;
  page(asked: RowsAsked): Promise<LedgerRowsAnswer>;
}

/** A ledger as one version declares it; `plugin` is null for core's own. */
export interface LedgerSource {
  id: string;
  declaration: LedgerDeclaration;
  plugin: InstalledVersion | null;
  /** `actor` is on whose behalf core asks. */
  page(actor: Actor, asked: RowsAsked): Promise<LedgerRowsAnswer>;
}

/** A column whose cells the ledger gives itself. */
export type GivenColumn = Exclude<LedgerColumn, { type: 'person' }>;

export function givenColumns(columns: readonly LedgerColumn[]): GivenColumn[] {
  return columns.filter((column) => column.type !== 'person');
}

/** Whether a total stands below the column. */
export function isSummed(column: LedgerColumn): boolean {
  return (column.type === 'integer' || column.type === 'money') && column.total;
}

/** A row with the name of its unit as it is called today, or was when the row was sealed. */
export interface NamedRow extends LedgerRow {
  unitName: string;
}

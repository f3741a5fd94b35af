import type { LedgerRecord as AnsweredRecord, UnitPath } from '@yige/contracts';
import type { LedgerColumnDefinition, LedgerDefinition } from '../../manifest/define-ledger.js';
import type { UnitScope } from '../scope/unit-scope.js';

/** Columns that the plugin fills: all but those about the person. */
type Given<Ledger extends LedgerDefinition> = Exclude<Ledger['columns'][number], { type: 'person' }>;
type Filtered<Ledger extends LedgerDefinition> = Extract<Given<Ledger>, { filter: true }>;

type ValueOf<Column extends LedgerColumnDefinition> = Column extends {
  type: 'choice';
  options: readonly { value: infer Value }[];
}
  ? Value
  : Column extends { type: 'integer' | 'money' }
    ? number
    : Column extends { type: 'boolean' }
      ? boolean
      : string;

/** Values to which columns with a filter are narrowed; a row that is answered has each of them. */
export type LedgerFilter<Ledger extends LedgerDefinition> = {
  readonly [Column in Filtered<Ledger> as Column['name']]?: ValueOf<Column>;
};

/** What core asks of a ledger: the next rows of a unit and a period. */
export interface LedgerQuery<Ledger extends LedgerDefinition> {
  /** The unit with all that lies within it, for `unitScopeCondition`. */
  scope: UnitScope;
  /** First day of the period, and the first day after it, `YYYY-MM-DD` in `YIGE_TIME_ZONE`: for columns with a day. */
  from: string;
  /** First day that no longer belongs to the period. */
  until: string;
  /** When `from` and `until` begin: for columns with an instant. `startsAt` belongs to the period, `endsAt` does not. */
  startsAt: Date;
  /** First instant that no longer belongs to it. */
  endsAt: Date;
  /** What the reader narrows the ledger to; a column that is not there is not narrowed. */
  filter: LedgerFilter<Ledger>;
  /** Only rows with a greater key, bytewise; null: from the first one on. */
  after: string | null;
  /** Answer as many rows, or fewer where there are no more: one more than core wants, which tells whether there are. */
  limit: number;
}

/** One row. Dates are `YYYY-MM-DD` in `YIGE_TIME_ZONE`, money is in fen; null where there is nothing, which is not zero. */
export interface LedgerRow<Ledger extends LedgerDefinition> {
  /** The same row has the same one in every period, such as the resident's id: printable ASCII without spaces, up to 100. */
  key: string;
  /** Whom it is about: core fills in the columns about the person, masked. */
  personId: string | null;
  /** Where it belongs; within the scope that was asked for. */
  units: UnitPath;
  /** Every column but those about the person. */
  cells: { readonly [Column in Given<Ledger> as Column['name']]: ValueOf<Column> | null };
  /** From which records cells were worked out, 200 at most; shown where somebody asks where a cell comes from. */
  records: readonly LedgerRecord<Ledger>[];
}

/** A record from which cells were worked out, such as a visit: its day, what happened, who did it and where it can be seen. */
export interface LedgerRecord<Ledger extends LedgerDefinition> extends Omit<AnsweredRecord, 'columns'> {
  /** At least one. */
  columns: readonly Given<Ledger>['name'][];
}

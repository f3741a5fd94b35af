import type { ledgerColumnSchema, ledgerDeclarationSchema } from '@yige/contracts';
import type { z } from 'zod';
import type { EachOfItsType, OnlyKnown, Written } from './written.js';

/** A column (栏目): one of type `person` is filled by core, any other by the plugin. Money is in fen. */
export type LedgerColumnDefinition = Written<z.input<typeof ledgerColumnSchema>>;

/** A ledger (台账) as a plugin writes it, by the contract's terms. */
export interface LedgerDefinition extends Omit<Written<z.input<typeof ledgerDeclarationSchema>>, 'columns'> {
  /** In the order in which they are shown and printed. */
  readonly columns: readonly LedgerColumnDefinition[];
}

/**
 * Declares a ledger, for `ledgers` of `definePlugin`; the plugin's server answers its rows by `@LedgerRows`. Names and types
 * of its columns stay known to the compiler, so that rows, filters and records of any other do not compile.
 */
export function defineLedger<const Definition extends LedgerDefinition>(
  definition: Definition &
    OnlyKnown<Definition, LedgerDefinition> & {
      columns: EachOfItsType<Definition['columns'], LedgerColumnDefinition>;
    },
): Definition {
  return definition;
}

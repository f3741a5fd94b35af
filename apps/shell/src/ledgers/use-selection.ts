import { calendarPeriodOf, isSearched, type Ledger, ledgerFilterSchema, ledgerPeriodSchema } from '@yige/contracts';
import { useToday } from '@yige/ui';
import { useSearchParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import type { LedgerSelection } from './ledger-queries.js';
import { isPeriodOf } from './periods.js';

export interface SelectionState {
  selection: LedgerSelection;
  change: (next: Partial<LedgerSelection>) => void;
  /** The address’s query, for the same rows on another page. */
  search: string;
}

/** What is shown stands in the address: by default the unit of one’s post and the running period. */
export function useSelection({ period: kind, columns }: Ledger): SelectionState | null {
  const [search, setSearch] = useSearchParams();
  const { posts } = usePortal();
  const today = useToday();
  const unit = search.get('unit') ?? posts[0]?.unit.id;
  if (unit === undefined) return null;
  const asked = ledgerPeriodSchema.safeParse(search.get('period')).data;
  const values = ledgerFilterSchema.safeParse(search.get('filter') ?? '').data ?? {};
  const seal = search.get('seal');
  // What was sealed has the columns of then, by which it is narrowed.
  const isColumn = (name: string) => seal !== null || columns.some((each) => each.name === name);
  const selection: LedgerSelection = {
    unit,
    period: asked !== undefined && isPeriodOf(kind, asked) ? asked : calendarPeriodOf(today, kind).key,
    filter: Object.fromEntries(Object.entries(values).filter(([name]) => isColumn(name))),
    q: columns.some(isSearched) ? (search.get('q')?.trim().slice(0, 60) ?? '') : '',
    seal,
  };
  const change = (next: Partial<LedgerSelection>) => {
    const { filter, q, seal, ...rest } = { ...selection, ...next };
    const narrowed = Object.entries(filter).map(([column, value]) => `${column}:${value}`);
    setSearch(
      {
        ...rest,
        ...(narrowed.length === 0 ? {} : { filter: narrowed.join(',') }),
        ...(q === '' ? {} : { q }),
        ...(seal === null ? {} : { seal }),
      },
      { replace: true },
    );
  };
  return { selection, change, search: search.toString() };
}

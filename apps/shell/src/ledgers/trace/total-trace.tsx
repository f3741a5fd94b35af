import type { LedgerColumn, LedgerEntry } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { ledgerMessages } from '../ledger-messages.js';
import { totalsOf } from '../table/totals.js';
import { NOTHING, useCellWords } from '../table/use-cell-text.js';
import './trace.css';

interface TotalTraceProps {
  column: LedgerColumn;
  rows: readonly LedgerEntry[];
  titleId: string;
}

/** Where a sum comes from: the column’s rule, and how many rows were added up. */
export function TotalTrace({ column, rows, titleId }: TotalTraceProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const cellWords = useCellWords();
  const value = cellWords(column, totalsOf([column], rows)[column.name], null);
  const title = localized(column.title);
  const without = rows.filter(({ cells }) => typeof cells[column.name] !== 'number').length;
  return (
    <div className="ledger-trace">
      <h2 id={titleId}>
        {value === NOTHING ? t('whereNothing', { column: title }) : t('where', { column: title, value })}
      </h2>
      {column.type !== 'person' && <p className="ledger-trace-rule">{localized(column.rule)}</p>}
      <p>{t('addedUp', { rows: rows.length, without })}</p>
    </div>
  );
}

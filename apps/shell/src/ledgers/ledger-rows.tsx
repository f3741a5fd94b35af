import type { Ledger } from '@yige/contracts';
import { LoadingView, Pager, type Pages, StateView, useDisplay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { LedgerCards } from './cards/ledger-cards.js';
import { ledgerMessages } from './ledger-messages.js';
import { type LedgerSelection, PAGE, useLedgerRows } from './ledger-queries.js';
import { RowsFailed } from './rows-failed.js';
import { LedgerTable } from './table/ledger-table.js';
import { SelectionTotals } from './table/selection-totals.js';
import { isOfSeveral, useUnitReference } from './use-unit-reference.js';

interface LedgerRowsProps {
  ledger: Ledger;
  selection: LedgerSelection;
  pages: Pages;
  onChange: (next: Partial<LedgerSelection>) => void;
}

/** The rows, page by page: a table, on a phone cards. */
export function LedgerRows({ ledger, selection, pages, onChange }: LedgerRowsProps) {
  const t = useMessages(ledgerMessages);
  const { phone } = useDisplay();
  const unit = useUnitReference(selection.unit);
  const withUnits = unit !== null && isOfSeveral(unit);
  const rows = useLedgerRows(ledger.id, selection, pages.cursor);
  if (rows.isLoading) return <LoadingView />;
  if (rows.data === undefined) {
    return <RowsFailed ledger={ledger} error={rows.error} onRetry={() => void rows.refetch()} />;
  }
  const { items, next, seal } = rows.data;
  const isWhole = pages.number === 1 && next === null;
  if (items.length === 0 && pages.number === 1) {
    return Object.keys(selection.filter).length > 0 || selection.q !== '' ? (
      <StateView
        kind="noMatch"
        title={t('noRows')}
        description={t(next === null ? 'noRowsHint' : 'notYetFound')}
        action={
          next === null ? (
            <Button onClick={() => onChange({ filter: {}, q: '' })}>{t('widen')}</Button>
          ) : (
            <Button onClick={() => pages.forward(next)}>{t('lookFurther')}</Button>
          )
        }
      />
    ) : (
      <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />
    );
  }
  return (
    <>
      {phone ? (
        <LedgerCards ledger={ledger} rows={items} withUnits={withUnits} />
      ) : (
        <LedgerTable
          ledger={ledger}
          rows={items}
          withUnits={withUnits}
          page={pages.number}
          before={(pages.number - 1) * PAGE}
        />
      )}
      <div className="ledger-below">
        {(phone || !isWhole) && (
          <SelectionTotals
            ledger={ledger}
            selection={selection}
            rows={items}
            isWhole={isWhole}
            unitName={seal?.unit.name ?? unit?.name ?? ''}
          />
        )}
        <Pager pages={pages} next={next} />
      </div>
    </>
  );
}

import type { Ledger, LedgerColumn, LedgerEntry } from '@yige/contracts';
import { Icon, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useId } from 'react';
import { ledgerMessages } from '../ledger-messages.js';
import { useCellText } from '../table/use-cell-text.js';
import { CellTrace } from '../trace/cell-trace.js';

/** A row whose cells are looked at: all of them, or where one comes from. */
export interface ShownRow {
  entry: LedgerEntry;
  column: LedgerColumn | null;
}

interface RowDrawerProps {
  ledger: Ledger;
  shown: ShownRow | null;
  onShow: (shown: ShownRow | null) => void;
}

export function RowDrawer({ ledger, shown, onShow }: RowDrawerProps) {
  const t = useMessages(ledgerMessages);
  const titleId = useId();
  return (
    <Drawer
      open={shown !== null}
      placement="bottom"
      size="auto"
      destroyOnHidden
      title={shown?.column === null ? (shown.entry.person?.name ?? t('cells')) : null}
      closable={{ 'aria-label': t('close') }}
      onClose={() => onShow(null)}
    >
      {shown !== null && shown.column === null && (
        <Cells ledger={ledger} entry={shown.entry} onTrace={(column) => onShow({ ...shown, column })} />
      )}
      {shown !== null && shown.column !== null && (
        <div className="ledger-row-trace">
          <CellTrace ledger={ledger} entry={shown.entry} column={shown.column} titleId={titleId} />
          <Button onClick={() => onShow({ ...shown, column: null })}>{t('cells')}</Button>
        </div>
      )}
    </Drawer>
  );
}

interface CellsProps {
  ledger: Ledger;
  entry: LedgerEntry;
  onTrace: (column: LedgerColumn) => void;
}

function Cells({ ledger, entry, onTrace }: CellsProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const cellText = useCellText();
  return (
    <ul className="ledger-row-cells">
      {ledger.columns.map((column) => (
        <li key={column.name}>
          <button type="button" onClick={() => onTrace(column)}>
            <span className="yige-quiet">
              {localized(column.title)}
              {column.type === 'money' && ` (${t('yuan')})`}
            </span>
            <span>{cellText(column, entry.cells[column.name], entry.person)}</span>
            <Icon name="chevronRight" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

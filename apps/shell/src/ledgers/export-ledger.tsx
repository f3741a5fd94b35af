import type { Ledger } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { client } from '../api/client.js';
import { ledgerMessages } from './ledger-messages.js';
import { type LedgerSelection, queryOf } from './ledger-queries.js';
import { usePeriodTitle } from './use-period-title.js';
import { useUnitReference } from './use-unit-reference.js';

const ListExportDialog = lazy(async () => ({
  default: (await import('../exports/list-export-dialog.js')).ListExportDialog,
}));

/** All rows that are chosen, as a spreadsheet; the dialog comes with the first click. */
export function ExportLedger({ ledger, selection }: { ledger: Ledger; selection: LedgerSelection }) {
  const t = useMessages(ledgerMessages);
  const periodTitle = usePeriodTitle();
  const unit = useUnitReference(selection.unit)?.name ?? '…';
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Icon name="download" size={16} />} onClick={() => setOpen(true)}>
        {t('export')}
      </Button>
      {open && (
        <Suspense>
          <ListExportDialog
            title={t('exportTitle')}
            hint={t('exportHint', { unit, period: periodTitle(selection.period) })}
            make={(wanted, call) =>
              client.ledgers.export({ params: { id: ledger.id }, query: { ...queryOf(selection), ...wanted }, ...call })
            }
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

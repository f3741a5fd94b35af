import { useMessages } from '@yige/ui';
import { lazy, Suspense, useState } from 'react';
import { client } from '../api/client.js';
import { matterMessages } from './matter-messages.js';
import { type MatterFilter, narrowed } from './matter-queries.js';

const ListExportDialog = lazy(async () => ({
  default: (await import('../exports/list-export-dialog.js')).ListExportDialog,
}));

/** Takes the list out as it is narrowed; the dialog comes with the first click. */
export function ExportMatters({ filter }: { filter: MatterFilter }) {
  const t = useMessages(matterMessages);
  const [open, setOpen] = useState(false);
  const list = { ...narrowed(filter), overdue: filter.overdue };
  return (
    <>
      <button type="button" className="yige-link-button" onClick={() => setOpen(true)}>
        {t('export')}
      </button>
      {open && (
        <Suspense>
          <ListExportDialog
            title={t('export')}
            hint={t('exportHint')}
            make={(wanted, call) => client.matters.export({ body: { filter: list, ...wanted }, ...call })}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

import { useMessages } from '@yige/ui';
import { lazy, Suspense, useState } from 'react';
import { exportMessages } from './export-messages.js';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.js')).ExportDialog }));

/** Opens the dialog, which comes with the first click. */
export function ExportButton() {
  const t = useMessages(exportMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="yige-link-button" onClick={() => setOpen(true)}>
        {t('export')}
      </button>
      {open && (
        <Suspense>
          <ExportDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

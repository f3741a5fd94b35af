import { useMessages } from '@yige/ui';
import { lazy, Suspense, useState } from 'react';
import type { ListedPeople } from '../people/listed-people.js';
import { exportMessages } from './export-messages.js';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.js')).ExportDialog }));

/** Opens the dialog, which comes with the first click. */
export function ExportButton({ listed }: { listed?: ListedPeople }) {
  const t = useMessages(exportMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="yige-link-button" onClick={() => setOpen(true)}>
        {t('export')}
      </button>
      {open && (
        <Suspense>
          <ExportDialog {...(listed === undefined ? {} : { listed })} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

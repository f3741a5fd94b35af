import { useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { ListExportDialog } from '../../exports/list-export-dialog.js';
import { type InboxFilter, taskFilterOf } from '../inbox-filter.js';
import { bulkMessages } from './bulk-messages.js';

/** The list as a spreadsheet, for a reason. */
export function ExportDialog({ filter, onClose }: { filter: InboxFilter; onClose: () => void }) {
  const t = useMessages(bulkMessages);
  return (
    <ListExportDialog
      title={t('export')}
      hint={t('exportHint')}
      make={(asked, call) => client.taskBulk.export({ body: { filter: taskFilterOf(filter), ...asked }, ...call })}
      onClose={onClose}
    />
  );
}

import { corePermissions, type Ledger, type LedgerRecord, pageAt } from '@yige/contracts';
import { usePortal } from '../../app/portal.js';

/** Where a record can be looked at by this user; null where it has no page, or none that they may open. */
export function useRecordAddress({ plugin }: Ledger): (record: LedgerRecord) => string | null {
  const { permissions, plugins } = usePortal();
  const pages = plugins.find(({ id }) => id === plugin?.id)?.pages ?? [];
  return ({ link }) => {
    if (link === null) return null;
    if ('task' in link) return permissions.includes(corePermissions.taskRead) ? `/inbox/${link.task}` : null;
    if ('matter' in link) return permissions.includes(corePermissions.matterRead) ? `/matters/${link.matter}` : null;
    return pageAt(pages, link.page) !== undefined ? `/apps/${plugin?.id}${link.page}` : null;
  };
}

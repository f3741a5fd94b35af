import type { Ledger, LedgerSeal } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useDifferenceCount } from '../ledger-queries.js';
import { sealMessages } from './seal-messages.js';

/** How much is different since the seal; silent while it is not known, and where nobody can tell. */
export function ChangeCount({ ledger, seal }: { ledger: Ledger; seal: LedgerSeal }) {
  const t = useMessages(sealMessages);
  const { data } = useDifferenceCount(ledger.id, seal.id);
  if (data === undefined || (data.more && data.rows === 0)) return null;
  return <>{t(data.more ? 'changedAtLeast' : 'changedRows', { rows: data.rows })}</>;
}

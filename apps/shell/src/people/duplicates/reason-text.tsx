import type { DuplicateReason } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { duplicateMessages } from './duplicate-messages.js';

/** Why two may be one, in words. */
export function ReasonText({ reasons }: { reasons: readonly DuplicateReason[] }) {
  const t = useMessages(duplicateMessages);
  return <>{reasons.map((reason) => t(reason)).join('；')}</>;
}

import { StatusChip, useMessages } from '@yige/plugin-sdk/web';
import type { Screening } from '../../contract.js';
import { screeningMessages } from '../text/screening-messages.js';

/** Only what asks for something gets a chip. */
export function OutcomeWords({ outcome }: { outcome: Screening }) {
  const t = useMessages(screeningMessages);
  if (outcome === 'referUrgently') return <StatusChip status="overdue" label={t('outcome.referUrgently')} />;
  if (outcome === 'referToConfirm') return <StatusChip status="dueSoon" label={t('outcome.referToConfirm')} />;
  return <>{t(`outcome.${outcome}`)}</>;
}

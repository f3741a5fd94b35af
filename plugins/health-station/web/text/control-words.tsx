import { StatusChip, useMessages } from '@yige/plugin-sdk/web';
import type { Control } from '../../contract.js';
import { healthMessages } from './health-messages.js';

/** Only what is out of the ordinary gets a chip. */
export function ControlWords({ control }: { control: Control | null }) {
  const t = useMessages(healthMessages);
  if (control === null) return <span className="yige-quiet">{t('control.unknown')}</span>;
  if (control === 'urgent') return <StatusChip status="overdue" label={t('control.urgent')} />;
  if (control === 'notControlled') return <StatusChip status="dueSoon" label={t('control.notControlled')} />;
  return <>{t('control.controlled')}</>;
}

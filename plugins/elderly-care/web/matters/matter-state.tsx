import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { MatterLine } from '../../matters-contract.js';
import { matterMessages } from '../text/matter-messages.js';

/** Until when an open matter is to be answered; how a settled one ended, by whom and when. */
export function MatterState({ matter: { state, dueAt, settledAt, settledBy } }: { matter: MatterLine }) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  if (state === 'open') {
    const isOverdue = Date.parse(dueAt) < Date.now();
    return <span className={isOverdue ? 'yige-overdue' : undefined}>{format.relativeDue(dueAt)}</span>;
  }
  if (settledAt === null || settledBy === null) return <>{t(`state.${state}`)}</>;
  return <>{t('settledLine', { state: t(`state.${state}`), name: settledBy, time: format.dateTime(settledAt) })}</>;
}

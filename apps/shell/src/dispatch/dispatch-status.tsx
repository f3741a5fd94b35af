import type { DispatchSummary } from '@yige/contracts';
import { StatusChip, useMessages } from '@yige/ui';
import { dispatchMessages } from './dispatch-messages.js';
import { isMoving, sendingPercent } from './progress.js';

/** The ordinary state is plain text; what moves or has been taken back gets a chip. */
export function DispatchMark(dispatch: DispatchSummary) {
  const t = useMessages(dispatchMessages);
  const { status } = dispatch;
  const word = t(`status.${status}`);
  if (status === 'sent') return <span>{word}</span>;
  if (!isMoving(status)) return <StatusChip status="withdrawn" label={word} />;
  const label = status === 'sending' ? t('moving', { status: word, percent: sendingPercent(dispatch) }) : word;
  return <StatusChip status="inProgress" label={label} />;
}

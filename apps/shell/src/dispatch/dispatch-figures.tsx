import type { Dispatch } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { dispatchMessages } from './dispatch-messages.js';
import { Figures } from './figures.js';

/** How many of the targets stand where. */
export function DispatchFigures({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const { targets, sent, refused, recalled, results } = dispatch;
  const figures = [
    ['allTargets', targets],
    ['sent', sent],
    ['open', results.open],
    ['submitted', results.submitted],
    ['closed', results.closed],
    ['refused', refused],
  ] as const;
  return (
    <Figures
      label={t('figures')}
      figures={figures.map(([key, count]) => ({
        label: t(key),
        value: format.count(count),
        ...(key === 'sent' && recalled > 0 ? { note: t('recalledCount', { count: format.count(recalled) }) } : {}),
      }))}
    />
  );
}

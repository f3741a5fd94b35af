import type { Dispatch } from '@yige/contracts';
import { LiveRegion, Panel, useFormat, useMessages } from '@yige/ui';
import Progress from 'antd/es/progress';
import { dispatchMessages } from './dispatch-messages.js';
import { recallPercent, sendingPercent } from './progress.js';

/** How far the sending or the recall is; it goes on without this page. */
export function SendingProgress({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const { status, targets, sent, refused, recalled, results } = dispatch;
  const recalling = status === 'recalling';
  const text = recalling
    ? t('withdrawn', { done: format.count(recalled), left: format.count(results.open) })
    : t('settled', { done: format.count(sent + refused), targets: format.count(targets) });
  const title = t(`status.${status}`);
  return (
    <Panel title={title}>
      <Progress percent={recalling ? recallPercent(dispatch) : sendingPercent(dispatch)} aria-label={title} />
      <LiveRegion>{text}</LiveRegion>
      <p className="dispatch-note" aria-hidden="true">
        {text}
      </p>
    </Panel>
  );
}

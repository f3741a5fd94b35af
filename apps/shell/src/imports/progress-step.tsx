import type { Import } from '@yige/contracts';
import { LiveRegion, Panel, useFormat, useMessages } from '@yige/ui';
import Progress from 'antd/es/progress';
import { CancelButton } from './cancel-button.js';
import { importMessages } from './import-messages.js';
import { OutcomeFigures } from './outcome-figures.js';

/** How far the check or the run is. How many rows there are is known after the first check. */
export function ProgressStep({ one }: { one: Import }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const { rowsDone, rowsTotal, state } = one;
  const done = format.count(rowsDone);
  const percent = rowsTotal === null || rowsTotal === 0 ? 0 : Math.floor((rowsDone / rowsTotal) * 100);
  const text = rowsTotal === null ? t('working', { done }) : t('workingOf', { done, total: format.count(rowsTotal) });
  const title = t(state === 'running' ? 'runningTitle' : 'checkingTitle');
  return (
    <Panel title={title}>
      <div className="imports-form">
        {rowsTotal !== null && <Progress percent={percent} aria-label={title} />}
        <LiveRegion>{text}</LiveRegion>
        <p className="imports-progress">{text}</p>
        <OutcomeFigures one={one} />
        <div className="imports-actions">
          <CancelButton one={one} />
        </div>
      </div>
    </Panel>
  );
}

import type { Import } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Fault } from '../security/fault.js';
import { CancelButton } from './cancel-button.js';
import { importMessages } from './import-messages.js';
import { useStep } from './import-queries.js';
import { OutcomeFigures } from './outcome-figures.js';
import { ReportLinks } from './report-links.js';
import { ChangeList, FaultList } from './row-lists.js';

/** What the check found: the consequences before the last step. */
export function CheckStep({ one, onBack }: { one: Import; onBack: () => void }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const execute = useStep(one.id, 'execute');
  const { created, changed, unchanged, refused } = one.counts;
  const loadable = created + changed + unchanged;
  return (
    <>
      <Panel title={t('resultsTitle')} extra={<ReportLinks one={one} />}>
        <OutcomeFigures one={one} />
      </Panel>
      <FaultList one={one} />
      <ChangeList one={one} title={t('changesTitle')} />
      <Fault error={execute.error} />
      <div className="imports-actions">
        <Button onClick={onBack}>{t('back')}</Button>
        <CancelButton one={one} />
        <span className="imports-blocked" role="status">
          {refused > 0 && t(loadable === 0 ? 'executeNothing' : 'leftOut', { count: format.count(refused) })}
        </span>
        <Button type="primary" disabled={loadable === 0} loading={execute.isPending} onClick={() => execute.mutate()}>
          {t('execute', { count: format.count(loadable) })}
        </Button>
      </div>
    </>
  );
}

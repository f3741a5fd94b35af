import type { Import } from '@yige/contracts';
import { Panel, StateView, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { FirstPasswords } from './first-passwords.js';
import { importMessages } from './import-messages.js';
import { kindPages } from './kind-pages.js';
import { OutcomeFigures } from './outcome-figures.js';
import { ReportLinks } from './report-links.js';
import { ChangeList, FaultList } from './row-lists.js';

/** How it ended. */
export function ResultStep({ one }: { one: Import }) {
  const t = useMessages(importMessages);
  if (one.state === 'failed') {
    const another = <Link to="/imports">{t('another')}</Link>;
    return <StateView kind="error" title={t(one.failure ?? 'unexpected')} action={another} />;
  }
  return (
    <>
      <Panel
        title={t(one.state === 'done' ? 'doneTitle' : 'cancelled')}
        hint={t(one.state === 'done' ? 'doneHint' : 'cancelledHint')}
        extra={<ReportLinks one={one} />}
      >
        <OutcomeFigures one={one} />
      </Panel>
      <FirstPasswords one={one} />
      <FaultList one={one} />
      <ChangeList one={one} title={t('changesDone')} />
      <div className="imports-actions">
        <Link to="/imports">{t('another')}</Link>
        <Link to={kindPages[one.kind].path}>{t(kindPages[one.kind].seeIt)}</Link>
      </div>
    </>
  );
}

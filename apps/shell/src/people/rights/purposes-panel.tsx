import { LoadingView, Panel, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { ReadFailed } from '../../states/could-not-start.js';
import { rightsMessages } from './rights-messages.js';
import { useDataPurposes } from './rights-queries.js';
import './rights.css';

/** What each group of data is for, read when somebody asks. */
export function PurposesPanel() {
  const t = useMessages(rightsMessages);
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('purposes')} hint={t('purposesHint')}>
      {open ? <Purposes /> : <Button onClick={() => setOpen(true)}>{t('showPurposes')}</Button>}
    </Panel>
  );
}

function Purposes() {
  const t = useMessages(rightsMessages);
  const localized = useLocalized();
  const purposes = useDataPurposes();
  if (purposes.isLoading) return <LoadingView />;
  if (purposes.data === undefined) return <ReadFailed onRetry={() => void purposes.refetch()} />;
  return (
    <dl className="rights-purposes">
      {purposes.data.items.map(({ data, title, purpose, basis, source, seenBy }) => (
        <div key={data}>
          <dt>{localized(title)}</dt>
          <dd>{localized(purpose)}</dd>
          <dd className="yige-quiet">{t('seenBy', { who: localized(seenBy) })}</dd>
          <dd className="yige-quiet">{t('basisOf', { basis: t(basis), source: localized(source) })}</dd>
        </div>
      ))}
    </dl>
  );
}

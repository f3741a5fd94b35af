import { useQuery } from '@tanstack/react-query';
import type { SealedRecordSummary } from '@yige/contracts';
import { Icon, LoadingView, Panel, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { FindRecord } from './find-record.js';
import { RecordItem } from './record-item.js';
import { retentionMessages } from './retention-messages.js';
import '../person.css';
import '../registry-panels.css';

/** Records of residents who left, without names; whose one is, opening it tells. */
export default function SealedRecordsPage() {
  const t = useMessages(retentionMessages);
  const [found, setFound] = useState<SealedRecordSummary | null>(null);
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/people">{t('people')}</Link> <Icon name="chevronRight" size={14} />
      </nav>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('intro')}</p>
      </header>
      <FindRecord onFound={setFound} />
      {found === null ? <Records /> : <RecordList records={[found]} />}
    </div>
  );
}

function Records() {
  const t = useMessages(retentionMessages);
  const [cursor, setCursor] = useState<string>();
  const records = useQuery({
    queryKey: ['people', 'sealed', cursor ?? null],
    queryFn: ({ signal }) => client.retention.list({ query: cursor === undefined ? {} : { cursor }, signal }),
  });
  if (records.isLoading) return <LoadingView />;
  if (records.data === undefined) return <ReadFailed onRetry={() => void records.refetch()} />;
  const { items, next } = records.data;
  if (items.length === 0) return <StateView kind="empty" title={t('none')} description={t('noneHint')} />;
  return (
    <>
      <RecordList records={items} />
      {next !== null && <Button onClick={() => setCursor(next)}>{t('earlier')}</Button>}
    </>
  );
}

function RecordList({ records }: { records: readonly SealedRecordSummary[] }) {
  const t = useMessages(retentionMessages);
  return (
    <Panel title={t('title')} flush>
      <ul className="person-fact-lines">
        {records.map((record) => (
          <RecordItem key={record.personId} record={record} />
        ))}
      </ul>
    </Panel>
  );
}

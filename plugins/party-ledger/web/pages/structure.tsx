import {
  defineMessages,
  definePage,
  LoadingView,
  ReadFailed,
  useDisplay,
  useFormat,
  useMessages,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { structureSchema } from '../../contract/members.js';
import { OrganisationSelect } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { StructurePanels } from '../parts/structure-panels.js';
import { words } from '../text/words.js';

const messages = defineMessages({
  'zh-CN': {
    title: '党员队伍结构',
    asOf: '截至哪天',
    total: '截至 {date}，党员 {total} 人',
    exact: '年龄、学历、状态三组各自合计都是 {total} 人。',
    print: '打印',
  },
  en: {
    title: 'Structure of the members',
    asOf: 'As of',
    total: 'As of {date}: {total} members',
    exact: 'Age, education and kind each add up to {total}.',
    print: 'Print',
  },
});

/** Members by age, education and kind, as of any day. */
function StructurePage() {
  const t = useMessages(messages);
  const w = useMessages(words);
  const format = useFormat();
  const { phone } = useDisplay();
  const today = useToday();
  const [organisation, setOrganisation] = useState<string>();
  const [asOf, setAsOf] = useState(today);
  const { data, error, refetch } = usePluginQuery({
    path: '/structure',
    query: { organisation, asOf: asOf === '' ? undefined : asOf },
    response: structureSchema,
  });
  return (
    <PartyPage title={t('title')} actions={!phone && <Button onClick={() => window.print()}>{t('print')}</Button>}>
      <div className="yige-filters">
        <OrganisationSelect value={organisation} none={w('allOrganisations')} onChange={setOrganisation} />
        <Input
          type="date"
          aria-label={t('asOf')}
          value={asOf}
          max={today}
          style={{ width: 170 }}
          onChange={(event) => setAsOf(event.target.value)}
        />
      </div>
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <p style={{ margin: 0 }}>
            <strong>{t('total', { date: format.date(data.asOf), total: data.total })}</strong>{' '}
            <span className="yige-quiet">{t('exact', { total: data.total })}</span>
          </p>
          <div
            style={{
              display: 'grid',
              gap: 'var(--ant-padding)',
              alignItems: 'start',
              gridTemplateColumns: phone ? 'minmax(0, 1fr)' : 'repeat(3, minmax(0, 1fr))',
            }}
          >
            <StructurePanels structure={data} kinds />
          </div>
          <p className="yige-quiet" style={{ margin: 0 }}>
            {w('source', { source: data.rule.source })}
          </p>
        </>
      )}
    </PartyPage>
  );
}

export default definePage(StructurePage);

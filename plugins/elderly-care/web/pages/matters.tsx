import {
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useDisplay,
  useFormat,
  useMessages,
  usePages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type MatterLine, matterPageSchema } from '../../matters-contract.js';
import { MatterState } from '../matters/matter-state.js';
import { matterMessages } from '../text/matter-messages.js';

const PAGE = 20;

/** Matters that street and district routed to the bureau, the one that is due first on top (R18). */
function MattersPage() {
  const t = useMessages(matterMessages);
  const { phone } = useDisplay();
  const [show, setShow] = useState<'open' | 'settled'>('open');
  const pages = usePages();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/matters',
    query: { show, cursor: pages.cursor, limit: PAGE },
    response: matterPageSchema,
  });
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
      </header>
      <div className="yige-filters">
        <Segmented<'open' | 'settled'>
          value={show}
          options={[
            { value: 'open', label: t('open') },
            { value: 'settled', label: t('settled') },
          ]}
          onChange={(chosen) => {
            setShow(chosen);
            pages.restart();
          }}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind="empty"
          title={t(show === 'open' ? 'empty' : 'emptySettled')}
          {...(show === 'open' ? { description: t('emptyHint') } : {})}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <MatterCards matters={data.items} /> : <MatterTable matters={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
    </div>
  );
}

function MatterTable({ matters }: { matters: MatterLine[] }) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  return (
    <Table<MatterLine>
      rowKey="id"
      dataSource={matters}
      pagination={false}
      columns={[
        { title: t('what'), render: (_, matter) => <Open matter={matter} /> },
        { title: t('place'), dataIndex: 'place' },
        { title: t('reportedAt'), render: (_, { reportedAt }) => format.dateTime(reportedAt) },
        { title: t('dueAt'), render: (_, matter) => <MatterState matter={matter} /> },
      ]}
    />
  );
}

function MatterCards({ matters }: { matters: MatterLine[] }) {
  return (
    <ul className="yige-cards">
      {matters.map((matter) => (
        <li key={matter.id}>
          <Open matter={matter} />
          <div className="yige-quiet">{matter.place}</div>
          <MatterState matter={matter} />
        </li>
      ))}
    </ul>
  );
}

function Open({ matter: { id, title } }: { matter: MatterLine }) {
  const { navigate } = usePluginNavigation();
  return (
    <Button type="link" style={{ padding: 0, whiteSpace: 'normal' }} onClick={() => navigate(`/matter?id=${id}`)}>
      {title}
    </Button>
  );
}

export default definePage(MattersPage);

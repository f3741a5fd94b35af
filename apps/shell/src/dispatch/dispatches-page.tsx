import type { DispatchSummary } from '@yige/contracts';
import {
  BureauCell,
  LoadingView,
  Pager,
  StateView,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { Link, useNavigate } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import './dispatch.css';
import { dispatchMessages } from './dispatch-messages.js';
import { useDispatches } from './dispatch-queries.js';
import { DispatchMark } from './dispatch-status.js';

/** What the user's bureaus and communities have sent, newest first. */
export default function DispatchesPage() {
  const t = useMessages(dispatchMessages);
  const { phone } = useDisplay();
  const navigate = useNavigate();
  const pages = usePages();
  const dispatches = useDispatches(pages.cursor);
  const { data } = dispatches;
  const start = (
    <Button type="primary" onClick={() => void navigate('/dispatches/new')}>
      {t('start')}
    </Button>
  );
  const empty = data?.items.length === 0;
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="dispatch-note yige-quiet">{t('note')}</p>
        </div>
        {!empty && start}
      </header>
      {dispatches.isLoading && <LoadingView />}
      {dispatches.error !== null && data === undefined && <ReadFailed onRetry={() => void dispatches.refetch()} />}
      {empty && <StateView kind="empty" title={t('none')} description={t('noneHint')} action={start} />}
      {data !== undefined && !empty && (phone ? <Cards dispatches={data.items} /> : <Rows dispatches={data.items} />)}
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

function Rows({ dispatches }: { dispatches: DispatchSummary[] }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  return (
    <Table<DispatchSummary>
      rowKey="id"
      dataSource={dispatches}
      pagination={false}
      columns={[
        { title: t('task'), render: (_, each) => <Name {...each} /> },
        { title: t('status'), render: (_, each) => <DispatchMark {...each} /> },
        { title: t('targets'), align: 'end', render: (_, each) => <Count {...each} /> },
        { title: t('due'), render: (_, { dueAt }) => (dueAt === null ? t('noDue') : format.date(dueAt)) },
        { title: t('by'), render: (_, { createdBy }) => createdBy.name },
        { title: t('at'), render: (_, { createdAt }) => format.dateTime(createdAt) },
      ]}
    />
  );
}

function Cards({ dispatches }: { dispatches: DispatchSummary[] }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {dispatches.map((each) => (
        <li key={each.id} className="dispatch-card">
          <Name {...each} />
          <span className="dispatch-card-line">
            <DispatchMark {...each} />
            <Count {...each} />
          </span>
          <span className="yige-quiet">
            {t('due')} {each.dueAt === null ? t('noDue') : format.date(each.dueAt)} · {each.createdBy.name} ·{' '}
            {format.dateTime(each.createdAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Name({ id, title, bureau }: DispatchSummary) {
  const localized = useLocalized();
  return (
    <span className="dispatch-name">
      <BureauCell glyph={bureau.glyph} color={bureau.color} />
      <Link to={`/dispatches/${id}`}>{localized(title)}</Link>
    </span>
  );
}

function Count({ sent, targets, refused, recalled }: DispatchSummary) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  return (
    <span>
      {t('ofTargets', { sent: format.count(sent), targets: format.count(targets) })}
      {refused > 0 && <small className="dispatch-aside">{t('heldBack', { count: format.count(refused) })}</small>}
      {recalled > 0 && (
        <small className="dispatch-aside">{t('recalledCount', { count: format.count(recalled) })}</small>
      )}
    </span>
  );
}

import { corePermissions, type ReorganisationSummary, reorganisationStateSchema } from '@yige/contracts';
import { Icon, LoadingView, Pager, StateView, useDisplay, useFormat, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useOutline } from './outline-text.js';
import { reorganisationMessages } from './reorganisation-messages.js';
import { useReorganisations } from './reorganisation-queries.js';
import { StateMark } from './state-mark.js';
import './reorganisation.css';

/** Reorganisations with their state, newest first. */
export default function ReorganisationsPage() {
  const t = useMessages(reorganisationMessages);
  const { phone } = useDisplay();
  const { permissions } = usePortal();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const state = reorganisationStateSchema.nullable().catch(null).parse(search.get('state'));
  const pages = usePages();
  const list = useReorganisations(state, pages.cursor ?? null);
  const { data } = list;
  const next = data?.next ?? null;
  const proposes = permissions.includes(corePermissions.reorganisationPropose);
  return (
    <div className="yige-page">
      <Path />
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {proposes && (
          <Button type="primary" onClick={() => navigate('/organisation/reorganise')}>
            {t('propose')}
          </Button>
        )}
      </header>
      <div className="yige-filters">
        <Select
          aria-label={t('states')}
          className="reorganisation-states"
          value={state ?? 'all'}
          onChange={(value) => {
            pages.restart();
            setSearch(value === 'all' ? {} : { state: value }, { replace: true });
          }}
          options={[
            { value: 'all', label: t('all') },
            ...reorganisationStateSchema.options.map((value) => ({ value, label: t(value) })),
          ]}
        />
      </div>
      {list.isLoading && <LoadingView />}
      {list.error !== null && data === undefined && <ReadFailed onRetry={() => void list.refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={state === null ? 'empty' : 'noMatch'}
          title={t(state === null ? 'none' : 'noneInState')}
          {...(state === null ? { description: t('noneHint') } : {})}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards items={data.items} /> : <Rows items={data.items} />)}
      <Pager pages={pages} next={next} />
    </div>
  );
}

/** Where one is: 组织 › 区划调整. */
export function Path({ last }: { last?: string }) {
  const t = useMessages(reorganisationMessages);
  return (
    <nav className="reorganisation-path" aria-label={t('organisation')}>
      <Link to="/organisation">{t('organisation')}</Link>
      <Icon name="chevronRight" size={14} />
      {last === undefined ? t('title') : <Link to="/organisation/reorganisations">{t('title')}</Link>}
      {last !== undefined && (
        <>
          <Icon name="chevronRight" size={14} />
          {last}
        </>
      )}
    </nav>
  );
}

function Subject({ reorganisation }: { reorganisation: ReorganisationSummary }) {
  const outline = useOutline();
  const format = useFormat();
  return (
    <Link to={`/organisation/reorganisations/${reorganisation.id}`}>
      {format.clauses(reorganisation.outline.map(outline))}
    </Link>
  );
}

function Rows({ items }: { items: ReorganisationSummary[] }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  return (
    <Table<ReorganisationSummary>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('what'), render: (_, row) => <Subject reorganisation={row} />, className: 'reorganisation-subject' },
        { title: t('effectiveOn'), render: (_, { effectiveOn }) => format.date(effectiveOn) },
        { title: t('state'), render: (_, { state }) => <StateMark state={state} /> },
        { title: t('document'), render: (_, { basis }) => basis.number },
        { title: t('proposedBy'), render: (_, { proposedBy }) => proposedBy.name },
        { title: t('proposedAt'), render: (_, { proposedAt }) => format.dateTime(proposedAt) },
      ]}
    />
  );
}

function Cards({ items }: { items: ReorganisationSummary[] }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {items.map((item) => (
        <li key={item.id} className="reorganisation-card">
          <Subject reorganisation={item} />
          <StateMark state={item.state} />
          <span className="yige-quiet">
            {t('effectiveOn')} {format.date(item.effectiveOn)} · {item.proposedBy.name}
          </span>
        </li>
      ))}
    </ul>
  );
}

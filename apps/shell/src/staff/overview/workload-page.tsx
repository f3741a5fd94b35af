import type { Workload } from '@yige/contracts';
import {
  LoadingView,
  Pager,
  Panel,
  StateView,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { StaffHead } from '../staff-head.js';
import { useWorkload } from '../staff-queries.js';
import { UnitSelect } from '../unit-select.js';
import { overviewMessages } from './overview-messages.js';
import { useUnitFilter } from './use-unit-filter.js';
import '../staff.css';

/** How much each person has to do: a load, in the order of usernames, and no ranking. */
export default function WorkloadPage() {
  const t = useMessages(overviewMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const { unit, change } = useUnitFilter(pages.restart);
  const workload = useWorkload({ unit, cursor: pages.cursor });
  const { data } = workload;
  return (
    <div className="yige-page staff-page">
      <StaffHead />
      <div className="yige-filters">
        <UnitSelect clearable label={t('unit')} value={unit} onChange={change} />
      </div>
      <Panel title={t('workloadTitle')} flush>
        {workload.isLoading && <LoadingView />}
        {workload.error !== null && data === undefined && <ReadFailed onRetry={() => void workload.refetch()} />}
        {data !== undefined && data.items.length === 0 && (
          <StateView kind="empty" title={t('noWorkload')} description={t('noWorkloadHint')} />
        )}
        {data !== undefined &&
          data.items.length > 0 &&
          (phone ? <WorkloadCards items={data.items} /> : <WorkloadTable items={data.items} />)}
        <p className="staff-note">{t('workloadHint')}</p>
      </Panel>
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

function WorkloadTable({ items }: { items: Workload[] }) {
  const t = useMessages(overviewMessages);
  const format = useFormat();
  const postsOf = usePostWords();
  return (
    <Table<Workload>
      rowKey={({ account }) => account.id}
      dataSource={items}
      pagination={false}
      columns={[
        {
          title: t('person'),
          render: (_, { account }) => <Link to={`/staff/${account.id}`}>{account.displayName}</Link>,
        },
        { title: t('posts'), render: (_, person) => postsOf(person) },
        { title: t('load'), width: 220, render: (_, { open }) => <LoadBar count={open} /> },
        { title: t('open'), align: 'right', width: 90, render: (_, { open }) => format.count(open) },
        { title: t('closed'), align: 'right', width: 140, render: (_, { closed }) => format.count(closed) },
      ]}
    />
  );
}

function WorkloadCards({ items }: { items: Workload[] }) {
  const t = useMessages(overviewMessages);
  const postsOf = usePostWords();
  return (
    <ul className="staff-rows">
      {items.map((person) => (
        <li key={person.account.id}>
          <div className="staff-row-words">
            <Link to={`/staff/${person.account.id}`}>{person.account.displayName}</Link>
            <div className="yige-quiet">{postsOf(person)}</div>
            <LoadBar count={person.open} />
            <div>
              {t('open')} {t('tasks', { count: person.open })} · {t('closed')} {t('tasks', { count: person.closed })}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One cell for five tasks, the same for everybody: nobody's bar depends on another's. */
const TASKS_A_CELL = 5;
const CELLS = 12;

function LoadBar({ count }: { count: number }) {
  const filled = Math.min(CELLS, Math.ceil(count / TASKS_A_CELL));
  return (
    <span className="staff-load" aria-hidden="true">
      {Array.from({ length: CELLS }, (_, index) => (
        <i key={index} data-filled={index < filled} />
      ))}
    </span>
  );
}

function usePostWords(): (person: Workload) => string {
  const localized = useLocalized();
  const format = useFormat();
  return ({ posts }) =>
    format.list(posts.map(({ community, unit, title }) => `${community ?? ''}${unit.name} ${localized(title)}`));
}

import { corePermissions, type Dispatch, isEnded, type TaskSummary } from '@yige/contracts';
import { DueLabel, LoadingView, Pager, StateView, useDisplay, useLocalized, useMessages, usePages } from '@yige/ui';
import Table from 'antd/es/table';
import { Link, useParams } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { inboxMessages } from '../../inbox/inbox-messages.js';
import { isGone } from '../../inbox/task-queries.js';
import { useUnit } from '../../organisation/organisation-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import '../dispatch.css';
import { DispatchGone } from '../dispatch-gone.js';
import { dispatchMessages } from '../dispatch-messages.js';
import { DispatchPath } from '../dispatch-path.js';
import { useCommunityTasks, useDispatch } from '../dispatch-queries.js';

/** The tasks of a dispatch in one community. */
export default function CommunityTasksPage() {
  const { dispatchId = '', unitId = '' } = useParams();
  const dispatch = useDispatch(dispatchId);
  if (dispatch.isLoading) return <LoadingView />;
  if (dispatch.data === undefined) {
    if (isGone(dispatch.error)) return <DispatchGone />;
    return <ReadFailed onRetry={() => void dispatch.refetch()} />;
  }
  return <CommunityTasks dispatch={dispatch.data} unitId={unitId} />;
}

function CommunityTasks({ dispatch, unitId }: { dispatch: Dispatch; unitId: string }) {
  const t = useMessages(dispatchMessages);
  const localized = useLocalized();
  const { phone } = useDisplay();
  const pages = usePages();
  const tasks = useCommunityTasks(dispatch.id, unitId, pages.cursor);
  const unit = useUnit(unitId, null).data?.name ?? '—';
  const { data } = tasks;
  return (
    <div className="yige-page">
      <DispatchPath over={[{ to: `/dispatches/${dispatch.id}`, name: localized(dispatch.title) }]} here={unit} />
      <h1>{t('tasksOf', { unit })}</h1>
      {tasks.isLoading && <LoadingView />}
      {tasks.error !== null && data === undefined && <ReadFailed onRetry={() => void tasks.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('noTasks')} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards tasks={data.items} /> : <Rows tasks={data.items} />)}
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

function Rows({ tasks }: { tasks: TaskSummary[] }) {
  const t = useMessages(dispatchMessages);
  return (
    <Table<TaskSummary>
      rowKey="id"
      dataSource={tasks}
      pagination={false}
      columns={[
        { title: t('task'), render: (_, task) => <TaskLink {...task} /> },
        { title: t('place'), render: (_, { unit }) => unit.name },
        { title: t('assignee'), render: (_, { assignee }) => assignee?.name ?? t('unassigned') },
        { title: t('status'), render: (_, task) => <Standing {...task} /> },
      ]}
    />
  );
}

function Cards({ tasks }: { tasks: TaskSummary[] }) {
  const t = useMessages(dispatchMessages);
  return (
    <ul className="yige-cards">
      {tasks.map((task) => (
        <li key={task.id} className="dispatch-card">
          <TaskLink {...task} />
          <span className="yige-quiet">
            {task.unit.name} · {task.assignee?.name ?? t('unassigned')}
          </span>
          <Standing {...task} />
        </li>
      ))}
    </ul>
  );
}

/** Leads on for whoever reads residents; to the others a task of this list stays without a face. */
function TaskLink({ id, title }: TaskSummary) {
  const localized = useLocalized();
  const { permissions } = usePortal();
  if (!permissions.includes(corePermissions.personRead)) return <span>{localized(title)}</span>;
  return <Link to={`/inbox/${id}?box=sent`}>{localized(title)}</Link>;
}

function Standing({ status, dueAt }: TaskSummary) {
  const t = useMessages(inboxMessages);
  return (
    <span className="dispatch-card-line">
      {t(`status.${status}`)}
      {!isEnded(status) && <DueLabel dueAt={dueAt ?? null} />}
    </span>
  );
}

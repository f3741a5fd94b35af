import { corePermissions, correctionTask, isEnded, matterTask, residenceCheckTask, type Task } from '@yige/contracts';
import {
  BureauCell,
  DueLabel,
  FactList,
  Icon,
  LoadingView,
  StateView,
  StatusChip,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import Button from 'antd/es/button';
import { Link } from 'react-router';
import { TaskAdmissionStrip } from '../admission/task-admission.js';
import { usePortal } from '../app/portal.js';
import { formDrafts } from '../offline/form-drafts.js';
import { ReadFailed } from '../states/could-not-start.js';
import { isCollected } from './collected.js';
import { TaskAside } from './conversation/task-aside.js';
import { HeadButtons } from './handling/head-buttons.js';
import { StandingNote } from './handling/standing-note.js';
import { inboxMessages } from './inbox-messages.js';
import { TaskCards } from './task-cards.js';
import { isGone, useTask } from './task-queries.js';
import { TaskWork } from './task-work.js';

/** What, who and by when; the form; what has happened; the actions. */
export function TaskDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useMessages(inboxMessages);
  const { account } = usePortal();
  const { data: task, error, isLoading, refetch } = useTask(id);
  if (isLoading) return <LoadingView />;
  // Out of one's sight by now; but what was filled in meanwhile stays on the screen.
  const isLost = isGone(error) && formDrafts.peek(account.id, id) === null;
  if (task === undefined || isLost) {
    if (!isGone(error)) return <ReadFailed onRetry={() => void refetch()} />;
    return (
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Button onClick={onClose}>{t('back')}</Button>}
      />
    );
  }
  return (
    <article className="task">
      <TaskHead task={task} onClose={onClose} />
      <TaskCards task={task} />
      <CoreTaskLink task={task} />
      <TaskWork key={task.id} task={task} history={<TaskAside task={task} />} onLost={onClose} />
    </article>
  );
}

function TaskHead({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { phone } = useDisplay();
  const { source, subject, status, submission } = task;
  return (
    <header className="task-head">
      <div className="task-title">
        {phone && <Button type="text" icon={<Icon name="chevronLeft" label={t('back')} />} onClick={onClose} />}
        <BureauCell glyph={source.glyph} color={source.color} size="lg" />
        <h2>{localized(task.title)}</h2>
        {submission?.state === 'pending' ? (
          <StatusChip status="pendingUpload" label={t('status.submitted')} />
        ) : (
          <StatusChip status={chipOf(status)} label={isCollected(task) ? t('collected') : t(`status.${status}`)} />
        )}
        {!isEnded(status) && status !== 'submitted' && <DueLabel dueAt={task.dueAt ?? null} />}
        <HeadButtons task={task} />
      </div>
      {subject !== null && <Subject subject={subject} />}
      {task.instruction !== null && (
        <p className="task-instruction">
          <strong>{t('instruction')}</strong> {task.instruction}
        </p>
      )}
      <FactList
        facts={[
          { label: t('bureauLabel'), value: localized(source.name) },
          { label: t('unitLabel'), value: task.unit.name },
          { label: t('assignee'), value: task.assignee?.name ?? t('unassigned') },
          { label: t('created'), value: format.date(task.createdAt) },
        ]}
      />
      <TaskAdmissionStrip task={task} />
      <StandingNote task={task} />
    </header>
  );
}

/** The platform's own work is done on a page of its own. */
function CoreTaskLink({ task: { type, status, payload } }: { task: Task }) {
  const t = useMessages(inboxMessages);
  const { permissions } = usePortal();
  const matter = matterTask.payloadSchema.safeParse(payload);
  if (type === matterTask.type && matter.success) {
    return <WorkLink to={`/matters/${matter.data.matterId}`} words={t('openMatter')} />;
  }
  const correction = correctionTask.payloadSchema.safeParse(payload);
  const check = residenceCheckTask.payloadSchema.safeParse(payload);
  if (type === residenceCheckTask.type && status !== 'closed' && check.success) {
    if (!permissions.includes(corePermissions.personRead)) return null;
    return <WorkLink to={`/households/${check.data.householdId}`} words={t('toHousehold')} />;
  }
  if (type !== correctionTask.type || status === 'closed' || !correction.success) return null;
  if (!permissions.includes(corePermissions.rightsServe)) return null;
  return <WorkLink to={`/rights-requests/${correction.data.requestId}`} words={t('openRequest')} />;
}

function WorkLink({ to, words }: { to: string; words: string }) {
  return (
    <p className="task-subject">
      <Link to={to}>
        {words} <Icon name="chevronRight" size={14} />
      </Link>
    </p>
  );
}

function chipOf(status: Task['status']) {
  switch (status) {
    case 'open':
    case 'accepted':
      return 'notStarted';
    case 'closed':
      return 'closed';
    case 'cancelled':
      return 'withdrawn';
    case 'returned':
    case 'refused':
      return 'refusable';
    default:
      return 'inProgress';
  }
}

function Subject({ subject }: { subject: NonNullable<Task['subject']> }) {
  const t = useMessages(inboxMessages);
  const { places } = usePortal();
  const { personId, name, door, building } = subject;
  const linked = personId !== null && places.includes('people');
  return (
    <p className="task-subject">
      <Icon name={personId === null ? 'home' : 'person'} size={16} />
      {personId !== null && (linked ? <Link to={`/people/${personId}`}>{name}</Link> : <strong>{name}</strong>)}
      {door !== null && <span>{door.text}</span>}
      {building !== undefined && <span>{t('wholeBuilding', { building: building.name })}</span>}
    </p>
  );
}

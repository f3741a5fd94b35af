import { isEnded, type TaskGrouping, type TaskSummary } from '@yige/contracts';
import { BureauCell, Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { Selection } from './bulk/use-selection.js';
import type { TaskGroup } from './group-tasks.js';
import { inboxMessages } from './inbox-messages.js';
import { TaskDue } from './task-due.js';

/** Comes with the first choosing of several. */
const Checkbox = lazy(() => import('antd/es/checkbox'));

interface TaskGroupProps {
  group: TaskGroup;
  grouping: TaskGrouping;
  /** Of the address, kept when a task is opened. */
  search: string;
  selected: string | null;
  selection: Selection;
}

export function TaskGroupView({ group, grouping, search, selected, selection }: TaskGroupProps) {
  const localized = useLocalized();
  return (
    <section className="inbox-group">
      <GroupHead group={group} grouping={grouping} />
      <ul>
        {group.tasks.map((task) => (
          <li key={task.id} id={`task-${task.id}`}>
            {selection.choosing && (
              <Suspense>
                <Checkbox
                  className="task-tick"
                  aria-label={localized(task.title)}
                  checked={selection.has(task.id)}
                  onChange={({ nativeEvent }) => selection.toggle(task.id, nativeEvent.shiftKey)}
                />
              </Suspense>
            )}
            <TaskRow task={task} grouping={grouping} search={search} selected={task.id === selected} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GroupHead({ group: { task, tasks }, grouping }: { group: TaskGroup; grouping: TaskGrouping }) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const format = useFormat();
  if (task === null) return <h2>{t(grouping === 'due' ? 'noDeadline' : 'noDoor')}</h2>;
  const names = new Set(tasks.flatMap(({ subject }) => subject?.name ?? []));
  const heads = {
    household: task.subject?.door?.text,
    building: task.subject?.door?.building ?? task.subject?.building?.name,
    bureau: localized(task.source.name),
    type: localized(task.title),
    due: task.dueAt === undefined ? t('noDeadline') : format.date(task.dueAt),
  };
  return (
    <h2>
      {heads[grouping]}{' '}
      <small>{grouping === 'household' ? format.list(names) : t('count', { count: tasks.length })}</small>
    </h2>
  );
}

interface TaskRowProps {
  task: TaskSummary;
  grouping: TaskGrouping;
  search: string;
  selected: boolean;
}

function TaskRow({ task, grouping, search, selected }: TaskRowProps) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const { source, subject, status, assignee } = task;
  const where = grouping === 'household' ? [] : [subject?.name, subject?.door?.text ?? subject?.building?.name];
  const meta = [...where, localized(source.name), t(`status.${status}`), assignee?.name ?? task.unit.name];
  return (
    <Link className="task-row" to={`/inbox/${task.id}${search}`} aria-current={selected ? 'true' : undefined}>
      <BureauCell glyph={source.glyph} color={source.color} />
      <span className="task-row-words">
        <strong>{localized(task.title)}</strong>
        <small>
          {meta.filter((part) => part != null).join(' · ')}
          {task.overseen && (
            <span className="task-mark">
              <Icon name="flag" size={14} /> {t('overseen')}
            </span>
          )}
          {task.refusable === true && (
            <span className="task-mark">
              <Icon name="stop" size={14} /> {t('refusable')}
            </span>
          )}
          {task.escalation > 0 && <span className="task-mark">{t('escalated')}</span>}
        </small>
      </span>
      {!isEnded(status) && <TaskDue task={task} />}
    </Link>
  );
}

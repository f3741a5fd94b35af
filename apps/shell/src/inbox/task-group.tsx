import type { TaskSummary } from '@yige/contracts';
import { BureauCell, DueLabel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import type { TaskGroup } from './group-tasks.js';
import type { Grouping } from './inbox-filter.js';
import { inboxMessages } from './inbox-messages.js';

interface TaskGroupProps {
  group: TaskGroup;
  grouping: Grouping;
  /** Of the address, kept when a task is opened. */
  search: string;
  selected: string | null;
}

export function TaskGroupView({ group, grouping, search, selected }: TaskGroupProps) {
  return (
    <section className="inbox-group">
      <GroupHead group={group} grouping={grouping} />
      <ul>
        {group.tasks.map((task) => (
          <li key={task.id} id={`task-${task.id}`}>
            <TaskRow task={task} grouping={grouping} search={search} selected={task.id === selected} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GroupHead({ group: { task, tasks }, grouping }: { group: TaskGroup; grouping: Grouping }) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const format = useFormat();
  if (task === null) return <h2>{t(grouping === 'due' ? 'noDeadline' : 'noDoor')}</h2>;
  switch (grouping) {
    case 'household': {
      const names = new Set(tasks.flatMap(({ subject }) => subject?.name ?? []));
      return (
        <h2>
          {task.subject?.door?.text} <small>{format.list(names)}</small>
        </h2>
      );
    }
    case 'building':
      return (
        <h2>
          {task.subject?.door?.building} <small>{t('count', { count: tasks.length })}</small>
        </h2>
      );
    case 'bureau':
      return (
        <h2>
          {localized(task.source.name)} <small>{t('count', { count: tasks.length })}</small>
        </h2>
      );
    case 'due':
      return (
        <h2>
          {task.dueAt === undefined ? t('noDeadline') : format.date(task.dueAt)}{' '}
          <small>{t('count', { count: tasks.length })}</small>
        </h2>
      );
  }
}

interface TaskRowProps {
  task: TaskSummary;
  grouping: Grouping;
  search: string;
  selected: boolean;
}

function TaskRow({ task, grouping, search, selected }: TaskRowProps) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const { source, subject, status, assignee } = task;
  const ended = status === 'closed' || status === 'cancelled';
  const where = grouping === 'household' ? [] : [subject?.name, subject?.door?.text];
  const meta = [...where, localized(source.name), t(`status.${status}`), assignee?.name ?? task.unit.name];
  return (
    <Link className="task-row" to={`/inbox/${task.id}${search}`} aria-current={selected ? 'true' : undefined}>
      <BureauCell glyph={source.glyph} color={source.color} />
      <span className="task-row-words">
        <strong>{localized(task.title)}</strong>
        <small>{meta.filter((part) => part != null).join(' · ')}</small>
      </span>
      {!ended && <DueLabel dueAt={task.dueAt ?? null} />}
    </Link>
  );
}

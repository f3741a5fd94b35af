import { type TaskSummary, workingDaysBetween } from '@yige/contracts';
import { calendarDay, DueLabel, useFormat, useMessages, useNow } from '@yige/ui';
import { usePortal } from '../app/portal.js';
import { inboxMessages } from './inbox-messages.js';

/** Deadlines as near as this are told in working days. */
const NEAR = 3;

/** When a task is due: in working days where few are left, for a deadline after a holiday is nearer than its date looks. */
export function TaskDue({ task: { dueAt, status } }: { task: Pick<TaskSummary, 'dueAt' | 'status'> }) {
  const t = useMessages(inboxMessages);
  const format = useFormat();
  const { timeZone } = usePortal();
  const now = useNow();
  // What was handed in waits for somebody else: its deadline says nothing to whoever reads the list.
  if (status === 'submitted') return null;
  const today = calendarDay(now, timeZone);
  const dueDay = dueAt === undefined ? today : calendarDay(new Date(dueAt), timeZone);
  const left = dueDay > today ? workingDaysBetween(today, dueDay) : 0;
  if (dueAt === undefined || left === 0 || left > NEAR) return <DueLabel dueAt={dueAt ?? null} />;
  return (
    <time className="yige-due" dateTime={dueAt} title={format.date(dueAt)}>
      {t('workingDaysLeft', { count: left })}
    </time>
  );
}

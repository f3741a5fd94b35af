import type { Task } from '@yige/contracts';
import { Icon, useFormat, useMessages } from '@yige/ui';
import { handlingMessages } from './handling-messages.js';
import './handling.css';

/** That whoever has the task is away, or no longer in a post that does it: so that no work lies unseen. */
export function StandingNote({ task: { assignee, assigneeStanding, actions } }: { task: Task }) {
  const t = useMessages(handlingMessages);
  const format = useFormat();
  if (assignee === null || assigneeStanding === null || assigneeStanding.state === 'atWork') return null;
  const { name } = assignee;
  if (assigneeStanding.state === 'away') {
    const { until, deputy } = assigneeStanding;
    return (
      <div className="task-note task-standing" data-tone="info">
        <Icon name="calendar" size={16} />
        <div>
          <strong>{t('absent', { name, date: format.dayMonth(until) })}</strong>
          <p>{t('absentHint', { deputy: deputy.name })}</p>
        </div>
      </div>
    );
  }
  return (
    <div className="task-note task-standing" data-tone="warning">
      <Icon name="alert" size={16} />
      <div>
        <strong>{t('leftPost')}</strong>
        <p>{t(actions.includes('assign') ? 'leftPostHint' : 'leftPostWait', { name })}</p>
      </div>
    </div>
  );
}

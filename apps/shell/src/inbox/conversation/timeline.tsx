import { isEnded, type Task, type TaskEvent } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { inboxMessages } from '../inbox-messages.js';
import { conversationMessages } from './conversation-messages.js';
import { timelineMessages } from './timeline-messages.js';

/** What has happened, who did it, to whom it went; the due date as a point to come. */
export function Timeline({ task: { timeline, dueAt, status } }: { task: Task }) {
  const t = useMessages(inboxMessages);
  const own = useMessages(conversationMessages);
  const format = useFormat();
  // What is overdue says so at the head; here the point would stand in the wrong place.
  const toCome = !isEnded(status) && dueAt !== undefined && dueAt > (timeline.at(-1)?.at ?? '');
  return (
    <section>
      <h3>{t('history')}</h3>
      <ol className="task-timeline">
        {timeline.map((event, index) => (
          <li key={event.id} data-latest={!isEnded(status) && index === timeline.length - 1}>
            <time dateTime={event.at}>{format.dateTime(event.at)}</time>
            <span>
              <EventWords event={event} />
            </span>
            {event.note !== null && <q>{event.note}</q>}
          </li>
        ))}
        {toCome && (
          <li data-future="true">
            <time dateTime={dueAt}>{format.dateTime(dueAt)}</time>
            <span>{own('dueAt')}</span>
          </li>
        )}
      </ol>
    </section>
  );
}

function EventWords({ event: { actor, action, target, onBehalfOf } }: { event: TaskEvent }) {
  const t = useMessages(timelineMessages);
  const own = useMessages(conversationMessages);
  const goes = action === 'assign' || action === 'transfer';
  return (
    <>
      {actor.name} {onBehalfOf !== null && `${own('forOther', { name: onBehalfOf })} `}
      {t(`event.${action}`)}
      {goes && target !== null && ` ${own('to', { name: target })}`}
    </>
  );
}

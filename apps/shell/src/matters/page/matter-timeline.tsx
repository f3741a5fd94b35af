import type { Matter, MatterEvent } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { matterMessages } from '../matter-messages.js';

/** What has happened, who did it, to whom it went, and what was said; the latest last, as it went. */
export function MatterTimeline({ matter: { events, stage } }: { matter: Matter }) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  return (
    <section className="matter-history">
      <h2>{t('history')}</h2>
      <ol className="task-timeline">
        {[...events].reverse().map((event, index) => (
          <li key={event.id} data-latest={stage !== 'closed' && index === events.length - 1}>
            <time dateTime={event.at}>{format.dateTime(event.at)}</time>
            <span>
              <EventWords event={event} />
            </span>
            {event.note !== null && <q>{event.note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventWords({ event: { actor, action, target, onBehalfOf } }: { event: MatterEvent }) {
  const t = useMessages(matterMessages);
  return (
    <>
      {action !== 'lapse' && `${actor.name} `}
      {onBehalfOf !== null && `${t('forOther', { name: onBehalfOf })} `}
      {t(`event.${action}`)}
      {target !== null && ` ${target}`}
    </>
  );
}

import type { Appointment } from '@yige/contracts';
import { StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { lastDayOf } from './last-day.js';
import { staffMessages } from './staff-messages.js';

/** Where a post is, as people say it: 爱民佳苑社区第 7 网格 · 工作站. */
export function usePlaceWords(): (appointment: Appointment) => string {
  const t = useMessages(staffMessages);
  return ({ community, unit, body, agency, partner }) => {
    const place = `${community ?? ''}${unit.name}`;
    const within = body ?? agency ?? partner;
    if (within === null) return place;
    // A name such as 爱民佳苑社区工作站 says where it is.
    return within.name.startsWith(place) ? within.name : t('inBody', { place, body: within.name });
  };
}

/** From when until when: the last day is the last on which it holds. */
export function useSpanWords(): (span: Pick<Appointment, 'validFrom' | 'validTo'>) => string {
  const t = useMessages(staffMessages);
  const format = useFormat();
  return ({ validFrom, validTo }) => {
    const from = format.date(validFrom);
    return validTo === null ? t('since', { from }) : t('span', { from, to: format.date(lastDayOf(validTo)) });
  };
}

/** One post in a line of a list; only what is out of the ordinary gets a chip. */
export function PostLine({ appointment }: { appointment: Appointment }) {
  const localized = useLocalized();
  const placeOf = usePlaceWords();
  const t = useMessages(staffMessages);
  const { title, kind, state, upward } = appointment;
  return (
    <span className="staff-post">
      <span>{localized(title)}</span> <span className="yige-quiet">{placeOf(appointment)}</span>
      {kind === 'concurrent' && <span className="yige-quiet">{t('concurrent')}</span>}
      {state === 'lent' && <StatusChip status="withdrawn" label={t('lent')} />}
      {kind === 'secondment' &&
        (upward ? <UpwardChip appointment={appointment} /> : <StatusChip status="waiting" label={t('secondment')} />)}
    </span>
  );
}

/** An exception, and shown as one: until when it is allowed. */
export function UpwardChip({ appointment }: { appointment: Appointment }) {
  const t = useMessages(staffMessages);
  const format = useFormat();
  const { validTo } = appointment;
  const label = validTo === null ? t('upward') : t('upwardUntil', { date: format.date(lastDayOf(validTo)) });
  return <StatusChip status="dueSoon" label={label} />;
}

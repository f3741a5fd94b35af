import { calendarDay, PersonLink, useMessages, usePortal } from '@yige/plugin-sdk/web';
import type { PersonFace } from '../../contract.js';
import { healthMessages } from './health-messages.js';

/** Who it is and where they live. */
export function PersonName({ personId, person }: { personId: string; person: PersonFace }) {
  const t = useMessages(healthMessages);
  const { timeZone } = usePortal();
  if (person === null) return <span className="yige-quiet">{t('hidden')}</span>;
  const { name, sex, birthDate, door, unitName } = person;
  const age = ageOn(calendarDay(new Date(), timeZone), birthDate);
  return (
    <>
      <div>
        <PersonLink personId={personId}>{name}</PersonLink>
      </div>
      <div className="yige-quiet">
        {t(sex)} · {t('age', { age })} · {door ?? unitName}
      </div>
    </>
  );
}

/** Completed years on a day. */
function ageOn(today: string, birthDate: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

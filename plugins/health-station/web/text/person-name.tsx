import { ageOn, PersonLink, useMessages, useToday } from '@yige/plugin-sdk/web';
import type { PersonFace } from '../../contract.js';
import { healthMessages } from './health-messages.js';

/** Who it is and where they live. */
export function PersonName({ personId, person }: { personId: string; person: PersonFace }) {
  const t = useMessages(healthMessages);
  const today = useToday();
  if (person === null) return <span className="yige-quiet">{t('hidden')}</span>;
  const { name, sex, birthDate, door, unitName } = person;
  return (
    <>
      <div>
        <PersonLink personId={personId}>{name}</PersonLink>
      </div>
      <div className="yige-quiet">
        {t(sex)} · {t('age', { age: ageOn(today, birthDate) })} · {door ?? unitName}
      </div>
    </>
  );
}

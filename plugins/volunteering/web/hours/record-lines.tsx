import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { ServiceRecord } from '../../contract/hours.js';
import { PersonName } from '../parts/person-name.js';
import { useDuration } from '../text/duration.js';
import { hoursMessages } from '../text/hours-messages.js';

/** Whose time it is, how much, for what, and who stands for it. */
export function RecordLines({ record }: { record: ServiceRecord }) {
  const t = useMessages(hoursMessages);
  const format = useFormat();
  const duration = useDuration();
  const { personId, person, minutes, what, servedOn, recordedBy, certifiedBy, before, reason } = record;
  return (
    <div>
      <PersonName personId={personId} person={person} short /> <strong>{duration(minutes)}</strong>
      <div>
        {what} · {format.date(servedOn)}
      </div>
      <div className="yige-quiet">
        {[
          t('recordedBy', { name: recordedBy }),
          ...(certifiedBy === null ? [] : [t('certifiedBy', { name: certifiedBy })]),
          ...(before === null ? [] : [t('before', { duration: duration(before) })]),
          ...(reason === null ? [] : [t('byHand', { reason })]),
        ].join(' · ')}
      </div>
    </div>
  );
}

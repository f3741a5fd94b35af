import { ChoiceButtons, defineTaskForm, errorOf, type TaskFormProps, useMessages } from '@yige/plugin-sdk/web';
import { useEffect } from 'react';
import {
  consentSchema,
  contractOnFileSchema,
  type HomeCheckResult,
  hazardSchema,
  pledgeSchema,
  reservedRoomSchema,
} from '../../contract/rented-homes.js';
import { formMessages } from '../text/form-messages.js';
import { consistent } from './consistent.js';

/** What is seen at a rented home, once the resident agrees; where they don't, that and nothing else. */
function HomeCheckForm({ facts, value, onChange, errors, disabled }: TaskFormProps<HomeCheckResult>) {
  const t = useMessages(formMessages);
  const { personMet } = facts;
  const kept = consistent(value, facts);
  const hasLeftovers = Object.keys(kept).length < Object.keys(value).length;
  // Whether they were met is asked by the portal, which may hear another answer after these.
  useEffect(() => {
    if (hasLeftovers) onChange(kept);
  });
  const change = (part: Partial<HomeCheckResult>) => onChange(consistent({ ...value, ...part }, facts));
  const wrong = (field: keyof HomeCheckResult) => (errorOf(errors, field) === null ? undefined : t('answerThis'));
  if (personMet === undefined) return <p className="yige-quiet">{t('askFirst')}</p>;
  if (personMet !== 'door') return <p className="yige-quiet">{t('notMet')}</p>;
  return (
    <>
      <ChoiceButtons
        label={t('consent')}
        options={consentSchema.options.map((option) => ({ value: option, label: t(`consent.${option}`) }))}
        value={value.consent}
        onChange={(consent) => change({ consent })}
        error={wrong('consent')}
        disabled={disabled}
      />
      <Hint>{t(value.consent === 'refused' ? 'refusedHint' : 'consentHint')}</Hint>
      {value.consent === 'given' && (
        <>
          <ChoiceButtons
            label={t('contract')}
            options={contractOnFileSchema.options.map((option) => ({ value: option, label: t(`contract.${option}`) }))}
            value={value.contract}
            onChange={(contract) => change({ contract })}
            error={wrong('contract')}
            disabled={disabled}
          />
          {value.contract === 'missing' && <Hint>{t('contractHint')}</Hint>}
          <ChoiceButtons
            label={t('pledge')}
            options={pledgeSchema.options.map((option) => ({ value: option, label: t(`pledge.${option}`) }))}
            value={value.pledge}
            onChange={(pledge) => change({ pledge })}
            error={wrong('pledge')}
            disabled={disabled}
          />
          <ChoiceButtons
            multiple
            label={t('letSeparately')}
            options={reservedRoomSchema.options.map((room) => ({ value: room, label: t(`letSeparately.${room}`) }))}
            values={value.letSeparately ?? []}
            onChange={(letSeparately) => change({ letSeparately })}
            disabled={disabled}
          />
          {(value.letSeparately ?? []).length > 0 && <Hint>{t('letSeparatelyHint')}</Hint>}
          <ChoiceButtons
            multiple
            columns={2}
            label={t('hazards')}
            options={hazardSchema.options.map((hazard) => ({ value: hazard, label: t(`hazards.${hazard}`) }))}
            values={value.hazards ?? []}
            onChange={(hazards) => change({ hazards })}
            disabled={disabled}
          />
          {(value.hazards ?? []).length > 0 && <Hint>{t('hazardsHint')}</Hint>}
        </>
      )}
    </>
  );
}

function Hint({ children }: { children: string }) {
  return (
    <p className="yige-quiet" style={{ margin: 0 }}>
      {children}
    </p>
  );
}

export default defineTaskForm<HomeCheckResult>(HomeCheckForm);

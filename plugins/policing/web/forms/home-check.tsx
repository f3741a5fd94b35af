import { ChoiceButtons, defineTaskForm, errorOf, type TaskFormProps, useMessages } from '@yige/plugin-sdk/web';
import { useState } from 'react';
import {
  contractOnFileSchema,
  type HomeCheckResult,
  hazardSchema,
  pledgeSchema,
  reservedRoomSchema,
} from '../../contract/rented-homes.js';
import { formMessages } from '../text/form-messages.js';

/** What most homes are like, so that it takes one tap. */
const IN_ORDER: Partial<HomeCheckResult> = { contract: 'onFile', pledge: 'signed', letSeparately: [], hazards: [] };

/** What is seen at a rented home. The portal shows it once the resident agrees. */
function HomeCheckForm({ value, onChange, errors, disabled }: TaskFormProps<HomeCheckResult>) {
  const t = useMessages(formMessages);
  const [notes, setNotes] = useState(() => Object.keys(value).length > 0 && !isInOrder(value));
  const found = notes ? 'toNote' : isInOrder(value) ? 'inOrder' : undefined;
  const wrong = (['contract', 'pledge'] as const).some((field) => errorOf(errors, field) !== null);
  return (
    <>
      <ChoiceButtons
        label={t('found')}
        options={(['inOrder', 'toNote'] as const).map((option) => ({ value: option, label: t(`found.${option}`) }))}
        value={found}
        onChange={(option) => {
          setNotes(option === 'toNote');
          onChange(option === 'inOrder' ? IN_ORDER : {});
        }}
        error={wrong && !notes ? t('answerThis') : undefined}
        disabled={disabled}
      />
      {notes && <Notes value={value} onChange={onChange} errors={errors} disabled={disabled} />}
    </>
  );
}

type NotesProps = Pick<TaskFormProps<HomeCheckResult>, 'value' | 'onChange' | 'errors' | 'disabled'>;

/** Each point by itself, where not all is in order. */
function Notes({ value, onChange, errors, disabled }: NotesProps) {
  const t = useMessages(formMessages);
  const change = (part: Partial<HomeCheckResult>) => onChange({ ...value, ...part });
  const wrong = (field: keyof HomeCheckResult) => (errorOf(errors, field) === null ? undefined : t('answerThis'));
  return (
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
  );
}

function Hint({ children }: { children: string }) {
  return (
    <p className="yige-quiet" style={{ margin: 0 }}>
      {children}
    </p>
  );
}

function isInOrder({ contract, pledge, letSeparately = [], hazards = [] }: Partial<HomeCheckResult>): boolean {
  return contract === 'onFile' && pledge === 'signed' && letSeparately.length === 0 && hazards.length === 0;
}

export default defineTaskForm<HomeCheckResult>(HomeCheckForm);

import {
  ChoiceButtons,
  defineTaskForm,
  errorOf,
  type TaskFormProps,
  useFormat,
  useMessages,
} from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { type HelpConfirmation, helpPayloadSchema, lastedSchema, satisfiedSchema } from '../../contract/help.js';
import { Field } from '../parts/field.js';
import { confirmationMessages } from '../text/confirmation-messages.js';
import { useDuration } from '../text/duration.js';
import { words } from '../text/words.js';

/** Whether somebody came and for how long: one question, since most came for as long as they recorded. */
const cameOptions = [...lastedSchema.options, 'no'] as const;

type Props = TaskFormProps<HelpConfirmation>;

/** Asks the resident whether the help came, how long it took and how it was. */
function ConfirmationForm({ task, facts, value, onChange, errors, disabled }: Props) {
  const t = useMessages(confirmationMessages);
  const { personMet } = facts;
  const change = (part: Partial<HelpConfirmation>) => onChange(consistent({ ...value, ...part }));
  const error = (field: keyof HelpConfirmation) => (errorOf(errors, field) === null ? undefined : t('answerThis'));
  if (personMet === undefined) return <p className="yige-quiet">{t('askFirst')}</p>;
  if (personMet === 'notMet') return <p className="yige-quiet">{t('notMet')}</p>;
  return (
    <>
      <About payload={task.payload} />
      <ChoiceButtons
        label={t('came')}
        columns={2}
        options={cameOptions.map((option) => ({ value: option, label: t(`came.${option}`) }))}
        value={value.came === false ? 'no' : value.lasted}
        onChange={(came) => change(came === 'no' ? { came: false } : { came: true, lasted: came })}
        error={error('came') ?? error('lasted')}
        disabled={disabled}
      />
      {value.came === true && (
        <ChoiceButtons
          label={t('satisfied')}
          options={satisfiedSchema.options.map((option) => ({ value: option, label: t(`satisfied.${option}`) }))}
          value={value.satisfied}
          onChange={(satisfied) => change({ satisfied })}
          error={error('satisfied')}
          disabled={disabled}
        />
      )}
      {value.came !== undefined && (
        <Field label={t('remark')} optional hint={t('remarkHint')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={value.remark ?? ''}
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={200}
              disabled={disabled}
              onChange={({ target }) => change({ remark: target.value })}
            />
          )}
        </Field>
      )}
      {(value.came === false || value.lasted === 'shorter') && <p className="yige-quiet">{t('noFollows')}</p>}
    </>
  );
}

/** What is asked about; nothing where the task does not tell. */
function About({ payload }: { payload: Props['task']['payload'] }) {
  const t = useMessages(confirmationMessages);
  const word = useMessages(words);
  const format = useFormat();
  const duration = useDuration();
  const parsed = helpPayloadSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { kind, doneOn, minutes } = parsed.data;
  return (
    <p>{t('about', { date: format.date(doneOn), errand: word(`errand.${kind}`), duration: duration(minutes) })}</p>
  );
}

/** Answers to questions that are no longer asked are taken back, so that the record cannot contradict itself. */
function consistent({ came, lasted, satisfied, remark }: Partial<HelpConfirmation>): Partial<HelpConfirmation> {
  return {
    ...(came === undefined ? {} : { came }),
    ...(came === true && lasted !== undefined ? { lasted } : {}),
    ...(came === true && satisfied !== undefined ? { satisfied } : {}),
    ...(remark === undefined || remark === '' ? {} : { remark }),
  };
}

export default defineTaskForm<HelpConfirmation>(ConfirmationForm);

import { ChoiceButtons, defineTaskForm, errorOf, type TaskFormProps, useMessages } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useId } from 'react';
import { type CheckResult, findingSchema } from '../../contract.js';
import { messages } from '../text/messages.js';

/** The form of a check. It is controlled: the portal keeps the draft, hands it in and shows what was refused. */
function CheckForm({ value, onChange, errors, disabled }: TaskFormProps<CheckResult>) {
  const t = useMessages(messages);
  const id = useId();
  const noteError = errorOf(errors, 'note');
  return (
    <>
      <ChoiceButtons
        label={t('finding')}
        options={findingSchema.options.map((option) => ({ value: option, label: t(`finding.${option}`) }))}
        value={value.finding}
        onChange={(finding) => onChange({ ...value, finding })}
        error={errorOf(errors, 'finding') === null ? undefined : t('answerThis')}
        disabled={disabled}
      />
      {value.finding === 'needsHelp' && (
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={id}>
            {t('note')}
          </label>
          <Input.TextArea
            id={id}
            value={value.note ?? ''}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            disabled={disabled}
            onChange={(event) => onChange({ ...value, note: event.target.value })}
          />
          {noteError !== null && <p role="alert">{t('sayWhat')}</p>}
        </div>
      )}
    </>
  );
}

export default defineTaskForm<CheckResult>(CheckForm);

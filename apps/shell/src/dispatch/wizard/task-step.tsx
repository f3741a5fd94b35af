import type { DispatchPreview } from '@yige/contracts';
import { ChoiceButtons, useFormat, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Field } from '../../people/forms/field.js';
import type { DispatchDraft } from './dispatch-draft.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';
import type { SendableType } from './sendable-type.js';

interface TaskStepProps {
  draft: DispatchDraft;
  types: readonly SendableType[];
  preview: DispatchPreview | undefined;
  onChange: (changes: Partial<DispatchDraft>) => void;
}

/** What is to be done, and by when. */
export function TaskStep({ draft, types, preview, onChange }: TaskStepProps) {
  const t = useMessages(dispatchWizardMessages);
  const localized = useLocalized();
  const chosen = types.find(({ type }) => type === draft.type);
  return (
    <div className="form dispatch-step">
      <Field label={t('type')} error={undefined}>
        {(control) => (
          <Select<string>
            {...control}
            value={draft.type}
            placeholder={t('choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={types.map(({ type, title, bureau }) => ({
              value: type,
              label: t('typeOf', { type: localized(title), bureau: localized(bureau.name) }),
            }))}
            onChange={(type) => onChange({ type })}
          />
        )}
      </Field>
      <Field
        label={t('taskTitle')}
        optional
        error={undefined}
        hint={chosen === undefined ? undefined : t('taskTitleHint', { title: localized(chosen.title) })}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.title}
            maxLength={100}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      <Field label={t('instruction')} optional error={undefined} hint={t('instructionHint')}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={draft.instruction}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={({ target }) => onChange({ instruction: target.value })}
          />
        )}
      </Field>
      <Deadline draft={draft} preview={preview} onChange={onChange} />
    </div>
  );
}

function Deadline({ draft, preview, onChange }: Omit<TaskStepProps, 'types'>) {
  const t = useMessages(dispatchWizardMessages);
  const format = useFormat();
  const resulting = preview?.dueAt ?? null;
  return (
    <>
      <ChoiceButtons
        label={t('due')}
        value={draft.due}
        onChange={(due) => onChange({ due })}
        options={[
          { value: 'workingDays', label: t('dueWorkingDays') },
          { value: 'at', label: t('dueAt') },
          { value: 'none', label: t('dueNone') },
        ]}
      />
      {draft.due === 'workingDays' && (
        <Field
          label={t('workingDays')}
          error={undefined}
          hint={resulting === null ? undefined : t('resulting', { date: format.date(resulting) })}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={3}
              value={draft.workingDays}
              onChange={({ target }) => onChange({ workingDays: target.value })}
            />
          )}
        </Field>
      )}
      {draft.due === 'at' && (
        <Field label={t('day')} error={undefined}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={draft.day}
              onChange={({ target }) => onChange({ day: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

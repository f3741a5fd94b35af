import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { message } from '../feedback/feedback.js';
import { type FormField, type FormValues, faultOf } from './form-fields.js';
import { unitMessages } from './unit-messages.js';
import { UnitPicker } from './unit-picker.js';

export interface FormDialogProps {
  title: string;
  fields: readonly FormField[];
  onSave: (values: FormValues) => Promise<{ name: string }>;
  onClose: () => void;
}

/** A few fields and one act. What is wrong stands under its field; nothing is lost by a refusal. */
export function FormDialog({ title, fields, onSave, onClose }: FormDialogProps) {
  const t = useMessages(unitMessages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [values, setValues] = useState<FormValues>(
    Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])),
  );
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => onSave(values),
    onSuccess: ({ name }) => {
      message.success(t('saved', { name }));
      announce(t('saved', { name }));
      void cache.invalidateQueries({ queryKey: ['organisation'] });
      onClose();
    },
  });
  const faults = fields.flatMap((field) => {
    const fault = faultOf(field, values[field.name] ?? '');
    return fault === null ? [] : [{ field: field.name, text: t(fault, { field: field.label }) }];
  });
  const refused = refusalOf(save.error, fields);
  const textOf = (name: string) =>
    (checked ? faults.find(({ field }) => field === name)?.text : undefined) ??
    (refused.field === name ? (refused.reason ?? undefined) : undefined);
  const submit = () => {
    setChecked(true);
    if (faults.length === 0) save.mutate();
  };
  return (
    <Modal
      open
      title={title}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={submit}
    >
      <form
        className="organisation-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            fault={textOf(field.name)}
            onChange={(value) => {
              save.reset();
              setValues({ ...values, [field.name]: value });
            }}
          />
        ))}
        {save.error !== null && refused.field === null && (
          <p className="yige-overdue" role="alert">
            {refused.reason === null ? t('notSaved') : t('refused', { reason: refused.reason })}
          </p>
        )}
        {/* Enter in a field saves. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}

interface FieldProps {
  field: FormField;
  value: string;
  fault: string | undefined;
  onChange: (value: string) => void;
}

function Field({ field: { label, kind, optional = false, hint, options = [] }, value, fault, onChange }: FieldProps) {
  const t = useMessages(unitMessages);
  const id = useId();
  const note = fault ?? hint;
  const shared = {
    id,
    status: fault === undefined ? ('' as const) : ('error' as const),
    'aria-describedby': note === undefined ? undefined : `${id}-note`,
  };
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {label} {optional && <span className="yige-field-optional">{t('optional')}</span>}
      </label>
      {kind === 'unit' && <UnitPicker {...shared} value={value} onChange={onChange} />}
      {kind === 'choice' && (
        <Select {...shared} value={value === '' ? null : value} options={[...options]} onChange={onChange} />
      )}
      {kind !== 'unit' && kind !== 'choice' && (
        <Input
          {...shared}
          type={kind === 'day' ? 'date' : 'text'}
          inputMode={kind === 'whole' ? 'numeric' : 'text'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {note !== undefined && (
        <small
          id={`${id}-note`}
          className={fault === undefined ? 'yige-quiet' : 'yige-overdue'}
          {...(fault === undefined ? {} : { role: 'alert' })}
        >
          {note}
        </small>
      )}
    </div>
  );
}

/** The field that core's refusal points to, and its reason; no reason when nothing was answered. */
function refusalOf(error: Error | null, fields: readonly FormField[]): { field: string | null; reason: string | null } {
  if (!(error instanceof ProblemError) || error.code === 'network.unreachable') return { field: null, reason: null };
  const pointers = error.problem.errors?.map(({ pointer }) => pointer) ?? [];
  const field = fields.find(({ name, pointer }) => pointers.includes(pointer ?? `/body/${name}`));
  return { field: field?.name ?? null, reason: error.problem.detail ?? error.problem.title };
}

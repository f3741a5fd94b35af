import { useMessages } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import { MOST_PLACES, type NewShift } from '../../contract/activities.js';
import { Field } from '../parts/field.js';
import { activityMessages } from '../text/activity-messages.js';

interface ShiftFieldsProps {
  number: number;
  shift: NewShift;
  onChange: (shift: NewShift) => void;
  /** Null where it stays. */
  onRemove: (() => void) | null;
}

/** The day, the times and the places of one shift. */
export function ShiftFields({ number, shift, onChange, onRemove }: ShiftFieldsProps) {
  const t = useMessages(activityMessages);
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend className="yige-field-label">{t('shift', { number })}</legend>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 'var(--ant-padding-xs)' }}>
        <Field label={t('on')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={shift.on}
              onChange={({ target }) => onChange({ ...shift, on: target.value })}
            />
          )}
        </Field>
        <Field label={t('places')}>
          {(id) => (
            <InputNumber
              id={id}
              value={shift.places}
              min={1}
              max={MOST_PLACES}
              precision={0}
              inputMode="numeric"
              onChange={(places) => onChange({ ...shift, places: places ?? 1 })}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        {(['from', 'until'] as const).map((which) => (
          <Field key={which} label={t(which)}>
            {(id) => (
              <Input
                id={id}
                type="time"
                value={shift[which]}
                onChange={({ target }) => onChange({ ...shift, [which]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {onRemove !== null && (
        <Button type="link" onClick={onRemove} style={{ paddingInline: 0 }}>
          {t('removeShift')}
        </Button>
      )}
    </fieldset>
  );
}

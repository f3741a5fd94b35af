import { useMessages } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { MOST_MINUTES } from '../../contract/hours.js';
import { words } from '../text/words.js';
import { Field } from './field.js';
import { FormDialog } from './form-dialog.js';

interface ReasonDialogProps {
  title: string;
  action: string;
  /** Asked before the reason, with the minutes that stand there at first; left out: only the reason. */
  minutes?: { label: string; value: number; hint?: string };
  reasonLabel?: string;
  reasonHint?: string;
  busy: boolean;
  failure: Error | null;
  danger?: boolean;
  onSubmit: (reason: string, minutes: number) => void;
  onClose: () => void;
}

/** Why, and where it matters how many minutes. */
export function ReasonDialog({ minutes, reasonLabel, reasonHint, onSubmit, ...dialog }: ReasonDialogProps) {
  const t = useMessages(words);
  const [reason, setReason] = useState('');
  const [figure, setFigure] = useState<number | null>(minutes?.value ?? 0);
  return (
    <FormDialog
      {...dialog}
      ready={reason.trim().length > 1 && figure !== null}
      onSubmit={() => onSubmit(reason.trim(), figure ?? 0)}
    >
      {minutes !== undefined && (
        <Field label={minutes.label} {...(minutes.hint === undefined ? {} : { hint: minutes.hint })}>
          {(id) => (
            <InputNumber
              id={id}
              value={figure}
              min={0}
              max={MOST_MINUTES}
              precision={0}
              inputMode="numeric"
              suffix={t('minutes')}
              onChange={setFigure}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      <Field label={reasonLabel ?? t('reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={200}
            placeholder={reasonHint ?? t('reasonHint')}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

import { calendarDay, useAnnounce, useMessages, usePluginMutation, usePortal } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { z } from 'zod';
import type { HelpDone, HelpRequest } from '../../contract/help.js';
import { MOST_MINUTES } from '../../contract/hours.js';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { helpMessages } from '../text/help-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

interface DoneDialogProps {
  help: HelpRequest;
  onClose: () => void;
}

/** The volunteer has been there: when, and how long. */
export function DoneDialog({ help: { id, person, plannedOn, plannedMinutes }, onClose }: DoneDialogProps) {
  const t = useMessages(helpMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const [doneOn, setDoneOn] = useState(plannedOn < today ? plannedOn : today);
  const [minutes, setMinutes] = useState<number | null>(plannedMinutes);
  const done = usePluginMutation<typeof nothing, HelpDone>({
    method: 'POST',
    path: `/help/${id}/done`,
    response: nothing,
  });
  return (
    <FormDialog
      title={t('doneTitle', { name: person?.name ?? word('hidden') })}
      action={t('done')}
      ready={doneOn !== '' && minutes !== null}
      busy={done.isPending}
      failure={done.error}
      onSubmit={() =>
        done.mutate(
          { doneOn, minutes: minutes ?? plannedMinutes },
          {
            onSuccess: () => {
              announce(t('doneNow'));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <Field label={t('doneDay')}>
        {(field) => (
          <Input id={field} type="date" value={doneOn} max={today} onChange={({ target }) => setDoneOn(target.value)} />
        )}
      </Field>
      <Field label={t('doneMinutes')}>
        {(field) => (
          <InputNumber
            id={field}
            value={minutes}
            min={1}
            max={MOST_MINUTES}
            precision={0}
            inputMode="numeric"
            suffix={word('minutes')}
            onChange={setMinutes}
            style={{ width: '100%' }}
          />
        )}
      </Field>
    </FormDialog>
  );
}

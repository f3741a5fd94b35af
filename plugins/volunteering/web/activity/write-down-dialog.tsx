import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import { useState } from 'react';
import { z } from 'zod';
import type { ManualRecord } from '../../contract/activities.js';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

interface WriteDownDialogProps {
  signUpId: string;
  name: string;
  onClose: () => void;
}

/** 补录: when somebody was there who did not sign in by code, and why not. */
export function WriteDownDialog({ signUpId, name, onClose }: WriteDownDialogProps) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const [record, setRecord] = useState<ManualRecord>({ from: '', until: '', reason: '' });
  const { from, until, reason } = record;
  const write = usePluginMutation<typeof nothing, ManualRecord>({
    method: 'POST',
    path: `/sign-ups/${signUpId}/write-down`,
    response: nothing,
  });
  const submit = () =>
    write.mutate(
      { ...record, reason: reason.trim() },
      {
        onSuccess: () => {
          announce(t('written', { name }));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('writeDownTitle', { name })}
      action={t('writeDown')}
      ready={from !== '' && until !== '' && from < until && reason.trim().length > 1}
      busy={write.isPending}
      failure={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex gap="small">
        {(['from', 'until'] as const).map((which) => (
          <div key={which} style={{ flex: 1 }}>
            <Field label={t(which === 'from' ? 'cameAt' : 'leftAt')}>
              {(id) => (
                <Input
                  id={id}
                  type="time"
                  value={record[which]}
                  onChange={({ target }) => setRecord({ ...record, [which]: target.value })}
                />
              )}
            </Field>
          </div>
        ))}
      </Flex>
      <Field label={word('reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={200}
            placeholder={t('writeDownReason')}
            autoSize={{ minRows: 2, maxRows: 4 }}
            onChange={({ target }) => setRecord({ ...record, reason: target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}

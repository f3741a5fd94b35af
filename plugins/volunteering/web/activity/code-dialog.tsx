import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useState } from 'react';
import { z } from 'zod';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { activityMessages } from '../text/activity-messages.js';

const nothing = z.undefined();
const DIGITS = 6;

interface CodeDialogProps {
  signUpId: string;
  name: string;
  action: 'signIn' | 'signOut';
  onClose: () => void;
}

/** The volunteer types the code that the organiser's screen shows. */
export function CodeDialog({ signUpId, name, action, onClose }: CodeDialogProps) {
  const t = useMessages(activityMessages);
  const announce = useAnnounce();
  const [code, setCode] = useState('');
  const path = action === 'signIn' ? 'sign-in' : 'sign-out';
  const enter = usePluginMutation<typeof nothing, { code: string }>({
    method: 'POST',
    path: `/sign-ups/${signUpId}/${path}`,
    response: nothing,
  });
  const submit = () =>
    enter.mutate(
      { code },
      {
        onSuccess: () => {
          announce(t(action === 'signIn' ? 'signedIn' : 'signedOut', { name }));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('codeTitle', { name, action: t(action) })}
      action={t(action)}
      ready={code.length === DIGITS}
      busy={enter.isPending}
      failure={enter.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('codeLabel')} hint={t('codeHint')}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            size="large"
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={DIGITS}
            onChange={({ target }) => setCode(target.value.replaceAll(/\D/g, ''))}
            onPressEnter={() => code.length === DIGITS && submit()}
            style={{ fontSize: 'var(--ant-font-size-xl)', fontVariantNumeric: 'tabular-nums' }}
          />
        )}
      </Field>
    </FormDialog>
  );
}

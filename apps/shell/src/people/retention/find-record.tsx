import { useMutation } from '@tanstack/react-query';
import type { SealedRecordSummary } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { formMessages } from '../forms/form-messages.js';
import { retentionMessages } from './retention-messages.js';

const SHORTEST_REASON = 4;

/** By the whole number only, as when somebody comes back and is registered anew. */
export function FindRecord({ onFound }: { onFound: (record: SealedRecordSummary | null) => void }) {
  const t = useMessages(retentionMessages);
  const f = useMessages(formMessages);
  const [idNumber, setIdNumber] = useState('');
  const [reason, setReason] = useState('');
  const find = useMutation({
    mutationFn: () => client.retention.find({ body: { idNumber, reason } }),
    onSuccess: ({ record }) => onFound(record),
  });
  return (
    <Panel title={t('find')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          find.mutate();
        }}
      >
        <Field label={t('idNumber')} error={undefined}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={30}
              value={idNumber}
              onChange={({ target }) => setIdNumber(target.value)}
            />
          )}
        </Field>
        <Field label={t('reason')} hint={t('reasonHint')} error={undefined}>
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        {find.data?.record === null && <p role="status">{t('notFound')}</p>}
        {find.error !== null && <p role="alert">{f('refused', { reason: find.error.message })}</p>}
        <div className="form-actions">
          <Button
            htmlType="submit"
            loading={find.isPending}
            disabled={idNumber.trim() === '' || reason.trim().length < SHORTEST_REASON}
          >
            {t('lookUp')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { duplicateMessages } from './duplicate-messages.js';

interface KeepApartDialogProps {
  duplicateId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Says that they are two people, and why: whoever finds them again reads it in the audit. */
export function KeepApartDialog({ duplicateId, onDone, onClose }: KeepApartDialogProps) {
  const t = useMessages(duplicateMessages);
  const [reason, setReason] = useState('');
  const change = useChange(
    () => client.duplicates.keepApart({ params: { id: duplicateId }, body: { reason } }),
    onDone,
  );
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('keepApart')}
      footer={
        <Button
          type="primary"
          loading={change.busy}
          disabled={reason.trim().length < 2}
          onClick={() => change.run(undefined)}
        >
          {t('keepApart')}
        </Button>
      }
    >
      <Field
        label={t('keepApartWhy')}
        hint={t('keepApartHint')}
        error={change.errorAt('/reason') ?? change.failure ?? undefined}
      >
        {(control) => (
          <Input {...control} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </Modal>
  );
}

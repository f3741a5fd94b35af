import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Field } from '../../forms/field.js';
import { useChange } from '../../forms/use-change.js';
import { placeMessages } from '../place-messages.js';

interface SettleProps {
  findingId: string;
  title: string;
  onClose: () => void;
}

/** Says in a word what was done about a finding. */
export function SettleFinding({ findingId, title, onClose }: SettleProps) {
  const t = useMessages(placeMessages);
  const [note, setNote] = useState('');
  const change = useChange(
    () => client.walkRounds.settleFinding({ params: { id: findingId }, body: { note } }),
    onClose,
  );
  return (
    <Modal
      open
      onCancel={onClose}
      title={title}
      footer={
        <Button
          type="primary"
          loading={change.busy}
          disabled={note.trim() === ''}
          onClick={() => change.run(undefined)}
        >
          {t('settle')}
        </Button>
      }
    >
      <div className="form">
        <Field
          label={t('settleWord')}
          hint={t('settleWordHint')}
          error={change.errorAt('/note') ?? change.failure ?? undefined}
        >
          {(control) => (
            <Input {...control} maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
          )}
        </Field>
      </div>
    </Modal>
  );
}

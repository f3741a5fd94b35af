import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { z } from 'zod';
import type { MatterAnswer } from '../../matters-contract.js';
import { matterMessages } from '../text/matter-messages.js';

const nothing = z.undefined();
const MOST = 500;

interface AnswerDialogProps {
  id: string;
  kind: MatterAnswer['kind'];
  onClose: () => void;
}

/** Asks for the one sentence of the answer, and keeps it until the server has taken it. */
export function AnswerDialog({ id, kind, onClose }: AnswerDialogProps) {
  const t = useMessages(matterMessages);
  const announce = useAnnounce();
  const noteId = useId();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const save = usePluginMutation<typeof nothing, MatterAnswer>({
    method: 'POST',
    path: `/matters/${id}/answer`,
    response: nothing,
  });
  const send = () => {
    if (note.trim() === '') return setMissing(true);
    save.mutate(
      { kind, note: note.trim() },
      {
        onSuccess: () => {
          announce(t(`done.${kind}`));
          onClose();
        },
      },
    );
  };
  const fault = isMissing ? t('noteMissing') : save.error?.message;
  return (
    <Modal
      open
      title={t(kind)}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={noteId}>
          {t(`${kind}Note`)}
        </label>
        <Input.TextArea
          id={noteId}
          value={note}
          maxLength={MOST}
          showCount
          autoSize={{ minRows: 3, maxRows: 8 }}
          aria-invalid={isMissing}
          onChange={({ target }) => {
            setNote(target.value);
            setMissing(false);
          }}
        />
        {kind === 'feedBack' && <p className="yige-quiet">{t('feedBackHint')}</p>}
        {fault !== undefined && (
          <p role="alert" className="yige-overdue" style={{ margin: 0 }}>
            {fault}
          </p>
        )}
      </div>
    </Modal>
  );
}

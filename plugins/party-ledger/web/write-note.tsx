import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { noteSchema } from '../contract.js';
import { messages } from './text/messages.js';

/** Keeps what was typed until the server has it. */
export function WriteNote({ onWritten }: { onWritten: () => void }) {
  const t = useMessages(messages);
  const announce = useAnnounce();
  const id = useId();
  const [text, setText] = useState('');
  const write = usePluginMutation<typeof noteSchema, { text: string }>({
    method: 'POST',
    path: '/notes',
    response: noteSchema,
  });
  const save = () =>
    write.mutate(
      { text },
      {
        onSuccess: () => {
          setText('');
          announce(t('saved'));
          onWritten();
        },
      },
    );
  return (
    <>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={id}>
          {t('write')}
        </label>
        <Input.TextArea
          id={id}
          value={text}
          placeholder={t('writeHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
        />
        {write.error !== null && <div role="alert">{write.error.message}</div>}
      </div>
      <div>
        <Button type="primary" disabled={text.trim() === ''} loading={write.isPending} onClick={save}>
          {t('save')}
        </Button>
      </div>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { StaffPick } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Mentions from 'antd/es/mentions';
import { useDeferredValue, useState } from 'react';
import { client } from '../../api/client.js';
import { Fault } from '../../security/fault.js';
import { COMMENT_FIELD } from '../comment-field.js';
import { conversationMessages } from './conversation-messages.js';

const LONGEST = 1_000;

/** Says something about the task; @ offers those who may read it, by arrow keys and Enter too. */
export function CommentForm({ taskId }: { taskId: string }) {
  const t = useMessages(conversationMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly StaffPick[]>([]);
  const q = useDeferredValue(asked);
  const readers = useQuery({
    queryKey: ['taskReaders', taskId, q],
    queryFn: ({ signal }) =>
      client.taskComments.readers({
        params: { id: taskId },
        query: q === null || q === '' ? {} : { q },
        signal,
      }),
    enabled: q !== null,
    placeholderData: (before) => before,
  });
  const offered = readers.data?.items ?? [];
  const send = useMutation({
    mutationFn: () =>
      client.taskComments.create({
        params: { id: taskId },
        body: {
          text: text.trim(),
          mentions: [...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))],
        },
      }),
    onSuccess: () => {
      setText('');
      setPicked([]);
      announce(t('sent'));
      void cache.invalidateQueries({ queryKey: ['taskComments', taskId] });
    },
  });
  return (
    <form
      className="task-comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !send.isPending) send.mutate();
      }}
    >
      <Mentions
        id={COMMENT_FIELD}
        aria-label={t('write')}
        placeholder={t('write')}
        placement="top"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={LONGEST}
        value={text}
        filterOption={false}
        loading={readers.isFetching}
        notFoundContent={readers.isFetching ? null : t('noReader')}
        options={offered.map(({ id, name, title, unit }) => ({
          key: id,
          value: name,
          label: (
            <span className="handling-colleague">
              {name}{' '}
              <small>
                {localized(title)} · {unit.name}
              </small>
            </span>
          ),
        }))}
        onSearch={setAsked}
        onSelect={({ key = '' }) => {
          // The control ends the key that it was given with one of its own.
          const pick = offered.find(({ id }) => key.startsWith(id));
          if (pick !== undefined) setPicked((before) => [...before, pick]);
        }}
        onChange={setText}
      />
      <Fault error={send.error} />
      <Button htmlType="submit" loading={send.isPending} disabled={text.trim() === ''}>
        {t('send')}
      </Button>
    </form>
  );
}

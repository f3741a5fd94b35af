import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TaskAttachment } from '@yige/contracts';
import { Icon, useAnnounce, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useRef } from 'react';
import { client } from '../../api/client.js';
import { Fault } from '../../security/fault.js';
import { conversationMessages } from './conversation-messages.js';
import { smallerPhoto } from './smaller-photo.js';
import './conversation.css';

/** Photos and papers of the task, with a way to add one: by the camera of the phone, or from a file. */
export function Attachments({ taskId }: { taskId: string }) {
  const t = useMessages(conversationMessages);
  const attachments = useQuery({
    queryKey: ['taskAttachments', taskId],
    queryFn: ({ signal }) => client.taskAttachments.list({ params: { id: taskId }, signal }),
  });
  if (attachments.isError) {
    return (
      <p role="alert">
        {t('failed')}{' '}
        <button type="button" className="yige-link-button" onClick={() => void attachments.refetch()}>
          {t('retry')}
        </button>
      </p>
    );
  }
  const { items = [], addable = false } = attachments.data ?? {};
  if (items.length === 0 && !addable) return null;
  return (
    <section className="task-attachments">
      <h3>{t('attachments')}</h3>
      <ul>
        {items.map((attachment) => (
          <li key={attachment.id}>
            <Tile taskId={taskId} attachment={attachment} />
          </li>
        ))}
        {addable && (
          <li>
            <AddAttachment taskId={taskId} />
          </li>
        )}
      </ul>
      {addable && <p className="yige-quiet">{t('kinds')}</p>}
    </section>
  );
}

function Tile({ taskId, attachment: { id, name, media, addedBy, addedAt, removable } }: TileProps) {
  const t = useMessages(conversationMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => client.taskAttachments.remove({ params: { id: taskId, attachmentId: id } }),
    onSuccess: () => announce(t('removed')),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['taskAttachments', taskId] });
      void cache.invalidateQueries({ queryKey: ['tasks', 'one', taskId] });
    },
  });
  const url = `/api/v1/tasks/${taskId}/attachments/${id}`;
  const added = t('by', { name: addedBy.name, time: format.dateTime(addedAt) });
  return (
    <>
      <a className="task-tile" href={url} target="_blank" rel="noreferrer" title={`${name} · ${added}`}>
        {media === 'application/pdf' ? (
          <>
            <Icon name="paper" label={t('open', { name })} />
            <span className="task-tile-name">{name}</span>
          </>
        ) : (
          <img src={url} alt={t('open', { name })} loading="lazy" />
        )}
      </a>
      {removable && (
        <Popconfirm
          title={t('removeAsk')}
          okText={t('removeYes')}
          cancelText={t('keep')}
          okButtonProps={{ danger: true }}
          onConfirm={() => remove.mutate()}
        >
          <Button
            className="task-tile-remove"
            size="small"
            loading={remove.isPending}
            icon={<Icon name="close" size={14} label={t('remove', { name })} />}
          />
        </Popconfirm>
      )}
      <Fault error={remove.error} />
    </>
  );
}

interface TileProps {
  taskId: string;
  attachment: TaskAttachment;
}

function AddAttachment({ taskId }: { taskId: string }) {
  const t = useMessages(conversationMessages);
  const { phone } = useDisplay();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (file: File) =>
      client.taskAttachments.add({ params: { id: taskId }, body: { file: await smallerPhoto(file) } }),
    onSuccess: ({ name }) => announce(t('added', { name })),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['taskAttachments', taskId] });
      void cache.invalidateQueries({ queryKey: ['tasks', 'one', taskId] });
    },
  });
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file !== undefined) add.mutate(file);
    // The same file again, after a failure, is a change too.
    input.value = '';
  };
  return (
    <div className="task-add">
      {phone && (
        <Button icon={<Icon name="camera" size={16} />} loading={add.isPending} onClick={() => camera.current?.click()}>
          {t('camera')}
        </Button>
      )}
      <Button
        icon={<Icon name={phone ? 'paper' : 'camera'} size={16} />}
        loading={add.isPending}
        onClick={() => chooser.current?.click()}
      >
        {t(phone ? 'file' : 'add')}
      </Button>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={({ target }) => take(target)}
      />
      <input
        ref={chooser}
        hidden
        type="file"
        accept="image/*,application/pdf"
        aria-label={t('file')}
        onChange={({ target }) => take(target)}
      />
      {add.isPending && <small role="status">{t('adding', { name: add.variables.name })}</small>}
      <Fault error={add.error} />
    </div>
  );
}

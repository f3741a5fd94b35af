import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TaskAttachment } from '@yige/contracts';
import { Icon, smallerPhoto, useAnnounce, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useRef } from 'react';
import { Fault } from '../../security/fault.js';
import { conversationMessages } from './conversation-messages.js';
import './conversation.css';

/** Whose photos and papers they are, and how they are read and changed. */
export interface AttachmentSource {
  key: readonly string[];
  list: (signal: AbortSignal) => Promise<{ items: TaskAttachment[]; addable: boolean }>;
  add: (file: File) => Promise<TaskAttachment>;
  remove: (attachmentId: string) => Promise<unknown>;
  urlOf: (attachmentId: string) => string;
  /** What shows that one was added or taken away, and is read anew. */
  shownIn: readonly (readonly string[])[];
}

/** Photos and papers, with a way to add one: by the camera of the phone, or from a file. */
export function AttachmentList({ source }: { source: AttachmentSource }) {
  const t = useMessages(conversationMessages);
  const attachments = useQuery({ queryKey: source.key, queryFn: ({ signal }) => source.list(signal) });
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
            <Tile source={source} attachment={attachment} />
          </li>
        ))}
        {addable && (
          <li>
            <AddAttachment source={source} />
          </li>
        )}
      </ul>
      {addable && <p className="yige-quiet">{t('kinds')}</p>}
    </section>
  );
}

function Tile({ source, attachment: { id, name, media, addedBy, addedAt, removable } }: TileProps) {
  const t = useMessages(conversationMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => source.remove(id),
    onSuccess: () => announce(t('removed')),
    onSettled: () => readAnew(cache, source),
  });
  const url = source.urlOf(id);
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
  source: AttachmentSource;
  attachment: TaskAttachment;
}

function AddAttachment({ source }: { source: AttachmentSource }) {
  const t = useMessages(conversationMessages);
  const { phone } = useDisplay();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (file: File) => source.add(await smallerPhoto(file)),
    onSuccess: ({ name }) => announce(t('added', { name })),
    onSettled: () => readAnew(cache, source),
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

function readAnew(cache: QueryClient, { key, shownIn }: AttachmentSource): void {
  for (const queryKey of [key, ...shownIn]) void cache.invalidateQueries({ queryKey });
}

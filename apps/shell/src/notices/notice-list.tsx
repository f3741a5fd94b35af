import type { Notice } from '@yige/contracts';
import {
  BureauCell,
  Icon,
  LoadingView,
  StateView,
  useFormat,
  useLocalized,
  useMessages,
  VisuallyHidden,
} from '@yige/ui';
import Button from 'antd/es/button';
import { Link } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { noticeMessages } from './notice-messages.js';
import './notices.css';
import { targetOf } from './notice-target.js';
import { useNotices, useReading } from './use-notices.js';

interface NoticeListProps {
  unread: boolean;
  limit: number;
  /** Older ones can be asked for. */
  paged: boolean;
  onOpened?: () => void;
}

/** Notices, the newest first, each leading to its task; opening one reads it. */
export function NoticeList({ unread, limit, paged, onOpened }: NoticeListProps) {
  const t = useMessages(noticeMessages);
  const list = useNotices({ unread, limit });
  const { readAll } = useReading();
  if (list.isLoading) return <LoadingView />;
  if (list.data === undefined) return <ReadFailed onRetry={() => void list.refetch()} />;
  const notices = list.data.pages.flatMap(({ items }) => items);
  const [newest] = notices;
  if (newest === undefined) return <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />;
  return (
    <div className="notices">
      {notices.some((notice) => notice.unread) && (
        <button type="button" className="yige-link-button" onClick={() => readAll.mutate(newest.id)}>
          {t('readAll')}
        </button>
      )}
      <ul className="yige-plain-list">
        {notices.map((notice) => (
          <li key={notice.id} data-unread={notice.unread}>
            <NoticeRow notice={notice} {...(onOpened === undefined ? {} : { onOpened })} />
          </li>
        ))}
      </ul>
      {paged && list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </div>
  );
}

function NoticeRow({ notice, onOpened }: { notice: Notice; onOpened?: () => void }) {
  const t = useMessages(noticeMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { read } = useReading();
  const { id, kind, by, at, unread } = notice;
  const open = () => {
    if (unread) read.mutate(id);
    onOpened?.();
  };
  const target = targetOf(notice);
  const what = () => {
    if (target === null) return t(notice.admission === null ? 'gone' : 'goneAdmission');
    if (target.kind === 'list') return t('many', { count: target.tasks });
    return target.kind === 'task' ? localized(target.task.title) : target.name;
  };
  const words = (
    <span className="notice-words">
      <strong>{what()}</strong>
      <small>
        {t(kind, { by: by ?? '' })} · <time dateTime={at}>{format.dateTime(at)}</time>
      </small>
      {unread && <VisuallyHidden>{t('new')}</VisuallyHidden>}
    </span>
  );
  if (target === null) {
    return (
      <button type="button" className="notice" onClick={open}>
        <Icon name="bell" /> {words}
      </button>
    );
  }
  return (
    <Link className="notice" to={target.to} onClick={open}>
      {target.kind === 'task' ? (
        <BureauCell glyph={target.task.source.glyph} color={target.task.source.color} />
      ) : (
        <Icon name={target.kind === 'list' ? 'bell' : 'paper'} />
      )}{' '}
      {words}
    </Link>
  );
}

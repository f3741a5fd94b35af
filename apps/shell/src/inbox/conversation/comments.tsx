import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page, TaskComment } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../../api/client.js';
import { useWithoutLine } from '../../live/use-live.js';
import { Fault } from '../../security/fault.js';
import { CommentForm } from './comment-form.js';
import { conversationMessages } from './conversation-messages.js';
import './conversation.css';

const PAGE = 20;
const firstPage: string | null = null;

/** What people say about the task, oldest at the top, and a field to answer. */
export function Comments({ taskId }: { taskId: string }) {
  const t = useMessages(conversationMessages);
  const comments = useInfiniteQuery({
    queryKey: ['taskComments', taskId],
    queryFn: ({ pageParam, signal }) =>
      client.taskComments.list({
        params: { id: taskId },
        query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    refetchInterval: useWithoutLine(),
  });
  const items = newestLast(comments.data);
  return (
    <section className="task-comments">
      <h3>
        {t('comments')} {items.length > 0 && <small>{items.length}</small>}
      </h3>
      {comments.hasNextPage && (
        <button type="button" className="yige-link-button" onClick={() => void comments.fetchNextPage()}>
          {t('earlier')}
        </button>
      )}
      {comments.isError && (
        <p role="alert">
          {t('failed')}{' '}
          <button type="button" className="yige-link-button" onClick={() => void comments.refetch()}>
            {t('retry')}
          </button>
        </p>
      )}
      {comments.isSuccess && items.length === 0 && <p className="yige-quiet">{t('none')}</p>}
      <ul>
        {items.map((comment) => (
          <li key={comment.id}>
            <Comment taskId={taskId} comment={comment} />
          </li>
        ))}
      </ul>
      <CommentForm taskId={taskId} />
    </section>
  );
}

function newestLast(data: InfiniteData<Page<TaskComment>> | undefined): TaskComment[] {
  return (data?.pages.flatMap(({ items }) => items) ?? []).toReversed();
}

function Comment({ taskId, comment }: { taskId: string; comment: TaskComment }) {
  const t = useMessages(conversationMessages);
  const format = useFormat();
  const cache = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => client.taskComments.withdraw({ params: { id: taskId, commentId: comment.id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['taskComments', taskId] }),
  });
  const { author, at, text, mentions, withdrawable } = comment;
  return (
    <>
      <div className="task-comment-head">
        <strong>{author.name}</strong> <time dateTime={at}>{format.dateTime(at)}</time>
      </div>
      {text === null ? (
        <p className="yige-quiet">{t('withdrawn')}</p>
      ) : (
        <p>
          <Mentioning text={text} names={mentions.map(({ name }) => name)} />
        </p>
      )}
      {withdrawable && (
        <Button type="link" size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('withdraw')}
        </Button>
      )}
      <Fault error={withdraw.error} />
    </>
  );
}

/** The text with those who are spoken to standing out. */
function Mentioning({ text, names }: { text: string; names: readonly string[] }) {
  const marks = names.map((name) => `@${name}`);
  const parts: { at: number; words: string; spoken: boolean }[] = [];
  for (let at = 0; at < text.length; ) {
    const mark = marks.find((each) => text.startsWith(each, at));
    const next = Math.min(
      ...marks.map((each) => text.indexOf(each, at + 1)).filter((found) => found > at),
      text.length,
    );
    const end = mark === undefined ? next : at + mark.length;
    parts.push({ at, words: text.slice(at, end), spoken: mark !== undefined });
    at = end;
  }
  return parts.map(({ at, words, spoken }) =>
    spoken ? (
      <b key={at} className="task-mention">
        {words}
      </b>
    ) : (
      <span key={at}>{words}</span>
    ),
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../../api/client.js';
import { COMMENT_FIELD } from '../comment-field.js';
import { handlingMessages } from './handling-messages.js';
import './handling.css';

/** At the head of a task: to what is said about it, and whether one follows it. */
export function HeadButtons({ task: { id, following } }: { task: Task }) {
  const t = useMessages(handlingMessages);
  const cache = useQueryClient();
  const follow = useMutation({
    mutationFn: (on: boolean) =>
      on ? client.taskHandling.follow({ params: { id } }) : client.taskHandling.unfollow({ params: { id } }),
    onSuccess: (_answer, on) => {
      cache.setQueryData<Task>(['tasks', 'one', id], (task) => task && { ...task, following: on });
      for (const part of ['list', 'counts']) void cache.invalidateQueries({ queryKey: ['tasks', part] });
    },
  });
  const shown = follow.isPending ? follow.variables : following;
  return (
    <span className="task-title-buttons">
      <Button
        type="text"
        icon={<Icon name="comment" label={t('comment')} />}
        title={t('comment')}
        onClick={() => document.getElementById(COMMENT_FIELD)?.focus()}
      />
      <Button
        type="text"
        icon={<Icon name="pin" label={t('follow')} />}
        title={t(shown ? 'unfollow' : 'follow')}
        aria-pressed={shown}
        onClick={() => follow.mutate(!shown)}
      />
    </span>
  );
}

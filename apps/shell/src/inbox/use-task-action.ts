import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FieldError, newId, type Problem, ProblemError, type Task, type TaskAction } from '@yige/contracts';
import { type Translate, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { client } from '../api/client.js';
import { message } from '../feedback/feedback.js';
import type { DraftValue } from '../offline/form-drafts.js';
import type { FormDraft } from '../offline/use-form-draft.js';
import { isCollected } from './collected.js';
import { inboxMessages } from './inbox-messages.js';

/** What an action comes with. */
export interface ActionInput {
  note?: string;
  assigneeId?: string;
  unitId?: string;
  dueAt?: string;
}

interface Attempt {
  action: TaskAction;
  input: ActionInput;
}

interface TaskActionOptions {
  kept: FormDraft;
  /** What its form shows. */
  value: DraftValue;
  /** The task went to somebody else, and is out of the caller’s sight. */
  onLost: () => void;
}

export interface TaskActing {
  act: (action: TaskAction, input?: ActionInput) => void;
  busy: boolean;
  /** Why the last attempt did not work; null when there is nothing to tell. */
  failure: string | null;
  /** The plugin's reason for not taking the last result, until something else is filled in. */
  refusal: Problem | null;
  errors: readonly FieldError[];
  /** The answer to the last attempt no longer fits what is on the screen. */
  forget: () => void;
}

/**
 * Does something with a task. A result is sent with the Idempotency-Key of its draft: the same tap sent twice, or
 * again after the network broke, counts once.
 */
export function useTaskAction(task: Task, { kept, value, onLost }: TaskActionOptions): TaskActing {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [forgotten, setForgotten] = useState(false);
  const attempt = useMutation({
    mutationFn: ({ action, input }: Attempt) => {
      setForgotten(false);
      const body = { ...input, version: task.version };
      const params = { id: task.id, action };
      if (action !== 'submit') return client.tasks.act({ params, body });
      // Where nothing was filled in there is no draft to keep the key in; the version keeps a second tap from counting.
      return client.tasks.act({
        params,
        body: { ...body, result: value },
        idempotencyKey: kept.draft?.attempt ?? newId(),
      });
    },
    onSuccess: ({ task: changed, submission }, { action }) => {
      if (changed !== null) cache.setQueryData(['tasks', 'one', task.id], changed);
      if (action === 'submit' && submission?.state === 'refused') {
        // The same key would be answered with the same refusal.
        kept.write(value);
        return;
      }
      const ended = action !== 'accept' && action !== 'start';
      if (ended) kept.remove();
      if (submission?.state === 'pending') return;
      const done =
        changed !== null && isCollected(changed) ? t('collected') : t('done', { title: localized(task.title) });
      const text = action === 'submit' ? done : t('acted', { action: t(action) });
      message.success(text);
      announce(text);
      if (changed !== null) return;
      onLost();
      cache.removeQueries({ queryKey: ['tasks', 'one', task.id] });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409)
        void cache.invalidateQueries({ queryKey: ['tasks', 'one', task.id] });
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['tasks', 'list'] });
      void cache.invalidateQueries({ queryKey: ['tasks', 'counts'] });
      void cache.invalidateQueries({ queryKey: [task.source.pluginId] });
    },
  });
  const error = forgotten ? null : attempt.error;
  const refusal = !forgotten && error === null && task.submission?.state === 'refused' ? task.submission.problem : null;
  const problem = error instanceof ProblemError ? error.problem : refusal;
  return {
    act: (action, input = {}) => attempt.mutate({ action, input }),
    busy: attempt.isPending,
    failure: error === null ? null : failureText(error, t),
    refusal,
    errors: problem?.errors ?? [],
    forget: () => setForgotten(true),
  };
}

function failureText(error: Error, t: Translate<(typeof inboxMessages)['zh-CN']>): string {
  if (!(error instanceof ProblemError) || error.code === 'network.unreachable') return t('notSent');
  if (error.status === 409) return t('conflict');
  return t('notDone', { reason: error.problem.detail ?? error.problem.title });
}

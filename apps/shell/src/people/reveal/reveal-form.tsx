import { useQuery } from '@tanstack/react-query';
import { corePermissions, REVEAL_SECONDS } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type ReactNode, useId, useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { revealMessages } from './reveal-messages.js';

const REASONS = ['visit', 'agency', 'check', 'emergency', 'other'] as const;
type Reason = (typeof REASONS)[number];
const SHORTEST_REASON = 4;

export interface RevealRequest {
  reason: string;
  taskId?: string;
}

interface RevealFormProps {
  personId: string;
  title: string;
  /** What else it asks for, and whether that is answered. */
  children?: ReactNode;
  ready?: boolean;
  /** Only for a task in the caller's own hands, whatever their post. */
  ownTask?: boolean;
  pending: boolean;
  /** Why core did not show it. */
  failure: string | null;
  onReveal: (request: RevealRequest) => void;
  onCancel: () => void;
}

/** Asks why, and for which task, before something is shown in the clear. */
export function RevealForm({
  personId,
  title,
  children,
  ready: answered = true,
  ownTask = false,
  pending,
  failure,
  onReveal,
  onCancel,
}: RevealFormProps) {
  const t = useMessages(revealMessages);
  const ids = { why: useId(), say: useId() };
  const [chosen, setChosen] = useState<Reason>();
  const [said, setSaid] = useState('');
  const [taskId, setTaskId] = useState<string>();
  const needsTask = useNeedsTask() || ownTask;
  const reason = chosen === 'other' ? said.trim() : chosen === undefined ? '' : t(chosen);
  const ready = answered && reason.length >= SHORTEST_REASON && (!needsTask || taskId !== undefined);
  return (
    <form
      className="reveal-form"
      aria-label={title}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onReveal({ reason, ...(taskId === undefined ? {} : { taskId }) });
      }}
    >
      <strong>{title}</strong>
      <p className="yige-quiet">{t('recorded')}</p>
      {children}
      <label className="yige-field" htmlFor={ids.why}>
        <span className="yige-field-label">{t('why')}</span>
        <Select<Reason>
          id={ids.why}
          autoFocus
          {...(chosen === undefined ? {} : { value: chosen })}
          placeholder={t('choose')}
          options={REASONS.map((value) => ({ value, label: t(value) }))}
          onChange={setChosen}
        />
      </label>
      {chosen === 'other' && (
        <label className="yige-field" htmlFor={ids.say}>
          <span className="yige-field-label">{t('say')}</span>
          <Input
            id={ids.say}
            value={said}
            maxLength={500}
            placeholder={t('sayHint')}
            onChange={({ target }) => setSaid(target.value)}
          />
        </label>
      )}
      <TaskChoice
        personId={personId}
        required={needsTask}
        none={t(ownTask ? 'noTaskForFacts' : 'noTask')}
        value={taskId}
        onChange={setTaskId}
      />
      {failure !== null && <div role="alert">{t('failed', { reason: failure })}</div>}
      <div className="reveal-actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={pending}>
          {t('show', { seconds: REVEAL_SECONDS })}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

interface TaskChoiceProps {
  personId: string;
  required: boolean;
  /** Said where one is required and there is none. */
  none: string;
  value: string | undefined;
  onChange: (taskId: string | undefined) => void;
}

function TaskChoice({ personId, required, none, value, onChange }: TaskChoiceProps) {
  const t = useMessages(revealMessages);
  const localized = useLocalized();
  const id = useId();
  const box = required ? 'mine' : 'unit';
  const tasks = useQuery({
    queryKey: ['tasks', 'list', 'reveal', box, personId],
    queryFn: ({ signal }) => client.tasks.list({ query: { box, person: personId, limit: 50 }, signal }),
  });
  if (tasks.data === undefined) return null;
  if (tasks.data.items.length === 0) return required ? <p className="reveal-note">{none}</p> : null;
  return (
    <label className="yige-field" htmlFor={id}>
      <span className="yige-field-label">
        {t('task')} {!required && <span className="yige-field-optional">{t('optional')}</span>}
      </span>
      <Select<string>
        id={id}
        allowClear={!required}
        {...(value === undefined ? {} : { value })}
        placeholder={t('choose')}
        options={tasks.data.items.map((task) => ({ value: task.id, label: localized(task.title) }))}
        onChange={(chosen?: string) => onChange(chosen)}
      />
    </label>
  );
}

/** Who works as a grid worker only shows a task of their own; core decides, this asks for it in time. */
function useNeedsTask(): boolean {
  const { posts, breakGlass } = usePortal();
  const other = posts.some(({ role }) => role !== 'gridWorker');
  return !other && breakGlass?.permission !== corePermissions.personReveal;
}

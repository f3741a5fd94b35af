import {
  corePermissions,
  type TaskBox,
  type TaskBulkAction,
  type TaskBulkResult,
  type TaskSummary,
} from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { usePortal } from '../../app/portal.js';
import { message } from '../../feedback/feedback.js';
import { Fault } from '../../security/fault.js';
import { inboxMessages } from '../inbox-messages.js';
import { bulkMessages } from './bulk-messages.js';
import { NoteDialog } from './note-dialog.js';
import { RefuseMany } from './refuse-many.js';
import { type BulkOrder, useBulk } from './use-bulk.js';
import type { Selection } from './use-selection.js';
import './bulk.css';

/** Takes nothing from anybody: asks for nothing. */
const AT_ONCE: ReadonlySet<TaskBulkAction> = new Set<TaskBulkAction>(['accept', 'start', 'claim']);

interface BulkBarProps {
  box: TaskBox;
  tasks: readonly TaskSummary[];
  selection: Selection;
}

/** Stands in place of the head of the list while tasks are chosen. */
export function BulkBar({ box, tasks, selection }: BulkBarProps) {
  const t = useMessages(bulkMessages);
  const words = useMessages(inboxMessages);
  const announce = useAnnounce();
  const [asking, setAsking] = useState<TaskBulkAction | null>(null);
  const [failed, setFailed] = useState<Refused[]>([]);
  const [refusing, setRefusing] = useState(false);
  const outside = tasks.filter(({ id, refusable }) => refusable === true && selection.chosen.includes(id));
  const actions = useBulkActions(box);
  const finish = (action: string, items: TaskBulkResult['items']) => {
    const refused = items.filter((item) => item.state === 'refused');
    setFailed(refused);
    const succeeded = items.length - refused.length;
    const text =
      refused.length === 0
        ? t('done', { action, count: succeeded })
        : t('partly', { done: succeeded, failed: refused.length });
    announce(text);
    if (refused.length === 0) {
      message.success(text);
      selection.end();
    }
  };
  const { run, done } = useBulk(({ action }, items) => finish(words(action), items));
  const start = (order: Omit<BulkOrder, 'taskIds'>) => {
    setAsking(null);
    run.mutate({ ...order, taskIds: selection.chosen });
  };
  const count = selection.chosen.length;
  return (
    <div className="inbox-bulk" role="toolbar" aria-label={t('bar')}>
      <h1 aria-live="polite">{run.isPending ? t('working', { done, count }) : t('chosen', { count })}</h1>
      <Button type="link" onClick={selection.chooseAll}>
        {t('all')}
      </Button>
      <Button type="link" onClick={selection.end}>
        {t('end')}
      </Button>
      <div className="inbox-bulk-actions">
        {actions.map((action) => (
          <Button
            key={action}
            danger={action === 'cancel'}
            disabled={count === 0 || run.isPending}
            onClick={() => (AT_ONCE.has(action) ? start({ action }) : setAsking(action))}
          >
            {words(action)}
          </Button>
        ))}
        {outside.length > 0 && (
          <Button danger disabled={run.isPending} onClick={() => setRefusing(true)}>
            {t('refuseMany', { count: outside.length })}
          </Button>
        )}
      </div>
      {refusing && (
        <RefuseMany
          taskIds={outside.map(({ id }) => id)}
          onClose={() => setRefusing(false)}
          onDone={(items) => {
            setRefusing(false);
            finish(t('refuseManyDone'), items);
          }}
        />
      )}
      <Fault error={run.error} />
      {asking !== null && (
        <NoteDialog
          action={asking}
          taskIds={selection.chosen}
          onClose={() => setAsking(null)}
          onConfirm={(more) => start({ action: asking, ...more })}
        />
      )}
      {failed.length > 0 && <FailedDialog failed={failed} tasks={tasks} onClose={() => setFailed([])} />}
    </div>
  );
}

type Refused = Extract<TaskBulkResult['items'][number], { state: 'refused' }>;

function FailedDialog({
  failed,
  tasks,
  onClose,
}: {
  failed: readonly Refused[];
  tasks: readonly TaskSummary[];
  onClose: () => void;
}) {
  const t = useMessages(bulkMessages);
  const localized = useLocalized();
  return (
    <Modal
      open
      title={t('failedTitle')}
      okText={t('close')}
      cancelButtonProps={{ hidden: true }}
      onOk={onClose}
      onCancel={onClose}
    >
      <ul className="yige-plain-list inbox-bulk-failed">
        {failed.map(({ taskId, problem }) => {
          const task = tasks.find(({ id }) => id === taskId);
          return (
            <li key={taskId}>
              <strong>{task === undefined ? taskId : localized(task.title)}</strong>{' '}
              <small>{task?.subject?.door?.text ?? task?.subject?.building?.name}</small>
              <div>{problem.detail ?? problem.title}</div>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}

/** What the box and the user's posts make sense of; core decides for each task. */
function useBulkActions(box: TaskBox): TaskBulkAction[] {
  const { permissions } = usePortal();
  const works = permissions.includes(corePermissions.taskAct) && box !== 'sent';
  const oversees = box === 'sent' || (box === 'unit' && permissions.includes(corePermissions.taskOversee));
  return [
    ...(works ? (['accept', 'start'] as const) : []),
    ...(works && box === 'unit' ? (['claim'] as const) : []),
    ...(box === 'unit' && permissions.includes(corePermissions.taskAssign) ? (['assign'] as const) : []),
    ...(works && box === 'mine' ? (['release'] as const) : []),
    ...(oversees ? (['remind', 'oversee', 'endOversight'] as const) : []),
    ...(works ? (['return'] as const) : []),
    ...(box === 'sent' ? (['cancel'] as const) : []),
  ];
}

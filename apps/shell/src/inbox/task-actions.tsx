import type { Task, TaskAction } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useState } from 'react';
import { HandOnDialog } from './handling/hand-on-dialog.js';
import { handlingMessages } from './handling/handling-messages.js';
import { ResendDialog } from './handling/resend-dialog.js';
import { inboxMessages } from './inbox-messages.js';
import { ReasonDialog } from './reason-dialog.js';
import type { ActionInput } from './use-task-action.js';

/** Buttons in the bar; more than these go behind 更多. */
const MOST_BUTTONS = 4;

interface TaskActionsProps {
  task: Task;
  busy: boolean;
  onAct: (action: TaskAction, input?: ActionInput) => void;
}

/** One primary action, then the others. What takes a task away from somebody asks for more first. */
export function TaskActions({ task, busy, onAct }: TaskActionsProps) {
  const t = useMessages(inboxMessages);
  const own = useMessages(handlingMessages);
  const [asking, setAsking] = useState<TaskAction | null>(null);
  const offered = offeredOf(task.actions);
  const shown = offered.length > MOST_BUTTONS ? offered.slice(0, MOST_BUTTONS - 1) : offered;
  const behind = offered.slice(shown.length);
  const begin = (action: TaskAction) => (asks(action) ? setAsking(action) : onAct(action));
  const confirm = (input: ActionInput) => {
    if (asking === null) return;
    setAsking(null);
    onAct(asking, input);
  };
  return (
    <>
      {shown.map((action, index) => (
        <Button
          key={action}
          data-action={action}
          type={index === 0 ? 'primary' : 'default'}
          danger={action === 'cancel'}
          size="large"
          loading={busy && index === 0}
          disabled={busy}
          onClick={() => begin(action)}
        >
          {t(action)}
        </Button>
      ))}
      {behind.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topLeft"
          disabled={busy}
          menu={{
            items: behind.map((action) => ({ key: action, label: t(action), danger: action === 'cancel' })),
            onClick: ({ key }) => {
              const action = behind.find((each) => each === key);
              if (action !== undefined) begin(action);
            },
          }}
        >
          <Button size="large" icon={<Icon name="chevronDown" size={16} />} iconPlacement="end">
            {own('more')}
          </Button>
        </Dropdown>
      )}
      {(asking === 'return' || asking === 'cancel') && (
        <ReasonDialog action={asking} onClose={() => setAsking(null)} onConfirm={(note) => confirm({ note })} />
      )}
      {asking === 'resend' && (
        <ResendDialog dueAt={task.dueAt ?? null} onClose={() => setAsking(null)} onConfirm={confirm} />
      )}
      {(asking === 'assign' || asking === 'transfer') && (
        <HandOnDialog task={task} action={asking} onClose={() => setAsking(null)} onConfirm={confirm} />
      )}
    </>
  );
}

/** 我来办 accepts what nobody has: 接单 beside it would say the same twice. */
function offeredOf(actions: readonly TaskAction[]): TaskAction[] {
  return actions.filter((action) => action !== 'accept' || !actions.includes('claim'));
}

function asks(action: TaskAction): boolean {
  return ['return', 'cancel', 'resend', 'assign', 'transfer'].includes(action);
}

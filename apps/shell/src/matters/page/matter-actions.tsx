import type { Matter, MatterAct, MatterAction } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useState } from 'react';
import { Fault } from '../../security/fault.js';
import { matterMessages } from '../matter-messages.js';
import { useActing } from '../matter-queries.js';
import { ActDialog } from './act-dialog.js';

/** Buttons in the bar; more than these go behind 更多. */
const MOST_BUTTONS = 3;
/** Done at a tap: nothing is asked, and nothing is lost. */
const AT_ONCE: ReadonlySet<MatterAction> = new Set(['openCase', 'start']);

/** What the user may do now, at the bottom: one primary action, then the others. */
export function MatterActions({ matter }: { matter: Matter }) {
  const t = useMessages(matterMessages);
  const announce = useAnnounce();
  const acting = useActing(matter.id);
  const [asking, setAsking] = useState<MatterAction | null>(null);
  const { actions, stage } = matter;
  const shown = actions.length > MOST_BUTTONS ? actions.slice(0, MOST_BUTTONS - 1) : actions;
  const behind = actions.slice(shown.length);
  const send = (action: MatterAction, act: MatterAct) => {
    acting.mutate(
      { action, act: { ...act, version: matter.version } },
      {
        onSuccess: () => {
          setAsking(null);
          announce(t('done', { action: t(`do.${action}`) }));
        },
      },
    );
  };
  const begin = (action: MatterAction) => (AT_ONCE.has(action) ? send(action, {}) : setAsking(action));
  if (actions.length === 0) {
    return stage === 'closed' ? null : <p className="matter-bar yige-quiet">{t('nothingToDo')}</p>;
  }
  return (
    <div className="matter-bar">
      {asking === null && <Fault error={acting.error} />}
      {shown.map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          size="large"
          loading={acting.isPending && acting.variables.action === action}
          disabled={acting.isPending}
          onClick={() => begin(action)}
        >
          {t(`do.${action}`)}
        </Button>
      ))}
      {behind.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          disabled={acting.isPending}
          menu={{
            items: behind.map((action) => ({ key: action, label: t(`do.${action}`) })),
            onClick: ({ key }) => {
              const action = behind.find((each) => each === key);
              if (action !== undefined) begin(action);
            },
          }}
        >
          <Button size="large">{t('more')}</Button>
        </Dropdown>
      )}
      {asking !== null && (
        <ActDialog
          matter={matter}
          action={asking}
          pending={acting.isPending}
          error={acting.error}
          onClose={() => {
            setAsking(null);
            acting.reset();
          }}
          onConfirm={(act) => send(asking, act)}
        />
      )}
    </div>
  );
}

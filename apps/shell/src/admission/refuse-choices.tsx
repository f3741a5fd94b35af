import { type RefusalReason, refusalReasonSchema } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../api/client.js';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';
import { useHeldBack } from './use-held-back.js';

/** Seconds in which a refusal can be taken back. */
const UNDO = 5;

/** Each reason refuses the task in one tap; for some seconds it can be taken back, then it goes out. */
export function RefuseChoices({ taskId }: { taskId: string }) {
  const t = useMessages(admissionMessages);
  const announce = useAnnounce();
  const deed = useDeed((reason: RefusalReason) =>
    client.taskAdmissions.refuse({ params: { id: taskId }, body: { reason } }),
  );
  const { held, hold, undo } = useHeldBack(deed.run, UNDO);
  if (held !== null || deed.busy) {
    return (
      <span className="task-refusing">
        {t('refusing', { reason: held === null ? '' : t(`refusal.${held}`) })}
        <Button disabled={held === null} onClick={undo}>
          {t('undo')}
        </Button>
      </span>
    );
  }
  return (
    <fieldset className="task-refusing" aria-label={t('refuseHint')}>
      {refusalReasonSchema.options.map((reason) => (
        <Button
          key={reason}
          danger
          onClick={() => {
            hold(reason);
            announce(t('refusing', { reason: t(`refusal.${reason}`) }));
          }}
        >
          {t('refuseAs', { reason: t(`refusal.${reason}`) })}
        </Button>
      ))}
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </fieldset>
  );
}

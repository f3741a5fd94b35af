import { REFUSAL_NOTE_LONGEST, type RefusalReason, refusalReasonSchema } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../api/client.js';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';
import { useHeldBack } from './use-held-back.js';

/** Seconds in which a refusal can be taken back. */
const UNDO = 5;

/**
 * Each reason refuses the task in one tap; for some seconds it can be taken back, or a note be added, and then it goes out.
 * While somebody writes the note it waits.
 */
export function RefuseChoices({ taskId }: { taskId: string }) {
  const t = useMessages(admissionMessages);
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const [writing, setWriting] = useState(false);
  const deed = useDeed((reason: RefusalReason) =>
    client.taskAdmissions.refuse({
      params: { id: taskId },
      body: { reason, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }),
  );
  const { held, hold, release, undo } = useHeldBack(deed.run, writing ? null : UNDO);
  if (held === null && deed.busy) return <span className="task-refusing">{t('refusingNow')}</span>;
  if (held !== null) {
    return (
      <form
        className="task-refusing"
        onSubmit={(event) => {
          event.preventDefault();
          release();
        }}
      >
        {t(writing ? 'refusingWaits' : 'refusing', { reason: t(`refusal.${held}`) })}
        <Button onClick={undo}>{t('undo')}</Button>
        <Input
          className="task-refusing-note"
          aria-label={t('refusalNote')}
          placeholder={t('refusalNote')}
          maxLength={REFUSAL_NOTE_LONGEST}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          onFocus={() => setWriting(true)}
          onBlur={() => setWriting(false)}
        />
        <Button htmlType="submit" danger>
          {t('refuseNow')}
        </Button>
      </form>
    );
  }
  return (
    <fieldset className="task-refusing" aria-label={t('refuseHint')}>
      {refusalReasonSchema.options.map((reason) => (
        <Button
          key={reason}
          danger
          onClick={() => {
            setNote('');
            setWriting(false);
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

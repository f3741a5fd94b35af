import { addDays, calendarPeriodOfKey, type Ledger, type UnitReference } from '@yige/contracts';
import { Icon, useFormat, useMessages, useToday } from '@yige/ui';
import Button from 'antd/es/button';
import { lazy, Suspense, useId, useState } from 'react';
import type { LedgerSelection } from '../ledger-queries.js';
import { sealMessages } from './seal-messages.js';
import { useSealOf } from './use-seal-of.js';

const SealDialog = lazy(async () => ({ default: (await import('./seal-dialog.js')).SealDialog }));

interface SealButtonProps {
  ledger: Ledger;
  selection: LedgerSelection;
  unit: UnitReference;
}

/** For whoever may seal, where the unit keeps the ledger and its period is not sealed; before its end it says when. */
export function SealButton({ ledger, selection, unit }: SealButtonProps) {
  const t = useMessages(sealMessages);
  const format = useFormat();
  const hintId = useId();
  const today = useToday();
  const { seal, isKept } = useSealOf(ledger, selection);
  const [open, setOpen] = useState(false);
  if (!ledger.maySeal || !isKept || seal !== null) return null;
  const { endDay } = calendarPeriodOfKey(selection.period);
  const over = today >= endDay;
  return (
    <>
      <Button
        icon={<Icon name="lock" size={16} />}
        disabled={!over}
        aria-describedby={over ? undefined : hintId}
        onClick={() => setOpen(true)}
      >
        {t('seal', { kind: ledger.period })}
      </Button>
      {!over && (
        <span id={hintId} className="ledger-not-yet">
          {t('notYet', { day: format.dayMonth(addDays(endDay, -1)) })}
        </span>
      )}
      {open && (
        <Suspense>
          <SealDialog ledger={ledger} selection={selection} unit={unit} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

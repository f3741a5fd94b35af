import type { Ledger, LedgerSeal } from '@yige/contracts';
import { ChoiceButtons, Icon, useFormat, useMessages } from '@yige/ui';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type LedgerSelection, useSeals } from '../ledger-queries.js';
import { usePeriodTitle } from '../use-period-title.js';
import { ChangeCount } from './change-count.js';
import { checkCodeOf } from './check-code.js';
import { sealMessages } from './seal-messages.js';
import './seals.css';
import { useSealOf } from './use-seal-of.js';

const DifferencesDrawer = lazy(async () => ({
  default: (await import('./differences-drawer.js')).DifferencesDrawer,
}));
const SealsDrawer = lazy(async () => ({ default: (await import('./seals-drawer.js')).SealsDrawer }));

interface SealLineProps {
  ledger: Ledger;
  selection: LedgerSelection;
  /** Whose rows are shown; null: those of today. */
  shown: LedgerSeal | null;
  onChange: (next: Partial<LedgerSelection>) => void;
}

/** What was sealed: of this period, else the last one before; of many units together, how many of them sealed it. */
export function SealLine({ ledger, selection, shown, onChange }: SealLineProps) {
  const t = useMessages(sealMessages);
  const { seal, ofPeriod, isKept } = useSealOf(ledger, selection);
  const { data: all } = useSeals(ledger.id, selection.unit, null, isKept && seal === null);
  if (!isKept) {
    if (ofPeriod === null) return null;
    return (
      <>
        {shown !== null && <SealOf ledger={ledger} seal={shown} selection={selection} onChange={onChange} />}
        <OfMany ledger={ledger} selection={selection} ofPeriod={ofPeriod} onChange={onChange} />
      </>
    );
  }
  const others = ofPeriod?.items.filter(({ id }) => id !== seal?.id) ?? [];
  const last = all?.items.find(({ unit, period }) => unit.id === selection.unit && period < selection.period);
  return (
    <>
      {seal !== null && (
        <Sealed ledger={ledger} seal={seal}>
          <ChoiceButtons
            label={t('which')}
            value={selection.seal === seal.id ? 'sealed' : 'today'}
            onChange={(which) => onChange({ seal: which === 'sealed' ? seal.id : null })}
            options={[
              { value: 'today', label: t('today') },
              { value: 'sealed', label: t('sealed') },
            ]}
          />
        </Sealed>
      )}
      {others.map((other) => (
        <SealOf key={other.id} ledger={ledger} seal={other} selection={selection} onChange={onChange} />
      ))}
      {seal === null && last !== undefined && (
        <Sealed ledger={ledger} seal={last} lead={t('before')}>
          <button
            type="button"
            className="yige-link-button"
            onClick={() => onChange({ period: last.period, seal: last.id })}
          >
            {t('toSeal')}
          </button>
        </Sealed>
      )}
    </>
  );
}

interface SealOfProps extends Omit<SealLineProps, 'shown'> {
  seal: LedgerSeal;
}

/** What another unit sealed: one within, or one that has become part of this one. */
function SealOf({ ledger, seal, selection, onChange }: SealOfProps) {
  const t = useMessages(sealMessages);
  const isShown = selection.seal === seal.id;
  return (
    <Sealed ledger={ledger} seal={seal} lead={t('sealedOf', { unit: seal.unit.name })}>
      <button
        type="button"
        className="yige-link-button"
        onClick={() => onChange({ seal: isShown ? null : seal.id, filter: {}, q: '' })}
      >
        {t(isShown ? 'toToday' : 'toSeal')}
      </button>
    </Sealed>
  );
}

interface OfManyProps extends Omit<SealLineProps, 'shown'> {
  ofPeriod: { items: LedgerSeal[]; next: string | null };
}

function OfMany({ ledger, selection, ofPeriod: { items, next }, onChange }: OfManyProps) {
  const t = useMessages(sealMessages);
  const [open, setOpen] = useState(false);
  return (
    <div className="ledger-seal">
      <p>{t(next === null ? 'ofMany' : 'ofManyAtLeast', { count: items.length })}</p>
      <button type="button" className="yige-link-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('ofEach')}
      </button>
      <Suspense>
        {open && (
          <SealsDrawer
            ledger={ledger}
            selection={selection}
            onOpen={({ id }) => {
              onChange({ seal: id, filter: {}, q: '' });
              setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

interface SealedProps {
  ledger: Ledger;
  seal: LedgerSeal;
  lead?: string;
  children: ReactNode;
}

function Sealed({ ledger, seal, lead = '', children }: SealedProps) {
  const t = useMessages(sealMessages);
  const format = useFormat();
  const periodTitle = usePeriodTitle();
  const [open, setOpen] = useState(false);
  const words = t('sealedLine', {
    period: periodTitle(seal.period),
    date: format.date(seal.sealedAt),
    who: seal.sealedBy,
    rows: seal.rows,
    code: checkCodeOf(seal.hash),
  });
  return (
    <div className="ledger-seal">
      <Icon name="lock" size={16} />
      <p>
        {lead}
        {words}
        <ChangeCount ledger={ledger} seal={seal} />
      </p>
      <button type="button" className="yige-link-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('differences')}
      </button>
      {children}
      <details>
        <summary>{t('wholeCode')}</summary>
        <code>{seal.hash}</code>
      </details>
      <Suspense>{open && <DifferencesDrawer ledger={ledger} seal={seal} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}

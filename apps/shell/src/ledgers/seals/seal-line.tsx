import type { Ledger, LedgerSeal } from '@yige/contracts';
import { ChoiceButtons, Icon, useFormat, useMessages } from '@yige/ui';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type LedgerSelection, useSeals } from '../ledger-queries.js';
import { usePeriodTitle } from '../use-period-title.js';
import { checkCodeOf } from './check-code.js';
import { sealMessages } from './seal-messages.js';
import './seals.css';
import { useSealOf } from './use-seal-of.js';

const DifferencesDrawer = lazy(async () => ({
  default: (await import('./differences-drawer.js')).DifferencesDrawer,
}));

interface SealLineProps {
  ledger: Ledger;
  selection: LedgerSelection;
  onChange: (next: Partial<LedgerSelection>) => void;
}

/** What was sealed: of this period, else the last one before; of many units together, how many of them sealed it. */
export function SealLine({ ledger, selection, onChange }: SealLineProps) {
  const t = useMessages(sealMessages);
  const { seal, ofPeriod, isKept } = useSealOf(ledger, selection);
  const { data: all } = useSeals(ledger.id, selection.unit, null, isKept && seal === null);
  if (seal !== null) {
    return (
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
    );
  }
  if (!isKept) {
    if (ofPeriod === null) return null;
    const count = ofPeriod.items.length;
    return <p className="ledger-seal">{t(ofPeriod.next === null ? 'ofMany' : 'ofManyAtLeast', { count })}</p>;
  }
  const last = all?.items.find(({ unit, period }) => unit.id === selection.unit && period < selection.period);
  if (last === undefined) return null;
  return (
    <Sealed ledger={ledger} seal={last} lead={t('before')}>
      <button
        type="button"
        className="yige-link-button"
        onClick={() => onChange({ period: last.period, seal: last.id })}
      >
        {t('toSeal')}
      </button>
    </Sealed>
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

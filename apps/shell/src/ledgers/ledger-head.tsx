import { calendarPeriodOfKey, corePermissions, type Ledger } from '@yige/contracts';
import { BureauCell, Chip, Icon, useDisplay, useFormat, useLocalized, useMessages, useToday } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ExportLedger } from './export-ledger.js';
import { ledgerMessages } from './ledger-messages.js';
import type { ReadRows } from './ledger-queries.js';
import { SealButton } from './seals/seal-button.js';
import { useSealOf } from './seals/use-seal-of.js';
import { usePeriodTitle } from './use-period-title.js';
import type { SelectionState } from './use-selection.js';
import { useUnitReference } from './use-unit-reference.js';

interface LedgerHeadProps {
  ledger: Ledger;
  state: SelectionState;
  /** The rows that stand below; undefined until they are known. */
  read: ReadRows | undefined;
}

export function LedgerHead({ ledger, state: { selection, search }, read }: LedgerHeadProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const format = useFormat();
  const periodTitle = usePeriodTitle();
  const { permissions } = usePortal();
  const { phone } = useDisplay();
  const unit = useUnitReference(selection.unit);
  const { plugin, title, rule, usedBy } = ledger;
  return (
    <header className="ledger-head">
      <h1>
        <BureauCell glyph={plugin?.glyph ?? t('coreGlyph')} color={plugin?.color ?? 'other'} size="lg" />
        {localized(title)}
        <Standing ledger={ledger} selection={selection} isSealed={(read?.seal ?? null) !== null} />
      </h1>
      <div className="ledger-actions">
        <Link to={`/ledgers/${ledger.id}/print?${search}`} className="ledger-action">
          <Icon name="print" size={16} /> {t('print')}
        </Link>
        {permissions.includes(corePermissions.exportRun) && <ExportLedger ledger={ledger} selection={selection} />}
        {unit !== null && <SealButton ledger={ledger} selection={selection} unit={unit} />}
      </div>
      <p className="yige-quiet">{localized(rule)}</p>
      <dl className="ledger-facts">
        {/* On a phone there is room to say it once: what is chosen stands right below. */}
        {!phone && <Fact title={t('unit')}>{read?.seal?.unit.name ?? unit?.name ?? '…'}</Fact>}
        {!phone && <Fact title={t('period')}>{periodTitle(selection.period)}</Fact>}
        <Fact title={t('usedBy')}>{localized(usedBy)}</Fact>
        <Fact title={t('asOf')}>{read === undefined ? '…' : format.dateTime(read.asOf)}</Fact>
      </dl>
    </header>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface StandingProps extends Pick<SelectionState, 'selection'> {
  ledger: Ledger;
  /** The rows that stand below are those of a seal, of whichever unit. */
  isSealed: boolean;
}

function Standing({ ledger, selection, isSealed }: StandingProps) {
  const t = useMessages(ledgerMessages);
  const today = useToday();
  const { seal, isKept } = useSealOf(ledger, selection);
  if (seal !== null || isSealed) {
    return (
      <Chip tone="neutral" icon="lock">
        {t('sealed')}
      </Chip>
    );
  }
  if (today < calendarPeriodOfKey(selection.period).endDay) {
    return (
      <Chip tone="accent" icon="half">
        {t('running', { kind: ledger.period })}
      </Chip>
    );
  }
  return isKept ? (
    <Chip tone="neutral" icon="ring">
      {t('unsealed')}
    </Chip>
  ) : null;
}

import type { ShortfallKind, UnitNorms } from '@yige/contracts';
import { Panel, StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { NormRule } from '../norm-rule.js';
import { unitMessages } from '../unit-messages.js';

/** Posts and size against their norms, and how much within the unit falls short. */
export function StaffingPanel({ norms }: { norms: UnitNorms }) {
  const t = useMessages(unitMessages);
  const { staffing, size } = norms;
  const title = staffing === null ? t('size') : t('staffing');
  if (staffing === null && size === null) return null;
  return (
    <Panel title={title} flush>
      {staffing !== null && <Staffing staffing={staffing} />}
      {size !== null && <Size size={size} />}
      {norms.unit.level !== 'grid' && norms.unit.level !== 'community' && <Shortfalls norms={norms} />}
    </Panel>
  );
}

function Staffing({ staffing }: { staffing: NonNullable<UnitNorms['staffing']> }) {
  const t = useMessages(unitMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { vacant, surplus, others, norm } = staffing;
  return (
    <div className="unit-check">
      {vacant > 0 && <StatusChip status="dueSoon" label={t('vacant', { count: format.count(vacant) })} />}
      {surplus > 0 && <StatusChip status="notStarted" label={t('surplus', { count: format.count(surplus) })} />}
      {vacant === 0 && surplus === 0 && <StatusChip status="closed" label={t('complete')} />}
      <NormRule norm={norm} />
      {others.length > 0 && (
        <details>
          <summary>{t('otherNorms')}</summary>
          <ul className="yige-plain-list">
            {others.map((other) => (
              <li key={other.norm.rule['zh-CN']}>
                {t('wantedBy', { rule: localized(other.norm.rule), count: format.count(other.wanted) })}
                <NormRule norm={other.norm} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const SIZE_TEXT = { over: 'sizeOver', under: 'sizeUnder', within: 'sizeWithin' } as const;

function Size({ size: { state, minimum, maximum, norm } }: { size: NonNullable<UnitNorms['size']> }) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  const label = t(SIZE_TEXT[state], { minimum: format.count(minimum), maximum: format.count(maximum) });
  return (
    <div className="unit-check">
      {state === 'within' ? <span>{label}</span> : <StatusChip status="dueSoon" label={label} />}
      <NormRule norm={norm} />
    </div>
  );
}

const SHORTFALLS: readonly [ShortfallKind, 'shortPremises' | 'shortStaffing' | 'shortSize'][] = [
  ['premises', 'shortPremises'],
  ['staffing', 'shortStaffing'],
  ['size', 'shortSize'],
];

function Shortfalls({ norms: { unit, shortfalls } }: { norms: UnitNorms }) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  return (
    <ul className="unit-rows">
      {SHORTFALLS.filter(([kind]) => shortfalls[kind] > 0).map(([kind, text]) => (
        <li key={kind}>
          <Link to={`/organisation/shortfalls?kind=${kind}&unit=${unit.id}`}>
            {t(text, { count: format.count(shortfalls[kind]) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

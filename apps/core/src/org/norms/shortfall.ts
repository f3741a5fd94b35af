import type { Shortfall, ShortfallKind, UnitKind } from '@yige/contracts';
import type { UnitCheck } from './unit-check.js';

type Missing = Pick<Shortfall, 'actual' | 'wanted' | 'difference' | 'direction'>;
type Counted = Parameters<UnitCheck['premises']>[0];

/** What a unit misses of one norm; null when it misses nothing, or when the norm is not for units like it. */
export function shortfallOf(
  check: UnitCheck,
  kind: ShortfallKind,
  unit: { level: string; kind: UnitKind },
  counted: Counted,
): Missing | null {
  if (kind === 'size') return sizeShortfall(check, unit.kind, counted);
  if (unit.level !== 'community') return null;
  if (kind === 'premises') {
    const { squareMetres, wanted, short } = check.premises(counted);
    return short === 0 ? null : { actual: squareMetres, wanted, difference: short, direction: 'short' };
  }
  const { filled, wanted, vacant } = check.staffing(counted);
  return vacant === 0 ? null : { actual: filled, wanted, difference: vacant, direction: 'short' };
}

function sizeShortfall(check: UnitCheck, kind: UnitKind, counted: Counted): Missing | null {
  const size = check.size(kind, counted);
  if (size === null || size.state === 'within') return null;
  const over = size.state === 'over';
  const wanted = over ? size.maximum : size.minimum;
  return {
    actual: counted.households,
    wanted,
    difference: Math.abs(counted.households - wanted),
    direction: over ? 'over' : 'short',
  };
}

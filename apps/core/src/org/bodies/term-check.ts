import { addMonths, type BodyKind, type Term } from '@yige/contracts';
import { versionOn } from '../rules/rule.js';
import { termRules } from '../rules/terms.js';

export type TermFault = 'notElected' | 'tooLong' | 'overlap';

/** What is wrong with a term beside others of the body; its end lies after its begin. */
export function termFault(kind: BodyKind, term: Term, others: readonly Term[]): TermFault | null {
  const years = versionOn(termRules, term.validFrom)?.years[kind];
  if (years === undefined) return 'notElected';
  if (term.validTo > addMonths(term.validFrom, 12 * years)) return 'tooLong';
  const overlaps = others.some(({ validFrom, validTo }) => validFrom < term.validTo && term.validFrom < validTo);
  return overlaps ? 'overlap' : null;
}

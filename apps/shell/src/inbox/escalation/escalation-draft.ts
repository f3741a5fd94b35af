import { ESCALATION_LEVELS, type EscalationRule, type NewEscalationRule } from '@yige/contracts';

/** What is being decided; null: that level is not told. */
export interface EscalationDraft {
  days: readonly (number | null)[];
  validFrom: string;
  basis: string;
}

export type DayFault = 'order' | 'gap';

/** What holds now, for deadlines from today on. */
export function draftOf({ workingDays }: EscalationRule, today: string): EscalationDraft {
  return {
    days: Array.from({ length: ESCALATION_LEVELS }, (_, index) => workingDays[index] ?? null),
    validFrom: today,
    basis: '',
  };
}

/** What is to be mended in the days of each level. */
export function dayFaults(days: EscalationDraft['days']): (DayFault | null)[] {
  return days.map((count, index) => {
    const before = days[index - 1];
    if (index === 0) return count === null ? 'gap' : null;
    if (count === null) return null;
    if (before === null || before === undefined) return 'gap';
    return count > before ? null : 'order';
  });
}

/** The rule; null as long as something is missing. */
export function ruleOf({ days, validFrom, basis }: EscalationDraft, today: string): NewEscalationRule | null {
  if (dayFaults(days).some((fault) => fault !== null)) return null;
  if (validFrom === '' || validFrom < today || basis.trim().length < 2) return null;
  return { validFrom, basis: basis.trim(), workingDays: days.flatMap((count) => count ?? []) };
}

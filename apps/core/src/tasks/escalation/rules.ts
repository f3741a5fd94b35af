import type { EscalationRule } from '@yige/contracts';

/**
 * [U] No rule of the state names figures: these hold as long as the district has decided nothing of its own, and for
 * deadlines before the first day of what it decided.
 */
export const usualEscalation: EscalationRule = {
  ...{ version: 0, validFrom: '2020-01-01', workingDays: [2, 5, 10] },
  ...{ basis: null, changedAt: null, changedBy: null },
};

/**
 * The rule for deadlines of a day: the one that began last, and of those that begin together the newer decision. So a
 * deadline keeps the rule under which it was set, and what is decided for later stands though something is decided for now.
 */
export function escalationRuleOn(day: string, rules: readonly EscalationRule[]): EscalationRule | null {
  const begun = rules.filter(({ validFrom }) => validFrom <= day);
  return begun.reduce<EscalationRule | null>((found, rule) => {
    if (found === null || rule.validFrom > found.validFrom) return rule;
    return rule.validFrom === found.validFrom && rule.version > found.version ? rule : found;
  }, null);
}

/** How many whole working days a task may be overdue before each level above hears of it. */
export interface EscalationRule {
  /** The first day of deadlines to which it applies, `YYYY-MM-DD`. */
  validFrom: string;
  /** The first level above, the second, and so on. */
  workingDays: readonly number[];
  source: string;
}

/**
 * Newest first. [U] No rule of the state names figures: these are the district's own, to be replaced by those of its
 * rules of supervision. A change is a new line; deadlines before its first day keep the line under which they were set.
 */
export const escalationRules: readonly EscalationRule[] = [
  { validFrom: '2020-01-01', workingDays: [2, 5, 10], source: '青禾区任务督办规则（示范区自定）' },
];

export function escalationRuleOn(day: string, rules = escalationRules): EscalationRule | null {
  return rules.find(({ validFrom }) => validFrom <= day) ?? null;
}

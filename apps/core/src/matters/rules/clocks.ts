import { addWorkingDays, instantAt, type MatterStage } from '@yige/contracts';

type OpenStage = Exclude<MatterStage, 'closed'>;

interface ClockRule {
  validFrom: string;
  source: string;
  /** Working days that each step may take, after the day on which it began. */
  workingDays: Record<OpenStage, number>;
  /** How often a reporter may reopen a matter. */
  reopenings: number;
}

/**
 * How long each step may take, from which day on. A matter keeps the rule of the day on which it was reported. [U] No
 * national text gives these numbers: cities set them for each kind of case. A district that sets its own adds its rule.
 */
export const clockRules: readonly ClockRule[] = [
  {
    validFrom: '2020-01-01',
    source: '数字化城市管理的立案、派遣、处理、核查、结案时限由各地规定，国家标准未给出统一数值 [U]',
    workingDays: { openCase: 1, dispatch: 1, handle: 1, feedBack: 5, verify: 2, evaluate: 5 },
    reopenings: 2,
  },
];

function ruleOn(day: string, rules: readonly ClockRule[]): ClockRule {
  const rule = rules.filter(({ validFrom }) => validFrom <= day).at(-1) ?? rules[0];
  if (rule === undefined) throw new RangeError('There are no clocks for matters');
  return rule;
}

interface Beginning {
  stage: OpenStage;
  /** The day on which the step begins. */
  on: string;
  /** The day on which the matter was reported. */
  reportedOn: string;
  timeZone: string;
}

/** The end of the last working day of a step that begins on a day. */
export function stageDue({ stage, on, reportedOn, timeZone }: Beginning, rules = clockRules): Date {
  return instantAt(addWorkingDays(on, ruleOn(reportedOn, rules).workingDays[stage]), '23:59', timeZone);
}

export function reopeningsAllowed(reportedOn: string, rules = clockRules): number {
  return ruleOn(reportedOn, rules).reopenings;
}

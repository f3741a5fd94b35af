import { addWorkingDays, instantAt } from '@yige/contracts';

interface AnswerTime {
  validFrom: string;
  workingDays: number;
  source: string;
}

/**
 * How long an office may take to answer a resident, from which day on. PIPL art. 50 asks for "in time" and names no
 * number. [U] The figure is that of the rules for apps, taken over here; a district that promises less adds its line.
 */
export const answerTimes: readonly AnswerTime[] = [
  {
    validFrom: '2021-11-01',
    workingDays: 15,
    source:
      '《App违法违规收集使用个人信息行为认定方法》（国信办秘字〔2019〕191号）第六条：承诺时限不得超过 15 个工作日',
  },
];

/** The end of the last working day on which a request of this day can be answered. */
export function answerDue(receivedOn: string, timeZone: string): Date {
  const inForce = answerTimes.filter(({ validFrom }) => validFrom <= receivedOn).at(-1) ?? answerTimes[0];
  if (inForce === undefined) throw new RangeError('There is no answer time');
  return instantAt(addWorkingDays(receivedOn, inForce.workingDays), '23:59', timeZone);
}

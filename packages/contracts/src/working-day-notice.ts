import { z } from 'zod';
import { calendarDateSchema } from './primitives.js';

/** What a year's notice changes in the plain week of five days. */
export const workingDayNoticeSchema = z
  .strictObject({
    year: z.number().int().min(2000).max(2999),
    source: z.string().trim().min(1).max(200),
    /** Days off from Monday to Friday. */
    off: z.array(calendarDateSchema).max(100),
    /** Saturdays and Sundays that are worked. */
    worked: z.array(calendarDateSchema).max(100),
  })
  .superRefine(({ year, off, worked }, { addIssue }) => {
    const check = (field: 'off' | 'worked', days: readonly string[], onWeekend: boolean) => {
      for (const [index, day] of days.entries()) {
        const path = [field, index];
        if (!day.startsWith(`${year}-`)) addIssue({ code: 'custom', path, message: `${day} is no day of ${year}` });
        if (isWeekend(day) !== onWeekend) {
          const message = onWeekend ? `${day} is worked anyway` : `${day} lies on a weekend, which is off anyway`;
          addIssue({ code: 'custom', path, message });
        }
      }
    };
    check('off', off, false);
    check('worked', worked, true);
  })
  .meta({ id: 'WorkingDayNotice' });
export type WorkingDayNotice = z.infer<typeof workingDayNoticeSchema>;

/** One of each year. */
export const workingDayNoticesSchema = z
  .array(workingDayNoticeSchema)
  .max(50)
  .refine((notices) => new Set(notices.map(({ year }) => year)).size === notices.length, { message: 'each year once' });

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

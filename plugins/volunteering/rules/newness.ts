import { daysBetween } from '@yige/plugin-sdk/server';

/** How long a note is shown as new, in days. Rules that come from a document name it here, with the day it took effect. */
export const NEW_FOR_DAYS = 7;

/**
 * Whether a note of that day is new today.
 *
 * @param writtenOn `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`
 */
export function isNew(writtenOn: string, today: string): boolean {
  return daysBetween(writtenOn, today) < NEW_FOR_DAYS;
}

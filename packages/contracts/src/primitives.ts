import { z } from 'zod';

/** Identifier of every record that crosses a wire: a ULID, 26 characters of Crockford base 32. */
export const ulidSchema = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'must be a ULID of 26 characters')
  .meta({ id: 'Ulid', examples: ['01JD9ZK4T0ZV5B6RJ2T3Q4W5X6'] });

/** A moment in UTC with millisecond precision, e.g. `2026-11-19T10:26:00.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 }).meta({ id: 'Instant' });

/** A day in the calendar of `YIGE_TIME_ZONE`, without a clock, e.g. `2026-11-19`. */
export const calendarDateSchema = z.iso.date().meta({ id: 'CalendarDate' });

/** The languages the platform speaks; Chinese is complete first, English always. */
export const localeSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof localeSchema>;

/** A text that a manifest or a task carries in both languages. */
export const localizedTextSchema = z
  .strictObject({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(200) })
  .meta({ id: 'LocalizedText' });
/** The same text in both languages. */
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** Any JSON value; what a plugin stores in a task's payload or result. */
export const jsonSchema = z.json().meta({ id: 'Json' });
export type Json = z.infer<typeof jsonSchema>;

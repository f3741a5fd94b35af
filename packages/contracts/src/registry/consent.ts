import { z } from 'zod';
import { calendarDateSchema } from '../primitives.js';

/** Who speaks for a resident: themself, the guardian of a minor or ward, or somebody whom they sent (本人、监护人、受托人). */
export const applicantSchema = z.enum(['self', 'guardian', 'agent']).meta({ id: 'Applicant' });
export type Applicant = z.infer<typeof applicantSchema>;

/** That somebody agreed to a fact being kept (PIPL arts 13 and 14), and on which day. Who took it down, the history says. */
export const factConsentSchema = z
  .strictObject({ by: applicantSchema, on: calendarDateSchema })
  .meta({ id: 'FactConsent' });
export type FactConsent = z.infer<typeof factConsentSchema>;

/**
 * Whether a kind of fact rests on consent. The registry's own kinds are what the law charges the office with; what a
 * bureau's plugin adds beyond them, residents agree to.
 */
export function restsOnConsent(kind: string): boolean {
  return kind.includes(':');
}

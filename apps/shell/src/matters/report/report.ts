import { type MatterSource, matterSourceSchema, type NewMatter, type Position, positionSchema } from '@yige/contracts';
import { z } from 'zod';
import type { Draft, DraftValue } from '../../offline/form-drafts.js';
import type { Contact } from './contact-fields.js';

/** The key of the one draft of a report. */
export const DRAFT = 'matter';

/** What somebody has filled in; not the resident’s name and phone, which this device does not keep. */
export interface Report {
  title: string;
  /** More than fits into the one sentence. */
  description: string;
  category: string | null;
  source: MatterSource;
  unitId: string;
  buildingId: string | null;
  dwellingId: string | null;
  text: string;
  position: Position | null;
}

const draftSchema = z.object({
  title: z.string().catch(''),
  description: z.string().catch(''),
  category: z.string().nullable().catch(null),
  source: matterSourceSchema.catch('staff'),
  unitId: z.string().catch(''),
  buildingId: z.string().nullable().catch(null),
  dwellingId: z.string().nullable().catch(null),
  text: z.string().catch(''),
  position: positionSchema.nullable().catch(null),
});

/** The draft, or an empty report at the unit. */
export function reportOf(draft: Draft | null, unitId: string): Report {
  const report = draftSchema.parse(draft?.value ?? {});
  return report.unitId === '' ? { ...report, unitId } : report;
}

export function draftOf(report: Report): DraftValue {
  return { ...report, position: report.position === null ? null : { ...report.position } };
}

export function reportBody(report: Report, contact: Contact): NewMatter {
  const { title, description, category, source, unitId, buildingId, dwellingId, text, position } = report;
  const name = contact.name.trim();
  const phone = contact.phone.replaceAll(/\s/g, '');
  const known = source === 'public' && (name !== '' || phone !== '');
  return {
    title,
    description,
    category: category ?? '',
    source,
    place: { unitId, buildingId, dwellingId, text, position },
    ...(known ? { contact: { name: name === '' ? null : name, phone: phone === '' ? null : phone } } : {}),
  };
}

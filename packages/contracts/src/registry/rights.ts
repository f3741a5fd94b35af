import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
import { revealableFieldSchema } from '../access/reveal.js';
import { photoConsentSchema } from '../files/photo-routes.js';
import { roleSchema } from '../identity/permissions.js';
import { calendarDateSchema, instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { taskStatusSchema } from '../tasks/task.js';
import { applicantSchema } from './consent.js';
import { factSchema } from './fact.js';
import { factKindNameSchema } from './fact-kind.js';
import { documentTypeSchema, personCorrectionSchema, sexSchema } from './person.js';
import { relationSchema } from './relation.js';

/**
 * What a resident asks at the window (PIPL arts 44–47): a copy of their data and of who read it (查阅、复制), a
 * correction (更正、补充), or to take back a consent and give it again (撤回同意).
 */
export const rightsRequestKindSchema = z
  .enum(['copy', 'correction', 'consentWithdrawal', 'consentRenewal'])
  .meta({ id: 'RightsRequestKind' });
export type RightsRequestKind = z.infer<typeof rightsRequestKindSchema>;

/** The document by which the applicant showed who they are. A face that is known is none. */
export const identityCheckSchema = z
  .enum(['citizenIdCard', 'householdBook', 'permit', 'passport'])
  .meta({ id: 'IdentityCheck' });
export type IdentityCheck = z.infer<typeof identityCheckSchema>;

export const rightsRequestStateSchema = z.enum(['open', 'accepted', 'refused']).meta({ id: 'RightsRequestState' });
export type RightsRequestState = z.infer<typeof rightsRequestStateSchema>;

/** A fact whose legal basis is consent, by its kind. */
const consentSubjectSchema = factKindNameSchema;

const sentence = z.string().trim().min(2).max(500);

const asked = {
  applicant: applicantSchema,
  identityCheck: identityCheckSchema,
  /** Name of guardian or agent; null for the resident. */
  representative: z.string().trim().min(1).max(50).nullable().default(null),
  /** By what a guardian or agent acts: 户口簿, 委托书; null for the resident. */
  basis: z.string().trim().min(2).max(100).nullable().default(null),
};

export const newRightsRequestSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...asked, kind: z.literal('copy') }),
    /** What is wrong and what would be right, as it was said. */
    z.strictObject({ ...asked, kind: z.literal('correction'), wish: sentence }),
    z.strictObject({ ...asked, kind: z.literal('consentWithdrawal'), subject: consentSubjectSchema }),
    z.strictObject({ ...asked, kind: z.literal('consentRenewal'), subject: consentSubjectSchema }),
  ])
  .refine(({ applicant, representative }) => (applicant === 'self') === (representative === null), {
    message: 'name a guardian or an agent, and nobody for the resident',
    path: ['representative'],
  })
  .refine(({ applicant, basis }) => (applicant === 'self') === (basis === null), {
    message: 'say by what a guardian or an agent acts, and nothing for the resident',
    path: ['basis'],
  })
  .meta({ id: 'NewRightsRequest' });
export type NewRightsRequest = z.infer<typeof newRightsRequestSchema>;

export const rightsRequestSchema = z
  .object({
    id: ulidSchema,
    personId: ulidSchema,
    personName: internal(z.string()),
    unitName: internal(z.string()),
    kind: internal(rightsRequestKindSchema),
    applicant: internal(applicantSchema),
    identityCheck: internal(identityCheckSchema),
    representative: internal(z.string().nullable()),
    basis: internal(z.string().nullable()),
    wish: internal(z.string().nullable()),
    /** The kind of fact that a consent is about, and its title. */
    subject: internal(z.object({ kind: factKindNameSchema, title: localizedTextSchema }).nullable()),
    state: internal(rightsRequestStateSchema),
    receivedAt: internal(instantSchema),
    receivedBy: internal(z.string()),
    /** Left out when there is no answer to wait for. */
    dueAt: internal(instantSchema.optional()),
    answeredAt: internal(instantSchema.nullable()),
    answeredBy: internal(z.string().nullable()),
    /** What was done, or why it was refused. */
    answer: internal(z.string().nullable()),
    actions: internal(z.array(z.enum(['answer', 'copy']))),
  })
  .meta({ id: 'RightsRequest', ...aboutPerson });
export type RightsRequest = z.infer<typeof rightsRequestSchema>;

/** Accepted, with the correction that it comes to where it is one of the person themself; or refused, with the reason. */
export const rightsAnswerSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('accepted'),
      answer: sentence,
      correction: personCorrectionSchema.optional(),
    }),
    z.strictObject({ outcome: z.literal('refused'), answer: sentence }),
  ])
  .meta({ id: 'RightsAnswer' });
export type RightsAnswer = z.infer<typeof rightsAnswerSchema>;

/**
 * That somebody read the resident's page on a day, or a number in the clear (facts beyond their post: as well). Readers are named by post and unit: who
 * held the post then, the audit knows by the moment.
 */
export const personReaderSchema = z
  .object({
    kind: internal(z.enum(['page', 'number'])),
    /** What was seen in the clear; empty for the page. */
    fields: internal(z.array(revealableFieldSchema)),
    at: internal(instantSchema),
    /** How often on that day. */
    times: internal(z.number().int()),
    role: internal(roleSchema.nullable()),
    unitName: internal(z.string().nullable()),
    /** The bureau's plugin through which or by which it was read; null for the portal itself. */
    plugin: internal(localizedTextSchema.nullable()),
    reason: internal(z.string().nullable()),
  })
  .meta({ id: 'PersonReader', ...aboutPerson });
export type PersonReader = z.infer<typeof personReaderSchema>;

const copiedPhoneSchema = z
  .object({ phone: sensitive(z.string(), 'phone'), label: internal(z.string()) })
  .meta({ id: 'CopiedPhone', ...aboutPerson });

/** Work that was about the resident: what it was and when, not what came of it, which each bureau tells. */
const copiedTaskSchema = z
  .object({
    title: internal(localizedTextSchema),
    source: internal(localizedTextSchema),
    status: internal(taskStatusSchema),
    createdAt: internal(instantSchema),
    closedAt: internal(instantSchema.nullable()),
  })
  .meta({ id: 'CopiedTask', ...aboutPerson });

/** Everything that the registry holds of one resident, in the clear, to be printed for them; nothing of anybody else. */
export const personCopySchema = z
  .object({
    requestId: ulidSchema,
    personId: ulidSchema,
    madeAt: internal(instantSchema),
    name: internal(z.string()),
    sex: internal(sexSchema),
    birthDate: internal(calendarDateSchema),
    documentType: internal(documentTypeSchema),
    idNumber: sensitive(z.string().nullable(), 'idNumber'),
    phone: sensitive(z.string().nullable(), 'phone'),
    furtherPhones: internal(z.array(copiedPhoneSchema)),
    aliases: internal(z.array(z.string())),
    /** The photo that is kept, and who agreed to it; it is printed with the copy. */
    photo: internal(z.object({ id: ulidSchema, setAt: instantSchema, consentBy: photoConsentSchema }).nullable()),
    unitName: internal(z.string()),
    /** Past ones too. */
    relations: internal(z.array(relationSchema)),
    /** Of every class, past ones too. */
    facts: internal(z.array(factSchema)),
    /** The latest 200; those that are confidential stay with their bureau. */
    tasks: internal(z.array(copiedTaskSchema)),
    /** The latest 500. */
    readers: internal(z.array(personReaderSchema)),
    /** Since when reading has been kept. */
    readersSince: internal(calendarDateSchema),
  })
  .meta({ id: 'PersonCopy', ...aboutPerson });
export type PersonCopy = z.infer<typeof personCopySchema>;

/** On what the law lets an office handle data (PIPL art. 13): a statutory duty, or consent, which can be taken back. */
export const legalBasisSchema = z.enum(['statutoryDuty', 'consent']).meta({ id: 'LegalBasis' });
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/** What a group of data is for, why it may be kept, and who sees it, in plain words. */
export const dataPurposeSchema = z
  .object({
    /** `identity`, `contact`, `relations`, `fact:<class>`, or `plugin:<id>`. */
    data: z.string(),
    title: localizedTextSchema,
    purpose: localizedTextSchema,
    basis: legalBasisSchema,
    /** Law and article, or the bureau. */
    source: localizedTextSchema,
    seenBy: localizedTextSchema,
    /** Kinds of facts for which consent can be taken back. */
    consents: z.array(z.object({ kind: factKindNameSchema, title: localizedTextSchema })),
  })
  .meta({ id: 'DataPurpose' });
export type DataPurpose = z.infer<typeof dataPurposeSchema>;

import type { UploadDefinition } from '@yige/plugin-sdk/manifest';
import { z } from 'zod';
import { memberSchema } from './members.js';
import { daySchema, idSchema } from './shared.js';

/** 党员大会, 支委会, 党小组会, 主题党日, 党课, 组织生活会, 民主评议党员, 换届选举大会. */
export const meetingKindSchema = z.enum([
  ...['branchMeeting', 'committeeMeeting', 'groupMeeting', 'themeDay', 'partyLesson', 'organisationLife'],
  ...['appraisal', 'election'],
] as const);
export type MeetingKind = z.infer<typeof meetingKindSchema>;

const yearSchema = z.coerce.number().int().min(2000).max(2100);
export const yearQuerySchema = z.strictObject({ organisation: idSchema.optional(), year: yearSchema.optional() });

/**
 * `done` in time, `madeUp` (补开) after its period, `near` its last day with nothing held, `missed` when the period is over,
 * `planned` otherwise.
 */
const slotStateSchema = z.enum(['done', 'madeUp', 'near', 'missed', 'planned']);
export type SlotState = z.infer<typeof slotStateSchema>;

/** Whether everybody who was to hold it has. */
export function isComplete(state: SlotState): boolean {
  return state === 'done' || state === 'madeUp';
}

export const yearSlotSchema = z.object({
  kind: meetingKindSchema,
  period: z.string(),
  month: z.number().int(),
  state: slotStateSchema,
  /** Held, or planned for; null: no day is set. */
  on: daySchema.nullable(),
  times: z.number().int(),
  held: z.number().int(),
});
export type YearSlot = z.infer<typeof yearSlotSchema>;

const yearRowSchema = z.object({
  kind: meetingKindSchema,
  every: z.enum(['month', 'quarter', 'year']),
  groups: z.number().int().nullable(),
  slots: z.array(yearSlotSchema),
});
export type YearRow = z.infer<typeof yearRowSchema>;

const branchYearSchema = z.object({
  branch: z.object({
    id: idSchema,
    name: z.string(),
    members: z.number().int(),
    probationary: z.number().int(),
    secretary: z.string().nullable(),
    committeeSize: z.number().int(),
    termEndsOn: daySchema.nullable(),
  }),
  year: z.number().int(),
  today: daySchema,
  rows: z.array(yearRowSchema),
  figures: z.object({
    asked: z.number().int(),
    held: z.number().int(),
    madeUp: z.number().int(),
    missed: z.number().int(),
    left: z.number().int(),
  }),
  /** What is next: meetings planned or near, the end of the term. */
  upcoming: z.array(
    z.object({
      kind: z.enum([...meetingKindSchema.options, 'termEnds']),
      period: z.string(),
      on: daySchema,
      planned: z.boolean(),
    }),
  ),
  rule: z.object({ source: z.string() }),
});
export type BranchYear = z.infer<typeof branchYearSchema>;

/** Null where the caller's units have no branch yet. */
export const yearAnswerSchema = z.object({ year: branchYearSchema.nullable() });

export const decisionSchema = z.enum(['resolution', 'election', 'acceptance']);
const countSchema = z.number().int().min(0).max(10_000);
const resolutionInput = z.strictObject({
  decision: decisionSchema,
  /** What is decided, or who stands for election. */
  subject: z.string().trim().min(1).max(200),
  yes: countSchema,
  no: countSchema,
  abstained: countSchema,
  /** Written opinions in favour of who could not come; of an acceptance only. */
  writtenYes: countSchema.default(0),
});

const topicSchema = z.string().trim().max(200);

/** A day for a meeting that the year asks for. */
export const planMeetingSchema = z.strictObject({
  organisationId: idSchema,
  kind: meetingKindSchema,
  on: daySchema,
  topic: topicSchema.default(''),
});
export type PlanMeeting = z.input<typeof planMeetingSchema>;

export const recordMeetingSchema = z.strictObject({
  /** The caller makes it: handed in twice, it is one meeting. */
  id: idSchema,
  organisationId: idSchema,
  kind: meetingKindSchema,
  heldOn: daySchema,
  /** The period for which it was held, where it was made up later; left out: that of the day. */
  period: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/)
    .optional(),
  topic: topicSchema,
  minutes: z.string().trim().max(4_000).default(''),
  /** Of those who were asked; whoever is not named was absent. */
  presentIds: z.array(idSchema).max(1_000),
  resolutions: z.array(resolutionInput).max(50).default([]),
});
export type RecordMeeting = z.input<typeof recordMeetingSchema>;

/** Signed minutes, attendance sheets and photos of a meeting, as scans. */
export const meetingFiles = {
  path: '/meetings/:id/files',
  largest: 10_485_760,
  kinds: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
} as const satisfies UploadDefinition;

/** Files of one meeting at most. */
export const MEETING_FILES = 10;

export const meetingFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.enum(meetingFiles.kinds),
  /** In bytes. */
  size: z.number().int(),
  addedBy: z.string(),
});
export type MeetingFile = z.infer<typeof meetingFileSchema>;

export const meetingFileParamsSchema = z.strictObject({ id: idSchema, fileId: idSchema });

export const meetingSchema = z.object({
  id: idSchema,
  organisation: z.string(),
  kind: meetingKindSchema,
  period: z.string().nullable(),
  state: z.enum(['planned', 'held']),
  on: daySchema,
  topic: z.string(),
  minutes: z.string(),
  /** Those asked to come, and who came; of them those with a vote. */
  asked: z.number().int(),
  present: z.number().int(),
  entitled: z.number().int(),
  entitledPresent: z.number().int(),
  recordedBy: z.string(),
  files: z.array(meetingFileSchema),
  resolutions: z.array(resolutionInput.extend({ quorate: z.boolean(), agreed: z.boolean(), passed: z.boolean() })),
});
export type Meeting = z.infer<typeof meetingSchema>;

export const listMeetingsQuerySchema = z.strictObject({
  organisation: idSchema,
  kind: meetingKindSchema,
  period: z.string().max(7),
});
export const meetingListSchema = z.object({
  items: z.array(meetingSchema),
  /** Why it was not held, as the community said with its month; null where nobody did. */
  missed: z.object({ reason: z.string(), by: z.string() }).nullable(),
});

/** Who is asked to come to a meeting of an organisation on a day. */
export const attendeesQuerySchema = z.strictObject({ organisation: idSchema, kind: meetingKindSchema, on: daySchema });
export const attendeesSchema = z.object({
  items: z.array(memberSchema.pick({ id: true, name: true, standing: true, kind: true })),
});

/** For the dashboard: no name stands in it. */
export const overviewSchema = z.object({
  branches: z.number().int(),
  dueThisMonth: z.number().int(),
  missed: z.number().int(),
  duesOpen: z.number().int(),
  flagged: z.number().int(),
  findings: z.number().int(),
});

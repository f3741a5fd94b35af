import { z } from 'zod';
import { daySchema, idSchema, words } from './primitives.js';

/** What can happen to a dispute, and what is written down with each: all of it is sensitive. */

const note = { note: words(2000) };

/** Why a dispute is not mediated (不予受理). */
export const refusalGroundSchema = z.enum(['court', 'police', 'otherOrgan', 'reserved', 'unwilling']);
export type RefusalGround = z.infer<typeof refusalGroundSchema>;

/** The ways that are open when mediation ends without an agreement. */
export const otherWaySchema = z.enum(['court', 'arbitration', 'administrative']);

export const keptSchema = z.enum(['kept', 'partly', 'broken']);

export const agreementFormSchema = z.enum(['written', 'oral']);

const accept = z.strictObject({ kind: z.literal('accept') });
const refuse = z.strictObject({ kind: z.literal('refuse'), ground: refusalGroundSchema, reason: words(500) });
const session = z.strictObject({
  kind: z.literal('session'),
  /** Parties who came, by their ids in the file. */
  present: z.array(idSchema).max(10),
  /** Who else took part. */
  others: z.string().trim().max(200).optional(),
  ...note,
});
const extend = z.strictObject({
  kind: z.literal('extend'),
  reason: words(500),
  /** The parties agree to go on. */
  agreed: z.literal(true),
});
const agree = z.strictObject({
  kind: z.literal('agree'),
  form: agreementFormSchema,
  terms: words(5000),
  /** By when it is to be done; left out where the terms say it. */
  performBy: daySchema.optional(),
});
const fail = z.strictObject({
  kind: z.literal('fail'),
  advised: z.array(otherWaySchema).min(1).max(3),
  ...note,
});
const withdraw = z.strictObject({ kind: z.literal('withdraw'), reason: words(500) });
const askConfirmation = z.strictObject({
  kind: z.literal('askConfirmation'),
  court: words(100),
  /** Both parties ask together. */
  jointly: z.literal(true),
});
const decideConfirmation = z.strictObject({ kind: z.literal('decideConfirmation'), confirmed: z.boolean() });
const visit = z.strictObject({
  kind: z.literal('visit'),
  kept: keptSchema,
  ...note,
  /** When somebody looks again. */
  againOn: daySchema.optional(),
});
const close = z.strictObject({ kind: z.literal('close') });

const ofCommittee = [
  ...[accept, refuse, session, extend, agree, fail],
  ...[withdraw, askConfirmation, decideConfirmation, visit, close],
] as const;

/** What a mediator does with a dispute: on which day, and which version of the file they saw. */
export const stepBodySchema = z.strictObject({
  on: daySchema,
  version: z.number().int().min(1),
  step: z.discriminatedUnion('kind', ofCommittee),
});
export type StepBody = z.infer<typeof stepBodySchema>;
export type NewStep = StepBody['step'];

/** What a committee can do with a dispute: of what is possible, the next in its course stands first. */
export const newStepKindSchema = z.enum([
  ...['accept', 'refuse', 'close', 'session', 'agree', 'extend'],
  ...['visit', 'askConfirmation', 'decideConfirmation', 'fail', 'withdraw'],
] as const);
export type NewStepKind = NewStep['kind'];

/** What was written down with a step, as the history gives it. */
export const stepDetailSchema = z.discriminatedUnion('kind', [
  ...ofCommittee,
  z.strictObject({ kind: z.literal('report') }),
  z.strictObject({ kind: z.literal('join') }),
]);
export type StepDetail = z.infer<typeof stepDetailSchema>;

export const stepKindSchema = z.enum(['report', 'join', ...newStepKindSchema.options]);
export type StepKind = z.infer<typeof stepKindSchema>;

import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import { z } from 'zod';
import { daySchema, idSchema, pageQueryShape } from './primitives.js';

/** What server and web part agree on about rented homes (出租房). */

/** Rooms that are never let by themselves. */
export const reservedRoomSchema = z.enum(['kitchen', 'bathroom', 'balcony']);
export const hazardSchema = z.enum(['smoke', 'gas', 'wiring', 'escape']);

export const contractOnFileSchema = z.enum(['onFile', 'missing']);
export const pledgeSchema = z.enum(['signed', 'unsigned']);

/**
 * What was seen at a rented home, with the resident's consent and never as a search. Of whoever was not met in person, or
 * did not agree, nothing else is written down.
 */
export const homeCheckResultSchema = z
  .object({
    personMet: sharedFactSchemas.personMet,
    consent: sharedFactSchemas.consent.optional(),
    contract: contractOnFileSchema.optional(),
    pledge: pledgeSchema.optional(),
    /** Let by themselves; empty: none of them. */
    letSeparately: z.array(reservedRoomSchema).max(3).optional(),
    /** Empty: none was seen. */
    hazards: z.array(hazardSchema).max(4).optional(),
  })
  .superRefine((result, context) => {
    const { personMet, consent, ...seen } = result;
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (personMet === 'door' && consent === undefined) refuse('consent', 'say whether they agreed');
    if (personMet !== 'door' && consent !== undefined) refuse('consent', 'nobody was met at the door');
    if (personMet === 'door' && consent === 'given') {
      if (seen.contract === undefined) refuse('contract', 'needed');
      if (seen.pledge === undefined) refuse('pledge', 'needed');
      return;
    }
    for (const [name, answer] of Object.entries(seen)) {
      if (answer !== undefined) refuse(name, 'nothing was looked at');
    }
  });
export type HomeCheckResult = z.infer<typeof homeCheckResultSchema>;

/** What came of a check: looked at, not agreed to, nobody met. */
export const checkOutcomeSchema = z.enum(['seen', 'refused', 'notMet']);
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;

/** What the rules ask to be settled. */
export const homePointSchema = z.enum(['contract', 'pledge', ...reservedRoomSchema.options, ...hazardSchema.options]);
export type HomePoint = z.infer<typeof homePointSchema>;

const residentSchema = z.object({ name: z.string(), door: z.string().nullable(), unitName: z.string() }).nullable();

export const rentedHomeSchema = z.object({
  personId: idSchema,
  /** Who lives there; null for somebody whom the caller may no longer read. */
  person: residentSchema,
  registeredOn: daySchema,
  /** With consent. */
  lastCheckOn: daySchema.nullable(),
  nextCheckDue: daySchema,
  /** Of the last check with consent. */
  points: z.array(homePointSchema),
});
export type RentedHome = z.infer<typeof rentedHomeSchema>;
export const rentedHomePageSchema = z.object({ items: z.array(rentedHomeSchema), next: z.string().nullable() });

export const listHomesQuerySchema = z.strictObject({
  ...pageQueryShape,
  /** `fortnight`: within fourteen days. */
  due: z.enum(['overdue', 'fortnight']).optional(),
  /** Only those with something to settle. */
  points: z.literal('open').optional(),
});

export const registerHomeSchema = z.strictObject({ personId: idSchema });
export const homeParams = z.object({ personId: idSchema });
export const householdParams = z.object({ householdId: idSchema });

export const homeCheckSchema = z.object({
  id: idSchema,
  on: daySchema,
  by: z.string(),
  outcome: checkOutcomeSchema,
});
export type HomeCheck = z.infer<typeof homeCheckSchema>;

/** What answers are called where they are read outside of the form. */
export const homeCheckAnswers = {
  contract: {
    title: { 'zh-CN': '实名合同备案', en: 'Real-name contract' },
    values: {
      onFile: { 'zh-CN': '已备案', en: 'On file' },
      missing: { 'zh-CN': '没有备案', en: 'Not on file' },
    },
  },
  pledge: {
    title: { 'zh-CN': '安全承诺书', en: 'Safety pledge' },
    values: {
      signed: { 'zh-CN': '已签', en: 'Signed' },
      unsigned: { 'zh-CN': '没签', en: 'Not signed' },
    },
  },
  letSeparately: {
    title: { 'zh-CN': '单独出租的地方', en: 'Let by themselves' },
    values: {
      kitchen: { 'zh-CN': '厨房', en: 'Kitchen' },
      bathroom: { 'zh-CN': '卫生间', en: 'Bathroom' },
      balcony: { 'zh-CN': '阳台', en: 'Balcony' },
    },
  },
  hazards: {
    title: { 'zh-CN': '看到的隐患', en: 'Hazards seen' },
    values: {
      smoke: { 'zh-CN': '没有烟感报警', en: 'No smoke detector' },
      gas: { 'zh-CN': '燃气软管、热水器', en: 'Gas hose, water heater' },
      wiring: { 'zh-CN': '电线乱接、飞线充电', en: 'Loose wiring, charging over a window' },
      escape: { 'zh-CN': '窗户、通道堵住', en: 'Window or way out blocked' },
    },
  },
} as const;

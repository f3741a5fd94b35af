import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import { z } from 'zod';

/** What server and web part of this plugin agree on. */

export const spiritSchema = z.enum(['good', 'fair', 'poor']);
export const safetySchema = z.enum(['gas', 'wiring', 'floor']);
export const serviceSchema = z.enum(['haircut', 'meal', 'errand']);
export const notMetReasonSchema = z.enum(['away', 'hospital', 'moved', 'refused']);

/**
 * Record of a visit (探访记录), with what the portal asked of the shared facts. At the door all is asked, by phone no room is seen, and of
 * nobody met only why.
 */
export const visitResultSchema = z
  .object({
    personMet: sharedFactSchemas.personMet,
    livingAlone: sharedFactSchemas.livingAlone.optional(),
    spirit: spiritSchema.optional(),
    /** What was found in order at home. */
    homeSafety: z.array(safetySchema).optional(),
    services: z.array(serviceSchema).optional(),
    notMetReason: notMetReasonSchema.optional(),
    note: z.string().max(500).optional(),
  })
  .superRefine((visit, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (visit.personMet === 'notMet') {
      if (visit.notMetReason === undefined) refuse('notMetReason', 'needed when nobody was met');
      if (visit.spirit !== undefined) refuse('spirit', 'nobody was met');
      if ((visit.homeSafety ?? []).length > 0) refuse('homeSafety', 'nobody was met');
      return;
    }
    if (visit.spirit === undefined) refuse('spirit', 'needed when somebody was met');
    if (visit.notMetReason !== undefined) refuse('notMetReason', 'somebody was met');
    if (visit.personMet === 'phone' && (visit.homeSafety ?? []).length > 0) refuse('homeSafety', 'not seen by phone');
  });
export type VisitResult = z.infer<typeof visitResultSchema>;

/** How often an elder is visited (探访档次). */
export const tierSchema = z.enum(['high', 'key', 'general']);
export type Tier = z.infer<typeof tierSchema>;

const daySchema = z.iso.date();
const pageShape = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const listEldersQuerySchema = z.strictObject({
  ...pageShape,
  tier: tierSchema.optional(),
  /** `overdue`: a visit should have been; `week`: one is due within seven days. */
  due: z.enum(['overdue', 'week']).optional(),
});

export const elderSchema = z.object({
  personId: z.string(),
  /** Null for somebody whom the caller may no longer read. */
  person: z
    .object({
      name: z.string(),
      sex: z.enum(['female', 'male']),
      birthDate: daySchema,
      door: z.string().nullable(),
      unitName: z.string(),
    })
    .nullable(),
  tier: tierSchema,
  livingAlone: z.boolean(),
  lastVisitOn: daySchema.nullable(),
  nextVisitDue: daySchema,
});
export type Elder = z.infer<typeof elderSchema>;

export const elderPageSchema = z.object({ items: z.array(elderSchema), next: z.string().nullable() });

/** Elders of one household whom the caller has. */
export const householdEldersSchema = z.object({ items: z.array(elderSchema) });

export const visitSchema = z.object({
  id: z.string(),
  personMet: sharedFactSchemas.personMet,
  visitedAt: z.iso.datetime(),
  visitedBy: z.string(),
  services: z.array(serviceSchema),
});

/** Somebody was at the door and met nobody (走访未果). */
export const attemptSchema = z.object({
  id: z.string(),
  outcome: z.enum(['nobodyHome', 'moved', 'refused']),
  attemptedAt: z.iso.datetime(),
  attemptedBy: z.string(),
});

/** What the panel on a person's page shows. */
export const elderDetailSchema = z.object({
  tier: tierSchema,
  livingAlone: z.boolean(),
  /** Whether the tier follows from an assessment; of what it found this says nothing more. */
  byAssessment: z.boolean(),
  /** Why this tier: the rule and where it comes from. */
  rule: z.object({ source: z.string(), validFrom: daySchema, confirmed: z.boolean() }),
  lastVisitOn: daySchema.nullable(),
  nextVisitDue: daySchema,
  visits: z.array(visitSchema),
  attempts: z.array(attemptSchema),
});

/** What the widget on the dashboard shows of the caller's units. */
export const visitFiguresSchema = z.object({
  /** Elders who were visited in this calendar month. */
  visited: z.number().int(),
  /** Elders whose visit should have been. */
  overdue: z.number().int(),
  /** From today on, each day with the number of visits that are due on it. */
  days: z.array(z.object({ on: daySchema, due: z.number().int() })),
});
export type VisitFigures = z.infer<typeof visitFiguresSchema>;

/** How many visits a plan would make and has made. */
export const planSchema = z.object({ due: z.number().int(), planned: z.number().int() });
export const planQuerySchema = z.strictObject({ until: daySchema });

/** What answers are called where they are read outside of the form. */
export const visitAnswers = {
  spirit: {
    title: { 'zh-CN': '精神状态', en: 'Spirits' },
    values: {
      good: { 'zh-CN': '好', en: 'Good' },
      fair: { 'zh-CN': '一般', en: 'Fair' },
      poor: { 'zh-CN': '差', en: 'Poor' },
    },
  },
  homeSafety: {
    title: { 'zh-CN': '居室安全', en: 'Home safety' },
    values: {
      gas: { 'zh-CN': '燃气关好', en: 'Gas turned off' },
      wiring: { 'zh-CN': '电线完好', en: 'Wiring sound' },
      floor: { 'zh-CN': '地面防滑', en: 'Floor not slippery' },
    },
  },
  services: {
    title: { 'zh-CN': '需要的服务', en: 'Services wanted' },
    values: {
      haircut: { 'zh-CN': '理发', en: 'Haircut' },
      meal: { 'zh-CN': '助餐', en: 'Meals' },
      errand: { 'zh-CN': '代办', en: 'Errands' },
    },
  },
  notMetReason: {
    title: { 'zh-CN': '没见到的原因', en: 'Why not met' },
    values: {
      away: { 'zh-CN': '不在家', en: 'Not at home' },
      hospital: { 'zh-CN': '住院', en: 'In hospital' },
      moved: { 'zh-CN': '已搬走', en: 'Moved away' },
      refused: { 'zh-CN': '不愿见', en: 'Did not want to' },
    },
  },
  note: { title: { 'zh-CN': '情况记录', en: 'Notes' } },
} as const;

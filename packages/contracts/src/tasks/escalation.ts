import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, instantSchema } from '../primitives.js';

/** Above a grid there are its community, its street and the district. */
export const ESCALATION_LEVELS = 3;
export const ESCALATION_LONGEST = 60;

/** Whole working days past the deadline after which the first level above hears of a task, then the second, and so on. */
export const escalationDaysSchema = z
  .array(z.number().int().min(1).max(ESCALATION_LONGEST))
  .min(1)
  .max(ESCALATION_LEVELS)
  .superRefine((days, context) => {
    for (const [index, day] of days.entries()) {
      if (day <= (days[index - 1] ?? 0)) {
        context.addIssue({ code: 'custom', message: 'more than for the level below', path: [index] });
      }
    }
  });

const terms = {
  /** The first day of deadlines to which it applies. */
  validFrom: calendarDateSchema,
  workingDays: escalationDaysSchema,
};

/** What the district decided, by which document. */
export const newEscalationRuleSchema = z
  .strictObject({ ...terms, basis: z.string().trim().min(2).max(200) })
  .meta({ id: 'NewEscalationRule' });
export type NewEscalationRule = z.infer<typeof newEscalationRuleSchema>;

/** When somebody above hears of what is overdue (超期报上级). Version 0 is what holds as long as the district says nothing. */
export const escalationRuleSchema = z
  .object({
    version: z.number().int().min(0),
    ...terms,
    /** The document; null: nobody has decided anything. */
    basis: z.string().nullable(),
    changedAt: instantSchema.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'EscalationRule' });
export type EscalationRule = z.infer<typeof escalationRuleSchema>;

/** `version` grows with every change; a change names the one that it was made on. */
export const escalationRulesSchema = z
  .object({
    version: z.number().int().min(0),
    /** That of deadlines of today. */
    inForce: escalationRuleSchema,
    /** All that was ever decided, the newest decision first. */
    rules: z.array(escalationRuleSchema),
    /** The caller may decide another. */
    changeable: z.boolean(),
  })
  .meta({ id: 'EscalationRules' });
export type EscalationRules = z.infer<typeof escalationRulesSchema>;

const path = '/api/v1/task-escalation';

export const taskEscalationRoutes = {
  get: defineRoute({
    method: 'GET',
    path,
    summary: 'After how many working days each level above hears of what is overdue',
    access: { kind: 'permission', permission: corePermissions.taskOversee },
    response: escalationRulesSchema,
  }),
  change: defineRoute({
    method: 'PUT',
    path,
    summary: 'Decide it anew for deadlines from a day on, not before today; the old and the new are audited',
    access: { kind: 'permission', permission: corePermissions.escalationManage },
    body: z.strictObject({ version: z.number().int().min(0), rule: newEscalationRuleSchema }),
    response: escalationRulesSchema,
  }),
};

import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { problemSchema } from '../http/problem.js';
import { unitPathSchema } from '../org/unit.js';
import { doorPowerSchema } from '../plugins/task-terms.js';
import { calendarDateSchema, instantSchema, jsonSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { doorSchema } from '../registry/person.js';
import {
  namedBuildingSchema,
  refusedResultSchema,
  taskFormSchema,
  taskSourceSchema,
  taskTypeNameSchema,
} from '../tasks/task.js';
import { knownFactSchema } from './known-fact.js';
import { sharedFactNameSchema } from './shared-facts.js';

/** How a visit went (走访结果): somebody was met, nobody was at home, the household has moved, or would not talk. */
export const visitOutcomeSchema = z.enum(['met', 'nobodyHome', 'moved', 'refused']).meta({ id: 'VisitOutcome' });
export type VisitOutcome = z.infer<typeof visitOutcomeSchema>;

/** One open task as a part of a visit. Its title is the type's own, which says nothing of the resident. */
export const visitTaskSchema = z
  .object({
    id: ulidSchema,
    type: taskTypeNameSchema,
    title: localizedTextSchema,
    source: taskSourceSchema,
    personId: ulidSchema.nullable(),
    dueAt: instantSchema.optional(),
    facts: z.array(sharedFactNameSchema),
    /** What the caller may do with it: whoever holds the type's qualification completes it. */
    power: doorPowerSchema,
    form: taskFormSchema.nullable(),
    payload: jsonSchema,
    /** Null: nothing was refused since, or it was not the caller who handed it in. */
    refused: refusedResultSchema.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'VisitTask' });
export type VisitTask = z.infer<typeof visitTaskSchema>;

export const visitPersonSchema = z
  .object({
    id: ulidSchema,
    name: internal(z.string()),
    birthDate: internal(calendarDateSchema),
    /** Titles of the facts of the class `livingSituation`; never a sensitive one. */
    livingSituations: internal(z.array(localizedTextSchema)),
    known: internal(z.array(knownFactSchema)),
  })
  .meta({ id: 'VisitPerson', ...aboutPerson });
export type VisitPerson = z.infer<typeof visitPersonSchema>;

/**
 * A stop of the walk: a door, or a building as a whole, which comes before its doors. All open work there, from whatever
 * bureau, is one visit.
 */
export const dueVisitSchema = z
  .object({
    /** Null, as the door is, where the building as a whole is the stop. */
    householdId: ulidSchema.nullable(),
    door: internal(doorSchema.nullable()),
    /** Given where the building as a whole is the stop. */
    building: internal(namedBuildingSchema.optional()),
    /** The floor, as the door's number tells it; null where it does not. */
    floor: z.number().int().nullable(),
    units: unitPathSchema,
    /** Those whom its tasks are about. */
    people: z.array(visitPersonSchema),
    tasks: z.array(visitTaskSchema),
    /** What the last visitor left for the next one. */
    note: internal(z.object({ text: z.string(), author: z.string(), at: instantSchema }).nullable()),
    /** The last visit that met nobody, since its tasks were sent; null: there was none. */
    attempt: z.object({ outcome: visitOutcomeSchema, at: instantSchema }).nullable(),
  })
  .meta({ id: 'DueVisit' });
export type DueVisit = z.infer<typeof dueVisitSchema>;

export const VISIT_PART_LIMIT = 50;
/** How long after it was made a visit may be handed in, in days: phones stay without network over a long holiday. */
export const VISIT_SYNC_DAYS = 30;

export const newVisitSchema = z
  .strictObject({
    /** At whose door. */
    householdId: ulidSchema.optional(),
    /** Instead: the building that was looked at as a whole. Nobody is met or missed there: its outcome is `met`. */
    buildingId: ulidSchema.optional(),
    outcome: visitOutcomeSchema,
    /** When they were at the door: authorship and time are those of the capture, not of the sync. */
    capturedAt: instantSchema,
    /**
     * The visit of the caller of which these parts were refused: they count as captured when it was, and the diary of the
     * household has it already, with its note.
     */
    mends: ulidSchema.optional(),
    /** For the next visitor; it stands in the household's diary too. */
    note: z.string().trim().min(1).max(500).optional(),
    parts: z
      .array(
        z.strictObject({
          taskId: ulidSchema,
          /** The task's version when the form was opened: a conflict is told instead of overwritten. */
          version: z.number().int().optional(),
          result: jsonSchema,
        }),
      )
      .max(VISIT_PART_LIMIT),
  })
  .refine(({ householdId, buildingId }) => (householdId === undefined) !== (buildingId === undefined), {
    message: 'give householdId or buildingId',
    path: ['householdId'],
  })
  .refine(({ buildingId, outcome }) => buildingId === undefined || outcome === 'met', {
    message: 'a building as a whole is looked at, and nobody is missed there',
    path: ['outcome'],
  })
  .refine(({ outcome, parts }) => (outcome === 'met') === parts.length > 0, {
    message: 'a visit that met somebody has parts, and no other one',
    path: ['parts'],
  })
  .refine(({ mends, outcome, note }) => mends === undefined || (outcome === 'met' && note === undefined), {
    message: 'what is mended met somebody, and has no note of its own',
    path: ['mends'],
  })
  .refine(({ parts }) => new Set(parts.map(({ taskId }) => taskId)).size === parts.length, {
    message: 'each task once',
    path: ['parts'],
  })
  .meta({ id: 'NewVisit' });
export type NewVisit = z.input<typeof newVisitSchema>;

/**
 * What became of one part. `collected`: taken, and a qualified person reviews and closes it. `pending`: kept, the bureau
 * has not answered yet. `refused`: its task is open as before, and the problem says why.
 */
export const visitPartSchema = z
  .object({
    taskId: ulidSchema,
    state: z.enum(['accepted', 'collected', 'pending', 'refused']),
    problem: problemSchema.optional(),
  })
  .meta({ id: 'VisitPart' });
export type VisitPart = z.infer<typeof visitPartSchema>;

export const visitSchema = z
  .object({
    id: ulidSchema,
    /** Null: a building as a whole was visited. */
    householdId: ulidSchema.nullable(),
    /** Given where a building as a whole was visited. */
    buildingId: ulidSchema.optional(),
    outcome: visitOutcomeSchema,
    capturedAt: instantSchema,
    author: z.object({ id: ulidSchema, name: z.string() }),
    parts: z.array(visitPartSchema),
  })
  .meta({ id: 'Visit' });
/** How a visit went, and what became of each part. */
export type Visit = z.infer<typeof visitSchema>;

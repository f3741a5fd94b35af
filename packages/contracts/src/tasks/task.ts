import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { problemSchema } from '../http/problem.js';
import { bodyKindSchema } from '../org/body.js';
import { unitPathSchema, unitReferenceSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { doorPowerSchema } from '../plugins/task-terms.js';
import {
  calendarDateSchema,
  instantSchema,
  jsonSchema,
  type LocalizedText,
  localizedTextSchema,
  ulidSchema,
} from '../primitives.js';
import { doorSchema } from '../registry/person.js';
import { knownFactSchema } from '../visits/known-fact.js';
import { sharedFactNameSchema } from '../visits/shared-facts.js';

export const taskStatusSchema = z
  .enum(['open', 'accepted', 'inProgress', 'submitted', 'closed', 'returned', 'refused', 'escalated', 'cancelled'])
  .meta({ id: 'TaskStatus' });
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const taskStatusTitles: Record<TaskStatus, LocalizedText> = {
  open: { 'zh-CN': '未开始', en: 'Not started' },
  accepted: { 'zh-CN': '已接单', en: 'Accepted' },
  inProgress: { 'zh-CN': '办理中', en: 'In progress' },
  submitted: { 'zh-CN': '已提交', en: 'Submitted' },
  closed: { 'zh-CN': '已办结', en: 'Closed' },
  returned: { 'zh-CN': '已退回', en: 'Returned' },
  refused: { 'zh-CN': '已拒收', en: 'Refused' },
  escalated: { 'zh-CN': '已上报', en: 'Reported upwards' },
  cancelled: { 'zh-CN': '已撤销', en: 'Cancelled' },
};

/**
 * What somebody does with a task. Of the state machine: `accept`, `start`, `submit`, `return` (with note), `cancel`; what was
 * returned, its sender sends once more (`resend`, with note). About
 * who does it: `claim` (take for oneself what nobody or a colleague has), `release` (give it back to the unit), `assign`
 * (by whoever distributes the unit’s work), `transfer` (hand on, with note). About its clock: `remind` (催办),
 * `oversee` (督办) and `endOversight`, by the sender and those above. About what was collected for somebody qualified (复核):
 * `approve` and `sendBack` (with note), by the type's own plugin on behalf of such a person.
 */
export const taskActionSchema = z
  .enum([
    'accept',
    'start',
    'submit',
    'return',
    'cancel',
    'resend',
    'claim',
    'release',
    'assign',
    'transfer',
    'remind',
    'oversee',
    'endOversight',
    'approve',
    'sendBack',
  ])
  .meta({ id: 'TaskAction' });
export type TaskAction = z.infer<typeof taskActionSchema>;

/** `<plugin>:<name>`, e.g. `elderly-care:visit`. */
export const taskTypeNameSchema = z.string().regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*$/, 'must read <plugin>:<name>');

/** The bureau whose plugin owns a task, as lists show it: one cell with one character. */
export const taskSourceSchema = z
  .object({ pluginId: z.string(), name: localizedTextSchema, glyph: z.string(), color: bureauColorSchema })
  .meta({ id: 'TaskSource' });
export type TaskSource = z.infer<typeof taskSourceSchema>;

/** A building by its name. */
export const namedBuildingSchema = z.object({ id: ulidSchema, name: z.string() }).meta({ id: 'NamedBuilding' });
export type NamedBuilding = z.infer<typeof namedBuildingSchema>;

/**
 * Whom or what a task is about: a person, at their door; a household as a whole (no person, and the door); a building as
 * a whole (`building` alone). Names and doors come from the registry at the time of the answer.
 */
export const taskSubjectSchema = z
  .object({
    personId: ulidSchema.nullable(),
    name: internal(z.string().nullable()),
    door: internal(doorSchema.nullable()),
    /** Given where it is about a building as a whole. */
    building: internal(namedBuildingSchema.optional()),
  })
  .meta({ id: 'TaskSubject', ...aboutPerson });
export type TaskSubject = z.infer<typeof taskSubjectSchema>;

export const actorSchema = z
  .object({ kind: z.enum(['staff', 'plugin', 'service', 'platform']), id: z.string(), name: z.string() })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actorSchema>;

export const taskSummarySchema = z
  .object({
    id: ulidSchema,
    type: taskTypeNameSchema,
    title: localizedTextSchema,
    status: taskStatusSchema,
    source: taskSourceSchema,
    unit: unitReferenceSchema,
    units: unitPathSchema,
    /** The body whose work it is; null: of the unit as a whole. */
    body: bodyKindSchema.nullable(),
    subject: taskSubjectSchema.nullable(),
    assignee: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    /** Left out when the task has no deadline. */
    dueAt: instantSchema.optional(),
    /** 督办: the sender or somebody above the unit follows it closely. */
    overseen: z.boolean(),
    /** How many levels its being overdue has gone up by rule; 0: none. */
    escalation: z.number().int().min(0),
    /** The dispatch by which it came; null: on its own. */
    dispatchId: ulidSchema.nullable(),
    /** In lists, where it is so: it came outside an admission, and the caller may refuse it. */
    refusable: z.literal(true).optional(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'TaskSummary' });
export type TaskSummary = z.infer<typeof taskSummarySchema>;

export const taskEventSchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    actor: actorSchema,
    action: z.enum([
      ...taskActionSchema.options,
      'create',
      'close',
      'collect',
      'refuseResult',
      'refuse',
      'recall',
      'escalate',
      'attach',
      'detach',
      // A visit that met nobody; the task stays as it is.
      'nobodyHome',
      'movedAway',
      'visitRefused',
    ]),
    note: z.string().nullable(),
    /** Whom or which unit it went to, by name; null where it went nowhere. */
    target: z.string().nullable(),
    /** Whose work it was, where somebody did it as their deputy. */
    onBehalfOf: z.string().nullable(),
  })
  .meta({ id: 'TaskEvent' });
export type TaskEvent = z.infer<typeof taskEventSchema>;

/**
 * How it stands with whoever has the task: `atWork`; `away` for some days, with a deputy; `leftPost`: none of their posts
 * of today does it any more (dismissed, seconded away), and somebody has to assign it anew.
 */
export const assigneeStandingSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('atWork') }),
    z.object({
      state: z.literal('away'),
      /** The last day. */
      until: calendarDateSchema,
      deputy: z.object({ id: ulidSchema, name: z.string() }),
    }),
    z.object({ state: z.literal('leftPost') }),
  ])
  .meta({ id: 'AssigneeStanding' });
export type AssigneeStanding = z.infer<typeof assigneeStandingSchema>;

/**
 * What was handed in for a task. Core keeps it from the moment it answers:
 * `pending` is retried until the plugin answers, `refused` leaves the task open with the plugin's problem.
 */
export const submissionSchema = z
  .object({
    id: ulidSchema,
    state: z.enum(['pending', 'accepted', 'refused']),
    /**
     * By what right it was handed in, as it stood at that moment. What was accepted from somebody who may only `collect`
     * leaves the task `submitted` and in nobody's hands until somebody qualified has reviewed it.
     */
    power: doorPowerSchema,
    submittedAt: instantSchema,
    submittedBy: z.object({ id: ulidSchema, name: z.string() }),
    /** The plugin's reference of the record that it made; null until accepted. */
    reference: z.string().nullable(),
    problem: problemSchema.nullable(),
  })
  .meta({ id: 'Submission' });
export type Submission = z.infer<typeof submissionSchema>;

/** What the caller handed in last and the bureau did not take: kept so that it is mended instead of asked for again. */
export const refusedResultSchema = z
  .object({
    problem: problemSchema,
    /** As it was handed in, answers to shared questions among it. */
    result: jsonSchema,
    /** The visit of which it was a part: who mends it belongs to that visit (`mends`). Left out: it was handed in alone. */
    visitId: ulidSchema.optional(),
  })
  .meta({ id: 'RefusedResult' });
export type RefusedResult = z.infer<typeof refusedResultSchema>;

/** The federated form of a type, in the version that the task's unit has: the one that checks and takes the result. */
export const taskFormSchema = z.object({ pluginId: z.string(), version: z.string(), expose: z.string() });
export type TaskForm = z.infer<typeof taskFormSchema>;

export const taskSchema = taskSummarySchema
  .extend({
    /** What the plugin gave along for its own form; never sensitive. */
    payload: jsonSchema,
    /** What its dispatch wants whoever does it to know; null: nothing, or it came on its own. */
    instruction: z.string().nullable(),
    /** Null when the plugin offers none. */
    form: taskFormSchema.nullable(),
    /** What the portal asks for its form, as for the other bureaus at one door. */
    facts: z.array(sharedFactNameSchema),
    /** What of them the registry knows already and the caller may see, where they may hand in a result. */
    known: z.array(knownFactSchema),
    /** What the caller may do now, primary action first. */
    actions: z.array(taskActionSchema),
    /** Null: nobody has it, or it has ended. */
    assigneeStanding: assigneeStandingSchema.nullable(),
    /** The caller follows it. */
    following: z.boolean(),
    submission: submissionSchema.nullable(),
    /** Null: nothing was refused since, or it was not the caller who handed it in. */
    refused: refusedResultSchema.nullable(),
    timeline: z.array(taskEventSchema),
    /** Grows with every change; send it back with an action to be told of a concurrent change (409). */
    version: z.number().int(),
  })
  .meta({ id: 'Task' });
/** A task as its detail shows it to the caller, with what the caller may do. */
export type Task = z.infer<typeof taskSchema>;

/** What a form knows of its task, wherever it opens: in the inbox, or at a door without network. */
export type FormTask = Pick<Task, 'id' | 'type' | 'title' | 'source' | 'dueAt' | 'payload' | 'version'>;

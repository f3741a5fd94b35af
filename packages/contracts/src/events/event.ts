import { z } from 'zod';
import { eventTypeSchema } from '../plugins/manifest.js';
import { instantSchema, ulidSchema } from '../primitives.js';

/** Events that core publishes. They carry ids only, never data of people. */
export const coreEvents = {
  taskCreated: 'cn.yige.task.created.v1',
  taskAccepted: 'cn.yige.task.accepted.v1',
  taskStarted: 'cn.yige.task.started.v1',
  taskReturned: 'cn.yige.task.returned.v1',
  /** A returned one is to be done again: its sender sent it once more, or the unit gave it to somebody. */
  taskReopened: 'cn.yige.task.reopened.v1',
  taskClosed: 'cn.yige.task.closed.v1',
  /** By a community, because it came outside an admission. */
  taskRefused: 'cn.yige.task.refused.v1',
  taskCancelled: 'cn.yige.task.cancelled.v1',
  /** It is overdue, and a level above hears of it: once for each level. */
  taskEscalated: 'cn.yige.task.escalated.v1',
  /** A matter was routed to the plugin, which reads it and answers through the API. */
  matterRouted: 'cn.yige.matter.routed.v1',
  /** What was collected for it did not pass the review: it is open again, with whoever collected it. */
  taskSentBack: 'cn.yige.task.sentBack.v1',
  /** Whatever the registry knows of a person has changed. */
  personChanged: 'cn.yige.person.changed.v1',
  /** A person's household or the unit that serves them is another one. */
  personMoved: 'cn.yige.person.moved.v1',
  /** Somebody moved away for good or died: the registry no longer answers for them, what is kept of them waits. */
  personSealed: 'cn.yige.person.sealed.v1',
  /** They are back. */
  personUnsealed: 'cn.yige.person.unsealed.v1',
  /** Nothing is kept of them any more: whoever keeps something by this id erases it too. */
  personErased: 'cn.yige.person.erased.v1',
  /**
   * A spreadsheet was loaded. Those who are new with it have no event of their own: nobody can hold a reference to them;
   * `GET /people?updatedSince=` lists them.
   */
  peopleImported: 'cn.yige.people.imported.v1',
  /** A person was merged into another: whatever names the one names the other from now on. */
  personMerged: 'cn.yige.person.merged.v1',
  /** A merge was undone: what followed it goes back. */
  personUnmerged: 'cn.yige.person.unmerged.v1',
  /** Who belongs to a household, its head, or its dwelling's flags have changed. */
  householdChanged: 'cn.yige.household.changed.v1',
  /** A list has opened units, without a reorganisation. */
  orgOpened: 'cn.yige.org.opened.v1',
  orgReorganised: 'cn.yige.org.reorganised.v1',
  /** Of the one plugin whose settings they are; what they are now is asked of core. */
  settingsChanged: 'cn.yige.settings.changed.v1',
  /** Somebody was at a door with a task for it, and met nobody; `GET /visits/:id` tells how it went. The task stays open. */
  visitAttempted: 'cn.yige.visit.attempted.v1',
} as const;

/** Of `visit.attempted`: once for each open task that could have been done there. */
export const visitEventDataSchema = z.strictObject({ visitId: ulidSchema, taskId: ulidSchema });
export type VisitEventData = z.infer<typeof visitEventDataSchema>;

export const taskEventDataSchema = z.strictObject({
  taskId: ulidSchema,
  type: z.string(),
  submissionId: ulidSchema.nullable(),
  reference: z.string().nullable(),
});
export type TaskEventData = z.infer<typeof taskEventDataSchema>;

/** Of `matter.routed`. */
export const matterEventDataSchema = z.strictObject({ matterId: ulidSchema });
export type MatterEventData = z.infer<typeof matterEventDataSchema>;

/**
 * Of `person.merged` and `person.unmerged`. Deliveries may overtake each other: an undo names the merge that it undoes,
 * so whoever hears of it first lets the merge pass.
 */
export const personMergeEventDataSchema = z.strictObject({
  mergeId: ulidSchema,
  fromId: ulidSchema,
  intoId: ulidSchema,
});
export type PersonMergeEventData = z.infer<typeof personMergeEventDataSchema>;

/** A CloudEvent 1.0 in structured mode: the body of every webhook. */
export const cloudEventSchema = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: ulidSchema,
    source: z.string(),
    type: eventTypeSchema,
    subject: z.string(),
    time: instantSchema,
    datacontenttype: z.literal('application/json'),
    data: z.record(z.string(), z.json()),
  })
  .meta({ id: 'CloudEvent' });
/** An event as core delivers it (CloudEvents 1.0); its data carries ids only. */
export type CloudEvent = z.infer<typeof cloudEventSchema>;

import {
  bureauColorSchema,
  doorSchema,
  type Json,
  localizedTextSchema,
  namedBuildingSchema,
  newVisitSchema,
  type Problem,
  problemSchema,
  taskSourceSchema,
  ulidSchema,
  type VisitTask,
  visitPartSchema,
} from '@yige/contracts';
import { z } from 'zod';

/**
 * A visit from the moment somebody saved it until the platform has it. `held`: it may still be taken back. `waiting`: it
 * goes up as soon as there is network. `sending`: it is on its way. `refused`: the platform did not take it, or parts of
 * it; it stays with what was captured until somebody mends or drops it.
 */
export const capturedVisitSchema = z.object({
  /** Its Idempotency-Key. */
  key: z.string(),
  /** Null where a building as a whole was visited. */
  door: doorSchema.nullable(),
  building: namedBuildingSchema.optional(),
  body: newVisitSchema,
  /** What it is about, as the list showed it: it shows until the list itself knows. */
  glyphs: z.array(z.object({ glyph: z.string(), color: bureauColorSchema, title: z.string() })),
  /** The tasks of its parts: a refused one may have left the door by the time somebody looks. */
  tasks: z.array(z.object({ id: ulidSchema, title: localizedTextSchema, source: taskSourceSchema })).default([]),
  state: z.enum(['held', 'waiting', 'sending', 'refused']),
  /** Why the whole of it was refused. */
  problem: problemSchema.nullable(),
  /** What became of its parts, where some were refused. */
  parts: z.array(visitPartSchema),
  /** The visit that the platform made of the parts that it took; null: it took none. */
  visitId: ulidSchema.nullable().default(null),
});
export type CapturedVisit = z.infer<typeof capturedVisitSchema>;

/** A part that was captured and not taken, with why. */
export interface RefusedPart {
  taskId: string;
  result: Json;
  problem: Problem | null;
  task: CapturedVisit['tasks'][number] | null;
}

/** What somebody has to decide about: where the whole visit was refused, all of its parts. */
export function refusedPartsOf({ body, problem, parts, tasks }: CapturedVisit): RefusedPart[] {
  return body.parts.flatMap(({ taskId, result }): RefusedPart[] => {
    const outcome = parts.find((part) => part.taskId === taskId);
    if (problem === null && outcome?.state !== 'refused') return [];
    const task = tasks.find(({ id }) => id === taskId) ?? null;
    return [{ taskId, result: result ?? null, problem: problem ?? outcome?.problem ?? null, task }];
  });
}

/** Of a captured visit only these parts; null: none of them is in it. */
export function keepingOnly(visit: CapturedVisit, taskIds: readonly string[]): CapturedVisit | null {
  const parts = visit.body.parts.filter(({ taskId }) => taskIds.includes(taskId));
  if (parts.length === 0) return null;
  return {
    ...visit,
    body: { ...visit.body, parts },
    parts: visit.parts.filter(({ taskId }) => taskIds.includes(taskId)),
  };
}

export function namesOf(tasks: readonly VisitTask[]): CapturedVisit['tasks'] {
  return tasks.map(({ id, title, source }) => ({ id, title, source }));
}

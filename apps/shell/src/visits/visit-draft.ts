import {
  type DueVisit,
  jsonSchema,
  type NewVisit,
  type SharedFactAnswers,
  type SharedFactName,
  sharedFactNameSchema,
  sharedFactSchemas,
  type VisitTask,
} from '@yige/contracts';
import { z } from 'zod';
import { given, isOfPerson, mayBeFilledIn, sharedAnswersSchema, sharedApart, stillAsked } from './shared-answers.js';

/** What is filled in at a door so far. */
export const visitDraftSchema = z.object({
  /** Answers to shared questions, by person. */
  answers: z.record(z.string(), sharedAnswersSchema),
  /** Values of the plugins' forms, by task. */
  values: z.record(z.string(), z.record(z.string(), jsonSchema)),
  /** Tasks that need no more than that they were done. */
  done: z.array(z.string()),
  /** Whether the resident agrees to a look, by the task that asks it. */
  consents: z.record(z.string(), sharedFactSchemas.consent),
  /** Tasks that are left for another time. */
  aside: z.array(z.string()),
  note: z.string(),
});
export type VisitDraft = z.infer<typeof visitDraftSchema>;
/** What changes in a draft, whatever another part of the form changed since it was rendered. */
export type ChangeDraft = (change: (draft: VisitDraft) => VisitDraft) => void;

const resultSchema = z.record(z.string(), jsonSchema).catch({});

export const EMPTY_DRAFT: VisitDraft = { answers: {}, values: {}, done: [], consents: {}, aside: [], note: '' };

/** What was answered to the questions of a task's part: those about its person, and its own. */
export function answersFor({ answers, consents }: VisitDraft, { id, personId, facts }: VisitTask): SharedFactAnswers {
  const ofPerson = personId === null ? {} : (answers[personId] ?? {});
  return stillAsked(given({ ...ofPerson, consent: consents[id] }), facts);
}

/** Whether a part has been filled in, so that saving hands it in; whatever has not stays open. */
export function isFilled(draft: VisitDraft, task: VisitTask): boolean {
  if (draft.aside.includes(task.id)) return false;
  if (task.facts.includes('consent')) {
    const { consent } = answersFor(draft, task);
    if (consent !== 'given') return consent === 'refused';
  }
  // What another bureau's block asks is no answer to a form that nobody has touched.
  if (task.form !== null) return Object.keys(draft.values[task.id] ?? {}).length > 0;
  if (task.power === 'confirm') return draft.done.includes(task.id);
  const answers = answersFor(draft, task);
  return draft.done.includes(task.id) || task.facts.some((fact) => answers[fact] !== undefined);
}

/** The parts to hand in: those that are filled in, of `loaded` forms. */
export function partsOf(draft: VisitDraft, tasks: readonly VisitTask[]): NewVisit['parts'] {
  return tasks
    .filter((task) => isFilled(draft, task))
    .map((task) => {
      const answers = answersFor(draft, task);
      const own = mayBeFilledIn(task.facts, answers) ? draft.values[task.id] : {};
      const shared = task.facts.flatMap((fact) => (answers[fact] === undefined ? [] : [[fact, answers[fact]]]));
      return {
        taskId: task.id,
        version: task.version,
        result: { ...own, ...Object.fromEntries(shared) },
      };
    });
}

/** What was captured, to be mended: the same answers in the same places. */
export function draftOf({ parts, note = '' }: NewVisit, tasks: readonly VisitTask[]): VisitDraft {
  const draft: VisitDraft = { ...EMPTY_DRAFT, answers: {}, values: {}, done: [], consents: {}, note };
  for (const { taskId, result } of parts) {
    const task = tasks.find(({ id }) => id === taskId);
    if (task === undefined) continue;
    const { facts, own } = sharedApart(resultSchema.parse(result), task.facts);
    draft.values[taskId] = own;
    if (Object.keys(own).length === 0) draft.done.push(taskId);
    const { consent, ...ofPerson } = facts;
    if (consent !== undefined) draft.consents[taskId] = consent;
    if (task.personId !== null) draft.answers[task.personId] = { ...draft.answers[task.personId], ...ofPerson };
  }
  return draft;
}

/** The questions about one person that the parts ask, in their catalogue's order. */
export function questionsAbout(personId: string, { tasks }: Pick<DueVisit, 'tasks'>): SharedFactName[] {
  return sharedFactNameSchema.options.filter(
    (fact) => isOfPerson(fact) && tasks.some((task) => task.personId === personId && task.facts.includes(fact)),
  );
}

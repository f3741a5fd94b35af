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
  /** Answers to shared questions, by person; by task where it names none. */
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
  /** The versions of the tasks when their forms were begun: what somebody did meanwhile is told instead of overwritten. */
  versions: z.record(z.string(), z.number()).default({}),
  /** Tasks whose refused results this draft has taken up, or somebody has given up. */
  takenUp: z.array(z.string()).default([]),
});
export type VisitDraft = z.infer<typeof visitDraftSchema>;
/** What changes in a draft, whatever another part of the form changed since it was rendered. */
export type ChangeDraft = (change: (draft: VisitDraft) => VisitDraft) => void;

const resultSchema = z.record(z.string(), jsonSchema).catch({});

export const EMPTY_DRAFT: VisitDraft = {
  ...{ answers: {}, values: {}, done: [], consents: {}, aside: [], note: '' },
  ...{ versions: {}, takenUp: [] },
};

/** What was answered to the questions of a task's part: those about its person, and its own. */
export function answersFor({ answers, consents }: VisitDraft, task: VisitTask): SharedFactAnswers {
  return stillAsked(given({ ...answers[askedOf(task)], consent: consents[task.id] }), task.facts);
}

/** Under what the answers of a task's person are kept; of a household or building each part asks for itself. */
export function askedOf({ id, personId }: VisitTask): string {
  return personId ?? id;
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
        version: draft.versions[task.id] ?? task.version,
        result: { ...own, ...Object.fromEntries(shared) },
      };
    });
}

/** What was captured, to be mended: the same answers in the same places. */
export function draftOf({ parts, note = '' }: NewVisit, tasks: readonly VisitTask[]): VisitDraft {
  return parts.reduce((draft, part) => withPart(draft, part, tasks), { ...EMPTY_DRAFT, note });
}

/** The one visit of which all of these parts were refused; null: something else is handed in too. */
export function visitOfRefused(parts: NewVisit['parts'], tasks: readonly VisitTask[]): string | null {
  const visits = parts.map(({ taskId }) => tasks.find(({ id }) => id === taskId)?.refused?.visitId ?? null);
  const [first = null] = visits;
  return visits.every((visitId) => visitId === first) ? first : null;
}

/** With what bureaus refused of what was handed in before, where nothing else has been filled in since. */
export function withRefused(draft: VisitDraft, tasks: readonly VisitTask[]): VisitDraft {
  let held = draft;
  for (const { id: taskId, version, refused } of tasks) {
    if (refused === null || held.takenUp.includes(taskId)) continue;
    const takenUp = [...held.takenUp, taskId];
    const isTouched = held.values[taskId] !== undefined || held.done.includes(taskId);
    const filled = isTouched ? held : withPart(held, { taskId, result: refused.result }, tasks);
    held = { ...filled, takenUp, versions: { ...filled.versions, [taskId]: version } };
  }
  return held;
}

/** As if nothing had been filled in for the task; nor is what was refused of it taken up again. */
export function withoutPart(draft: VisitDraft, taskId: string): VisitDraft {
  const { [taskId]: _value, ...values } = draft.values;
  const { [taskId]: _consent, ...consents } = draft.consents;
  const done = draft.done.filter((id) => id !== taskId);
  return { ...draft, values, consents, done, takenUp: [...draft.takenUp, taskId] };
}

/** What changes from here on is of the tasks as they stand now. */
export function begunWith(draft: VisitDraft, tasks: readonly VisitTask[]): VisitDraft {
  return {
    ...draft,
    versions: { ...Object.fromEntries(tasks.map(({ id, version }) => [id, version])), ...draft.versions },
  };
}

/** Puts a result back where it was filled in; answers that are there already stand. */
function withPart(
  draft: VisitDraft,
  { taskId, result }: Pick<NewVisit['parts'][number], 'taskId' | 'result'>,
  tasks: readonly VisitTask[],
): VisitDraft {
  const task = tasks.find(({ id }) => id === taskId);
  if (task === undefined) return draft;
  const { facts, own } = sharedApart(resultSchema.parse(result), task.facts);
  const { consent, ...ofPerson } = facts;
  const asked = askedOf(task);
  const answers = { ...draft.answers, [asked]: { ...ofPerson, ...draft.answers[asked] } };
  return {
    ...draft,
    answers,
    values: { ...draft.values, [taskId]: own },
    done: Object.keys(own).length === 0 ? [...draft.done, taskId] : draft.done,
    consents: consent === undefined ? draft.consents : { ...draft.consents, [taskId]: consent },
  };
}

/** The questions about one person that the parts ask, in their catalogue's order. */
export function questionsAbout(personId: string, { tasks }: Pick<DueVisit, 'tasks'>): SharedFactName[] {
  return sharedFactNameSchema.options.filter(
    (fact) => isOfPerson(fact) && tasks.some((task) => task.personId === personId && task.facts.includes(fact)),
  );
}

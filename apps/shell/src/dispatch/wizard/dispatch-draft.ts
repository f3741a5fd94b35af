import {
  addDays,
  type DispatchDue,
  type DispatchPlan,
  type DispatchTargets,
  dispatchPlanSchema,
  factKindNameSchema,
  residenceKindSchema,
  startOfDay,
  taskTypeNameSchema,
  type UnitReference,
  unitLevelSchema,
  unitReferenceSchema,
} from '@yige/contracts';
import { z } from 'zod';
import { readStored, writeStored } from '../../device/stored.js';

/** Steps of the wizard, in their order. */
export const WIZARD_STEPS = ['task', 'grounds', 'targets', 'load', 'confirm'] as const;

/** A dispatch as it is being put together: what is typed is text until it is sent. */
const dispatchDraftSchema = z.object({
  type: taskTypeNameSchema.nullable(),
  /** Empty: the title that the type declares. */
  title: z.string(),
  instruction: z.string(),
  due: z.enum(['workingDays', 'at', 'none']),
  workingDays: z.string(),
  day: z.string(),
  to: z.enum(['level', 'units', 'residents']),
  level: unitLevelSchema,
  within: z.array(unitReferenceSchema),
  units: z.array(unitReferenceSchema),
  ageFrom: z.string(),
  ageTo: z.string(),
  residenceKinds: z.array(residenceKindSchema),
  anyFact: z.array(factKindNameSchema),
  /** Send to the others where the gate holds some back. */
  withoutRefused: z.boolean(),
});
export type DispatchDraft = z.infer<typeof dispatchDraftSchema>;

/** To every community of the user's own unit, in ten working days, until they say otherwise. */
export function emptyDraft(own: UnitReference | null): DispatchDraft {
  return {
    type: null,
    title: '',
    instruction: '',
    due: 'workingDays',
    workingDays: '10',
    day: '',
    to: 'level',
    level: own?.level === 'community' || own?.level === 'grid' ? 'grid' : 'community',
    within: own === null ? [] : [own],
    units: [],
    ageFrom: '',
    ageTo: '',
    residenceKinds: [],
    anyFact: [],
    withoutRefused: false,
  };
}

const TARGET_LEVELS = ['street', 'community', 'grid'] as const;

/** Levels that lie at or below the widest of some posts. */
export function levelsWithin(posts: readonly { unit: UnitReference }[]): (typeof TARGET_LEVELS)[number][] {
  const widest = Math.min(...posts.map(({ unit }) => unitLevelSchema.options.indexOf(unit.level)));
  return TARGET_LEVELS.filter((level) => unitLevelSchema.options.indexOf(level) >= widest);
}

/** What is still missing or wrong, as a key of the wizard's messages; null when nothing is. */
export type DraftFault =
  | 'blockedType'
  | 'blockedDay'
  | 'blockedPastDay'
  | 'blockedWorkingDays'
  | 'blockedWithin'
  | 'blockedUnits'
  | 'blockedAge'
  | 'blockedAgeOrder'
  | 'blockedQuery';

export function taskFault(draft: DispatchDraft, today: string): DraftFault | null {
  if (draft.type === null) return 'blockedType';
  if (draft.due === 'workingDays') {
    const days = whole(draft.workingDays);
    return days === undefined || days < 1 || days > 250 ? 'blockedWorkingDays' : null;
  }
  if (draft.due === 'at') {
    if (!z.iso.date().safeParse(draft.day).success) return 'blockedDay';
    return draft.day < today ? 'blockedPastDay' : null;
  }
  return null;
}

export function targetsFault({ to, within, units, ageFrom, ageTo, ...draft }: DispatchDraft): DraftFault | null {
  if (to === 'units') return units.length === 0 ? 'blockedUnits' : null;
  if (within.length === 0) return 'blockedWithin';
  if (to === 'level') return null;
  const [from, until] = [whole(ageFrom), whole(ageTo)];
  if ([ageFrom, ageTo].some((age) => age.trim() !== '' && !((whole(age) ?? 151) <= 150))) return 'blockedAge';
  if (from !== undefined && until !== undefined && from > until) return 'blockedAgeOrder';
  const asks = from !== undefined || until !== undefined || draft.residenceKinds.length + draft.anyFact.length > 0;
  return asks ? null : 'blockedQuery';
}

/**
 * The plan as the server takes it; null while something is missing. A day means its last moment.
 *
 * @param timeZone of the district
 */
export function planOf(draft: DispatchDraft, today: string, timeZone: string): DispatchPlan | null {
  if (taskFault(draft, today) !== null || targetsFault(draft) !== null) return null;
  const title = draft.title.trim();
  const instruction = draft.instruction.trim();
  const plan = dispatchPlanSchema.safeParse({
    type: draft.type,
    // One wording is written, and read in both languages.
    ...(title === '' ? {} : { title: { 'zh-CN': title, en: title } }),
    targets: targetsOf(draft),
    due: dueOf(draft, timeZone),
    ...(instruction === '' ? {} : { instruction }),
  });
  return plan.success ? plan.data : null;
}

function targetsOf(draft: DispatchDraft): DispatchTargets {
  const withinIds = draft.within.map(({ id }) => id);
  if (draft.to === 'units') return { kind: 'units', unitIds: draft.units.map(({ id }) => id) };
  if (draft.to === 'level') return { kind: 'level', level: draft.level, withinIds };
  const [ageFrom, ageTo] = [whole(draft.ageFrom), whole(draft.ageTo)];
  return {
    kind: 'residents',
    withinIds,
    query: {
      ...(ageFrom === undefined ? {} : { ageFrom }),
      ...(ageTo === undefined ? {} : { ageTo }),
      ...(draft.residenceKinds.length === 0 ? {} : { residenceKinds: draft.residenceKinds }),
      ...(draft.anyFact.length === 0 ? {} : { anyFact: draft.anyFact }),
    },
  };
}

function dueOf({ due, workingDays, day }: DispatchDraft, timeZone: string): DispatchDue {
  if (due === 'none') return { kind: 'none' };
  if (due === 'at') {
    const nextDay = startOfDay(addDays(day, 1), timeZone);
    return { kind: 'at', at: new Date(nextDay.getTime() - 1).toISOString() };
  }
  return { kind: 'workingDays', days: whole(workingDays) ?? 0 };
}

function whole(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** A draft stays on the device, for each account its own: no resident is named in it. */
const keptDraftSchema = z.object({
  draft: dispatchDraftSchema,
  step: z
    .number()
    .int()
    .min(0)
    .max(WIZARD_STEPS.length - 1),
  /** Idempotency-Key of the next attempt: the same until the draft changes, so that what is sent twice goes out once. */
  attempt: z.string(),
  /** Null: nothing was filled in yet. */
  savedAt: z.iso.datetime().nullable(),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

export function readDispatchDraft(accountId: string): KeptDraft | null {
  return readStored(keyOf(accountId), keptDraftSchema);
}

export function keepDispatchDraft(accountId: string, draft: Omit<KeptDraft, 'savedAt'>): KeptDraft {
  const kept = { ...draft, savedAt: new Date().toISOString() };
  writeStored(keyOf(accountId), kept);
  return kept;
}

export function discardDispatchDraft(accountId: string): void {
  localStorage.removeItem(keyOf(accountId));
}

function keyOf(accountId: string): string {
  return `yige.dispatch-draft.${accountId}`;
}

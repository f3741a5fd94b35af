import type { FieldError } from '@yige/contracts';
import { identityErrors } from '../identity-check.js';
import type { OwnColumn } from '../person-row.js';
import { fieldDifferences, fieldValues } from './field-differences.js';
import type { MergeSide, SideRow } from './merge-side.js';
import { columnsOfField, type PersonPlace } from './person-columns.js';

/** `into` goes on, `from` is merged into it. */
export type Keeper = 'from' | 'into';

/** A row that names another person after the merge; null where it then names nobody. */
export interface Move {
  place: PersonPlace;
  rowId: string;
  before: string;
  after: string | null;
}

export interface MergePlan {
  /** For each field the side whose value is kept. */
  keepers: ReadonlyMap<string, Keeper>;
  taken: OwnColumn[];
  moves: Move[];
  /** The phone that was called first and is not any more: it is kept as a further one. */
  keptPhone: string | null;
}

export interface MergeParts {
  from: MergeSide;
  into: MergeSide;
  /** For fields in which both differ, as far as they were chosen. */
  choices: ReadonlyMap<string, Keeper>;
  /** Fields that nobody can be asked about, since the caller may not see them. */
  hidden: (field: string) => boolean;
  /** Rows of which all go over. */
  tasks: { openTasks: string[]; closedTasks: string[]; waitingTargets: string[] };
  /** By the id of their person. */
  photos: ReadonlyMap<string, string>;
  /** Households that one of the two is the head of. */
  heads: { householdId: string; headId: string }[];
}

/**
 * What becomes of every row. Nothing is deleted or overwritten: what the survivor keeps names them, what was not chosen
 * names the other, and an undo turns the names around.
 */
export function planMerge(parts: MergeParts): MergePlan {
  const { from, into } = parts;
  const keepers = keepersOf(parts);
  const move = (place: PersonPlace, rowId: string, before: string): Move => {
    return { place, rowId, before, after: before === from.id ? into.id : from.id };
  };
  const dated = (place: PersonPlace, rowsOf: (side: MergeSide) => SideRow[]): Move[] => [
    ...rowsOf(from)
      .filter(({ field, open }) => !open || keepers.get(field) === 'from')
      .map(({ id }) => move(place, id, from.id)),
    ...rowsOf(into)
      .filter(({ field, open }) => open && keepers.get(field) === 'from')
      .map(({ id }) => move(place, id, into.id)),
  ];
  const taken = Object.entries(columnsOfField).flatMap(([field, columns]) =>
    keepers.get(field) === 'from' ? columns : [],
  );
  const [kept, other] = keepers.get('phone') === 'from' ? [from.phone, into.phone] : [into.phone, from.phone];
  const known = new Set([kept, ...into.furtherPhones.map(({ phone }) => phone)]);
  const phones = from.furtherPhones.filter(({ phone }) => !known.has(phone));
  const names = new Set([(keepers.get('name') === 'from' ? from : into).name, ...into.aliases.map(({ name }) => name)]);
  return {
    keepers,
    taken,
    moves: [
      ...dated('relations', ({ relations }) => relations),
      ...dated('facts', ({ facts }) => facts),
      ...from.aliases.filter(({ name }) => !names.has(name)).map(({ id }) => move('aliases', id, from.id)),
      ...phones.map(({ id }) => move('phones', id, from.id)),
      ...parts.tasks.openTasks.map((id) => move('openTasks', id, from.id)),
      ...parts.tasks.closedTasks.map((id) => move('closedTasks', id, from.id)),
      ...parts.tasks.waitingTargets.map((id) => move('waitingTargets', id, from.id)),
      ...photoMoves(parts),
      ...headMoves(parts, keepers.get('residence') === 'from' ? from.householdId : into.householdId),
    ],
    keptPhone: other === null || known.has(other) || phones.some(({ phone }) => phone === other) ? null : other,
  };
}

/** Fields of which somebody has to choose and has not, fields that ask for no choice, and what does not go together. */
export function choiceErrors(parts: MergeParts, today: string): FieldError[] {
  const { from, into, choices, hidden } = parts;
  const asked = fieldDifferences(fieldValues(from), fieldValues(into))
    .filter(({ field, difference }) => difference === 'differs' && !hidden(field))
    .map(({ field }) => field);
  const errors: FieldError[] = asked
    .filter((field) => !choices.has(field))
    .map((field) => ({ pointer: pointerOf(field), code: 'missing', message: 'choose the side whose value is kept' }));
  for (const field of choices.keys()) {
    if (asked.includes(field)) continue;
    errors.push({
      pointer: pointerOf(field),
      code: 'notExpected',
      message: 'both say the same here, or only one of them',
    });
  }
  return errors.length > 0 ? errors : mixedIdentityErrors(parts, today);
}

/** A document together with the birth date or the sex of the other side may be nobody's. */
function mixedIdentityErrors(parts: MergeParts, today: string): FieldError[] {
  const keepers = keepersOf(parts);
  const side = (field: string) => parts[keepers.get(field) ?? 'into'];
  const [document, birthDate, sex] = [side('document'), side('birthDate'), side('sex')];
  if (document.birthDate === birthDate.birthDate && document.sex === sex.sex) return [];
  const { documentType, idNumber } = document;
  return identityErrors({ documentType, idNumber, birthDate: birthDate.birthDate, sex: sex.sex }, today, {
    idNumber: pointerOf('document'),
    birthDate: pointerOf('birthDate'),
    sex: pointerOf('sex'),
  });
}

function keepersOf({ from, into, choices, hidden }: MergeParts): Map<string, Keeper> {
  const keepers = new Map<string, Keeper>();
  for (const { field, difference } of fieldDifferences(fieldValues(from), fieldValues(into))) {
    if (difference === 'onlyFirst') keepers.set(field, 'from');
    else if (difference !== 'differs') keepers.set(field, 'into');
    else keepers.set(field, hidden(field) ? laterOf(field, from, into) : (choices.get(field) ?? 'into'));
  }
  return keepers;
}

/** What was recorded for the later day holds; on one day what the survivor has. */
function laterOf(field: string, from: MergeSide, into: MergeSide): Keeper {
  const since = ({ facts }: MergeSide) => facts.find((fact) => fact.open && fact.field === field)?.validFrom ?? '';
  return since(from) > since(into) ? 'from' : 'into';
}

/** A photo that the survivor has is their own; else they get the other's. */
function photoMoves({ from, into, photos }: MergeParts): Move[] {
  const photo = photos.get(from.id);
  if (photo === undefined || photos.has(into.id)) return [];
  return [{ place: 'photos', rowId: photo, before: from.id, after: into.id }];
}

/** A household has a head who lives there, or none. */
function headMoves({ from, into, heads }: MergeParts, home: string | null): Move[] {
  return heads.flatMap(({ householdId, headId }): Move[] => {
    const after = householdId === home ? into.id : null;
    if (headId === after || (headId !== from.id && headId !== into.id)) return [];
    return [{ place: 'heads', rowId: householdId, before: headId, after }];
  });
}

/** RFC 6901: kinds of plugins hold no `/` or `~`, names of collectives may. */
function pointerOf(field: string): string {
  return `/body/choices/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

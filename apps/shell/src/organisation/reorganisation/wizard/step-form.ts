import type {
  ReorganisationChange,
  ReorganisationChangeKind,
  ReorganisationSummary,
  ReorganisationTarget,
  Unit,
  UnitKind,
  UnitLevel,
} from '@yige/contracts';

export interface NewUnitForm {
  name: string;
  code: string;
  kind: UnitKind | null;
}

export interface PartForm {
  kept: boolean;
  fresh: NewUnitForm;
}

/** One step as it is being filled in. What a kind of step doesn't ask stays as it is. */
export interface StepForm {
  kind: ReorganisationChangeKind;
  level: UnitLevel;
  units: Unit[];
  parent: Unit | null;
  kept: boolean;
  keptUnit: string | null;
  fresh: NewUnitForm;
  parts: PartForm[];
  /** Unit within → its part. */
  assigned: Record<string, number>;
  children: Unit[];
}

export const EMPTY_UNIT: NewUnitForm = { name: '', code: '', kind: null };

export function emptyForm(kind: ReorganisationChangeKind): StepForm {
  return {
    kind,
    level: kind === 'abolish' ? 'street' : kind === 'move' ? 'grid' : 'community',
    units: [],
    parent: null,
    kept: false,
    keptUnit: null,
    fresh: EMPTY_UNIT,
    parts: [
      { kept: true, fresh: EMPTY_UNIT },
      { kept: false, fresh: EMPTY_UNIT },
    ],
    assigned: {},
    children: [],
  };
}

/** What is still missing, as a key of the wizard's messages; null when the step is whole. */
export type Blocked =
  | 'blockedUnits'
  | 'blockedParent'
  | 'blockedNew'
  | 'blockedKept'
  | 'blockedParts'
  | 'blockedRename'
  | null;

export function blockedBy(form: StepForm): Blocked {
  const { kind, units, parent, kept, keptUnit, fresh } = form;
  if (kind === 'open') return parent === null ? 'blockedParent' : isWhole(fresh) ? null : 'blockedNew';
  if (units.length < (kind === 'merge' ? 2 : 1)) return 'blockedUnits';
  if (kind === 'move') return parent === null ? 'blockedParent' : null;
  if (kind === 'rename') return fresh.name.trim() === '' && fresh.code === '' ? 'blockedRename' : null;
  if (kind === 'merge') {
    if (kept) return units.some(({ id }) => id === keptUnit) ? null : 'blockedKept';
    return isWhole(fresh) ? null : 'blockedNew';
  }
  if (kind === 'split') {
    if (!form.parts.every((part) => part.kept || isWhole(part.fresh))) return 'blockedNew';
    return isDivided(form) ? null : 'blockedParts';
  }
  return null;
}

function isWhole({ name, code, kind }: NewUnitForm): boolean {
  return name.trim() !== '' && code !== '' && kind !== null;
}

function isDivided({ parts, children, assigned }: StepForm): boolean {
  const used = new Set(children.map(({ id }) => assigned[id]));
  return children.length > 0 && !used.has(undefined) && parts.every((_, index) => used.has(index));
}

/** The step as the server takes it; only of a form that nothing blocks. */
export function changeOf(form: StepForm): ReorganisationChange {
  const ids = form.units.map(({ id }) => id);
  const [unit = ''] = ids;
  const { fresh } = form;
  switch (form.kind) {
    case 'merge':
      return {
        change: 'merge',
        units: ids,
        into: form.kept ? { identity: 'kept', unit: form.keptUnit ?? '' } : target(fresh),
      };
    case 'split':
      return {
        change: 'split',
        unit,
        parts: form.parts.map((part, index) => ({
          into: part.kept ? { identity: 'kept', unit } : target(part.fresh),
          units: form.children.filter(({ id }) => form.assigned[id] === index).map(({ id }) => id),
        })),
      };
    case 'move':
      return { change: 'move', units: ids, parent: form.parent?.id ?? '' };
    case 'rename':
      return {
        change: 'rename',
        unit,
        ...(fresh.name.trim() === '' ? {} : { name: fresh.name.trim() }),
        ...(fresh.code === '' ? {} : { code: fresh.code }),
      };
    case 'abolish':
      return { change: 'abolish', units: ids };
    case 'open':
      return { change: 'open', parent: form.parent?.id ?? '', ...freshOf(fresh), units: ids };
    case 'close':
      return { change: 'close', unit };
  }
}

function target(fresh: NewUnitForm): ReorganisationTarget {
  return { identity: 'new', ...freshOf(fresh) };
}

function freshOf({ name, code, kind }: NewUnitForm) {
  return { name: name.trim(), code, kind: kind ?? 'urbanCommunity' };
}

/** The step in names, for the heading and the list of steps. */
export function outlineOf(form: StepForm): ReorganisationSummary['outline'][number] {
  const names = form.units.map(({ name }) => name);
  const to = {
    merge: [form.kept ? (form.units.find(({ id }) => id === form.keptUnit)?.name ?? '') : form.fresh.name],
    split: form.parts.map((part) => (part.kept ? (names[0] ?? '') : part.fresh.name)),
    move: [form.parent?.name ?? ''],
    rename: [form.fresh.name.trim() === '' ? form.fresh.code : form.fresh.name],
    abolish: [],
    open: [form.fresh.name],
    close: [],
  }[form.kind];
  return { change: form.kind, from: names.slice(0, 6), to, more: Math.max(0, names.length - 6) };
}

const DIGITS: Record<UnitLevel, number> = { district: 6, street: 9, community: 12, grid: 15 };

/** The next code below a parent that none of the units known here has; the administrator may give another. */
export function nextCode(parentCode: string, level: UnitLevel, known: readonly { code: string }[]): string {
  const digits = DIGITS[level];
  if (parentCode.length >= digits) return '';
  const taken = known
    .filter(({ code }) => code.length === digits && code.startsWith(parentCode))
    .map(({ code }) => Number(code.slice(parentCode.length)));
  return parentCode + String(Math.max(0, ...taken) + 1).padStart(digits - parentCode.length, '0');
}

export function codeDigits(level: UnitLevel): number {
  return DIGITS[level];
}

const BELOW: Record<UnitLevel, UnitLevel> = {
  district: 'street',
  street: 'community',
  community: 'grid',
  grid: 'grid',
};
const ABOVE: Record<UnitLevel, UnitLevel> = {
  district: 'district',
  street: 'district',
  community: 'street',
  grid: 'community',
};

export const levelBelow = (level: UnitLevel): UnitLevel => BELOW[level];
export const levelAbove = (level: UnitLevel): UnitLevel => ABOVE[level];

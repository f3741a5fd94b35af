import type { ReorganisationChange, ReorganisationTarget } from '@yige/contracts';
import { levelOfKind } from '../../unit-kinds.js';
import { type Draft, names, type PlannedUnit } from './draft.js';
import { openWithin, skips } from './open-within.js';

type Change<Kind extends ReorganisationChange['change']> = Extract<ReorganisationChange, { change: Kind }>;

/** Finds the unit that a step names; null where the caller has none by that id. */
export type FindUnit = (id: string) => number | null;

/** Applies one step to the draft; `pointer` is its place in the request. */
export function applyStep(draft: Draft, find: FindUnit, change: ReorganisationChange, pointer: string): void {
  const step = new Step(draft, find, pointer);
  switch (change.change) {
    case 'merge':
      step.merge(change);
      break;
    case 'split':
      step.split(change);
      break;
    case 'move':
      step.move(change);
      break;
    case 'rename':
      step.rename(change);
      break;
    case 'abolish':
      step.abolish(change);
      break;
    case 'open':
      step.open(change);
      break;
    case 'close':
      step.close(change);
      break;
  }
}

class Step {
  constructor(
    private readonly draft: Draft,
    private readonly findUnit: FindUnit,
    private readonly pointer: string,
  ) {}

  merge({ units: ids, into }: Change<'merge'>): void {
    const units = this.unitsAt(ids);
    const [first] = units;
    if (first === undefined || units.length < ids.length) return;
    const before = this.draft.refusals.length;
    for (const [index, unit] of units.entries()) {
      const at = `units/${index}`;
      const values = { unit: unit.name, other: first.name };
      if (unit.level !== first.level) this.refuse(at, 'levelsDiffer', values);
      else if (into.identity === 'new' && unit.parent !== first.parent) this.refuse(at, 'parentsDiffer', values);
    }
    if (this.draft.refusals.length > before) return;
    const target = this.target(into, units, 'into');
    if (target === null) return;
    for (const unit of units) {
      if (unit === target) continue;
      for (const child of this.childrenOf(unit)) this.draft.move(child, target, this.at('units'));
      this.draft.retire(unit, this.at('units'));
      this.draft.link(unit, target, 'merge');
    }
  }

  split({ unit: id, parts }: Change<'split'>): void {
    const unit = this.unit(id, 'unit');
    if (unit === null) return;
    const within = new Set(this.childrenOf(unit));
    if (within.size === 0) this.refuse('unit', 'nothingToSplit', { unit: unit.name });
    const given = new Set<PlannedUnit>();
    const targets = new Set<PlannedUnit>();
    for (const [index, part] of parts.entries()) {
      const target = this.target(part.into, [unit], `parts/${index}/into`);
      if (target === null) continue;
      if (targets.has(target)) this.refuse(`parts/${index}/into`, 'unitTwice', { unit: unit.name });
      targets.add(target);
      if (target !== unit) this.draft.link(unit, target, 'split');
      for (const [place, childId] of part.units.entries()) {
        const at = `parts/${index}/units/${place}`;
        const child = this.unit(childId, at);
        if (child === null) continue;
        if (given.has(child)) this.refuse(at, 'childTwice', names(child, unit));
        else if (!within.has(child)) this.refuse(at, 'childForeign', names(child, unit));
        else if (target !== unit) this.take(child, target, at);
        given.add(child);
      }
    }
    for (const child of within) if (!given.has(child)) this.refuse('parts', 'childLeft', names(child, unit));
    if (!targets.has(unit)) this.draft.retire(unit, this.at('unit'));
  }

  move({ units: ids, parent: parentId }: Change<'move'>): void {
    const parent = this.unit(parentId, 'parent');
    const units = this.unitsAt(ids);
    if (parent === null) return;
    const present = this.childrenOf(parent);
    for (const [index, unit] of units.entries()) {
      const at = `units/${index}`;
      if (unit.parent === parent.number) this.refuse(at, 'sameParent', names(unit, parent));
      else if (skips(unit, parent, present)) this.refuse(at, 'levelSkipped', names(unit, parent));
      else this.take(unit, parent, at);
    }
  }

  rename({ unit: id, name, code, kind }: Change<'rename'>): void {
    const unit = this.unit(id, 'unit');
    if (unit === null) return;
    if (name === undefined && code === undefined && kind === undefined) {
      this.refuse('', 'nothingChanges');
      return;
    }
    if (kind !== undefined && levelOfKind[kind] !== unit.level) {
      this.refuse('kind', 'kindOfOtherLevel', { unit: unit.name });
      return;
    }
    this.draft.rename(unit, {
      ...(name === undefined ? {} : { name }),
      ...(code === undefined ? {} : { code }),
      ...(kind === undefined ? {} : { kind }),
    });
    this.draft.named.set(unit.number, this.pointer);
  }

  abolish({ units: ids }: Change<'abolish'>): void {
    for (const [index, unit] of this.unitsAt(ids).entries()) {
      const at = `units/${index}`;
      const parent = this.draft.find(unit.parent);
      if (parent === null) {
        this.refuse(at, 'top', { unit: unit.name });
        continue;
      }
      for (const child of this.childrenOf(unit)) this.draft.move(child, parent, this.at(at));
      this.draft.retire(unit, this.at(at));
      this.draft.link(unit, parent, 'abolish');
    }
  }

  open({ parent: parentId, code, name, kind, units: ids }: Change<'open'>): void {
    const parent = this.unit(parentId, 'parent');
    const taken = this.unitsAt(ids);
    if (parent === null) return;
    const unit = openWithin(this.draft, { code, name, kind }, parent, this.pointer);
    for (const [index, child] of taken.entries()) this.take(child, unit, `units/${index}`);
  }

  close({ unit: id }: Change<'close'>): void {
    const unit = this.unit(id, 'unit');
    if (unit === null) return;
    const parent = this.draft.find(unit.parent);
    if (parent === null) {
      this.refuse('unit', 'top', { unit: unit.name });
      return;
    }
    if (this.childrenOf(unit).length > 0) {
      this.refuse('unit', 'childrenOpen', { unit: unit.name });
      return;
    }
    this.draft.retire(unit, this.at('unit'));
    this.draft.link(unit, parent, 'close');
  }

  /** Gives a unit that the step names to another one; two steps that do would put it in two places. */
  private take(unit: PlannedUnit, target: PlannedUnit, path: string): void {
    if (this.draft.taken.has(unit.number)) this.refuse(path, 'childTwice', names(unit, target));
    this.draft.taken.add(unit.number);
    this.draft.move(unit, target, this.at(path));
  }

  /** What merged units or a part become: one of them, or a new unit that reports where the first one does. */
  private target(into: ReorganisationTarget, among: PlannedUnit[], path: string): PlannedUnit | null {
    const [first] = among;
    if (into.identity === 'kept') {
      const kept = this.unit(into.unit, `${path}/unit`);
      if (kept === null || among.includes(kept)) return kept;
      this.refuse(`${path}/unit`, 'keptForeign', { unit: kept.name });
      return null;
    }
    const parent = first === undefined ? null : this.draft.find(first.parent);
    if (first === undefined || parent === null) {
      this.refuse(path, 'top', { unit: first?.name ?? '' });
      return null;
    }
    if (levelOfKind[into.kind] !== first.level) {
      this.refuse(`${path}/kind`, 'kindOfOtherLevel', { unit: first.name });
      return null;
    }
    return this.draft.open(into, parent, this.at(path));
  }

  private unitsAt(ids: readonly string[]): PlannedUnit[] {
    const seen = new Set<PlannedUnit>();
    for (const [index, id] of ids.entries()) {
      const unit = this.unit(id, `units/${index}`);
      if (unit === null) continue;
      if (seen.has(unit)) this.refuse(`units/${index}`, 'unitTwice', { unit: unit.name });
      seen.add(unit);
    }
    return [...seen];
  }

  private unit(id: string, path: string): PlannedUnit | null {
    const number = this.findUnit(id);
    const unit = number === null ? null : this.draft.find(number);
    if (unit === null) {
      this.refuse(path, 'unitUnknown');
      return null;
    }
    if (this.draft.isOpen(unit.number)) return unit;
    this.refuse(path, 'unitGone', { unit: unit.name });
    return null;
  }

  private childrenOf(unit: PlannedUnit): PlannedUnit[] {
    return [...this.draft.childrenOf(unit.number)].flatMap((number) => this.draft.find(number) ?? []);
  }

  private refuse(path: string, code: Parameters<Draft['refuse']>[1], values: Record<string, string> = {}): void {
    this.draft.refuse(this.at(path), code, values);
  }

  private at(path: string): string {
    return path === '' ? this.pointer : `${this.pointer}/${path}`;
  }
}

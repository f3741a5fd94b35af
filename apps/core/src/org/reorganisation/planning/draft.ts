import type { FieldError, UnitKind, UnitLevel } from '@yige/contracts';
import { levelOfKind, mayLieWithin } from '../../unit-kinds.js';
import { type RefusalCode, refusal } from './refusals.js';

/** A unit with its present parent; `parent` 0: it reports to nobody. */
export interface PlannedUnit {
  number: number;
  /** Null for a unit that the operation opens. */
  id: string | null;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parent: number;
  /** First day on which it has reported to this parent under this name. */
  since: string;
  areaHectares: number | null;
}

export type LineageChange = 'merge' | 'split' | 'abolish' | 'close';

export interface LineageLink {
  from: number;
  to: number;
  change: LineageChange;
}

export interface NewUnit {
  code: string;
  name: string;
  kind: UnitKind;
  /** Its first day; that of the operation unless it is given. */
  since?: string;
  areaHectares?: number | null;
}

/**
 * The organisation as the steps of an operation change it, one after another, in memory. What can't be is noted as a
 * refusal with the place that names it; the step then leaves that part as it is, so that one run finds all of them.
 */
export class Draft {
  readonly refusals: FieldError[] = [];
  readonly lineage: LineageLink[] = [];
  /** Where each unit was last named, for refusals that only show at the end. */
  readonly named = new Map<number, string>();
  /** Units that a step has given to another one by name. */
  readonly taken = new Set<number>();
  private readonly units: Map<number, PlannedUnit>;
  private readonly children = new Map<number, Set<number>>();
  private readonly retired = new Set<number>();
  private readonly opened = new Set<number>();
  /** Units whose code was given; the others may be renumbered. */
  private readonly codeGiven = new Set<number>();

  constructor(
    units: readonly PlannedUnit[],
    private nextNumber: number,
    private readonly effectiveOn: string,
  ) {
    this.units = new Map(units.map((unit) => [unit.number, { ...unit }]));
    for (const { number, parent } of units) this.childrenOf(parent).add(number);
  }

  find(number: number): PlannedUnit | null {
    return this.units.get(number) ?? null;
  }

  isOpen(number: number): boolean {
    return this.units.has(number) && !this.retired.has(number);
  }

  openUnits(): PlannedUnit[] {
    return [...this.units.values()].filter(({ number }) => !this.retired.has(number));
  }

  openedUnits(): PlannedUnit[] {
    return this.openUnits().filter(({ number }) => this.opened.has(number));
  }

  retiredUnits(): number[] {
    return [...this.retired];
  }

  childrenOf(number: number): Set<number> {
    const known = this.children.get(number);
    if (known !== undefined) return known;
    const none = new Set<number>();
    this.children.set(number, none);
    return none;
  }

  isWithin(inner: number, outer: number): boolean {
    for (let unit = this.find(inner); unit !== null; unit = this.find(unit.parent)) {
      if (unit.number === outer) return true;
    }
    return false;
  }

  refuse(pointer: string, code: RefusalCode, values: Record<string, string> = {}): void {
    this.refusals.push(refusal(pointer, code, values));
  }

  open(fields: NewUnit, parent: PlannedUnit | null, pointer: string): PlannedUnit {
    const unit: PlannedUnit = {
      since: this.effectiveOn,
      areaHectares: null,
      ...fields,
      number: this.nextNumber,
      id: null,
      level: levelOfKind[fields.kind],
      parent: parent?.number ?? 0,
    };
    this.nextNumber += 1;
    this.units.set(unit.number, unit);
    this.opened.add(unit.number);
    this.codeGiven.add(unit.number);
    this.named.set(unit.number, pointer);
    this.childrenOf(unit.parent).add(unit.number);
    if (parent !== null && !mayLieWithin(unit, parent))
      this.refuse(`${pointer}/kind`, 'kindNotWithin', names(unit, parent));
    return unit;
  }

  move(unit: PlannedUnit, parent: PlannedUnit, pointer: string): void {
    if (this.isWithin(parent.number, unit.number)) {
      this.refuse(pointer, 'cycle', names(unit, parent));
      return;
    }
    if (!mayLieWithin(unit, parent)) {
      this.refuse(pointer, 'kindNotWithin', names(unit, parent));
      return;
    }
    this.childrenOf(unit.parent).delete(unit.number);
    unit.parent = parent.number;
    this.childrenOf(parent.number).add(unit.number);
    this.named.set(unit.number, pointer);
  }

  rename(unit: PlannedUnit, { name, code, kind }: Partial<NewUnit>): void {
    if (name !== undefined) unit.name = name;
    if (kind !== undefined) unit.kind = kind;
    if (code === undefined) return;
    unit.code = code;
    this.codeGiven.add(unit.number);
  }

  recode(unit: PlannedUnit, code: string, name: string): void {
    unit.code = code;
    unit.name = name;
  }

  hasGivenCode({ number }: PlannedUnit): boolean {
    return this.codeGiven.has(number);
  }

  retire(unit: PlannedUnit, pointer: string): void {
    this.childrenOf(unit.parent).delete(unit.number);
    this.retired.add(unit.number);
    this.named.set(unit.number, pointer);
  }

  link(from: PlannedUnit, to: PlannedUnit, change: LineageChange): void {
    this.lineage.push({ from: from.number, to: to.number, change });
  }
}

export function names(unit: PlannedUnit, parent: PlannedUnit): Record<string, string> {
  return { unit: unit.name, parent: parent.name };
}

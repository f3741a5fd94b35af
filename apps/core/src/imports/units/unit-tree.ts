import type { ImportFaultCode, UnitField } from '@yige/contracts';
import type { OpeningWorld } from '../../org/reorganisation/opening.js';
import { Draft, type PlannedUnit } from '../../org/reorganisation/planning/draft.js';
import { openWithin } from '../../org/reorganisation/planning/open-within.js';
import { type Plan, planOf } from '../../org/reorganisation/planning/plan.js';
import { levelOfKind } from '../../org/unit-kinds.js';
import { compact, type ReadUnit } from './read-unit.js';

/** Why a row is refused. */
export interface UnitFault {
  field: UnitField;
  code: ImportFaultCode;
}

interface TreeRequest {
  world: OpeningWorld;
  today: string;
  /** Units below which may be opened: others have no name here. */
  within: readonly PlannedUnit[];
  /** Rows of units that do not exist yet. */
  rows: readonly ReadUnit[];
  /** Codes and names of rows that are refused already. */
  refusedNames: ReadonlySet<string>;
}

/**
 * Plans the units of a file by the rules of a reorganisation, parents before children, in whatever order they stand. What
 * the rules refuse is left out, with all that would lie in it, and the rest is planned anew until all of it may be.
 */
export function planTree(request: TreeRequest): { plan: Plan; faults: ReadonlyMap<ReadUnit, UnitFault> } {
  const faults = new Map<ReadUnit, UnitFault>();
  const parents = new Parents(request);
  const ordered = request.rows.toSorted((left, right) => rank(left) - rank(right));
  for (;;) {
    const draft = new Draft(request.world.units, request.world.nextNumber, request.today);
    const opened = new Map<ReadUnit, PlannedUnit>();
    for (const row of ordered) {
      if (faults.has(row)) continue;
      const parent = parents.of(row);
      const fault = 'fault' in parent ? parent.fault : parentFault(row, parent, request, opened, faults);
      if (fault !== null) faults.set(row, fault);
      else if (!('fault' in parent)) opened.set(row, open(draft, row, parent, opened, request.today));
    }
    const plan = planOf(draft, request.world, request.today);
    if (!('refusals' in plan)) return { plan, faults };
    const byRow = new Map(ordered.map((row) => [pointerOf(row), row]));
    for (const { pointer, code } of plan.refusals) {
      const row = byRow.get(pointer.split('/').slice(0, 3).join('/'));
      const fault = REFUSALS[code];
      if (row === undefined || fault === undefined) throw new RangeError(`Units cannot be opened: ${code}`);
      if (!faults.has(row)) faults.set(row, fault);
    }
  }
}

/** A parent that exists, or the row that opens it. */
type Parent = { known: PlannedUnit } | { row: ReadUnit };

function open(
  draft: Draft,
  row: ReadUnit,
  parent: Parent,
  opened: ReadonlyMap<ReadUnit, PlannedUnit>,
  today: string,
): PlannedUnit {
  const number = 'known' in parent ? parent.known.number : opened.get(parent.row)?.number;
  const planned = number === undefined ? null : draft.find(number);
  if (planned === null) throw new RangeError(`Row ${row.row} has no parent`);
  const { code, name, kind, area, validFrom } = row;
  const fields = { code, name, kind, areaHectares: area, since: validFrom ?? today };
  return openWithin(draft, fields, planned, pointerOf(row));
}

function parentFault(
  row: ReadUnit,
  parent: Parent,
  { world, today }: TreeRequest,
  opened: ReadonlyMap<ReadUnit, PlannedUnit>,
  faults: ReadonlyMap<ReadUnit, UnitFault>,
): UnitFault | null {
  if ('row' in parent && faults.has(parent.row)) return { field: 'parent', code: 'parentRefused' };
  // Rows are opened from the top: what stands lower, or names itself, cannot hold this one.
  if ('row' in parent && !opened.has(parent.row)) return { field: 'parent', code: 'kindNotWithin' };
  if ('known' in parent && world.changing.has(parent.known.number)) return { field: 'parent', code: 'parentChanging' };
  const since = 'row' in parent ? (parent.row.validFrom ?? today) : world.beginnings.get(parent.known.number);
  const early = since !== undefined && (row.validFrom ?? today) < since;
  return early ? { field: 'validFrom', code: 'beforeParent' } : null;
}

/** Finds parents by code or name; without either, by what the unit's own code begins with. */
class Parents {
  private readonly named = new Map<string, Parent[]>();
  private readonly coded = new Map<string, Parent>();

  constructor(private readonly request: TreeRequest) {
    for (const known of request.within) this.add(known.code, known.name, { known });
    for (const row of request.rows) this.add(row.code, row.name, { row });
  }

  of({ parent, code }: ReadUnit): Parent | { fault: UnitFault } {
    if (parent === null) return this.byPrefix(code) ?? { fault: { field: 'parent', code: 'missing' } };
    const text = compact(parent) ?? '';
    const named = this.named.get(text) ?? [];
    const found = this.coded.get(text) ?? (named.length === 1 ? named[0] : undefined);
    if (found !== undefined) return found;
    const refused = this.request.refusedNames.has(text);
    return { fault: { field: 'parent', code: refused ? 'parentRefused' : 'parentUnknown' } };
  }

  private byPrefix(code: string): Parent | undefined {
    return [12, 9, 6]
      .filter((digits) => digits < code.length)
      .map((digits) => this.coded.get(code.slice(0, digits)))
      .find((parent) => parent !== undefined);
  }

  private add(code: string, name: string, parent: Parent): void {
    const text = compact(name) ?? '';
    if (!this.coded.has(code)) this.coded.set(code, parent);
    this.named.set(text, [...(this.named.get(text) ?? []), parent]);
  }
}

const DEPTH = { district: 0, street: 1, community: 2, grid: 3 } as const;

/** Higher levels first, and hamlet communities before the grids that may lie in them. */
function rank({ kind }: ReadUnit): number {
  return DEPTH[levelOfKind[kind]] * 2 + (kind === 'hamletCommunity' ? 0 : 1);
}

function pointerOf({ row }: ReadUnit): string {
  return `/rows/${row}`;
}

const REFUSALS: Record<string, UnitFault | undefined> = {
  kindNotWithin: { field: 'kind', code: 'kindNotWithin' },
  levelSkipped: { field: 'parent', code: 'levelSkipped' },
  codeLength: { field: 'code', code: 'unitCodeLength' },
  codePrefix: { field: 'code', code: 'unitCodePrefix' },
  codeInUse: { field: 'code', code: 'unitCodeInUse' },
};

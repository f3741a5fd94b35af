import { Injectable } from '@nestjs/common';
import { type ImportMapping, importKindPermissions, type UnitField, unitImportFields } from '@yige/contracts';
import type { SheetRow } from '@yige/sheets';
import { Opening, type OpeningWorld } from '../../org/reorganisation/opening.js';
import type { PlannedUnit } from '../../org/reorganisation/planning/draft.js';
import { Units } from '../../org/units.js';
import { Clock } from '../../time/clock.js';
import type { ImportContext, ImportHandler, JudgedChunk, JudgedRow, NumberedRow } from '../import-kind.js';
import { compact, type ReadUnit, readUnit } from './read-unit.js';
import { planTree } from './unit-tree.js';

/** A district has a thousand units; all of a file are judged and opened together, since they lie in one another. */
const MOST_UNITS = 10_000;

interface AreaChange {
  unit: { id: string; number: number };
  area: number;
}

/** Units (单位): opens those that are not there. What is known of the others changes by a reorganisation, but for the area. */
@Injectable()
export class UnitsImport implements ImportHandler {
  readonly kind = 'units';
  readonly fields = unitImportFields;
  readonly permissions = importKindPermissions.units;
  readonly rowsAtOnce = { checking: MOST_UNITS, running: MOST_UNITS };
  readonly wholeFile = true;

  constructor(
    private readonly opening: Opening,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  keyOf(row: SheetRow, { columns }: ImportMapping): string | null {
    const code = columns.code === undefined ? null : compact(row.cells[columns.code] ?? '');
    return code === '' ? null : code;
  }

  async judge(rows: readonly NumberedRow[], context: ImportContext): Promise<JudgedChunk> {
    const today = this.clock.today();
    const world = await this.opening.world();
    const numbers = new Map(world.units.map((unit) => [unit.number, unit]));
    const within = unitsWithin(world, context.unit.number);
    const judged = new Map<number, JudgedRow>();
    const refusedNames = new Set<string>();
    const areas: AreaChange[] = [];
    const fresh: ReadUnit[] = [];
    for (const numbered of rows) {
      const { cells, unit } = readUnit(numbered, context.mapping, today);
      const known = unit === null ? undefined : within.get(unit.code);
      if (unit === null) {
        judged.set(numbered.row.number, { row: numbered.row.number, outcome: 'refused', notes: cells.notes });
        for (const field of ['code', 'name'] as const) refusedNames.add(compact(cells.text(field, 100)) ?? '');
      } else if (known === undefined) {
        fresh.push(unit);
      } else {
        judged.set(unit.row, compare(unit, known, numbers.get(known.parent), areas));
      }
    }
    const { plan, faults } = planTree({ world, today, within: [...within.values()], rows: fresh, refusedNames });
    for (const unit of fresh) {
      const fault = faults.get(unit);
      if (fault !== undefined) unit.cells.fault(fault.field, fault.code);
      const outcome = fault === undefined ? 'created' : 'refused';
      judged.set(unit.row, { row: unit.row, outcome, notes: unit.cells.notes });
    }
    return {
      rows: rows.flatMap(({ row }) => judged.get(row.number) ?? []),
      write: async () => {
        const { importId, actor } = context;
        await this.opening.write(plan, { importId, unit: context.unit.number, actor });
        for (const { unit, area } of areas) await this.units.correctArea(unit, area, actor);
      },
    };
  }

  async finish(): Promise<void> {
    // Others were told when the units were opened.
  }
}

/** The unit and all below it, by code. */
function unitsWithin({ units }: OpeningWorld, top: number): Map<string, PlannedUnit> {
  const children = new Map<number, PlannedUnit[]>();
  for (const unit of units) children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  const found = units.filter(({ number }) => number === top);
  for (const unit of found) found.push(...(children.get(unit.number) ?? []));
  return new Map(found.map((unit) => [unit.code, unit]));
}

function compare(row: ReadUnit, known: PlannedUnit, parent: PlannedUnit | undefined, areas: AreaChange[]): JudgedRow {
  const said = compact(row.parent);
  const differing: UnitField[] = [
    ...(compact(row.name) === compact(known.name) ? [] : (['name'] as const)),
    ...(row.kind === known.kind ? [] : (['kind'] as const)),
    ...(said === null || said === parent?.code || said === compact(parent?.name ?? null) ? [] : (['parent'] as const)),
  ];
  for (const field of differing) row.cells.fault(field, 'reorganisationNeeded');
  if (differing.length > 0) return { row: row.row, outcome: 'refused', notes: row.cells.notes };
  if (row.area === null || row.area === known.areaHectares || known.id === null) {
    return { row: row.row, outcome: 'unchanged', notes: [] };
  }
  areas.push({ unit: { id: known.id, number: known.number }, area: row.area });
  return { row: row.row, outcome: 'changed', notes: [row.cells.changed('area')] };
}

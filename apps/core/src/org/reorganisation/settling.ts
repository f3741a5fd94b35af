import type { Database } from '@yige/database';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';

/** Where the rows of some units belong while a reorganisation is being carried out; nothing at all other times. */
export class Settling {
  static readonly NOTHING = new Settling(new Map(), new Set());

  private constructor(
    private readonly lines: ReadonlyMap<number, UnitNumbers>,
    private readonly affected: ReadonlySet<number>,
  ) {}

  static async read(database: Database): Promise<Settling> {
    const affected = new Set<number>();
    const lines = await database.query(
      `SELECT unit_number, district_id, street_id, community_id, grid_id, affected FROM org_settling
       WHERE EXISTS (SELECT 1 FROM org_reorganisations WHERE state = 'executing')`,
      [],
      (row): [number, UnitNumbers] => {
        const unit = row.integer('unit_number');
        if (row.boolean('affected')) affected.add(unit);
        return [
          unit,
          {
            district: row.integer('district_id'),
            street: row.integerOrNull('street_id'),
            community: row.integerOrNull('community_id'),
            grid: row.integerOrNull('grid_id'),
          },
        ];
      },
    );
    return new Settling(new Map(lines), affected);
  }

  /** Whether the columns of rows do not tell yet what lies within this unit. */
  isAffected(unit: number): boolean {
    return this.affected.has(unit);
  }

  /** The innermost number of a row decides, whether its columns have followed or not. */
  unitsOfRow(columns: UnitNumbers): UnitNumbers {
    const innermost = innermostOf(columns);
    return this.lines.get(innermost) ?? columns;
  }
}

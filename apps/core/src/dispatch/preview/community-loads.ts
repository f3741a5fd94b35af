import { Injectable } from '@nestjs/common';
import { corePermissions, roleSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import { assignedOnlyRoles } from '../../access/roles.js';
import { levelColumn } from '../../access/scope.js';
import { givesRights, withRightsOn } from '../../org/in-force.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';

/** What there is to do already in some units, and who does it; by internal number, a level in one statement. */
@Injectable()
export class CommunityLoads {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Open tasks; of confidential ones nobody learns how many there are. */
  async openTasks(numbers: readonly number[]): Promise<Map<number, number>> {
    const confidential = this.plugins.confidentialNames();
    const others = confidential.length === 0 ? '' : `AND type NOT IN (${placeholders(confidential)})`;
    const counts = new Map<number, number>();
    for (const [level, units] of this.byLevel(numbers)) {
      const column = levelColumn[level];
      const rows = await this.database.query(
        `SELECT ${column} AS unit, COUNT(*) AS number FROM tasks_open WHERE ${column} IN (${placeholders(units)}) ${others}
         GROUP BY ${column}`,
        [...units, ...confidential],
        (row) => [row.integer('unit'), row.integer('number')] as const,
      );
      for (const [unit, number] of rows) counts.set(unit, number);
    }
    return counts;
  }

  /**
   * Accounts that share the work of each unit today: those of its own posts and its grids', where they work today. Agencies
   * and partners beside it, and neighbours who help, are not counted.
   */
  async workers(numbers: readonly number[]): Promise<Map<number, number>> {
    if (numbers.length === 0) return new Map();
    const roles = roleSchema.options.filter(
      (role) => !assignedOnlyRoles.has(role) && this.catalogue.of(role).has(corePermissions.taskAct),
    );
    const rows = await this.database.query(
      `SELECT o.ancestor, COUNT(DISTINCT p.account_id) AS number FROM org_closure o
       JOIN appointments p ON p.unit_number = o.descendant JOIN accounts a ON a.id = p.account_id AND a.disabled = 0
       WHERE o.ancestor IN (${placeholders(numbers)}) AND p.role IN (${placeholders(roles)})
         AND p.agency_id IS NULL AND p.partner_id IS NULL AND ${givesRights('p')}
       GROUP BY o.ancestor`,
      [...numbers, ...roles, ...withRightsOn(this.clock.today())],
      (row) => [row.integer('ancestor'), row.integer('number')] as const,
    );
    return new Map(rows);
  }

  private byLevel(numbers: readonly number[]): Map<DirectoryUnit['level'], number[]> {
    const levels = new Map<DirectoryUnit['level'], number[]>();
    for (const number of numbers) {
      const unit = this.units.byNumber(number);
      if (unit !== null) levels.set(unit.level, [...(levels.get(unit.level) ?? []), number]);
    }
    return levels;
  }
}

import { Injectable } from '@nestjs/common';
import {
  type PermissionOrigin,
  type Role,
  type RoleDetails,
  type RouteInput,
  roleSchema,
  roleTitles,
  type routes,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { actorOf, type Caller } from '../caller.js';
import { PermissionCatalogue } from '../permission-catalogue.js';
import { roleProblems } from '../problems.js';
import { administratorRoles, rolePermissions } from '../roles.js';

type Adjustment = RouteInput<typeof routes.access.adjustRole>['body'];

/** What each role may do, and the security administrator's changes to it. */
@Injectable()
export class RolesCatalogue {
  constructor(
    private readonly database: Database,
    private readonly catalogue: PermissionCatalogue,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<RoleDetails[]> {
    const holders = await this.holders();
    return roleSchema.options.map((role) => this.describe(role, holders.get(role) ?? 0));
  }

  async adjust(caller: Caller, role: Role, { permission, effect, reason }: Adjustment): Promise<RoleDetails> {
    this.check(role, permission, effect);
    const actor = actorOf(caller);
    await this.database.transaction(async () => {
      const last = await this.database.queryOne('SELECT MAX(sequence) AS last FROM role_adjustments', [], (row) =>
        row.integerOrNull('last'),
      );
      await this.database.execute(
        `INSERT INTO role_adjustments (sequence, role, permission, effect, reason, actor_id, actor_name, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [(last ?? 0) + 1, role, permission, effect, reason, actor.id, actor.name, this.clock.now()],
      );
      await this.trail.record({
        ...{ actor, reason },
        action: 'role.adjusted',
        subject: { kind: 'role', id: role },
        details: { permission, effect },
      });
    });
    await this.catalogue.reload();
    return this.describe(role, (await this.holders()).get(role) ?? 0);
  }

  private check(role: Role, permission: string, effect: Adjustment['effect']): void {
    if (administratorRoles.has(role)) throw roleProblems['role.fixed']();
    const known = this.catalogue.all().find(({ name }) => name === permission);
    if (known === undefined) throw roleProblems['role.permissionUnknown']({ errors: [PERMISSION_POINTER] });
    if (known.administrative) throw roleProblems['role.permissionAdministrative']({ errors: [PERMISSION_POINTER] });
    const adjusted = this.catalogue.adjustmentsOf(role).some((adjustment) => adjustment.permission === permission);
    const holds = this.catalogue.of(role).has(permission);
    const changes = effect === 'none' ? adjusted : holds !== (effect === 'granted');
    if (!changes) throw roleProblems['role.unchanged']();
  }

  private describe(role: Role, holders: number): RoleDetails {
    const held = this.catalogue.of(role);
    const own: readonly string[] = rolePermissions[role];
    const fromPlugins = this.catalogue.fromPlugins(role);
    const originOf = (name: string): PermissionOrigin => {
      if (own.includes(name)) return 'role';
      return fromPlugins.has(name) ? 'plugin' : 'granted';
    };
    return {
      ...{ role, holders },
      title: roleTitles[role],
      administrator: administratorRoles.has(role),
      permissions: this.catalogue
        .all()
        .filter(({ name }) => held.has(name))
        .map((permission) => ({ ...permission, origin: originOf(permission.name) })),
      adjustments: [...this.catalogue.adjustmentsOf(role)],
    };
  }

  private async holders(): Promise<Map<string, number>> {
    const today = this.clock.today();
    const rows = await this.database.query(
      `SELECT role, COUNT(DISTINCT account_id) AS holders FROM appointments
       WHERE valid_from <= ? AND valid_to > ? GROUP BY role`,
      [today, today],
      (row): [string, number] => [row.text('role'), row.integer('holders')],
    );
    return new Map(rows);
  }
}

const PERMISSION_POINTER = {
  pointer: '/body/permission',
  code: 'permission',
  message: 'take one of GET /api/v1/permissions that is not administrative',
};

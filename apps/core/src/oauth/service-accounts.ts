import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AuditAction,
  corePermissions,
  newId,
  type Page,
  type ServiceAccount,
  type ServiceCredentials,
  type ServiceGrant,
  serviceGrantSchema,
} from '@yige/contracts';
import { Database, placeholders, type RawRow } from '@yige/database';
import { z } from 'zod';
import { actorOf, type Caller, type ServiceCaller } from '../access/caller.js';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { scopeIncludes } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { pageOf } from '../http/page.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { tokenProblems } from './problems.js';

const PREFIX = 'service:';

interface Row {
  id: string;
  name: string;
  grants: ServiceGrant[];
  unitIds: string[];
  disabled: boolean;
  createdAt: Date;
}

interface NewAccount {
  name: string;
  grants: ServiceGrant[];
  unitIds: string[];
}

export function isServiceClient(clientId: string): boolean {
  return clientId.startsWith(PREFIX);
}

/** Systems of integrators and devices: they read the API and call plugins by themselves, within the units named for them. */
@Injectable()
export class ServiceAccounts {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(cursor: string | undefined, limit: number): Promise<Page<ServiceAccount>> {
    const rows = await this.database.query(
      `SELECT id, name, grants, unit_ids, disabled, created_at FROM service_accounts
       WHERE id < ? ORDER BY id DESC LIMIT ?`,
      [cursor ?? '~', limit + 1],
      readAccount,
    );
    const { items, next } = pageOf(rows, limit, ({ id }) => id);
    const secrets = await this.secretsOf(items.map(({ id }) => id));
    return { items: items.map((row) => this.describe(row, secrets.get(row.id) ?? [])), next };
  }

  async create(caller: Caller, { name, grants, unitIds }: NewAccount): Promise<ServiceCredentials> {
    this.refuseForeignUnits(caller, unitIds);
    this.refuseUnknownGrants(grants);
    const id = newId();
    const clientSecret = newSecret();
    await this.database.transaction(async () => {
      const now = this.clock.now();
      await this.database.execute(
        'INSERT INTO service_accounts (id, name, grants, unit_ids, disabled, created_at) VALUES (?, ?, ?, ?, 0, ?)',
        [id, name, JSON.stringify([...new Set(grants)]), JSON.stringify([...new Set(unitIds)]), now],
      );
      await this.addSecret(id, clientSecret);
      await this.record(caller, id, 'serviceAccount.created', { grants, units: unitIds.length });
    });
    return { serviceAccount: await this.get(id), clientSecret };
  }

  /** The former secrets open for `overlapHours` more; 0 closes them at once. */
  async renewSecret(caller: Caller, id: string, overlapHours: number): Promise<ServiceCredentials> {
    const clientSecret = newSecret();
    await this.database.transaction(async () => {
      const until = new Date(this.clock.now().getTime() + overlapHours * 3_600_000);
      await this.get(id);
      await this.database.execute(
        `UPDATE service_secrets SET expires_at = ?
         WHERE service_account_id = ? AND (expires_at IS NULL OR expires_at > ?)`,
        [until, id, until],
      );
      await this.addSecret(id, clientSecret);
      await this.record(caller, id, 'serviceAccount.secretRenewed', { overlapHours });
    });
    return { serviceAccount: await this.get(id), clientSecret };
  }

  async setDisabled(caller: Caller, id: string, disabled: boolean): Promise<ServiceAccount> {
    await this.database.transaction(async () => {
      await this.get(id);
      await this.database.execute('UPDATE service_accounts SET disabled = ? WHERE id = ?', [disabled, id]);
      await this.record(caller, id, disabled ? 'serviceAccount.disabled' : 'serviceAccount.enabled', {});
    });
    return this.get(id);
  }

  /** The account to which the credentials belong. Secrets are random, so a plain hash keeps them. */
  async authenticate(clientId: string, clientSecret: string): Promise<string> {
    const found = await this.database.queryOne(
      `SELECT a.id FROM service_secrets s JOIN service_accounts a ON a.id = s.service_account_id AND a.disabled = 0
       WHERE s.service_account_id = ? AND s.secret_hash = ? AND (s.expires_at IS NULL OR s.expires_at > ?)`,
      [clientId.slice(PREFIX.length), hashOf(clientSecret), this.clock.now()],
      (row) => row.text('id'),
    );
    if (found === null) throw tokenProblems['client.wrongCredentials']();
    return found;
  }

  /** Read anew for each request: a token must not outlive what it stands for. */
  async callerOf(id: string): Promise<ServiceCaller> {
    const row = await this.find(id);
    if (row === null || row.disabled) throw tokenProblems['token.invalid']();
    return {
      kind: 'service',
      serviceAccountId: id,
      name: row.name,
      grants: new Set<string>(row.grants),
      units: row.unitIds.flatMap((unitId) => this.units.byId(unitId) ?? []),
    };
  }

  private refuseForeignUnits(caller: Caller, unitIds: string[]): void {
    const scope = this.units.scopeOf(caller, corePermissions.securityManage);
    const errors = unitIds.flatMap((id, index) => {
      const unit = this.units.byId(id);
      if (unit !== null && scopeIncludes(scope, this.units.numbersOf(unit.number))) return [];
      return [{ pointer: `/body/unitIds/${index}`, code: 'unknown', message: 'choose a unit within your own' }];
    });
    if (errors.length > 0) throw tokenProblems['serviceAccount.unitUnknown']({ errors });
  }

  private refuseUnknownGrants(grants: readonly ServiceGrant[]): void {
    const known = new Set(this.catalogue.all().map((permission) => permission.name));
    const errors = grants.flatMap((grant, index) => {
      if (known.has(grant)) return [];
      return [
        { pointer: `/body/grants/${index}`, code: 'unknown', message: 'choose a permission of an enabled plugin' },
      ];
    });
    if (errors.length > 0) throw tokenProblems['serviceAccount.permissionUnknown']({ errors });
  }

  private async get(id: string): Promise<ServiceAccount> {
    const row = await this.find(id);
    if (row === null) throw tokenProblems['serviceAccount.notFound']();
    return this.describe(row, (await this.secretsOf([id])).get(id) ?? []);
  }

  private find(id: string): Promise<Row | null> {
    return this.database.queryOne(
      'SELECT id, name, grants, unit_ids, disabled, created_at FROM service_accounts WHERE id = ?',
      [id],
      readAccount,
    );
  }

  private async secretsOf(ids: string[]): Promise<Map<string, ServiceAccount['secrets']>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query(
      `SELECT service_account_id, created_at, expires_at FROM service_secrets
       WHERE service_account_id IN (${placeholders(ids)}) AND (expires_at IS NULL OR expires_at > ?)
       ORDER BY created_at DESC`,
      [...ids, this.clock.now()],
      (row) => ({
        id: row.text('service_account_id'),
        createdAt: row.instant('created_at').toISOString(),
        expiresAt: row.instantOrNull('expires_at')?.toISOString() ?? null,
      }),
    );
    return new Map(ids.map((id) => [id, rows.filter((row) => row.id === id)]));
  }

  private async addSecret(id: string, secret: string): Promise<void> {
    await this.database.execute(
      'INSERT INTO service_secrets (service_account_id, secret_hash, created_at, expires_at) VALUES (?, ?, ?, NULL)',
      [id, hashOf(secret), this.clock.now()],
    );
  }

  private describe(row: Row, secrets: ServiceAccount['secrets']): ServiceAccount {
    return {
      id: row.id,
      name: row.name,
      clientId: `${PREFIX}${row.id}`,
      grants: row.grants,
      units: row.unitIds.flatMap((id) => {
        const unit = this.units.byId(id);
        return unit === null ? [] : [{ id, name: unit.name, level: unit.level }];
      }),
      disabled: row.disabled,
      createdAt: row.createdAt.toISOString(),
      secrets: secrets.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })),
    };
  }

  private record(caller: Caller, id: string, action: AuditAction, details: Record<string, number | string[]>) {
    return this.audit.record({ actor: actorOf(caller), action, subject: { kind: 'serviceAccount', id }, details });
  }
}

function readAccount(row: RawRow): Row {
  return {
    id: row.text('id'),
    name: row.text('name'),
    grants: row.json('grants', (value) => z.array(serviceGrantSchema).parse(value)),
    unitIds: row.json('unit_ids', (value) => z.array(z.string()).parse(value)),
    disabled: row.boolean('disabled'),
    createdAt: row.instant('created_at'),
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

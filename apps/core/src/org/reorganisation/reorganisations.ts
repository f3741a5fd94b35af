import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type Page,
  type Reorganisation,
  type ReorganisationState,
  type ReorganisationSummary,
  requestProblems,
} from '@yige/contracts';
import { type Condition, Database, placeholders } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../unit-directory.js';
import { reorganisationProblems } from './problems.js';
import {
  DETAIL_COLUMNS,
  readReorganisation,
  readSummary,
  type StoredReorganisation,
  type StoredSummary,
  SUMMARY_COLUMNS,
} from './reorganisation-rows.js';

interface ListOptions {
  state?: ReorganisationState | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Reads reorganisations; whoever may propose or approve for one of the units concerned sees them. */
@Injectable()
export class Reorganisations {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  async list(caller: Caller, { state, cursor, limit }: ListOptions): Promise<Page<ReorganisationSummary>> {
    const visible = this.visible(caller);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['id']).id;
    const rows = await this.database.query(
      `SELECT ${SUMMARY_COLUMNS} FROM org_reorganisations r WHERE ${visible.sql}
       ${state === undefined ? '' : 'AND r.state = ?'} ${after === null ? '' : 'AND r.id < ?'}
       ORDER BY r.id DESC LIMIT ${limit + 1}`,
      [...visible.parameters, ...(state === undefined ? [] : [state]), ...(after === null ? [] : [after])],
      readSummary,
    );
    const { items, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
    const units = await this.changedUnits(items.map(({ id }) => id));
    return {
      items: items.map((summary) => ({ ...summary, may: this.mayDo(caller, summary, units.get(summary.id) ?? []) })),
      next,
    };
  }

  async get(caller: Caller, id: string): Promise<Reorganisation> {
    const { decisions: _, ...stored } = await this.find(caller, id);
    const units = await this.changedUnits([id]);
    return { ...stored, may: this.mayDo(caller, stored, units.get(id) ?? []) };
  }

  /** As it is stored, for whoever may see it; in a unit of work locked until that ends. */
  async find(caller: Caller, id: string): Promise<StoredReorganisation> {
    const visible = this.visible(caller);
    if (this.database.inTransaction() && this.database.dialect === 'mysql') {
      await this.database.query('SELECT id FROM org_reorganisations WHERE id = ? FOR UPDATE', [id], (row) =>
        row.text('id'),
      );
    }
    const found = await this.database.queryOne(
      `SELECT ${DETAIL_COLUMNS} FROM org_reorganisations r WHERE r.id = ? AND ${visible.sql}`,
      [id, ...visible.parameters],
      readReorganisation,
    );
    if (found === null) throw reorganisationProblems['reorganisation.notFound']();
    return found;
  }

  /** Approving is for another account than the proposer's, within whose units all that changes lies. */
  async assertMayApprove(caller: Caller, { id, proposedBy }: StoredReorganisation): Promise<void> {
    const units = (await this.changedUnits([id])).get(id) ?? [];
    if (!this.within(caller, corePermissions.reorganisationApprove, units))
      throw requestProblems['request.forbidden']();
    if (accountOf(caller)?.id === proposedBy.id) throw reorganisationProblems['reorganisation.ownProposal']();
  }

  async assertMayWithdraw(caller: Caller, { id }: StoredReorganisation): Promise<void> {
    const units = (await this.changedUnits([id])).get(id) ?? [];
    if (!this.within(caller, corePermissions.reorganisationPropose, units))
      throw requestProblems['request.forbidden']();
  }

  /** Whether the caller holds the permission in a unit of today. */
  mayTouch(caller: Caller, permission: string): (unit: number) => boolean {
    const scope = this.directory.scopeOf(caller, permission);
    return (unit) => this.directory.isInScope(scope, unit);
  }

  private mayDo(caller: Caller, { state, proposedBy }: StoredSummary, units: readonly number[]): Reorganisation['may'] {
    const own = accountOf(caller)?.id === proposedBy.id;
    return {
      approve: state === 'proposed' && !own && this.within(caller, corePermissions.reorganisationApprove, units),
      withdraw:
        (state === 'proposed' || state === 'approved') &&
        this.within(caller, corePermissions.reorganisationPropose, units),
    };
  }

  private within(caller: Caller, permission: string, units: readonly number[]): boolean {
    return units.length > 0 && units.every(this.mayTouch(caller, permission));
  }

  private async changedUnits(ids: readonly string[]): Promise<Map<string, number[]>> {
    const units = new Map<string, number[]>();
    if (ids.length === 0) return units;
    const rows = await this.database.query(
      `SELECT reorganisation_id, unit_number FROM org_reorganisation_units
       WHERE own = 1 AND reorganisation_id IN (${placeholders(ids)})`,
      ids,
      (row) => ({ id: row.text('reorganisation_id'), unit: row.integer('unit_number') }),
    );
    for (const { id, unit } of rows) units.set(id, [...(units.get(id) ?? []), unit]);
    return units;
  }

  private visible(caller: Caller): Condition {
    const scopes = [corePermissions.reorganisationPropose, corePermissions.reorganisationApprove].map((permission) =>
      this.directory.scopeOf(caller, permission),
    );
    if (scopes.some(({ kind }) => kind === 'everywhere')) return { sql: '1 = 1', parameters: [] };
    const units = scopes.flatMap((scope) => (scope.kind === 'units' ? scope.units.map(({ number }) => number) : []));
    if (units.length === 0) return { sql: '1 = 0', parameters: [] };
    return {
      sql: `EXISTS (SELECT 1 FROM org_reorganisation_units x JOIN org_closure c ON c.descendant = x.unit_number
            WHERE x.reorganisation_id = r.id AND c.ancestor IN (${placeholders(units)}))`,
      parameters: units,
    };
  }
}

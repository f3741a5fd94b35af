import { Injectable } from '@nestjs/common';
import { corePermissions, type KnownProblem, requestProblems } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { refusal, unitProblems } from './problems.js';
import { type DirectoryUnit, UnitDirectory } from './unit-directory.js';

/** The units whose bodies, agencies, partners, premises and figures a caller keeps up to date. */
@Injectable()
export class ManagedUnits {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  /** The unit that a request names in a field. */
  given(caller: Caller, id: string, pointer: string): DirectoryUnit {
    const unit = this.directory.byId(id);
    if (unit === null || !this.manages(caller, unit.number)) throw refusal(unitProblems['unit.unknown'], pointer);
    return unit;
  }

  /** The unit in which something lies: 404 for a caller who cannot read it, 403 for one who may only read. */
  expect(caller: Caller, number: number | null, notFound: () => KnownProblem): DirectoryUnit {
    const unit = number === null ? null : this.directory.byNumber(number);
    const readable = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    if (unit === null || !this.directory.isInScope(readable, unit.number)) throw notFound();
    if (!this.manages(caller, unit.number)) throw requestProblems['request.forbidden']();
    return unit;
  }

  /** Nothing begins in a unit before the unit itself. */
  async expectExists(number: number, day: string, pointer = '/body/validFrom'): Promise<void> {
    const edge = await this.database.queryOne(
      'SELECT child_number FROM org_edges WHERE child_number = ? AND valid_from <= ? AND valid_to > ?',
      [number, day, day],
      (row) => row.integer('child_number'),
    );
    if (edge === null) throw refusal(unitProblems['unit.notYet'], pointer);
  }

  /** Makes changes of what lies in one unit follow one another, until the unit of work ends. */
  async lock(number: number): Promise<void> {
    if (this.database.dialect !== 'mysql') return;
    await this.database.query('SELECT id FROM org_units WHERE number = ? FOR UPDATE', [number], (row) =>
      row.text('id'),
    );
  }

  private manages(caller: Caller, number: number): boolean {
    return this.directory.isInScope(this.directory.scopeOf(caller, corePermissions.orgUnitManage), number);
  }
}

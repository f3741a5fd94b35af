import { Injectable } from '@nestjs/common';
import { assistingBodies, type BodyKind, corePermissions, PICK_LIMIT, type UnitPick } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import { PromiseMove } from '../../admission/gate/promise-move.js';
import { WORK_STATION, WorkStations } from '../../admission/gate/work-stations.js';
import { gateProblems } from '../../admission/problems.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { taskProblems } from '../problems.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { type Coverage, GateCoverage } from './gate-coverage.js';

/** Hands a task on to another unit: by whoever distributes the work of both, within what let it through the gate. */
@Injectable()
export class UnitTransfers {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly access: TaskAccess,
    private readonly coverage: GateCoverage,
    private readonly stations: WorkStations,
    private readonly promises: PromiseMove,
    private readonly clock: Clock,
  ) {}

  /** By division code, the first that match. */
  async candidates(caller: Caller, task: TaskRow, q = ''): Promise<UnitPick[]> {
    if (!this.access.mayAssign(caller, task)) return [];
    const coverage = await this.coverage.of(task);
    const here = innermostOf(task.units);
    const found: UnitPick[] = [];
    for (const unit of this.unitsOf(caller)) {
      if (found.length === PICK_LIMIT) break;
      const fullName = this.units.fullNameOf(this.units.numbersOf(unit.number));
      if (unit.number === here || !fullName.includes(q) || !coverage.includes(unit.number)) continue;
      found.push({ id: unit.id, name: unit.name, level: unit.level, fullName });
    }
    return found;
  }

  /** Where the task goes; 422 for a unit that the caller does not distribute work in, 409 for one beyond the gate. */
  async expectUnit(
    caller: Caller,
    task: TaskRow,
    unitId: string,
    body: BodyKind | undefined,
  ): Promise<{ unit: DirectoryUnit; body: BodyKind | null }> {
    const unit = this.units.byId(unitId);
    const scope = this.units.scopeOf(caller, corePermissions.taskAssign);
    if (!this.access.mayAssign(caller, task) || unit === null || !this.units.isInScope(scope, unit.number)) {
      throw taskProblems['task.unitUnknown']({ errors: [unitFault('notYours')] });
    }
    if (unit.number === innermostOf(task.units)) throw taskProblems['task.alreadyThere']();
    const coverage = await this.coverage.of(task);
    if (!coverage.includes(unit.number))
      throw taskProblems['task.beyondAdmission']({ errors: [unitFault('notCovered')] });
    return { unit, body: await this.bodyAt(this.units.numbersOf(unit.number), body ?? task.summary.body, coverage) };
  }

  /** With the money that was promised for it. */
  async move(taskId: string, unit: DirectoryUnit, body: BodyKind | null): Promise<void> {
    const numbers = this.units.numbersOf(unit.number);
    const { district, street, community, grid } = numbers;
    await this.promises.move(taskId, numbers);
    await this.database.execute(
      'UPDATE tasks_open SET district_id = ?, street_id = ?, community_id = ?, grid_id = ?, body_kind = ? WHERE id = ?',
      [district, street, community, grid, body, taskId],
    );
  }

  private async bodyAt(
    { community, grid }: UnitNumbers,
    kind: BodyKind | null,
    { led, government }: Coverage,
  ): Promise<BodyKind | null> {
    if (kind === null) return government ? this.stationAt(community, grid) : null;
    if (led && assistingBodies.has(kind)) throw gateProblems['admission.committeeAssists']();
    const today = this.clock.today();
    const body = await this.database.queryOne(
      'SELECT id FROM org_bodies WHERE unit_number IN (?, ?) AND kind = ? AND valid_from <= ? AND valid_to > ? LIMIT 1',
      [community, grid, kind, today, today],
      (row) => row.text('id'),
    );
    if (body !== null) return kind;
    throw taskProblems['task.bodyUnknown']({
      errors: [
        {
          pointer: '/body/body',
          code: 'notThere',
          message: { 'zh-CN': '接手的单位没有这个组织，请另选', en: 'the unit has no such body: name another' },
        },
      ],
    });
  }

  private async stationAt(community: number | null, grid: number | null): Promise<BodyKind | null> {
    const stations = await this.stations.among([community, grid].filter((number) => number !== null));
    return stations.size > 0 ? WORK_STATION : null;
  }

  private *unitsOf(caller: Caller): Generator<DirectoryUnit> {
    const scope = this.units.scopeOf(caller, corePermissions.taskAssign);
    if (scope.kind === 'everywhere') return;
    const found = new Map(
      scope.units.flatMap(({ number }) => this.units.unitsWithin(number).map((unit) => [unit.number, unit])),
    );
    yield* [...found.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
  }
}

function unitFault(code: 'notYours' | 'notCovered') {
  const message = {
    notYours: { 'zh-CN': '这个单位不归您分派，请另选', en: 'you do not distribute the work of this unit' },
    notCovered: { 'zh-CN': '准入不包括这个单位，请选准入范围内的', en: 'the admission does not cover this unit' },
  }[code];
  return { pointer: '/body/unitId', code, message };
}

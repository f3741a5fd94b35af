import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import type { Passed, Verdict } from '../../admission/gate/arrival.js';
import { countedUnit } from '../../admission/gate/arrival.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { TaskAssignees } from '../../tasks/creation/task-assignees.js';
import { type Place, placeOfUnit, TaskPlaces } from '../../tasks/creation/task-places.js';
import { TaskWriter } from '../../tasks/creation/task-writer.js';
import { Clock } from '../../time/clock.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { type Addressed, Judgement } from './judgement.js';

/** Targets of one unit of work. */
const CHUNK = 1_000;

interface Placed extends Addressed {
  place: Place;
}

/** Makes the tasks of a dispatch, chunk by chunk. A task has the id of its target: it cannot be made twice. */
@Injectable()
export class SendTasks {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly places: TaskPlaces,
    private readonly judgement: Judgement,
    private readonly assignees: TaskAssignees,
    private readonly writer: TaskWriter,
    private readonly clock: Clock,
  ) {}

  /** The next chunk, inside the unit of work that holds the dispatch. */
  async next(dispatch: DispatchRow): Promise<void> {
    const type = this.plugins.taskType(dispatch.name);
    if (type === null) throw new Error(`${dispatch.name} is of no enabled plugin: the dispatch waits for it`);
    const waiting = await this.waiting(dispatch.id);
    const placed = await this.place(dispatch.id, waiting);
    await this.drop(waiting, placed);
    const verdicts = await this.judgement.pass({ ...dispatch, type, round: dispatch.id }, placed);
    const passed = placed.flatMap((target, index): { target: Placed; verdict: Passed }[] => {
      const verdict = verdicts[index];
      return verdict?.kind === 'passed' ? [{ target, verdict }] : [];
    });
    await this.settle(dispatch.id, placed, verdicts);
    await this.write(dispatch, passed);
    await this.database.execute(
      `UPDATE dispatches SET sent = sent + ?, refused = refused + ?, targets = targets - ?,
              promised_fen = promised_fen + ?, status = ? WHERE id = ?`,
      [
        ...[passed.length, placed.length - passed.length, waiting.length - placed.length],
        passed.reduce((sum, { verdict }) => sum + verdict.promisedFen, 0),
        ...[waiting.length < CHUNK ? 'sent' : 'sending', dispatch.id],
      ],
    );
  }

  private waiting(id: string): Promise<Addressed[]> {
    return this.database.query(
      `SELECT id, person_id, district_id, street_id, community_id, grid_id FROM dispatch_targets
       WHERE dispatch_id = ? AND state = 'waiting' ORDER BY id LIMIT ${CHUNK}`,
      [id],
      (row) => ({
        id: row.text('id'),
        personId: row.textOrNull('person_id'),
        units: this.units.unitsOfRow(readUnitNumbers(row)),
      }),
    );
  }

  /**
   * Where each is now. Whoever is not in the registry any more, or has no door, is left out, and so is whoever was listed
   * under two ids that were merged since.
   */
  private async place(dispatchId: string, waiting: readonly Addressed[]): Promise<Placed[]> {
    const people = await this.places.ofPeople(waiting.flatMap(({ personId }) => personId ?? []));
    const reached = await this.reached(dispatchId, [...people.values()]);
    return waiting.flatMap((target) => {
      if (target.personId === null) return [{ ...target, place: placeOfUnit(target.units) }];
      const place = people.get(target.personId);
      if (place === undefined || place.buildingId === null || reached.has(place.personId)) return [];
      reached.add(place.personId);
      return [{ ...target, units: place.units, place }];
    });
  }

  /** Those of them who have their task already. */
  private async reached(dispatchId: string, places: readonly Place[]): Promise<Set<string | null>> {
    if (places.length === 0) return new Set();
    const ids = places.flatMap(({ personId }) => personId ?? []);
    const reached = await this.database.query(
      `SELECT person_id FROM tasks_open WHERE person_id IN (${placeholders(ids)}) AND dispatch_id = ?`,
      [...ids, dispatchId],
      (row) => row.text('person_id'),
    );
    return new Set(reached);
  }

  private async drop(waiting: readonly Addressed[], placed: readonly Addressed[]): Promise<void> {
    const kept = new Set(placed.map(({ id }) => id));
    const gone = waiting.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
    if (gone.length === 0) return;
    await this.database.execute(`DELETE FROM dispatch_targets WHERE id IN (${placeholders(gone)})`, gone);
  }

  /** Each row anew in one statement: what was decided differs from one to the next. */
  private async settle(dispatchId: string, placed: readonly Placed[], verdicts: readonly Verdict[]): Promise<void> {
    const today = this.clock.today();
    await this.database.insertMany(
      'dispatch_targets',
      [
        ...['id', 'dispatch_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'person_id', 'state'],
        ...['admission_id', 'counted_unit', 'counted_on', 'refusal_code', 'refusal_chinese', 'refusal_english'],
      ],
      placed.map(({ id, units }, index) => [
        ...[id, dispatchId, units.district, units.street, units.community, units.grid, null],
        ...outcomeOf(verdicts[index], countedUnit(units), today),
      ]),
      { replacing: true },
    );
  }

  private async write(dispatch: DispatchRow, passed: readonly { target: Placed; verdict: Passed }[]): Promise<void> {
    const workerOf = await this.assignees.ofGrids(
      passed.map(({ target, verdict }) => ({ body: verdict.body, units: target.units })),
    );
    const { name, pluginId, title, dueAt, payload, createdBy } = dispatch;
    await this.writer.write(
      passed.map(({ target: { id, place, units }, verdict: { body } }) => ({
        ...{ id, name, pluginId, title, place, body, dueAt, payload, dispatchId: dispatch.id },
        assigneeId: workerOf({ body, units }),
        createdBy: dispatch.showsSender ? createdBy.id : null,
      })),
      { kind: 'staff', ...createdBy },
    );
  }
}

function outcomeOf(verdict: Verdict | undefined, unit: number, today: string) {
  if (verdict === undefined) throw new Error('The gate said nothing of a task');
  if (verdict.kind === 'passed') {
    const counted = verdict.admission === null ? [null, null, null] : [verdict.admission.id, unit, today];
    return ['sent', ...counted, null, null, null];
  }
  const { code, title, detail } = verdict.problem;
  const words = detail ?? title;
  return ['heldBack', null, null, null, code, words['zh-CN'], words.en];
}

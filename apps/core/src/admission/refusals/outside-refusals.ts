import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type LocalizedText,
  newId,
  type OutsideRefusal,
  type Page,
  type RouteInput,
  refusalReasonSchema,
  type routes,
} from '@yige/contracts';
import { allOf, Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { Clock } from '../../time/clock.js';
import { admissionProblems } from '../problems.js';
import { TaskTypes } from '../task-types.js';
import { refusedWithin } from './refusal-filter.js';

type Recorded = RouteInput<typeof routes.refusalRecord.record>['body'];
type Query = RouteInput<typeof routes.refusalRecord.outside>['query'];

/** 线下送来: what a community refused of work that came beside the platform, as it recorded it. */
@Injectable()
export class OutsideRefusals {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Recorded once for one key of one account. */
  async record(caller: Caller, recorded: Recorded, key: string): Promise<OutsideRefusal> {
    const staff = staffOf(caller);
    const { plugin, what, reason, cameOn } = recorded;
    if (!this.types.bureaus().some(({ pluginId }) => pluginId === plugin)) {
      throw admissionProblems['admission.bureauUnknown'](
        at('/body/plugin', { 'zh-CN': '选一个部门', en: 'take a bureau' }),
      );
    }
    if (cameOn > this.clock.today()) {
      throw admissionProblems['admission.dayAhead'](
        at('/body/cameOn', { 'zh-CN': '选今天或以前的日子', en: 'take today or a day before' }),
      );
    }
    const unit = this.community(caller, recorded.unitId);
    const id = newId();
    await this.database.transaction(async () => {
      const added = await this.database.insertMany(
        'outside_refusals',
        COLUMNS,
        [
          [
            ...[id, plugin, unit.district, unit.street, unit.community, unit.grid, what, reason, cameOn],
            ...[staff.accountId, staff.name, this.clock.now(), key],
          ],
        ],
        { ignoreDuplicates: true },
      );
      if (added === 0) return;
      await this.audit.record({
        actor: actorOf(caller),
        action: 'admission.refusalRecorded',
        subject: { kind: 'outsideRefusal', id },
        unit: innermostOf(unit),
        details: { reason, plugin },
      });
    });
    const [written] = await this.read('WHERE account_id = ? AND idempotency_key = ?', [staff.accountId, key]);
    if (written === undefined) throw new Error('A refusal that was recorded is not there');
    return written;
  }

  async list(caller: Caller, { cursor, limit, ...filter }: Query): Promise<Page<OutsideRefusal>> {
    const where = allOf([
      ...refusedWithin(this.units, caller, filter),
      ...(cursor === undefined ? [] : [{ sql: 'id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ]);
    const rows = await this.read(`WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit + 1}`, where.parameters);
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** A community, or a hamlet community at the level of grids, that the caller refuses for. */
  private community(caller: Caller, unitId: string) {
    const unit = this.units.byId(unitId);
    const scope = this.units.scopeOf(caller, corePermissions.taskRefuse);
    const isCommunity = unit?.level === 'community' || unit?.level === 'grid';
    if (unit !== null && isCommunity && this.units.isInScope(scope, unit.number))
      return this.units.numbersOf(unit.number);
    throw admissionProblems['admission.unitUnknown'](
      at('/body/unitId', { 'zh-CN': '选您范围内的社区（村）', en: 'take a community within your own units' }),
    );
  }

  private read(rest: string, parameters: readonly SqlValue[]): Promise<OutsideRefusal[]> {
    return this.database.query(
      `SELECT r.*, (SELECT COUNT(*) FROM refusal_papers p WHERE p.refusal_id = r.id) AS papers
       FROM outside_refusals r ${rest}`,
      parameters,
      (row) => this.describe(row),
    );
  }

  private describe(row: RawRow): OutsideRefusal {
    const unit = this.units.byNumber(innermostOf(this.units.unitsOfRow(readUnitNumbers(row))));
    return {
      id: row.text('id'),
      bureau: this.types.bureauOf(row.text('plugin_id')),
      unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      what: row.text('what'),
      reason: refusalReasonSchema.parse(row.text('reason')),
      cameOn: row.text('came_on'),
      papers: row.integer('papers'),
      by: { id: row.text('account_id'), name: row.text('account_name') },
      at: row.instant('at').toISOString(),
    };
  }
}

const COLUMNS = [
  ...['id', 'plugin_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'what', 'reason', 'came_on'],
  ...['account_id', 'account_name', 'at', 'idempotency_key'],
];

function at(pointer: string, message: LocalizedText) {
  return { errors: [{ pointer, code: 'refusal', message }] };
}

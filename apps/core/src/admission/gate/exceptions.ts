import { Injectable } from '@nestjs/common';
import {
  type AdmissionException,
  corePermissions,
  EXCEPTIONS_A_MONTH,
  type LocalizedText,
  newId,
  type Page,
  type RouteInput,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import { Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { admissionProblems } from '../problems.js';
import { TaskTypes } from '../task-types.js';
import { monthOf } from './period.js';

type Grant = RouteInput<typeof routes.admissionExceptions.grant>['body'];

/** 紧急放行: the duty officer lets urgent work of a bureau pass for some hours, so many times a month. */
@Injectable()
export class Exceptions {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async grant(caller: Caller, { type, unitId, reason, hours }: Grant): Promise<AdmissionException> {
    const staff = staffOf(caller);
    const gated = this.types.gated().find((each) => each.type === type);
    if (gated === undefined) {
      throw admissionProblems['admission.typeUngated'](
        at('/body/type', 'type', { 'zh-CN': '选一种要准入的任务', en: 'take a kind that needs an admission' }),
      );
    }
    const unit = this.unit(caller, unitId);
    const id = newId();
    const now = this.clock.now();
    const month = monthOf(this.clock.today());
    const { pluginId } = gated.bureau;
    await this.database.transaction(async () => {
      await this.count(pluginId, month);
      await this.database.insertMany('admission_exceptions', COLUMNS, [
        [
          ...[id, pluginId, type, unit.number, month, reason, staff.accountId, staff.name],
          ...[now, new Date(now.getTime() + hours * 3_600_000), 0],
        ],
      ]);
      await this.audit.record({
        ...{ actor: actorOf(caller), reason, unit: unit.number },
        action: 'admission.excepted',
        subject: { kind: 'admissionException', id },
        details: { type, hours },
      });
    });
    const [granted] = await this.read('WHERE id = ?', [id]);
    if (granted === undefined) throw new Error('An exception that was granted is not there');
    return granted;
  }

  /** Ends it before its time, within the caller's units; again changes nothing. */
  async end(caller: Caller, id: string): Promise<void> {
    const scope = this.units.scopeOf(caller, corePermissions.admissionExcept);
    await this.database.transaction(async () => {
      const unit = await this.database.queryOne(
        'SELECT unit_number FROM admission_exceptions WHERE id = ?',
        [id],
        (row) => row.integer('unit_number'),
      );
      if (unit === null || !this.units.isInScope(scope, unit)) throw admissionProblems['admission.exceptionNotFound']();
      const now = this.clock.now();
      const { affectedRows } = await this.database.execute(
        'UPDATE admission_exceptions SET ends_at = ? WHERE id = ? AND ends_at > ?',
        [now, id, now],
      );
      if (affectedRows === 0) return;
      await this.audit.record({
        ...{ actor: actorOf(caller), unit },
        action: 'admission.exceptionEnded',
        subject: { kind: 'admissionException', id },
      });
    });
  }

  /** Those of these kinds that last, those that end first before the others. */
  async lasting(types: readonly string[]): Promise<AdmissionException[]> {
    if (types.length === 0) return [];
    return this.read(`WHERE type IN (${placeholders(types)}) AND ends_at > ? ORDER BY ends_at, id`, [
      ...types,
      this.clock.now(),
    ]);
  }

  /** Of every unit: that something passed without an admission is read by all, as what is admitted is. */
  async list({
    cursor,
    limit,
  }: RouteInput<typeof routes.admissionExceptions.list>['query']): Promise<Page<AdmissionException>> {
    const after = cursor === undefined ? [] : [decodeCursor(cursor, ['id']).id];
    const where = cursor === undefined ? '' : 'WHERE id < ?';
    const rows = await this.read(`${where} ORDER BY id DESC LIMIT ${limit + 1}`, after);
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** What may be let pass, and how often its bureau still may this month. */
  async grantable(): Promise<RouteOutput<typeof routes.admissionExceptions.types>> {
    const counts = await this.database.query(
      'SELECT plugin_id, granted FROM admission_exception_counts WHERE month = ?',
      [monthOf(this.clock.today())],
      (row) => [row.text('plugin_id'), row.integer('granted')] as const,
    );
    const granted = new Map(counts);
    const left = (pluginId: string) => Math.max(0, EXCEPTIONS_A_MONTH - (granted.get(pluginId) ?? 0));
    return { items: this.types.gated().map((type) => ({ ...type, left: left(type.bureau.pluginId) })) };
  }

  /** One statement decides: of two at once the second finds the first one's count. */
  private async count(pluginId: string, month: string): Promise<void> {
    await this.database.insertMany(
      'admission_exception_counts',
      ['plugin_id', 'month', 'granted'],
      [[pluginId, month, 0]],
      { ignoreDuplicates: true },
    );
    const { affectedRows } = await this.database.execute(
      'UPDATE admission_exception_counts SET granted = granted + 1 WHERE plugin_id = ? AND month = ? AND granted < ?',
      [pluginId, month, EXCEPTIONS_A_MONTH],
    );
    if (affectedRows === 1) return;
    throw admissionProblems['admission.exceptionsUsed']({
      detail: {
        'zh-CN': `每个部门每月 ${EXCEPTIONS_A_MONTH} 次，下月再有。长期的工作请申请准入。`,
        en: `Each bureau has ${EXCEPTIONS_A_MONTH} a month. Work that lasts needs an admission.`,
      },
    });
  }

  private unit(caller: Caller, unitId: string): DirectoryUnit {
    const unit = this.units.byId(unitId);
    const scope = this.units.scopeOf(caller, corePermissions.admissionExcept);
    if (unit !== null && this.units.isInScope(scope, unit.number)) return unit;
    throw admissionProblems['admission.unitUnknown'](
      at('/body/unitId', 'unit', { 'zh-CN': '选您范围内的单位', en: 'take a unit within your own' }),
    );
  }

  private read(rest: string, parameters: readonly SqlValue[]): Promise<AdmissionException[]> {
    return this.database.query(`SELECT * FROM admission_exceptions ${rest}`, parameters, (row) => this.describe(row));
  }

  private describe(row: RawRow): AdmissionException {
    const unit = this.units.byNumber(row.integer('unit_number'));
    const until = row.instant('ends_at');
    return {
      id: row.text('id'),
      type: row.text('type'),
      typeTitle: this.types.titleOf(row.text('type')),
      bureau: this.types.bureauOf(row.text('plugin_id')),
      unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      reason: row.text('reason'),
      by: { id: row.text('account_id'), name: row.text('account_name') },
      grantedAt: row.instant('granted_at').toISOString(),
      until: until.toISOString(),
      lasts: until > this.clock.now(),
      tasks: row.integer('tasks'),
    };
  }
}

const COLUMNS = [
  ...['id', 'plugin_id', 'type', 'unit_number', 'month', 'reason', 'account_id', 'account_name'],
  ...['granted_at', 'ends_at', 'tasks'],
];

function at(pointer: string, code: string, message: LocalizedText) {
  return { errors: [{ pointer, code, message }] };
}

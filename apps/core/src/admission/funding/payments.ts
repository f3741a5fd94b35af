import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type FundingPayment,
  type LocalizedText,
  newId,
  type Page,
  type RouteInput,
  type routes,
} from '@yige/contracts';
import { allOf, Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, holds, staffOf } from '../../access/caller.js';
import { innermostOf, scopeCondition } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { Clock } from '../../time/clock.js';
import type { AdmissionRow } from '../admission-rows.js';
import { Admissions } from '../admissions.js';
import { bureausOf, isOwn } from '../participation.js';
import { admissionProblems } from '../problems.js';
import { TaskTypes } from '../task-types.js';

type Payment = RouteInput<typeof routes.taskFunding.pay>['body'];
type Confirmation = RouteInput<typeof routes.taskFunding.confirm>['body'];
type Query = RouteInput<typeof routes.taskFunding.payments>['query'];

/** 随事经费: what a bureau paid to a community, and what the community confirms that arrived. */
@Injectable()
export class Payments {
  constructor(
    private readonly database: Database,
    private readonly admissions: Admissions,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Recorded once for one key of one account. */
  async pay(caller: Caller, payment: Payment, key: string): Promise<FundingPayment> {
    const staff = staffOf(caller);
    const { admissionId, month, amountFen, document } = payment;
    const admission = await this.admissions.find(admissionId);
    if (admission === null || !isOwn(caller, admission)) throw admissionProblems['admission.notFound']();
    const unit = this.community(payment.unitId);
    await this.expectOwed(admission, innermostOf(unit), month);
    const id = newId();
    await this.database.transaction(async () => {
      const added = await this.database.insertMany(
        'funding_payments',
        COLUMNS,
        [
          [
            ...[id, admissionId, admission.pluginId, unit.district, unit.street, unit.community, unit.grid, month],
            ...[amountFen, document, staff.accountId, staff.name, this.clock.now(), key],
          ],
        ],
        { ignoreDuplicates: true },
      );
      if (added === 0) return;
      await this.audit.record({
        actor: actorOf(caller),
        action: 'funding.paid',
        subject: { kind: 'admission', id: admissionId },
        unit: innermostOf(unit),
        details: { payment: id, month, amountFen },
      });
    });
    return this.one(caller, 'WHERE f.paid_by = ? AND f.idempotency_key = ?', [staff.accountId, key]);
  }

  async confirm(caller: Caller, id: string, { amountFen, note }: Confirmation): Promise<FundingPayment> {
    const staff = staffOf(caller);
    const scope = scopeCondition(this.units.scopeOf(caller, corePermissions.taskFundingConfirm), 'f');
    await this.database.transaction(async () => {
      const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
      const payment = await this.database.queryOne(
        `SELECT f.* FROM funding_payments f WHERE f.id = ? AND ${scope.sql} ${lock}`,
        [id, ...scope.parameters],
        readState,
      );
      if (payment === null) throw admissionProblems['funding.notFound']();
      if (payment.cancelled) throw admissionProblems['funding.cancelled']();
      if (payment.confirmed) throw admissionProblems['funding.confirmed']();
      if (amountFen !== payment.paidFen && note === undefined) {
        throw admissionProblems['funding.noteMissing'](
          at('/body/note', { 'zh-CN': '写明差在哪里', en: 'say where the difference lies' }),
        );
      }
      await this.database.execute(
        `UPDATE funding_payments SET confirmed_fen = ?, confirmation_note = ?, confirmed_by = ?, confirmed_by_name = ?,
                confirmed_at = ? WHERE id = ?`,
        [amountFen, note ?? null, staff.accountId, staff.name, this.clock.now(), id],
      );
      await this.audit.record({
        actor: actorOf(caller),
        action: 'funding.confirmed',
        subject: { kind: 'fundingPayment', id },
        details: { amountFen },
        ...(note === undefined ? {} : { reason: note }),
      });
    });
    return this.one(caller, 'WHERE f.id = ?', [id]);
  }

  /** Recorded by mistake: whoever is of the bureau cancels it and records it anew, until the community has confirmed it. */
  async cancel(caller: Caller, id: string, reason: string): Promise<FundingPayment> {
    const staff = staffOf(caller);
    await this.database.transaction(async () => {
      const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
      const payment = await this.database.queryOne(
        `SELECT f.* FROM funding_payments f WHERE f.id = ? ${lock}`,
        [id],
        readState,
      );
      const admission = payment === null ? null : await this.admissions.find(payment.admissionId);
      if (payment === null || admission === null || !isOwn(caller, admission)) {
        throw admissionProblems['funding.notFound']();
      }
      if (payment.cancelled) throw admissionProblems['funding.cancelled']();
      if (payment.confirmed) throw admissionProblems['funding.confirmed']();
      await this.database.execute(
        `UPDATE funding_payments SET cancelled_at = ?, cancelled_by = ?, cancelled_by_name = ?, cancellation_reason = ?
         WHERE id = ?`,
        [this.clock.now(), staff.accountId, staff.name, reason, id],
      );
      await this.audit.record({
        ...{ actor: actorOf(caller), reason },
        action: 'funding.cancelled',
        subject: { kind: 'fundingPayment', id },
        details: { amountFen: payment.paidFen },
      });
    });
    return this.one(caller, 'WHERE f.id = ?', [id]);
  }

  async list(caller: Caller, { admission, cursor, limit }: Query): Promise<Page<FundingPayment>> {
    const where = allOf([
      scopeCondition(this.units.scopeOf(caller, corePermissions.admissionRead), 'f'),
      ...(admission === undefined ? [] : [{ sql: 'f.admission_id = ?', parameters: [admission] }]),
      ...(cursor === undefined ? [] : [{ sql: 'f.id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ]);
    const rows = await this.read(caller, `WHERE ${where.sql} ORDER BY f.id DESC LIMIT ${limit + 1}`, where.parameters);
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** What was published and comes with money, also when it was withdrawn or has expired: what is owed stays owed. */
  private async expectOwed(admission: AdmissionRow, community: number, month: string): Promise<void> {
    if (admission.funding.per === 'nothing') throw admissionProblems['funding.unfunded']();
    if (!(await this.admissions.wasPublished(admission))) throw admissionProblems['funding.notPublished']();
    if (month < admission.validFrom.slice(0, 7) || `${month}-01` >= admission.validTo) {
      throw admissionProblems['funding.monthOutside'](
        at('/body/month', { 'zh-CN': '选准入期限内的月份', en: 'take a month within its time' }),
      );
    }
    if (!(await this.admissions.covers(admission.id, community))) {
      throw admissionProblems['funding.unitNotCovered'](
        at('/body/unitId', { 'zh-CN': '选准入范围内的社区（村）', en: 'take a community that it covers' }),
      );
    }
  }

  /** Money goes to a community, however its work is divided; a hamlet community stands at the level of grids. */
  private community(unitId: string) {
    const unit = this.units.byId(unitId);
    if (unit !== null && (unit.level === 'community' || unit.level === 'grid'))
      return this.units.numbersOf(unit.number);
    throw admissionProblems['admission.unitUnknown'](
      at('/body/unitId', { 'zh-CN': '选一个社区（村）', en: 'take a community' }),
    );
  }

  private async one(caller: Caller, where: string, parameters: readonly SqlValue[]): Promise<FundingPayment> {
    const [payment] = await this.read(caller, where, parameters);
    if (payment === undefined) throw new Error('A payment that was written is not there');
    return payment;
  }

  private read(caller: Caller, rest: string, parameters: readonly SqlValue[]): Promise<FundingPayment[]> {
    const bureaus = holds(caller, corePermissions.taskFundingPay) ? bureausOf(caller) : [];
    return this.database.query(
      `SELECT f.*, a.name AS admission_name, a.agency_id FROM funding_payments f JOIN admissions a ON a.id = f.admission_id ${rest}`,
      parameters,
      (row) => this.describe(row, bureaus.includes(row.textOrNull('agency_id'))),
    );
  }

  private describe(row: RawRow, own: boolean): FundingPayment {
    const unit = this.units.byNumber(innermostOf(this.units.unitsOfRow(readUnitNumbers(row))));
    const confirmedAt = row.instantOrNull('confirmed_at');
    const cancelledAt = row.instantOrNull('cancelled_at');
    return {
      id: row.text('id'),
      admission: { id: row.text('admission_id'), name: row.text('admission_name') },
      bureau: this.types.bureauOf(row.text('plugin_id')),
      unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      month: row.text('month'),
      paidFen: row.integer('paid_fen'),
      document: row.text('document'),
      paidBy: { id: row.text('paid_by'), name: row.text('paid_by_name') },
      paidAt: row.instant('paid_at').toISOString(),
      confirmation:
        confirmedAt === null
          ? null
          : {
              confirmedFen: row.integer('confirmed_fen'),
              note: row.textOrNull('confirmation_note'),
              by: { id: row.text('confirmed_by'), name: row.text('confirmed_by_name') },
              at: confirmedAt.toISOString(),
            },
      cancellation:
        cancelledAt === null
          ? null
          : {
              reason: row.textOrNull('cancellation_reason') ?? '',
              by: { id: row.text('cancelled_by'), name: row.text('cancelled_by_name') },
              at: cancelledAt.toISOString(),
            },
      cancellable: own && confirmedAt === null && cancelledAt === null,
    };
  }
}

const COLUMNS = [
  ...['id', 'admission_id', 'plugin_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'month'],
  ...['paid_fen', 'document', 'paid_by', 'paid_by_name', 'paid_at', 'idempotency_key'],
];

function readState(row: RawRow) {
  return {
    admissionId: row.text('admission_id'),
    paidFen: row.integer('paid_fen'),
    confirmed: row.instantOrNull('confirmed_at') !== null,
    cancelled: row.instantOrNull('cancelled_at') !== null,
  };
}

function at(pointer: string, message: LocalizedText) {
  return { errors: [{ pointer, code: 'funding', message }] };
}

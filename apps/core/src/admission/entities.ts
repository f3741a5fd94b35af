import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a bureau may send to communities, from the application onwards. Its state follows from its steps. */
@Entity('admissions')
@Index('admissions_type', ['type', 'status', 'validTo', 'id'])
@Index('admissions_status', ['status', 'id'])
@Index('admissions_ending', ['status', 'validTo', 'id'])
export class AdmissionEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column(column.code(100).options) type: string;
  /** The bureau as an agency; null when the applicant's post was in none. */
  @Column({ ...nullable(column.id()).options, name: 'agency_id' }) agencyId: string | null;
  @Column(column.text(100).options) name: string;
  @Column({ ...column.text(200).options, name: 'basis_document' }) basisDocument: string;
  @Column({ ...column.text(100).options, name: 'basis_authority' }) basisAuthority: string;
  @Column(column.code(10).options) duty: string;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
  @Column(column.code(10).options) period: string;
  @Column(column.integer().options) rounds: number;
  /** Tasks of one round for one resident, or for one unit where they are about none. */
  @Column({ ...column.integer().options, name: 'times_each', default: 31 }) timesEach: number;
  @Column({ ...column.code(10).options, name: 'funding_per' }) fundingPer: string;
  @Column({ ...column.money().options, name: 'amount_fen' }) amountFen: string;
  @Column({ ...column.money().options, name: 'budget_fen' }) budgetFen: string;
  /** What its bureau was told of its end: 0 nothing, 1 that it is near, 2 that it has come. */
  @Column({ ...column.integer().options, name: 'ending_told', default: 0 }) endingTold: number;
  @Column({ ...nullable(column.text(500)).options, name: 'unfunded_reason' }) unfundedReason: string | null;
  @Column(column.longText().options) evidence: string;
  @Column(column.code(20).options) status: string;
  /** The admission that it is to follow. */
  @Column({ ...nullable(column.id()).options, name: 'renews' }) renews: string | null;
  /** The sum of its promises, under the lock of this row. */
  @Column({ ...column.money().options, name: 'promised_fen' }) promisedFen: string;
  @Column(column.integer().options) version: number;
}

/** A unit that it covers, with all that lies within. */
@Entity('admission_units')
export class AdmissionUnitEntity {
  @PrimaryColumn({ ...column.id().options, name: 'admission_id' }) admissionId: string;
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
}

@Entity('admission_steps')
@Index('admission_steps_admission', ['admissionId', 'id'])
export class AdmissionStepEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'admission_id' }) admissionId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.text(100).options, name: 'account_name' }) accountName: string;
  @Column(column.code(20).options) step: string;
  @Column(column.code(20).options) status: string;
  @Column(nullable(column.text(500)).options) note: string | null;
}

/** A round that was begun in a period of the calendar. */
@Entity('admission_rounds')
export class AdmissionRoundEntity {
  @PrimaryColumn({ ...column.id().options, name: 'admission_id' }) admissionId: string;
  @PrimaryColumn({ ...column.code(10).options, name: 'period_key' }) periodKey: string;
  @PrimaryColumn({ ...column.code(110).options, name: 'round_key' }) roundKey: string;
}

/** Money promised to a community by a round, in the month in which the work was sent. */
@Entity('admission_promises')
@Index('admission_promises_month', ['month', 'communityNumber'])
export class AdmissionPromiseEntity {
  @PrimaryColumn({ ...column.id().options, name: 'admission_id' }) admissionId: string;
  @PrimaryColumn({ ...column.code(10).options, name: 'period_key' }) periodKey: string;
  @PrimaryColumn({ ...column.code(110).options, name: 'round_key' }) roundKey: string;
  @PrimaryColumn({ ...column.integer().options, name: 'community_number' }) communityNumber: number;
  @PrimaryColumn(column.code(7).options) month: string;
  @Column(column.integer().options) cases: number;
  @Column({ ...column.money().options, name: 'amount_fen' }) amountFen: string;
}

/** How a task came through the gate; a task without a row is older than the gate. */
@Entity('task_gates')
@Index('task_gates_parent', ['parentTaskId', 'taskId'])
@Index('task_gates_round', ['admissionId', 'roundKey', 'countedUnit'])
export class TaskGateEntity {
  @PrimaryColumn({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column(column.code(20).options) pass: string;
  @Column({ ...nullable(column.id()).options, name: 'admission_id' }) admissionId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'exception_id' }) exceptionId: string | null;
  /** The task that gave rise to it. */
  @Column({ ...nullable(column.id()).options, name: 'parent_task_id' }) parentTaskId: string | null;
  /** JSON: kinds of the tasks that it follows, the first of the case first. */
  @Column({ ...nullable(column.longText()).options, name: 'followed_kinds' }) followedKinds: string | null;
  /** The promise of its admission in which it is counted: where and when. */
  @Column({ ...nullable(column.code(10)).options, name: 'period_key' }) periodKey: string | null;
  @Column({ ...nullable(column.code(110)).options, name: 'round_key' }) roundKey: string | null;
  @Column(nullable(column.code(7)).options) month: string | null;
  @Column({ ...nullable(column.integer()).options, name: 'counted_unit' }) countedUnit: number | null;
}

@Entity('admission_exceptions')
@Index('admission_exceptions_type', ['type', 'endsAt'])
export class AdmissionExceptionEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column(column.code(100).options) type: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  /** The month that it counts in. */
  @Column(column.code(7).options) month: string;
  @Column(column.text(500).options) reason: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.text(100).options, name: 'account_name' }) accountName: string;
  @Column({ ...column.instant().options, name: 'granted_at' }) grantedAt: Date;
  @Column({ ...column.instant().options, name: 'ends_at' }) endsAt: Date;
  @Column(column.integer().options) tasks: number;
}

/** How many exceptions a bureau got in a month: one row, so that of two at once one waits for the other. */
@Entity('admission_exception_counts')
export class AdmissionExceptionCountEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(7).options) month: string;
  @Column(column.integer().options) granted: number;
}

/** What a bureau says that it paid to a community for a month, and what the community says that arrived. */
@Entity('funding_payments')
@Index('funding_payments_key', ['paidBy', 'idempotencyKey'], { unique: true })
@Index('funding_payments_admission', ['admissionId', 'id'])
@Index('funding_payments_month', ['month', 'pluginId'])
@Index('funding_payments_community', ['communityId', 'id'])
@Index('funding_payments_grid', ['gridId', 'id'])
@Index('funding_payments_street', ['streetId', 'id'])
@Index('funding_payments_district', ['districtId', 'id'])
export class FundingPaymentEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'admission_id' }) admissionId: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.code(7).options) month: string;
  @Column({ ...column.money().options, name: 'paid_fen' }) paidFen: string;
  @Column(column.text(200).options) document: string;
  @Column({ ...column.id().options, name: 'paid_by' }) paidBy: string;
  @Column({ ...column.text(100).options, name: 'paid_by_name' }) paidByName: string;
  @Column({ ...column.instant().options, name: 'paid_at' }) paidAt: Date;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
  /** Null, as the rest of the confirmation, until the community has confirmed it. */
  @Column({ ...nullable(column.money()).options, name: 'confirmed_fen' }) confirmedFen: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'confirmation_note' }) confirmationNote: string | null;
  @Column({ ...nullable(column.id()).options, name: 'confirmed_by' }) confirmedBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'confirmed_by_name' }) confirmedByName: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'confirmed_at' }) confirmedAt: Date | null;
  /** Null, as the rest of the cancellation, unless it was recorded by mistake. */
  @Column({ ...nullable(column.instant()).options, name: 'cancelled_at' }) cancelledAt: Date | null;
  @Column({ ...nullable(column.id()).options, name: 'cancelled_by' }) cancelledBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'cancelled_by_name' }) cancelledByName: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'cancellation_reason' }) cancellationReason: string | null;
}

@Entity('task_refusals')
@Index('task_refusals_district', ['districtId', 'id'])
@Index('task_refusals_street', ['streetId', 'id'])
@Index('task_refusals_community', ['communityId', 'id'])
@Index('task_refusals_grid', ['gridId', 'id'])
export class TaskRefusalEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column(column.code(100).options) type: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.code(20).options) reason: string;
  @Column(nullable(column.text(500)).options) note: string | null;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.text(100).options, name: 'account_name' }) accountName: string;
  @Column(column.instant().options) at: Date;
}

/** 线下送来: refused work that came beside the platform. */
@Entity('outside_refusals')
@Index('outside_refusals_key', ['accountId', 'idempotencyKey'], { unique: true })
@Index('outside_refusals_district', ['districtId', 'id'])
@Index('outside_refusals_street', ['streetId', 'id'])
@Index('outside_refusals_community', ['communityId', 'id'])
@Index('outside_refusals_grid', ['gridId', 'id'])
export class OutsideRefusalEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.text(200).options) what: string;
  @Column(column.code(20).options) reason: string;
  @Column({ ...column.calendarDate().options, name: 'came_on' }) cameOn: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.text(100).options, name: 'account_name' }) accountName: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
}

export const admissionEntities = [
  AdmissionEntity,
  AdmissionUnitEntity,
  AdmissionStepEntity,
  AdmissionRoundEntity,
  AdmissionPromiseEntity,
  TaskGateEntity,
  AdmissionExceptionEntity,
  AdmissionExceptionCountEntity,
  FundingPaymentEntity,
  TaskRefusalEntity,
  OutsideRefusalEntity,
];

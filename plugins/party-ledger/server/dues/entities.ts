import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a member's dues are worked out from, from a month on. */
@Entity('dues_bases')
@Index('dues_bases_member', ['memberId', 'fromMonth'], { unique: true })
export class DuesBaseEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column({ ...column.code(7).options, name: 'from_month' }) fromMonth: string;
  @Column(column.code(20).options) category: string;
  @Column({ ...column.money().options, name: 'base_fen' }) baseFen: number;
}

/** What a member owes for one month (应缴党费). */
@Entity('dues')
@Index('dues_member', ['memberId', 'month'], { unique: true })
export class DuesEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column({ ...column.id().options, name: 'organisation_id' }) organisationId: string;
  @Column(column.code(7).options) month: string;
  @Column(column.code(20).options) category: string;
  @Column({ ...column.money().options, name: 'base_fen' }) baseFen: number;
  @Column({ ...column.money().options, name: 'amount_fen' }) amountFen: number;
}

/** What a member paid (实缴党费), or, below zero, what took a payment back. Nothing here is ever changed or deleted by hand. */
@Entity('payments')
@Index('payments_reverses', ['reversesId'], { unique: true })
@Index('payments_member', ['memberId', 'paidOn', 'id'])
export class PaymentEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column({ ...column.money().options, name: 'amount_fen' }) amountFen: number;
  @Column({ ...column.calendarDate().options, name: 'paid_on' }) paidOn: string;
  @Column({ ...nullable(column.id()).options, name: 'reverses_id' }) reversesId: string | null;
  @Column({ ...column.text(100).options, name: 'received_by_name' }) receivedByName: string;
  @Column({ ...column.instant().options, name: 'recorded_at' }) recordedAt: Date;
}

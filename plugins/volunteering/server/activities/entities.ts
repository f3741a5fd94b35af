import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An activity (志愿活动) of a unit. */
@Entity('activities')
@Index('activities_grid', ['gridId', 'endsAt', 'id'])
@Index('activities_community', ['communityId', 'endsAt', 'id'])
@Index('activities_street', ['streetId', 'endsAt', 'id'])
@Index('activities_district', ['districtId', 'endsAt', 'id'])
export class ActivityEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.text(40).options) title: string;
  @Column(column.code(20).options) kind: string;
  @Column(column.text(60).options) place: string;
  @Column(column.code(20).options) state: string;
  @Column({ ...nullable(column.text(200)).options, name: 'cancel_reason' }) cancelReason: string | null;
  /** When its last shift ends. */
  @Column({ ...column.instant().options, name: 'ends_at' }) endsAt: Date;
  @Column(column.id().options) organiser: string;
  @Column({ ...column.text(100).options, name: 'organiser_name' }) organiserName: string;
}

/** A span of an activity for which volunteers sign up (班次). */
@Entity('shifts')
@Index('shifts_activity', ['activityId', 'startsAt', 'id'])
@Index('shifts_start', ['startsAt', 'id'])
export class ShiftEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'activity_id' }) activityId: string;
  @Column({ ...column.instant().options, name: 'starts_at' }) startsAt: Date;
  @Column({ ...column.instant().options, name: 'ends_at' }) endsAt: Date;
  @Column(column.integer().options) places: number;
  /** Always the number of its sign-ups that were not withdrawn. */
  @Column(column.integer().options) taken: number;
  /** From which its rotating code is made; leaves the server never. */
  @Column(column.code(64).options) secret: string;
}

/** Somebody who signed up for a shift, and when they were there. */
@Entity('sign_ups')
@Index('sign_ups_shift', ['shiftId', 'id'])
@Index('sign_ups_person', ['personId', 'id'])
export class SignUpEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'shift_id' }) shiftId: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  /** `signedUp`, `present`, `attended` or `withdrawn`. */
  @Column(column.code(20).options) state: string;
  @Column({ ...column.instant().options, name: 'signed_up_at' }) signedUpAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'signed_in_at' }) signedInAt: Date | null;
  @Column({ ...nullable(column.instant()).options, name: 'signed_out_at' }) signedOutAt: Date | null;
  @Column({ ...nullable(column.text(200)).options, name: 'manual_reason' }) manualReason: string | null;
  /** Codes that were tried since `codesSince` and were wrong. */
  @Column({ ...column.integer().options, name: 'wrong_codes' }) wrongCodes: number;
  @Column({ ...nullable(column.instant()).options, name: 'codes_since' }) codesSince: Date | null;
}

import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A resident who serves (志愿者). Who they are stands in the platform's registry; here is only their id. */
@Entity('volunteers')
@Index('volunteers_grid', ['gridId', 'personId'])
@Index('volunteers_community', ['communityId', 'personId'])
@Index('volunteers_street', ['streetId', 'personId'])
@Index('volunteers_district', ['districtId', 'personId'])
export class VolunteerEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** Kinds of service, joined by commas. */
  @Column(column.code(200).options) kinds: string;
  @Column({ ...column.calendarDate().options, name: 'consented_on' }) consentedOn: string;
  /** Who agreed for somebody under 14. */
  @Column(nullable(column.text(50)).options) guardian: string | null;
  @Column({ ...column.calendarDate().options, name: 'enrolled_on' }) enrolledOn: string;
  @Column({ ...nullable(column.calendarDate()).options, name: 'left_on' }) leftOn: string | null;
  @Column({ ...nullable(column.text(200)).options, name: 'leave_reason' }) leaveReason: string | null;
  /** Grows with each sign-up, which holds the row: of two sign-ups at once the second sees the first. */
  @Column({ ...column.integer().options, name: 'sign_up_round' }) signUpRound: number;
}

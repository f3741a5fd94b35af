import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Help at somebody's home by a volunteer (上门帮办), from the plan to the resident's word and the hours. */
@Entity('help_requests')
@Index('help_requests_grid', ['gridId', 'ended', 'id'])
@Index('help_requests_community', ['communityId', 'ended', 'id'])
@Index('help_requests_street', ['streetId', 'ended', 'id'])
@Index('help_requests_district', ['districtId', 'ended', 'id'])
@Index('help_requests_person', ['personId', 'id'])
@Index('help_requests_volunteer', ['volunteerId', 'id'])
export class HelpRequestEntity {
  @PrimaryColumn(column.id().options) id: string;
  /** Who is helped. */
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** Null once the registry has erased them. */
  @Column({ ...nullable(column.id()).options, name: 'volunteer_id' }) volunteerId: string | null;
  @Column(column.code(20).options) kind: string;
  @Column(column.code(20).options) state: string;
  /** Certified, rejected or cancelled. */
  @Column(column.flag().options) ended: boolean;
  @Column({ ...column.calendarDate().options, name: 'planned_on' }) plannedOn: string;
  @Column({ ...column.integer().options, name: 'planned_minutes' }) plannedMinutes: number;
  /** Whose saved hours are called on; null: nobody's, it is free help. */
  @Column({ ...nullable(column.id()).options, name: 'payer_id' }) payerId: string | null;
  /** What the helped is to the payer. */
  @Column(nullable(column.code(20)).options) relation: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'done_on' }) doneOn: string | null;
  @Column(nullable(column.integer()).options) minutes: number | null;
  @Column({ ...nullable(column.text(100)).options, name: 'recorded_by_name' }) recordedByName: string | null;
  @Column(nullable(column.flag()).options) came: boolean | null;
  @Column(nullable(column.code(20)).options) lasted: string | null;
  @Column(nullable(column.code(10)).options) satisfied: string | null;
  @Column(nullable(column.text(200)).options) remark: string | null;
  /** Who asked the resident at the door. */
  @Column({ ...nullable(column.text(100)).options, name: 'asked_by_name' }) askedByName: string | null;
  /** Why it was cancelled, or settled as it was. */
  @Column(nullable(column.text(200)).options) reason: string | null;
}

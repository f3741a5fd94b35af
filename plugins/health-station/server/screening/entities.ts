import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where somebody stands who is no patient and was screened. Nobody to follow up is due on 9999-12-31. */
@Entity('screened')
@Index('screened_grid', ['gridId', 'followUpDue', 'personId'])
@Index('screened_community', ['communityId', 'followUpDue', 'personId'])
@Index('screened_street', ['streetId', 'followUpDue', 'personId'])
@Index('screened_district', ['districtId', 'followUpDue', 'personId'])
export class ScreenedEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.calendarDate().options, name: 'last_on' }) lastOn: string;
  @Column(column.code(20).options) outcome: string;
  @Column({ ...column.integer().options, name: 'raised_days' }) raisedDays: number;
  @Column({ ...column.calendarDate().options, name: 'follow_up_due' }) followUpDue: string;
}

/** One measurement of somebody who is no patient (血压筛查). */
@Entity('screenings')
@Index('screenings_person', ['personId', 'takenOn', 'id'])
export class ScreeningEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.integer().options) systolic: number;
  @Column(column.integer().options) diastolic: number;
  @Column(nullable(column.integer()).options) pulse: number | null;
  @Column({ ...column.calendarDate().options, name: 'taken_on' }) takenOn: string;
  @Column({ ...column.id().options, name: 'taken_by' }) takenBy: string;
  @Column({ ...column.text(100).options, name: 'taken_by_name' }) takenByName: string;
  /** A doctor looked into it and found no hypertension: it counts no more. */
  @Column(column.flag().options) settled: boolean;
}

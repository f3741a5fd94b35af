import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An elder in the register. Who they are stands in the platform's registry; here is only their id. */
@Entity('elders')
@Index('elders_grid', ['gridId', 'nextVisitDue', 'personId'])
@Index('elders_community', ['communityId', 'nextVisitDue', 'personId'])
@Index('elders_street', ['streetId', 'nextVisitDue', 'personId'])
@Index('elders_district', ['districtId', 'nextVisitDue', 'personId'])
@Index('elders_of_grid', ['gridId', 'personId'])
@Index('elders_of_community', ['communityId', 'personId'])
@Index('elders_of_street', ['streetId', 'personId'])
@Index('elders_of_district', ['districtId', 'personId'])
@Index('elders_assessed_grid', ['gridId', 'assessmentDue', 'personId'])
@Index('elders_assessed_community', ['communityId', 'assessmentDue', 'personId'])
@Index('elders_assessed_street', ['streetId', 'assessmentDue', 'personId'])
@Index('elders_assessed_district', ['districtId', 'assessmentDue', 'personId'])
@Index('elders_due', ['nextVisitDue', 'personId'])
export class ElderEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.code(10).options) tier: string;
  @Column({ ...column.flag().options, name: 'living_alone' }) livingAlone: boolean;
  /** What the last visitor was told, which counts more than the size of the household; null: nobody was asked. */
  @Column({ ...nullable(column.flag()).options, name: 'living_alone_told' }) livingAloneTold: boolean | null;
  @Column({ ...column.calendarDate().options, name: 'enrolled_on' }) enrolledOn: string;
  @Column({ ...nullable(column.calendarDate()).options, name: 'last_visit_on' }) lastVisitOn: string | null;
  @Column({ ...column.calendarDate().options, name: 'next_visit_due' }) nextVisitDue: string;
  /** The due day for which a visit was asked for already. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'planned_for' }) plannedFor: string | null;
  /** Grows when a planned visit is called off, so that the next plan is a new wish. */
  @Column({ ...column.integer().options, name: 'plan_round' }) planRound: number;
  /** The level of the assessment that counts, which is health data; null: never assessed. */
  @Column(nullable(column.code(10)).options) ability: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'assessed_on' }) assessedOn: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'assessment_due' }) assessmentDue: string | null;
}

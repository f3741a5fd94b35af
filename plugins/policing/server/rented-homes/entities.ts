import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In place of a task's id where no task asked for it: a demo's checks of the past. */
export const NO_TASK = '';

/** A rented home (出租房), by a resident who lives there. Who they are and where stands in the platform's registry. */
@Entity('rented_homes')
@Index('rented_homes_grid', ['gridId', 'nextCheckDue', 'personId'])
@Index('rented_homes_community', ['communityId', 'nextCheckDue', 'personId'])
@Index('rented_homes_street', ['streetId', 'nextCheckDue', 'personId'])
@Index('rented_homes_district', ['districtId', 'nextCheckDue', 'personId'])
@Index('rented_homes_of_grid', ['gridId', 'personId'])
@Index('rented_homes_of_community', ['communityId', 'personId'])
@Index('rented_homes_of_street', ['streetId', 'personId'])
@Index('rented_homes_of_district', ['districtId', 'personId'])
@Index('rented_homes_due', ['nextCheckDue', 'personId'])
@Index('rented_homes_household', ['householdId'], { unique: true })
export class RentedHomeEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** Of the resident when it was registered: one home is registered once. */
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column({ ...column.calendarDate().options, name: 'registered_on' }) registeredOn: string;
  /** With consent. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'last_check_on' }) lastCheckOn: string | null;
  @Column({ ...column.calendarDate().options, name: 'next_check_due' }) nextCheckDue: string;
  /** The due day for which a task was asked for. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'planned_for' }) plannedFor: string | null;
  /** Grows with each task that was called off, so that the next plan is a new wish. */
  @Column({ ...column.integer().options, name: 'plan_round' }) planRound: number;
  /** What the last check with consent left to settle, `homePointSchema`, parted by blanks. */
  @Column(column.code(120).options) points: string;
}

/** Somebody went to look, and what came of it. */
@Entity('home_checks')
@Index('home_checks_person', ['personId', 'checkedAt', 'id'])
export class HomeCheckEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.code(20).options) outcome: string;
  @Column({ ...nullable(column.flag()).options, name: 'contract_on_file' }) contractOnFile: boolean | null;
  @Column({ ...nullable(column.flag()).options, name: 'pledge_signed' }) pledgeSigned: boolean | null;
  /** Parted by blanks; null where nothing was looked at. */
  @Column({ ...nullable(column.code(60)).options, name: 'let_separately' }) letSeparately: string | null;
  @Column(nullable(column.code(60)).options) hazards: string | null;
  @Column({ ...column.instant().options, name: 'checked_at' }) checkedAt: Date;
  @Column({ ...column.id().options, name: 'checked_by' }) checkedBy: string;
  @Column({ ...column.text(100).options, name: 'checked_by_name' }) checkedByName: string;
}

import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A visit that took place, or the attempt at one. */
@Entity('visits')
@Index('visits_task', ['taskId'], { unique: true })
@Index('visits_person', ['personId', 'visitedAt', 'id'])
export class VisitEntity {
  @PrimaryColumn(column.id().options) id: string;
  /** The visit's own id where it was no task of core, as in what a demo invents. */
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** The shared fact `personMet`. */
  @Column(column.code(10).options) mode: string;
  /** The whole record as it was handed in. */
  @Column(column.json().options) result: object;
  @Column({ ...column.instant().options, name: 'visited_at' }) visitedAt: Date;
  @Column({ ...column.id().options, name: 'visited_by' }) visitedBy: string;
  @Column({ ...column.text(100).options, name: 'visited_by_name' }) visitedByName: string;
}

/** A visit that the cycle laid down (应访). One that was met before its day stands on the day on which it was met. */
@Entity('due_visits')
@Index('due_visits_person', ['personId', 'dueOn', 'id'])
export class DueVisitEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.calendarDate().options, name: 'due_on' }) dueOn: string;
}

/** Somebody was at the door and met nobody; the task is open as before. */
@Entity('attempts')
@Index('attempts_visit', ['visitId', 'taskId'], { unique: true })
@Index('attempts_person', ['personId', 'attemptedAt', 'id'])
export class AttemptEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.id().options, name: 'visit_id' }) visitId: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.code(20).options) outcome: string;
  @Column({ ...column.instant().options, name: 'attempted_at' }) attemptedAt: Date;
  @Column({ ...column.id().options, name: 'attempted_by' }) attemptedBy: string;
  @Column({ ...column.text(100).options, name: 'attempted_by_name' }) attemptedByName: string;
}

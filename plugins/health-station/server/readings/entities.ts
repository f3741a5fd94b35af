import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In place of a task's id where no task asked for it: what a doctor measured at a follow-up, and a demo's readings. */
export const NO_TASK = '';

/** What somebody measured at a resident's home, or why not. */
@Entity('readings')
@Index('readings_person', ['personId', 'takenAt', 'id'])
@Index('readings_queue', ['state', 'priority', 'takenAt', 'id'])
@Index('readings_task', ['taskId', 'state'])
export class ReadingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** `doctor` or `collected`. */
  @Column(column.code(10).options) origin: string;
  @Column(column.code(10).options) state: string;
  /** In the queue: 0 urgent, 1 wants to see a doctor, 2 the rest. */
  @Column(column.integer().options) priority: number;
  @Column(nullable(column.integer()).options) systolic: number | null;
  @Column(nullable(column.integer()).options) diastolic: number | null;
  @Column(nullable(column.integer()).options) pulse: number | null;
  @Column(nullable(column.code(20)).options) feeling: string | null;
  @Column({ ...nullable(column.code(20)).options, name: 'not_measured' }) notMeasured: string | null;
  @Column(nullable(column.code(20)).options) control: string | null;
  @Column({ ...column.instant().options, name: 'taken_at' }) takenAt: Date;
  @Column({ ...column.id().options, name: 'taken_by' }) takenBy: string;
  @Column({ ...column.text(100).options, name: 'taken_by_name' }) takenByName: string;
  @Column({ ...nullable(column.id()).options, name: 'reviewed_by' }) reviewedBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'reviewed_by_name' }) reviewedByName: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'reviewed_at' }) reviewedAt: Date | null;
  @Column({ ...nullable(column.text(200)).options, name: 'review_note' }) reviewNote: string | null;
}

/** The doctor saw the patient (面对面随访). */
@Entity('follow_ups')
@Index('follow_ups_person', ['personId', 'doneOn', 'id'])
export class FollowUpEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'reading_id' }) readingId: string | null;
  @Column({ ...column.calendarDate().options, name: 'done_on' }) doneOn: string;
  @Column({ ...column.id().options, name: 'done_by' }) doneBy: string;
  @Column({ ...column.text(100).options, name: 'done_by_name' }) doneByName: string;
  /** Found at this one; null: nobody was asked, since only figures were handed in. */
  @Column({ ...nullable(column.flag()).options, name: 'new_complication' }) newComplication: boolean | null;
}

/** A patient's physical examination of the year (年度健康检查). */
@Entity('physicals')
@Index('physicals_person', ['personId', 'doneOn', 'id'])
export class PhysicalEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.calendarDate().options, name: 'done_on' }) doneOn: string;
  @Column({ ...column.id().options, name: 'done_by' }) doneBy: string;
  @Column({ ...column.text(100).options, name: 'done_by_name' }) doneByName: string;
}

import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { AbsenceEntity } from './absences/entities.js';
import { TaskAttachmentEntity } from './attachments/entities.js';
import { TaskCommentEntity } from './conversation/entities.js';
import { EscalationRuleEntity } from './escalation/entities.js';
import { TaskFollowerEntity } from './following/entities.js';

/** What an open and a closed task share. Hot columns hold internal unit numbers. */
abstract class TaskColumns {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(100).options) type: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.text(200).options, name: 'title_chinese' }) titleChinese: string;
  @Column({ ...column.text(200).options, name: 'title_english' }) titleEnglish: string;
  @Column(column.code(20).options) status: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column({ ...nullable(column.id()).options, name: 'building_id' }) buildingId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'assignee_id' }) assigneeId: string | null;
  /** The body whose work it is; null: of the unit as a whole. */
  @Column({ ...nullable(column.code(30)).options, name: 'body_kind' }) bodyKind: string | null;
  /** The account behind the creation; null when a plugin acted for itself. */
  @Column({ ...nullable(column.id()).options, name: 'created_by' }) createdBy: string | null;
  /** 9999-12-31 for none. */
  @Column({ ...column.instant().options, name: 'due_at' }) dueAt: Date;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column({ ...column.instant().options, name: 'updated_at' }) updatedAt: Date;
  @Column(column.longText().options) payload: string;
  @Column(column.integer().options) version: number;
  /** The dispatch by which it came; null: on its own. */
  @Column({ ...nullable(column.id()).options, name: 'dispatch_id' }) dispatchId: string | null;
  /** 督办. */
  @Column({ ...column.flag().options, default: 0 }) overseen: boolean;
  /** Levels that its being overdue has gone up. */
  @Column({ ...column.integer().options, default: 0 }) escalation: number;
}

/** Open tasks in a table of their own: it stays small enough for memory however much work has been done. */
@Entity('tasks_open')
@Index('tasks_open_assignee', ['assigneeId', 'dueAt', 'id'])
@Index('tasks_open_grid', ['gridId', 'dueAt', 'id', 'status'])
@Index('tasks_open_community', ['communityId', 'dueAt', 'id', 'status'])
@Index('tasks_open_street', ['streetId', 'dueAt', 'id', 'status'])
@Index('tasks_open_district', ['districtId', 'dueAt', 'id', 'status', 'type', 'pluginId'])
@Index('tasks_open_type', ['districtId', 'type', 'dueAt', 'id', 'status'])
@Index('tasks_open_person', ['personId', 'createdAt', 'id'])
@Index('tasks_open_creator', ['createdBy', 'dueAt', 'id'])
@Index('tasks_open_plugin', ['pluginId', 'dueAt', 'id'])
@Index('tasks_open_visit', ['communityId', 'buildingId', 'householdId', 'dueAt', 'id', 'type', 'status'])
@Index('tasks_open_whole', ['householdId', 'buildingId', 'personId'])
@Index('tasks_open_building', ['buildingId', 'dueAt', 'id'])
@Index('tasks_open_dispatch', ['dispatchId', 'communityId', 'status'])
@Index('tasks_open_overseen', ['districtId', 'overseen', 'dueAt', 'id'])
@Index('tasks_open_unassigned', ['communityId', 'assigneeId', 'dueAt', 'id'])
@Index('tasks_open_dispatch_due', ['dispatchId', 'dueAt', 'id'])
@Index('tasks_open_clock', ['clockAt', 'id'])
export class OpenTaskEntity extends TaskColumns {
  /** When the clock looks at its deadline next; long ago: it has not looked yet. */
  @Column({ ...column.instant().options, name: 'clock_at', default: '2000-01-01 00:00:00.000' }) clockAt: Date;
  /** How far people were told of its deadline: 0 not, 1 that it is near, 2 that it has passed. */
  @Column({ ...column.integer().options, default: 0 }) reminded: number;
}

/** Closed and cancelled tasks; a task moves here in the unit of work that closes it. */
@Entity('tasks_archive')
@Index('tasks_archive_assignee', ['assigneeId', 'closedAt', 'id'])
@Index('tasks_archive_grid', ['gridId', 'closedAt', 'id'])
@Index('tasks_archive_community', ['communityId', 'closedAt', 'id'])
@Index('tasks_archive_street', ['streetId', 'closedAt', 'id'])
@Index('tasks_archive_district', ['districtId', 'closedAt', 'id'])
@Index('tasks_archive_person', ['personId', 'createdAt', 'id'])
@Index('tasks_archive_household', ['householdId', 'closedAt', 'id'])
@Index('tasks_archive_building', ['buildingId', 'closedAt', 'id'])
@Index('tasks_archive_creator', ['createdBy', 'closedAt', 'id'])
@Index('tasks_archive_plugin', ['pluginId', 'closedAt', 'id'])
@Index('tasks_archive_dispatch', ['dispatchId', 'communityId', 'status'])
export class ArchivedTaskEntity extends TaskColumns {
  @Column({ ...column.instant().options, name: 'closed_at' }) closedAt: Date;
  /** The plugin's reference of the record that the result became. */
  @Column({ ...nullable(column.code(100)).options, name: 'reference' }) reference: string | null;
}

/** Every move of a task: who, when, what. */
@Entity('task_events')
@Index('task_events_task', ['taskId', 'id'])
export class TaskEventEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(10).options, name: 'actor_kind' }) actorKind: string;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.code(20).options) action: string;
  @Column(nullable(column.text(500)).options) note: string | null;
  /** Name of the person or unit that it went to. */
  @Column(nullable(column.text(200)).options) target: string | null;
  /** Name of whose work it was, where a deputy did it. */
  @Column({ ...nullable(column.text(100)).options, name: 'on_behalf_of' }) onBehalfOf: string | null;
}

/** What was handed in for a task, kept from the moment core answers. */
@Entity('submissions')
@Index('submissions_task', ['taskId', 'submittedAt', 'id'])
@Index('submissions_key', ['taskId', 'idempotencyKey'], { unique: true })
@Index('submissions_due', ['state', 'nextAt', 'id'])
export class SubmissionEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
  @Column(column.code(10).options) state: string;
  @Column({ ...column.id().options, name: 'submitted_by' }) submittedBy: string;
  @Column({ ...column.text(100).options, name: 'submitted_by_name' }) submittedByName: string;
  @Column({ ...column.instant().options, name: 'submitted_at' }) submittedAt: Date;
  /** What whoever handed it in may do with the task (`DoorPower`), as it was then. */
  @Column({ ...column.code(10).options, default: 'complete' }) power: string;
  @Column(column.document().options) result: string;
  @Column({ ...nullable(column.code(100)).options, name: 'reference' }) reference: string | null;
  @Column(nullable(column.longText()).options) problem: string | null;
  @Column(column.integer().options) attempts: number;
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
}

/** Which task an Idempotency-Key of a plugin has made. */
@Entity('task_keys')
export class TaskKeyEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
}

/** 常用视图: what somebody looks at again and again, under a name of their own. */
@Entity('task_views')
@Index('task_views_account', ['accountId', 'position', 'id'])
export class TaskViewEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.text(20).options) name: string;
  @Column(column.integer().options) position: number;
  @Column(column.longText().options) filter: string;
  @Column(column.code(20).options) grouping: string;
}

export const taskEntities = [
  OpenTaskEntity,
  ArchivedTaskEntity,
  TaskEventEntity,
  SubmissionEntity,
  TaskKeyEntity,
  AbsenceEntity,
  TaskFollowerEntity,
  TaskCommentEntity,
  TaskAttachmentEntity,
  TaskViewEntity,
  EscalationRuleEntity,
];
